"""`kiosk keys`: learns the keys of a keypad or the switches by pressing them, and keeps them.

They are kept with what is chosen on the technician's pages: an installed terminal may write nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.commands.told import settings_or_none, tell
from kiosk.config.chosen import FILE
from kiosk.config.commissioned import keep
from kiosk.config.settings_table import Settings
from kiosk.formats.problems import errors
from kiosk.session.lesson import Lesson
from kiosk.ui import boot
from kiosk.views.keymap import usable


def _learnt(settings: Settings, wanted: str) -> Lesson:
    """Opens the window, of these pixels or as large as the screen, and asks."""
    width, _, height = wanted.partition("x")
    size = (int(width), int(height)) if wanted else None
    boot.open_window(boot.WindowOptions(size, cursor=size is not None, bordered=size is not None))
    from kiosk.app.learning import Learning

    return Learning(settings).run()


def run(given: argparse.Namespace) -> int:
    """Prints the line of the settings; with --write keeps it. 1 where they lead nowhere or cannot be kept."""
    settings = settings_or_none(given.config)
    if settings is None:
        return 1
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")):
        print("kiosk keys: there is no display. Start it under X (DISPLAY).", file=sys.stderr)
        return 1
    lesson = _learnt(settings, given.size)
    if not usable(lesson.learnt, lesson.lines):
        print(
            "Ces touches ne suffisent pas\u00a0: il faut Suivant et Valider, ou un contacteur. "
            "Rien n’est changé.",
            file=sys.stderr,
        )
        return 1
    print(f"[inputs]\nkeys = {json.dumps(list(lesson.lines), ensure_ascii=False)}")
    if given.write:
        return kept(given.config, settings.state_dir / FILE, lesson.lines)
    print(to_be_kept(given.config), file=sys.stderr)
    return 0


def to_be_kept(config: Path) -> str:
    """What to do with the lines that were printed."""
    return f"Ces deux lignes vont dans {config / 'terminal.toml'}. Ou lancez\u00a0: kiosk keys --write"


def kept(config: Path, path: Path, lines: Sequence[str]) -> int:
    """0 once they are on the disk, and where is told; else why not."""
    try:
        problems = keep(config, {"inputs": {"keys": list(lines)}})
    except OSError as error:
        print(f"kiosk keys: {error.filename or path}: {error.strerror}. Nothing is changed.", file=sys.stderr)
        return 1
    tell(problems)
    if errors(problems):
        return 1
    print(f"Enregistré dans {path}.", file=sys.stderr)
    return 0
