"""Where a terminal's processes meet, from the settings; used by `run`, `link` and `demo`."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import fields
from pathlib import Path

from kiosk.config.bundled import FOLDER, INCOMING, read_service
from kiosk.config.settings_table import Settings
from kiosk.desk.signin.settings import SignIn
from kiosk.handoff.bundles import BundleSource
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
        ping_url=settings.watch.ping_url,
        ping_s=settings.watch.ping_min * 60,
        bundles=_bundles(settings),
    )


def _bundles(settings: Settings) -> BundleSource | None:
    """Where signed bundles are asked for, if this terminal knows the city's key."""
    given, folder = settings.bundles, settings.state_dir / FOLDER / INCOMING
    if not given.key:
        return None

    def wanted(version: int, digest: str) -> bool:
        service = read_service(settings.state_dir)
        known = max(service.newest, service.staged)
        if (folder / f"{version}.bundle").exists():  # its day has not come, or it is being examined
            return False
        return version > known and service.has_refused(version, digest) is None

    def good(file: Path) -> bool:
        from kiosk.bundles.reading import examine, opened
        from kiosk.bundles.refusal import Refused

        try:
            with opened(file, given.key) as bundle:
                examine(bundle)
        except Refused:
            return False
        return True

    return BundleSource(folder, given.urls or settings.desk.urls, given.every_min * 60, wanted, good)


def path(settings: Settings, given: str) -> str:
    """A file of the settings, from the project's folder; empty where there is none."""
    return str(settings.root / given) if given else ""


def signin_of(settings: Settings) -> SignIn | None:
    """The city's own sign-in, where there is one."""
    given = settings.signin
    if not given.issuer:
        return None
    named = {one.name: getattr(given, one.name) for one in fields(given)}
    return SignIn(**named | {"authority": path(settings, given.authority)})
