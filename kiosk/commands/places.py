"""Where a terminal's processes meet, from the settings; used by `run`, `link` and `demo`."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Any

from kiosk.config.settings_table import Settings
from kiosk.config.themes import load_families
from kiosk.desk.settings import DeskSettings
from kiosk.desk.signin.settings import SignIn
from kiosk.handoff.settings import LinkSettings

LONGEST_SOCKET = 100  # bytes; a Unix socket's path may have 107


def link_socket(settings: Settings) -> Path:
    """The link's socket: in the service's runtime folder where there is one, else beside the outbox."""
    runtime = os.environ.get("RUNTIME_DIRECTORY", "").split(":")[0]
    path = (Path(runtime) if runtime else settings.state_dir) / "link.sock"
    if len(os.fsencode(path)) <= LONGEST_SOCKET:
        return path
    name = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"kiosk-{os.getuid()}-{name}.sock"


def link_settings(settings: Settings) -> LinkSettings:
    """What the link needs of the settings."""
    return LinkSettings(
        link_socket(settings),
        settings.state_dir,
        settings.desk.urls,
        settings.desk.token,
        settings.desk.site,
        settings.terminal.id,
        settings.terminal.place,
        settings.call.expires_min,
        path(settings, settings.desk.authority),
    )


def path(settings: Settings, given: str) -> str:
    """A file of the settings, from the project's folder; empty where there is none."""
    return str(settings.root / given) if given else ""


def desk_settings(settings: Settings, config: Path) -> DeskSettings:
    """What the desk needs of the settings, and of the folder they are in."""
    return DeskSettings(
        settings.desk.host,
        settings.desk.port,
        settings.database,
        settings.desk.site,
        settings.hall.name,
        settings.desk.token,
        settings.desk.agent_code,
        settings.call.expires_min,
        settings.desk.processes,
        settings.desk.entry == "shared",
        path(settings, settings.desk.certificate),
        path(settings, settings.desk.certificate_key),
        settings.desk.proxies,
        settings.call.fitting_s,
        settings.call.everyone_s,
        settings.call.lamp_s,
        settings.call.telephone_s,
        settings.call.calls_per_hour,
        _families(config / "themes.yaml"),
        settings.lamp,
        settings.channels.webhook,
        settings.channels.webhook_secret,
        settings.desk.figures_months,
        settings.desk.events_days,
        procedures=str(config),
        documents=str(settings.content_source or ""),
        synced=str(settings.content_dir),
        signin=_signin(settings),
    )


def _signin(settings: Settings) -> SignIn | None:
    """The city's own sign-in, where there is one."""
    given = settings.signin
    if not given.issuer:
        return None
    named = {one.name: getattr(given, one.name) for one in fields(given)}
    return SignIn(**named | {"authority": path(settings, given.authority)})


def _families(file: Path) -> tuple[dict[str, Any], ...]:
    """The themes that a counter may say it knows; `kiosk check` tells what is wrong with them."""
    families, _ = load_families(file, str(file))
    return tuple(
        {"id": one.id, "fr": one.title("fr").text, "en": one.title("en").text, "state": list(one.state)}
        for one in families
    )
