"""`kiosk shots DIR`: pictures of every page, for human eyes; on a virtual screen where there is none."""

from __future__ import annotations

import argparse
import os
import sys

from kiosk.app.assemble import assemble
from kiosk.commands.told import tell
from kiosk.dev.shots import SIZES, THEMES, take
from kiosk.dev.stage import screen


def run(given: argparse.Namespace) -> int:
    """Takes the pictures asked for (by default every size, theme and language), with an index of them."""
    parts, problems = assemble(given.config)
    if parts is None:
        return tell(problems)
    try:
        sizes = [tuple(int(side) for side in size.split("x")) for size in _listed(given.sizes)] or list(SIZES)
        text_sizes = [int(size) for size in _listed(given.text_sizes)] or [1, 2, 3, 4]
    except ValueError:
        print("kiosk shots: a size is written 1080x1920, a text size 1 to 4.", file=sys.stderr)
        return 2
    virtual = None
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        virtual, os.environ["DISPLAY"] = screen((max(w for w, _ in sizes), max(h for _, h in sizes)))
    try:
        taken = take(
            parts, given.out, sizes, _listed(given.themes) or THEMES, text_sizes,
            _listed(given.languages) or parts.rules.languages, _listed(given.scenes),
        )  # fmt: skip
    except RuntimeError as error:
        print(f"kiosk shots: {error}", file=sys.stderr)
        return 1
    finally:
        if virtual is not None:
            virtual.terminate()
            virtual.wait(10)
    print(f"{len(taken)} images : {given.out / 'index.html'}")
    return 0


def _listed(words: str) -> list[str]:
    return [word for word in words.split(",") if word]
