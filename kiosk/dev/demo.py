"""`kiosk demo`: the terminal and the desk, in a window; at a machine's own console, on its whole screen.

Where there is neither, a journey is played on a virtual display.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

from kiosk.commands.doctor.screen import WINDOW
from kiosk.commands.people import give_account
from kiosk.commands.run import serve, terminal_options
from kiosk.commands.told import settings_or_none
from kiosk.config.settings_table import Settings
from kiosk.dev import content, stage
from kiosk.dev.journey import play
from kiosk.terminal.button import PretendedButton
from kiosk.terminal.options import TerminalOptions
from kiosk.terminal.supervisor import Supervisor

TECHNICIAN = "technicien"  # who may look at the terminals from afar, in a demonstration


def run(given: argparse.Namespace) -> int:
    """Starts the desk and the terminal; 0 at the end, 1 where the configuration is broken."""
    out = given.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    os.environ.update(stage.environment(out))
    settings = settings_or_none(given.config)
    if settings is None:
        return 1
    shutil.rmtree(out / "state", ignore_errors=True)
    desk = subprocess.Popen(
        [sys.executable, "-m", "kiosk.cli", "desk", "--config", str(given.config.resolve())],
        stdout=subprocess.PIPE,
        text=True,
    )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # the desk ends with the demonstration
    try:
        if not (desk.stdout and desk.stdout.readline()):  # it says its address once it listens
            return 1
        url = settings.desk.urls[0]
        os.environ.update(content.offer(settings, given.config, given.fiches))
        display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        if not given.headless and not display and stage.own_screen():
            return _whole(given, url, settings)
        if given.headless or not display:
            size = (settings.panel.width_px, settings.panel.height_px)
            if given.size:
                size = tuple(int(side) for side in given.size.split("x"))  # type: ignore[assignment]
            return _virtual(given.config, out, url, settings.desk.agent_code, size)
        return _windowed(given, url, settings)
    finally:
        desk.terminate()
        desk.wait(10)


def _windowed(given: argparse.Namespace, url: str, settings: Settings) -> int:
    """A window that fits this screen, until Ctrl+C or the window is closed."""
    from kiosk.ui.sdl import screen_size

    panel = settings.panel
    wide, high = screen_size()
    scale = min(1.0, wide * 0.9 / panel.width_px, high * 0.86 / panel.height_px)
    size = given.size or f"{round(panel.width_px * scale)}x{round(panel.height_px * scale)}"
    os.environ[WINDOW] = size  # what the doctor has for the panel
    return _shown(url, settings, terminal_options(given.config, size, windowed=True))


def _whole(given: argparse.Namespace, url: str, settings: Settings) -> int:
    """On the whole of this machine's screen, drawn by its graphics card alone (KMSDRM), until Ctrl+C."""
    os.environ["SDL_VIDEODRIVER"] = "kmsdrm"
    return _shown(url, settings, terminal_options(given.config, given.size))


def _shown(url: str, settings: Settings, options: TerminalOptions) -> int:
    password = stage.password()
    give_account(settings, TECHNICIAN, "technician", password)
    print(f"La page des agents : {url}/   code : {settings.desk.agent_code}")
    print(f"L’état des bornes : {url}/terminals   compte : {TECHNICIAN}   mot de passe : {password}")
    print("Pour finir : Ctrl+C", flush=True)
    if sys.stdin.isatty() and options.technician is not None:
        print("Le bouton du technicien : Entrée, ici")
        options = replace(options, technician=replace(options.technician, button=PretendedButton(0)))
    return serve(options)


def _virtual(config: Path, out: Path, url: str, code: str, size: tuple[int, int]) -> int:
    """Plays a citizen's journey on a virtual screen, and leaves pictures and sound."""
    process, display = stage.screen(size)
    os.environ["DISPLAY"] = display
    ears = stage.Ears(out / "heard", out / "voix.wav")
    os.environ.update(ears.environment)
    for old in out.glob("*.png"):
        old.unlink()
    supervisor = Supervisor(terminal_options(config, f"{size[0]}x{size[1]}", dock=True))
    thread = threading.Thread(target=supervisor.run, name="terminal")
    thread.start()
    try:
        pictures = play(supervisor, display, url, code, out)
    except TimeoutError as error:
        print(f"kiosk demo: {error}", file=sys.stderr)
        return 1
    finally:
        supervisor.stop()
        thread.join(20)
        process.terminate()
        process.wait(10)
        seconds = ears.close()
    print(f"{len(pictures)} images et {seconds:.0f} s de son dans {out}")
    for picture in pictures:
        print(f"  {picture.name}")
    return 0
