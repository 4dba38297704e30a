"""What the desk needs to know before it starts; filled by the settings reader, used by `server.serve`."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from kiosk.desk.calls.routing import Times
from kiosk.desk.signin import settings as signin_settings
from kiosk.desk.signin.settings import SignIn

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


def problems(settings: DeskSettings) -> list[str]:
    """Every reason not to start, each with what to write instead; empty when the desk may start."""
    found = _files(settings) + (_shared(settings) if settings.shared else [])
    found += signin_settings.problems(settings.signin) if settings.signin is not None else []
    if not settings.site:
        found.append("desk.site is empty: write the town hall's short name in config/kiosk.toml.")
    if not 1 <= settings.processes <= MOST_PROCESSES:
        found.append(f"desk.processes must be between 1 and {MOST_PROCESSES}: write 1 in config/kiosk.toml.")
    if not 0 < settings.expires_min <= 24 * 60:
        found.append("call.expires_min must be between 1 and 1440: write 30 in config/kiosk.toml.")
    steps = (0, settings.fitting_s, settings.everyone_s, settings.lamp_s, settings.telephone_s)
    if any(later <= sooner for sooner, later in pairwise(steps)):
        found.append(
            "call.fitting_s, everyone_s, lamp_s and telephone_s must grow from one to the next:"
            " write 20, 45, 90 and 120 in config/kiosk.toml."
        )
    if settings.figures_months < 1 or settings.events_days < 1:
        found.append("desk.figures_months and events_days must be at least 1: write 25 and 31.")
    if settings.calls_per_hour < 1:
        found.append("call.calls_per_hour must be at least 1: write 12 in config/kiosk.toml.")
    return found


def _files(settings: DeskSettings) -> list[str]:
    if bool(settings.certificate) != bool(settings.certificate_key):
        return ["desk.certificate and desk.certificate_key belong together: write both, or neither."]
    if not settings.certificate:
        return []
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(
            settings.certificate, settings.certificate_key, password=lambda: ""
        )
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        reason = error.strerror if isinstance(error, FileNotFoundError | PermissionError) else "not a pair"
        return [
            f"desk.certificate ({settings.certificate}) and its key cannot be used ({reason}):"
            " write the paths of a certificate chain and of its key without a password,"
            " both PEM, readable by the desk."
        ]
    return []


def _shared(settings: DeskSettings) -> list[str]:
    found = []
    if len(settings.token) < SHORTEST_TOKEN:
        found.append(
            _missing(
                "KIOSK_DESK__TOKEN",
                "the terminals' token",
                settings.token,
                SHORTEST_TOKEN,
                "import secrets; print(secrets.token_urlsafe(32))",
            )
        )
    if len(settings.agent_code) < SHORTEST_CODE:
        found.append(
            _missing(
                "KIOSK_DESK__AGENT_CODE",
                "the agents' code",
                settings.agent_code,
                SHORTEST_CODE,
                "import secrets; print(secrets.randbelow(10**8))",
            )
        )
    if settings.token and settings.token == settings.agent_code:
        found.append("KIOSK_DESK__TOKEN and KIOSK_DESK__AGENT_CODE are the same: give each its own value.")
    return found


def _missing(name: str, what: str, value: str, shortest: int, recipe: str) -> str:
    wrong = "is missing" if not value else f"has fewer than {shortest} characters"
    return f"{name} ({what}) {wrong}: make one with  python3 -c '{recipe}'  and write it in config/.env."
