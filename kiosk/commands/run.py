"""`kiosk run`: the terminal."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from kiosk.app.indexing import Rebuild
from kiosk.app.keep import KeptParts
from kiosk.commands.doctor.english import english
from kiosk.commands.places import link_settings, link_socket
from kiosk.commands.told import settings_to_serve
from kiosk.config.bundle_moves import started
from kiosk.config.settings import state_folder
from kiosk.config.settings_table import Settings
from kiosk.terminal.bundles import BundleOptions
from kiosk.terminal.button import Button
from kiosk.terminal.child import SessionOptions
from kiosk.terminal.following import FollowOptions, Held
from kiosk.terminal.options import TerminalOptions
from kiosk.terminal.printer import PrinterOptions
from kiosk.terminal.supervisor import Supervisor
from kiosk.terminal.technician import Entry, TechnicianOptions
from kiosk.wire.buttons import code_of


def run(given: argparse.Namespace) -> int:
    """Keeps a session on screen until it is told to stop; broken settings put up « out of order »."""
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")):
        print(
            "kiosk run: there is no display. Start it under X (DISPLAY), or try: ./deploy/demo",
            file=sys.stderr,
        )
        return 1
    return serve(terminal_options(given.config, given.size, link_apart=given.link_apart))


def terminal_options(
    config: Path, size: str = "", *, windowed: bool = False, dock: bool = False, link_apart: bool = False
) -> TerminalOptions:
    """How the terminal starts its parts; without usable settings it says so, until there are some."""
    with suppress(OSError):  # a full or read-only disk: the terminal starts all the same
        started(state_folder(config))
    settings = settings_to_serve(config)
    kept = KeptParts(config.resolve(), Rebuild(config))
    session = SessionOptions(config.resolve(), size, windowed, dock, kept.descriptor)

    def whole() -> TerminalOptions | None:
        return _whole(kept.settings, kept, session, link_apart) if kept.settings is not None else None

    if settings is not None:
        return _whole(settings, kept, session, link_apart)
    follow = FollowOptions(kept.look, lambda: None)
    return TerminalOptions(session, Path("/nonexistent/link.sock"), standby=False, follow=follow, whole=whole)


def _whole(settings: Settings, kept: KeptParts, session: SessionOptions, link_apart: bool) -> TerminalOptions:
    """A terminal that serves with these settings, and follows them; `link_apart`: its link is not ours."""
    config, entry = session.config, _entry(settings)
    kiosk, where = (sys.executable, "-m", "kiosk.cli"), ("--config", str(config))
    with_us = ("--with", str(os.getpid()))
    return TerminalOptions(
        session,
        link_socket(settings),
        () if link_apart else (*kiosk, "link", *where, *with_us),
        standby=os.environ.get("SDL_VIDEODRIVER") != "kmsdrm",  # a graphics card has one owner
        printer=_printer(settings),
        healthy=kept.healthy,
        technician=TechnicianOptions(config, settings.state_dir, entry, Button(entry.key), english),
        bundles=_bundles(settings, config, kept),
        follow=FollowOptions(kept.look, lambda: _held(kept.settings)),
        doctor_command=(*kiosk, "doctor", "--json", "--only", "here", *where, *with_us),
    )


def _printer(settings: Settings) -> PrinterOptions:
    return PrinterOptions(settings.printer.address, settings.printer.answers)


def _held(settings: Settings | None) -> Held | None:
    """What the terminal's lasting processes hold of these settings."""
    if settings is None:
        return None
    link = replace(link_settings(settings), bundles=None), settings.bundles
    return Held(_printer(settings), _entry(settings), _healthy_s(settings), link)


def _entry(settings: Settings) -> Entry:
    return Entry(code_of(settings.technician.key), settings.technician.code)


def _healthy_s(settings: Settings) -> float:
    return settings.bundles.healthy_min * 60


def _bundles(settings: Settings, config: Path, kept: KeptParts) -> BundleOptions:
    """A file is examined by `kiosk bundle stage`, in a process of its own."""
    stage = (sys.executable, "-m", "kiosk.cli", "bundle", "--config", str(config), "stage")
    stage += ("--with", str(os.getpid()))
    return BundleOptions(settings.state_dir, stage, _healthy_s(settings), kept.served)


def serve(options: TerminalOptions) -> int:
    """Runs the supervisor until SIGTERM or SIGINT."""
    supervisor = Supervisor(options)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, supervisor.stop)
    return supervisor.run()
