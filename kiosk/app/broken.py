"""The page of a terminal with broken settings: out of order, and where the reception is; used by `window`."""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.config.settings import FURTHER, TOML_NAME
from kiosk.views.arranging.regions import band_shapes
from kiosk.views.hall import Hall
from kiosk.views.layout import Layout, Metrics
from kiosk.views.measures import MEASURES
from kiosk.views.placement import Placement, Rect, Shape
from kiosk.views.view import Part, Sentence

_SECTION = re.compile(r"\s*\[+\s*([\w.]+)")
_SETTING = re.compile(r'\s*(\w+)\s*=\s*"([^"\\]*)"')


def readable_hall(config: Path) -> Hall:
    """What can still be read of the town hall, line by line, in settings that are otherwise broken."""
    found: dict[str, str] = {}
    for name in (*reversed(FURTHER), TOML_NAME):  # the nearest to the terminal wins
        found = _readable(config / name) | found
    names = {"name": "name", "phone": "phone", "reception": "reception_place"}
    return Hall(**{name: found[key] for name, key in names.items() if found.get(key)})


def _readable(file: Path) -> dict[str, str]:
    """The texts under [hall] of one file; none where there is no such file."""
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    found: dict[str, str] = {}
    section = ""
    for line in text.splitlines():
        if heading := _SECTION.match(line):
            section = heading[1]
        elif section == "hall" and (setting := _SETTING.match(line)):
            found.setdefault(setting[1], setting[2])
    return found


def out_of_order(config: Path, metrics: Metrics, size: tuple[int, int]) -> Placement:
    """Said plainly, in two languages; no control, because none would work."""
    hall = readable_hall(config)
    width, height = size
    form = "portrait" if height > width else "landscape"
    across, down = MEASURES[form].reference
    layout = Layout(
        width,
        height,
        form,
        0.311,
        min(width / across, height / down),
        0,
        height,
        metrics,  # type: ignore[arg-type]
    )
    where = f"Allez à l’accueil\u00a0: {hall.reception}." if hall.reception else "Allez à l’accueil."
    phone = f"Ou téléphonez\u00a0: {hall.phone}." if hall.phone else ""
    parts = (
        Part("place", "place", (Sentence(hall.name),)),
        Part("title", "title", (Sentence("Cette borne est en panne."),)),
        Part("lead", "lead", (Sentence(where), *((Sentence(phone),) if phone else ()))),
        Part("help", "help", (Sentence("Out of order. Please go to the reception desk.", lang="en"),)),
    )
    whole = Rect(0, 0, width, height)
    shapes = (Shape("page", whole), *band_shapes(layout, parts, whole, "calm", None))
    return Placement(width, height, layout.unit, "standard", "calm", shapes, "out_of_order")
