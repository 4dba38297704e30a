"""The settings of the agents' desk, of a call, and of what else warns of one; used by `settings_table`."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.config.declare import setting


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
