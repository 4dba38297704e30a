"""`kiosk keys`: learns the keys of a keypad or the switches by pressing them, and keeps them."""

from __future__ import annotations

import argparse
import json
import os
import sys

from kiosk.commands.told import settings_or_none
from kiosk.config.settings import TOML_NAME
from kiosk.config.settings_table import Settings
from kiosk.config.writing import with_list
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
    """Prints the line of the settings; with --write puts it there. 1 where these keys lead nowhere."""
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
        path = given.config / TOML_NAME
        path.write_text(
            with_list(path.read_text(encoding="utf-8"), "inputs", "keys", lesson.lines), encoding="utf-8"
        )
        print(f"Enregistré dans {path}.", file=sys.stderr)
    return 0
