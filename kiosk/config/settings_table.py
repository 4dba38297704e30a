"""Every setting, declared once: type, default, bounds, description; read by `settings` and `layers`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote

from kiosk.config.declare import rules, setting
from kiosk.config.settings_bundles import Bundles
from kiosk.config.settings_device import Display, Inputs, Panel, Printer, Technician, Terminal, Voice
from kiosk.config.settings_signin import SignIn
from kiosk.config.settings_watch import Watch


@dataclass(frozen=True, slots=True)
class Hall:
    """La mairie où se trouve la borne\u00a0: ce que lit et entend un citoyen."""

    name: str = setting("", "Nom de la mairie.", required=True)
    address: str = setting("", "Adresse de la mairie, sur une ligne.", required=True)
    hours: str = setting("", "Horaires de la mairie, en une ou deux phrases.", required=True)
    opening: tuple[str, ...] = setting(
        (),
        "Les mêmes horaires, jour par jour, pour dire «\u00a0ouvert maintenant, jusqu’à 17\u00a0h\u00a0». "
        'Par exemple ["lundi-vendredi 8:30-17:00", "jeudi 8:30-19:30", "2026-12-24 8:30-12:00"]. '
        "Une ligne remplace ce qu’une ligne d’avant dit du même jour. Vide\u00a0: rien n’est dit.",
    )
    wheelchair: str = setting(
        "",
        "Accès en fauteuil roulant\u00a0: yes (oui), on_request (sur demande), no (non). "
        "Vide\u00a0: rien n’est dit.",
        choices=("", "yes", "on_request", "no"),
    )
    insee: str = setting(
        "", "Code INSEE de la commune, ou de l’arrondissement (75112), pour choisir dans l’annuaire."
    )
    phone: str = setting("", "Numéro de téléphone à appeler.", required=True)
    reception_place: str = setting(
        "", "Où se trouve l’accueil, vu de la borne. Montré quand personne ne répond.", required=True
    )
    languages: tuple[str, ...] = setting(
        (),
        "Les langues proposées, dans l’ordre\u00a0: fr, fr-simple (français facile), en, ar, zh, es, pt, uk. "
        "Le français y est toujours. Vide\u00a0: toutes celles qui sont traduites.",
        kind="identities",
    )
    note: str = setting(
        "", "Phrase ajoutée à l’adresse (travaux, adresse à vérifier). Vide\u00a0: rien n’est ajouté."
    )


@dataclass(frozen=True, slots=True)
class Idle:
    """L’oubli d’une visite laissée sans suite."""

    after_s: float = setting(
        60.0, "Secondes sans geste avant d’avertir. Le temps de lecture s’y ajoute.", least=20, most=900
    )
    warn_s: float = setting(
        45.0, "Secondes d’avertissement avant d’oublier. La règle est d’au moins 20.", least=20, most=300
    )


@dataclass(frozen=True, slots=True)
class Desk:
    """Le poste des agents."""

    urls: tuple[str, ...] = setting(
        ("http://127.0.0.1:8700",), "Adresses du serveur des agents, la première d’abord.", kind="webs"
    )
    site: str = setting(
        "", "Nom court de la mairie, le même pour ses bornes et ses agents.", kind="identity", required=True
    )
    host: str = setting(
        "127.0.0.1", "Adresse où le serveur des agents écoute. 0.0.0.0\u00a0: tout le réseau."
    )
    port: int = setting(8700, "Port où il écoute. 0\u00a0: un port libre.", least=0, most=65535)
    database: str = setting(
        "out/desk/desk.sqlite3",
        "Base des appels\u00a0: un fichier (SQLite) relatif au dossier du projet, ou un serveur "
        "(PostgreSQL, pour une ville)\u00a0: postgresql://bureau@127.0.0.1:5432/bureau.",
        kind="database",
        required=True,
    )
    processes: int = setting(
        1, "Processus qui servent ensemble les agents et les bornes. Un par cœur au plus.", least=1, most=64
    )
    entry: str = setting(
        "shared",
        "Comment on entre. shared (petite mairie)\u00a0: un code pour tous les agents et un jeton pour les "
        "bornes suffisent\u00a0; les comptes et les clés marchent aussi. own\u00a0: chaque agent a son "
        "compte (kiosk desk account) et chaque borne sa clé (kiosk desk enrol)\u00a0; rien d’autre n’ouvre.",
        choices=("shared", "own"),
    )
    certificate: str = setting(
        "",
        "Certificat du serveur des agents et sa chaîne (PEM), pour https. Relatif au dossier du projet. "
        "Vide\u00a0: http, à garder derrière un serveur mandataire ou sur un réseau à soi.",
        kind="path",
    )
    certificate_key: str = setting("", "Clé de ce certificat (PEM, sans mot de passe).", kind="path")
    authority: str = setting(
        "",
        "Pour la borne\u00a0: certificat de l’autorité de la ville (PEM), si celui du bureau vient d’elle. "
        "Vide\u00a0: les autorités publiques.",
        kind="path",
    )
    proxies: tuple[str, ...] = setting(
        (),
        "Adresses des serveurs mandataires devant le bureau. Eux seuls sont crus quand ils disent "
        "X-Forwarded-For et X-Forwarded-Proto. Vide\u00a0: personne.",
    )
    figures_months: int = setting(
        25, "Mois pendant lesquels les chiffres publiés restent.", least=1, most=240
    )
    events_days: int = setting(
        31, "Jours pendant lesquels les appels et leurs événements restent.", least=1, most=366
    )
    database_password: str = setting("", "Secret\u00a0: mot de passe de la base PostgreSQL.", secret=True)
    token: str = setting("", "Secret\u00a0: jeton des bornes.", least=16, secret=True)
    agent_code: str = setting("", "Secret\u00a0: code d’entrée des agents.", least=6, secret=True)
    metrics_token: str = setting(
        "", "Secret\u00a0: jeton de /metrics (Prometheus). Vide\u00a0: pas de mesures.", least=16, secret=True
    )


@dataclass(frozen=True, slots=True)
class Call:
    """L’appel d’un agent."""

    expires_min: float = setting(
        30.0, "Minutes après lesquelles un appel que personne ne prend est abandonné.", least=1, most=1440
    )
    fitting_s: float = setting(
        20.0,
        "Secondes pendant lesquelles un appel sonne d’abord au guichet libre depuis le plus longtemps. "
        "Ensuite, il sonne à tous ceux qui s’y connaissent.",
        least=5,
        most=120,
    )
    everyone_s: float = setting(
        45.0, "Secondes après lesquelles un appel sonne à tous les guichets.", least=10, most=300
    )
    lamp_s: float = setting(
        90.0, "Secondes après lesquelles la lampe ou la sonnerie s’allume.", least=15, most=600
    )
    telephone_s: float = setting(
        120.0,
        "Secondes après lesquelles la borne donne le numéro de téléphone, et les agents appellent l’accueil.",
        least=20,
        most=900,
    )
    calls_per_hour: int = setting(
        12,
        "Appels pris en une heure, au-delà desquels un guichet n’est plus sollicité le premier.",
        least=1,
        most=60,
    )


@dataclass(frozen=True, slots=True)
class Channels:
    """Ce qui avertit encore, quand personne ne prend un appel au poste des agents."""

    lamp: str = setting(
        "",
        "Lampe ou sonnerie\u00a0: serial:/dev/ttyUSB0 (relais USB de type LCUS-1), "
        "file:out/lampe.json (simulée). Vide\u00a0: pas de lampe.",
    )
    webhook: str = setting(
        "",
        "Adresse à prévenir, signée (HMAC-SHA256)\u00a0: en https, ou sur cette machine. Vide\u00a0: aucune.",
    )
    webhook_secret: str = setting("", "Secret\u00a0: clé de la signature.", least=16, secret=True)


@dataclass(frozen=True, slots=True)
class Content:
    """Les fiches de l’État (Service-Public)."""

    dir: str = setting(
        "out/content", "Dossier des fiches préparées. Relatif au dossier du projet.", kind="path"
    )
    source: str = setting(
        "", "Archive .zip ou dossier des fiches. Vide\u00a0: pas de fiches de l’État.", kind="path"
    )
    directory: str = setting(
        "",
        "Annuaire des lieux\u00a0: fichier .json de l’annuaire officiel, ou dossier de ces fichiers. "
        "Vide\u00a0: les fiches disent le nom du lieu, sans adresse.",
        kind="path",
    )
    stale_after_days: int = setting(
        365,
        "Jours après lesquels un texte est dit ancien, avant ses prix, ses formulaires et ses délais.",
        least=1,
        most=3650,
    )


@dataclass(frozen=True, slots=True)
class Home:
    """La page d’accueil."""

    procedures: tuple[str, ...] = setting(
        (), "Les démarches les plus demandées, six au plus, dans l’ordre.", kind="identities", most=6
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, by section; `root` is the folder that relative paths start from."""

    hall: Hall = field(default_factory=Hall)
    terminal: Terminal = field(default_factory=Terminal)
    panel: Panel = field(default_factory=Panel)
    display: Display = field(default_factory=Display)
    voice: Voice = field(default_factory=Voice)
    idle: Idle = field(default_factory=Idle)
    desk: Desk = field(default_factory=Desk)
    signin: SignIn = field(default_factory=SignIn)
    call: Call = field(default_factory=Call)
    channels: Channels = field(default_factory=Channels)
    content: Content = field(default_factory=Content)
    printer: Printer = field(default_factory=Printer)
    home: Home = field(default_factory=Home)
    inputs: Inputs = field(default_factory=Inputs)
    technician: Technician = field(default_factory=Technician)
    bundles: Bundles = field(default_factory=Bundles)
    watch: Watch = field(default_factory=Watch)
    root: Path = Path(".")

    @property
    def state_dir(self) -> Path:
        return self.root / self.terminal.state_dir

    @property
    def database(self) -> str:
        """The desk's database: a file's path, or the address of a server, with its password."""
        if "://" not in self.desk.database:
            return str(self.root / self.desk.database)
        start, _, rest = self.desk.database.partition("@")
        password = quote(self.desk.database_password, safe="")
        return f"{start}:{password}@{rest}" if password else self.desk.database

    @property
    def lamp(self) -> str:
        """The lamp's address, a file's path from the project's folder."""
        kind, _, path = self.channels.lamp.partition(":")
        return f"file:{self.root / path}" if kind == "file" else self.channels.lamp

    @property
    def content_dir(self) -> Path:
        return self.root / self.content.dir

    @property
    def content_source(self) -> Path | None:
        return self.root / self.content.source if self.content.source else None

    @property
    def directory(self) -> Path | None:
        return self.root / self.content.directory if self.content.directory else None


SECTIONS: dict[str, type] = {
    "hall": Hall,
    "terminal": Terminal,
    "panel": Panel,
    "display": Display,
    "voice": Voice,
    "idle": Idle,
    "desk": Desk,
    "signin": SignIn,
    "call": Call,
    "channels": Channels,
    "content": Content,
    "printer": Printer,
    "home": Home,
    "inputs": Inputs,
    "technician": Technician,
    "bundles": Bundles,
    "watch": Watch,
}


def without_secrets(settings: Settings) -> Settings:
    """The same with every secret as it is where nobody wrote one."""
    public = {}
    for section, kind in SECTIONS.items():
        if blank := {name: default for name, rule, default in rules(kind) if rule.secret}:
            public[section] = replace(getattr(settings, section), **blank)
    return replace(settings, **public)
