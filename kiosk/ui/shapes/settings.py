"""The settings: options (with a sample of a theme where their value names one) and switches."""

from __future__ import annotations

from dataclasses import replace

from kiosk.ui.brush import Brush
from kiosk.ui.shapes.controls import check_disc, contents, focus_ring, skin_of, surface
from kiosk.ui.theme import THEMES
from kiosk.views.placement import Line, Rect, Shape

SWITCH_WIDTH, SWITCH_HEIGHT = 150, 68


def option(brush: Brush, shape: Shape) -> None:
    """One of several; where its value is a theme's name, it is drawn in that theme's colours."""
    sample = THEMES.get(shape.value)
    skin = skin_of(brush, shape)
    down = brush.down
    rect = Rect(shape.rect.x, shape.rect.y + down, shape.rect.w, shape.rect.h)
    if shape.focused:
        focus_ring(brush, rect, skin)
    if sample is None or brush.pressed:
        surface(brush, rect, skin)
        contents(brush, shape, skin, down)
    else:
        _sample(brush, rect, shape)
        radius, width = brush.px(skin.radius), skin.width
        edge = brush.px(width) if width >= 6 else brush.edge(width)
        if skin.edge:
            brush.pen.ring(rect, radius, edge, brush.color(skin.edge))
    if skin.disc:
        check_disc(brush, rect)


def _sample(brush: Brush, rect: Rect, shape: Shape) -> None:
    """A small page of another theme: its band above, its ground below, its ink for the words."""
    own, shown = brush.theme, THEMES[shape.value]
    radius, horizon = brush.px(22), float(round(min(brush.px(42), rect.h * 0.2)))
    brush.theme = shown
    brush.pen.rounded(rect.inset(1), radius, brush.color("page"))
    # As tall as its round foot needs, which the ground then covers.
    brush.pen.rounded(
        Rect(rect.x + 1, rect.y + 1, rect.w - 2, horizon + 2 * radius), radius, brush.color("band")
    )
    ground = "line" if shown.black else "page"
    brush.pen.rect(Rect(rect.x + 1, rect.y + horizon, rect.w - 2, brush.px(3)), brush.color(ground))
    below = Rect(rect.x + 1, rect.y + horizon + brush.px(3), rect.w - 2, 2 * radius)
    brush.pen.rect(below, brush.color("page"))
    for line in shape.lines:
        brush.line(line, "ink")
    brush.theme = own


def switch(brush: Brush, shape: Shape) -> None:
    """A named switch, its pill at the trailing end; the shape's last line is the pill's word."""
    skin = skin_of(brush, shape)
    down = brush.down
    rect = Rect(shape.rect.x, shape.rect.y + down, shape.rect.w, shape.rect.h)
    if shape.focused:
        focus_ring(brush, rect, skin)
    surface(brush, rect, skin)
    contents(brush, replace(shape, lines=shape.lines[:-1]), skin, down)
    if shape.lines:
        _pill(brush, rect, shape.state == "on", shape.lines[-1])


def _pill(brush: Brush, rect: Rect, on: bool, word: Line) -> None:
    """Filled with its disc at the end, or empty with its disc at the start; the word in what is left."""
    width, height, side = brush.px(SWITCH_WIDTH), brush.px(SWITCH_HEIGHT), brush.px(22)
    mirrored = word.x < rect.x + rect.w / 2
    left = rect.x + side if mirrored else rect.right - side - width
    pill = Rect(left, round(rect.y + (rect.h - height) / 2), width, height)
    radius, at_end = height / 2, on != mirrored
    cx = pill.right - radius if at_end else pill.x + radius
    ground, ink = ("on_primary", "primary") if brush.pressed else ("primary", "on_primary")
    if on:
        brush.pen.rounded(pill, radius, brush.color(ground))
        brush.pen.disc(cx, pill.y + radius, radius - brush.px(9), brush.color(ink))
    else:
        fill, ink = ("primary", "on_primary") if brush.pressed else ("card", "ink2")
        brush.pen.rounded(pill.inset(1), radius - 1, brush.color(fill))
        brush.pen.ring(pill, radius, brush.edge(3), brush.color(ink))
        brush.pen.disc(cx, pill.y + radius, radius - brush.px(9), brush.color(ink))
    free = width - height - brush.px(12)
    middle = pill.x + brush.px(14) + free / 2 if at_end else pill.right - brush.px(14) - free / 2
    box = replace(word, x=round(middle - word.width / 2), y=pill.y, height=pill.h)
    brush.line(box, ink if on or brush.pressed else "ink")


PAINTERS = {"option": option, "switch": switch}
