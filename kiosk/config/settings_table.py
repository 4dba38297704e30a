"""Every setting, declared once: type, default, bounds, description; read by `settings` and `layers`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote

from kiosk.config.declare import rules, setting
from kiosk.config.settings_bundles import Bundles
from kiosk.config.settings_desk import Call, Channels, Desk
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
