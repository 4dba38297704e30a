"""`kiosk shots DIR`: pictures of every page, for human eyes; on a virtual screen where there is none."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator

from kiosk.app.assemble import assemble
from kiosk.app.parts import Parts
from kiosk.commands.told import tell
from kiosk.dev.gallery.scenes import scenes_of
from kiosk.dev.shots import SIZES, THEMES, take
from kiosk.dev.stage import screen
from kiosk.formats.suggest import nearest
from kiosk.session.preferences import TEXT_SIZES


def run(given: argparse.Namespace) -> int:
    """Takes the pictures asked for (by default every size, theme and language), with an index of them."""
    parts, problems = assemble(given.config)
    if parts is None:
        return tell(problems)
    if wrong := list(_unknown(given, parts)):
        print("\n".join(f"kiosk shots: {one}" for one in wrong), file=sys.stderr)
        return 2
    sizes = [tuple(map(int, words.split("x"))) for words in _listed(given.sizes)] or SIZES
    virtual = None
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        virtual, os.environ["DISPLAY"] = screen((max(w for w, _ in sizes), max(h for _, h in sizes)))
    try:
        taken = take(
            parts, given.out, sizes, _listed(given.themes) or THEMES,
            tuple(map(int, _listed(given.text_sizes))) or TEXT_SIZES,
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


def _unknown(given: argparse.Namespace, parts: Parts) -> Iterator[str]:
    """Each name that stands for nothing: it would leave out a picture, or give one that is of another."""
    for words in _listed(given.sizes):
        if not re.fullmatch(r"[1-9]\d{2,3}x[1-9]\d{2,3}", words):
            yield f"« {words} » is no size. Write one as 1080x1920."
    known = {
        "theme": (given.themes, THEMES),
        "text size": (given.text_sizes, tuple(map(str, TEXT_SIZES))),
        "language": (given.languages, parts.rules.languages),
        "scene": (given.scenes, [scene.name for scene in scenes_of(parts.library, whole=True)]),
    }
    for kind, (words, names) in known.items():
        for word in _listed(words):
            if word not in names:
                near = nearest(word, names)
                remedy = f"Did you mean « {near} »?" if near else f"There are: {', '.join(names)}."
                yield f"there is no {kind} « {word} ». {remedy}"


def _listed(words: str) -> list[str]:
    return [word for word in words.split(",") if word]
