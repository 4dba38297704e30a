"""What the desk needs to know before it starts; filled by the settings reader, used by `server.serve`."""

from __future__ import annotations

import math
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.desk.calls.routing import Times
from kiosk.desk.signin import settings as signin_settings
from kiosk.desk.signin.settings import SignIn
from kiosk.wire.findings import SECRETS

SHORTEST_TOKEN = 16
SHORTEST_CODE = 6
MOST_PROCESSES = 64


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """Where the desk listens, what it keeps and who may enter; `port` 0 takes a free one.

    `expires_min` is how long a call rings when nobody takes it; `processes` serve it together. The secrets
    are never shown, nor is a password in `database`. Without `shared`, only accounts and terminals' own keys
    open. `certificate` and its key (PEM files) serve https; `proxies` are those whose `X-Forwarded-For` and
    `X-Forwarded-Proto` are believed, by address. The seconds are those after which a call rings more widely
    (see `calls.routing`). Published figures are kept for `figures_months`, calls for `events_days`.
    """

    host: str
    port: int
    database: str | Path = field(repr=False)  # a SQLite file, or postgresql://…
    site: str
    hall_name: str
    token: str = field(repr=False)
    agent_code: str = field(repr=False)
    expires_min: float = 30
    processes: int = 1
    shared: bool = True
    certificate: str = ""
    certificate_key: str = ""
    proxies: tuple[str, ...] = ()
    fitting_s: float = 20
    everyone_s: float = 45
    lamp_s: float = 90
    telephone_s: float = 120
    calls_per_hour: int = 12
    families: tuple[dict[str, Any], ...] = ()  # themes of procedures: id, fr, en, and the State's they cover
    lamp: str = ""
    webhook: str = ""
    webhook_secret: str = field(default="", repr=False)
    figures_months: int = 25
    events_days: float = 31
    procedures: str = ""  # the folder whose `procedures/` the sheets of the City are read from
    documents: str = ""  # the State's, a zip or folder
    synced: str = ""  # or what `kiosk sync` put in service there
    signin: SignIn | None = None  # a city's own, beside accounts
    metrics_token: str = field(default="", repr=False)  # empty: no metrics
    ping_url: str = field(default="", repr=False)  # called while the desk is well
    ping_s: float = 300
    bundles: str = ""  # the folder of the city's signed bundles; empty: none

    @property
    def times(self) -> Times:
        """When a call rings more widely."""
        return Times(self.fitting_s, self.everyone_s, self.lamp_s, self.telephone_s, self.calls_per_hour)


class Wrong(NamedTuple):
    """A setting with which the desk does not start: its name, what is wrong and what to write, in French."""

    key: str  # section.name
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.message} → {self.remedy}"


def problems(settings: DeskSettings) -> list[Wrong]:
    """Every reason not to start; empty when the desk may start. Also what `kiosk check` tells of a desk."""
    found = _files(settings) + (_shared(settings) if settings.shared else [])
    found += [Wrong(*each) for each in signin_settings.problems(settings.signin)] if settings.signin else []
    if not settings.site:
        remedy = "Écrivez le nom court de la mairie."
        found.append(Wrong("desk.site", "desk.site\u00a0: il est vide.", remedy))
    numbers = (
        ("desk.processes", settings.processes, 1, MOST_PROCESSES, "1"),
        ("call.expires_min", settings.expires_min, 1, 24 * 60, "30"),
        ("call.calls_per_hour", settings.calls_per_hour, 1, math.inf, "12"),
        ("desk.figures_months", settings.figures_months, 1, math.inf, "25"),
        ("desk.events_days", settings.events_days, 1, math.inf, "31"),
    )
    for key, value, least, most, usual in numbers:
        if not least <= value <= most:
            message = f"{key}\u00a0: {value:g} n’est pas possible."
            found.append(Wrong(key, message, f"Écrivez par exemple {usual}."))
    steps = (0, settings.fitting_s, settings.everyone_s, settings.lamp_s, settings.telephone_s)
    if any(later <= sooner for sooner, later in pairwise(steps)):
        message = "call.fitting_s, everyone_s, lamp_s et telephone_s doivent grandir de l’un à l’autre."
        remedy = "Écrivez par exemple 20, 45, 90 et 120, dans cet ordre."
        found.append(Wrong("call.fitting_s", message, remedy))
    return found


def _files(settings: DeskSettings) -> list[Wrong]:
    if bool(settings.certificate) != bool(settings.certificate_key):
        message = "desk.certificate et desk.certificate_key vont ensemble."
        return [Wrong("desk.certificate", message, "Écrivez les deux, ou aucun.")]
    if not settings.certificate:
        return []
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(
            settings.certificate, settings.certificate_key, password=lambda: ""
        )
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        reasons = {FileNotFoundError: "il n’y est pas", PermissionError: "ce compte ne peut pas le lire"}
        reason = reasons.get(type(error), "ils ne vont pas ensemble")
        message = f"desk.certificate ({settings.certificate}) et sa clé ne servent pas\u00a0: {reason}."
        remedy = "Écrivez le chemin d’une chaîne de certificats et celui de sa clé sans mot de passe, en PEM."
        return [Wrong("desk.certificate", message, remedy)]
    return []


def _shared(settings: DeskSettings) -> list[Wrong]:
    token = "desk.token", "KIOSK_DESK__TOKEN (le jeton des bornes)", settings.token, SHORTEST_TOKEN
    code_of = "KIOSK_DESK__AGENT_CODE (le code des agents)"
    code = "desk.agent_code", code_of, settings.agent_code, SHORTEST_CODE
    found = [
        *_missing(*token, "import secrets; print(secrets.token_urlsafe(32))"),
        *_missing(*code, "import secrets; print(secrets.randbelow(10**8))"),
    ]
    if settings.token and settings.token == settings.agent_code:
        message = "KIOSK_DESK__TOKEN et KIOSK_DESK__AGENT_CODE sont les mêmes."
        found.append(Wrong("desk.agent_code", message, "Donnez à chacun sa valeur."))
    return found


def _missing(key: str, what: str, value: str, shortest: int, recipe: str) -> Iterator[Wrong]:
    if len(value) < shortest:
        wrong = f"{what} a moins de {shortest} caractères." if value else f"Il manque {what}."
        yield Wrong(key, wrong, f"Écrivez dans {SECRETS} ce que donne\u00a0: python3 -c '{recipe}'")
