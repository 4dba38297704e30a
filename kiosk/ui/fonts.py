"""Which font file draws a text, and the face's metrics for `arrange`; used by `text` and the application."""

from __future__ import annotations

import json
import os
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from kiosk.views.layout import Face, Metrics

FOLDER = Path(os.environ.get("KIOSK_FONTS") or Path(__file__).resolve().parents[2] / "assets" / "fonts")
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
# No face has every script and Kivy never falls back: the letters of a text choose its face.
_FAMILIES = (("\u0600", "\u06ff", "arabic"), ("\u0370", "\u052f", "noto"), ("\u2e80", "\u9fff", "cjk"))
# « 12ᵉ », « 1ᵉʳ »: the text face lacks these letters; drawn as its own, smaller and higher.
RAISED = {"ᵉ": "e", "ʳ": "r", "ᵈ": "d", "ˢ": "s", "ᵒ": "o", "ᵃ": "a"}
RAISED_SIZE, RAISED_BY = 0.62, 0.32
# Noto Sans CJK comes as a collection of Debian's fonts-noto-cjk; it works by its path.
_CJK = Path("/usr/share/fonts/opentype/noto")


@lru_cache(maxsize=1)
def load_metrics(folder: Path = FOLDER) -> Metrics:
    """The text face's advances in its three weights; FileNotFoundError where deploy/setup has not run."""
    measured = json.loads((folder / "metrics.json").read_text("utf-8"))
    faces = tuple(
        Face(measured[weight]["advances"], measured[weight]["default"], measured[weight]["cap_height"])
        for weight in ("400", "600", "700")
    )
    return Metrics(faces)  # type: ignore[arg-type]


@lru_cache(maxsize=4096)
def family(text: str) -> str:
    """The face family that has the letters of a text: text, noto, arabic or cjk."""
    if not text.isascii():
        for first, last, name in _FAMILIES:
            if any(first <= char <= last for char in text):
                return name
    return "text"


@lru_cache(maxsize=64)
def font_file(name: str, weight: int) -> str:
    """The path of a family's file in a weight; bold stands in for a semi-bold that does not exist."""
    if name == "icons":
        return str(FOLDER / "icons.ttf")
    if name == "cjk":
        file = "NotoSansCJK-Bold.ttc" if weight >= 600 else "NotoSansCJK-Regular.ttc"
        return str(_CJK / file) if (_CJK / file).is_file() else font_file("noto", weight)
    if name == "text":
        return str(FOLDER / f"text-{weight}.ttf")
    return str(FOLDER / f"{name}-{700 if weight >= 600 else 400}.ttf")


@lru_cache(maxsize=1024)
def runs(text: str) -> tuple[tuple[str, str], ...]:
    """A line as (family, letters) in the order in which they are drawn from left to right.

    Kivy's own direction setting reverses digits (9:30 became 03:9); python-bidi's `algorithm` mirrors
    brackets, which its Rust `get_display` does not. The Arabic face has no Latin letters. The family
    "raised" is that of small high letters.
    """
    name = family(text)
    if name != "arabic":
        if any(char in RAISED for char in text):
            parts = groupby(text, RAISED.__contains__)
            return tuple(
                ("raised" if up else name, "".join(RAISED.get(c, c) for c in part)) for up, part in parts
            )
        return ((name, text),)
    import arabic_reshaper
    from bidi.algorithm import get_display

    drawn = str(get_display(arabic_reshaper.reshape(text), base_dir="R"))
    latin = lambda char: char.isalpha() and char < "\u0370"  # noqa: E731
    return tuple(
        ("text" if is_latin else "arabic", "".join(part)) for is_latin, part in groupby(drawn, latin)
    )
