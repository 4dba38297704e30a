"""Which file has a face, and the faces' metrics for `arrange`; used by `text` and the application."""

from __future__ import annotations

import json
import os
from functools import lru_cache
from pathlib import Path

from kiosk.views.layout import Face, Metrics

FOLDER = Path(os.environ.get("KIOSK_FONTS") or Path(__file__).resolve().parents[2] / "assets" / "fonts")
SCRIPTS = ("noto", "arabic", "cjk")  # those with a face of their own, see `languages.letters`


@lru_cache(maxsize=1)
def load_metrics(folder: Path = FOLDER) -> Metrics:
    """The faces' advances in their weights; FileNotFoundError where deploy/setup has not run."""
    measured = json.loads((folder / "metrics.json").read_text("utf-8"))
    text = tuple(_face(measured[weight]) for weight in ("400", "600", "700"))
    scripts = {
        script: (_face(measured[script]["400"]), _face(measured[script]["700"]))
        for script in SCRIPTS
        if len(measured.get(script, {})) == 2
    }
    return Metrics(text, scripts)  # type: ignore[arg-type]


def _face(measured: dict) -> Face:  # type: ignore[type-arg]
    return Face(measured["advances"], measured["default"], measured["cap_height"])


@lru_cache(maxsize=64)
def font_file(name: str, weight: int) -> str:
    """The path of a face's file in a weight; bold stands in for a semi-bold that does not exist.

    Where the Chinese face is missing its texts are drawn as empty boxes, and `kiosk doctor` says so.
    """
    if name == "icons":
        return str(FOLDER / "icons.ttf")
    if name == "text":
        return str(FOLDER / f"text-{weight}.ttf")
    file = FOLDER / f"{name}-{700 if weight >= 600 else 400}.ttf"
    return str(file) if file.is_file() else font_file("text", weight)
