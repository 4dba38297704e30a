"""A page of the terminal as a core composes it, and the same page for a browser; used by the benchmarks."""

from __future__ import annotations

import time
from html import escape
from pathlib import Path

from kiosk.app.assemble import assemble
from kiosk.app.core import Core
from kiosk.app.parts import layout_of
from kiosk.ui.fonts import FOLDER, load_metrics
from kiosk.ui.theme import THEMES
from kiosk.views.placement import Placement, Shape

CONFIG = Path(__file__).resolve().parents[2] / "config"
SCRIPT = """
const tell = (what, at) => navigator.sendBeacon(PORT, JSON.stringify([what, performance.now() - at]));
requestAnimationFrame(() => requestAnimationFrame(() => tell("painted", 0)));
for (const button of document.querySelectorAll("button")) {
  button.addEventListener("pointerdown", event => {
    const at = event.timeStamp;
    requestAnimationFrame(() => tell("press", at));
  });
  button.addEventListener("click", event => {
    const at = event.timeStamp;
    for (const page of document.querySelectorAll("main")) page.hidden = !page.hidden;
    requestAnimationFrame(() => tell("page", at));
  });
}
"""


def core(size: tuple[int, int]) -> Core:
    """A session on a panel of this size, on its welcome page."""
    parts, _ = assemble(CONFIG, {})
    assert parts is not None
    metrics, settings = load_metrics(), parts.settings
    return Core(
        parts.library,
        parts.texts,
        parts.hall,
        lambda preferences: layout_of(settings, metrics, preferences, size),
        parts.rules,
        time.monotonic,
    )


def static_pages(size: tuple[int, int], port: int) -> tuple[str, tuple[float, float]]:
    """Home and first question as HTML, each button leading to the other; and where one stands on both."""
    one = core(size)
    one.choose("start:fr")
    home = one.placement
    one.choose("open:stationnement-residentiel")
    question = one.placement
    theme = THEMES[home.theme]
    faces = "".join(
        f"@font-face{{font-family:text;font-weight:{weight};src:url(file://{FOLDER}/text-{weight}.ttf)}}"
        for weight in (400, 600, 700)
    )
    style = (
        f"{faces}body{{margin:0;overflow:hidden;background:{theme.page};font-family:text}}"
        "main *{position:absolute;margin:0;padding:0;border:0;white-space:pre}"
        f"button{{background:{theme.card};border-radius:{20 * home.unit}px;"
        f"box-shadow:0 {4 * home.unit}px 0 {theme.lip}}}"
        f"button:active{{background:{theme.tint};box-shadow:none}}"
    )
    script = SCRIPT.replace("PORT", f'"http://127.0.0.1:{port}/"')
    html = (
        f'<!doctype html><html lang="fr"><meta charset="utf-8"><title>Mairie</title><style>{style}</style>'
        f"<main>{_shapes(home)}</main><main hidden>{_shapes(question)}</main><script>{script}</script>"
    )
    return html, _shared(home, question)


def _shapes(page: Placement) -> str:
    return "".join(_shape(page, shape) for shape in page.shapes if shape.look != "page")


def _shape(page: Placement, shape: Shape) -> str:
    theme, rect = THEMES[page.theme], shape.rect
    name = "button" if shape.control is not None else "div"
    fill = {"band": theme.band, "bar": theme.bar, "card": theme.card, "call": theme.call}.get(shape.look)
    ground = f";background:{fill}" if fill else ""
    lines = "".join(
        f'<span style="left:{line.x - rect.x}px;top:{line.y - rect.y}px;'
        f'font:{line.weight} {line.size}px/{line.height}px text;color:{_ink(page, line.ink)}">'
        f"{escape(line.text)}</span>"
        for line in shape.lines
    )
    place = f"left:{rect.x}px;top:{rect.y}px;width:{rect.w}px;height:{rect.h}px"
    return f'<{name} style="{place}{ground}">{lines}</{name}>'


def _ink(page: Placement, role: str) -> str:
    try:
        return THEMES[page.theme].hex(role) or "#000"
    except AttributeError:
        return "#000"


def _shared(first: Placement, second: Placement) -> tuple[float, float]:
    """A point that lies on a button of the two pages, away from the bar that is the same on both."""
    for shape in first.shapes:
        if shape.control is None:
            continue
        x, y = shape.rect.x + shape.rect.w / 2, shape.rect.y + shape.rect.h / 2
        if second.at(x, y) is not None:
            return x, y
    raise AssertionError("no button stands at the same place on both pages")


def landmark(size: tuple[int, int]) -> tuple[int, int, str]:
    """A place on the call button, free of letters, and its colour: there once a page is painted."""
    page = core(size).placement
    shape = page.of("call")
    assert shape is not None
    return (
        int(shape.rect.x + shape.rect.w / 2),
        int(shape.rect.y + 8 * page.unit),
        THEMES[page.theme].call.lower(),
    )
