"""What time does: the countdown's ring, and the steps of a call with the links between them."""

from __future__ import annotations

from kiosk.ui.brush import Brush
from kiosk.ui.shapes.surfaces import words
from kiosk.views.placement import Shape


def ring(brush: Brush, shape: Shape) -> None:
    """The countdown: `value` is "left/of"; the arc is what is left, from noon."""
    rect = shape.rect
    radius, width = min(rect.w, rect.h) / 2, brush.px(32)
    cx, cy = rect.x + rect.w / 2, rect.y + rect.h / 2
    left, _, whole = shape.value.partition("/")
    part = float(left or 0) / float(whole or 1)
    brush.pen.disc(cx, cy, radius - width / 2, brush.color("card"))
    if not brush.theme.black:
        brush.pen.circle(cx, cy, radius, width, brush.color("hair"))
    else:
        brush.pen.circle(cx, cy, radius - width / 2 + brush.px(2), brush.px(4), brush.color("hair"))
    brush.pen.arc(cx, cy, radius, width, part, brush.color("primary"))
    words(brush, shape)


def step(brush: Brush, shape: Shape) -> None:
    """A step of the call: done is filled, the next is empty, the present one has the colour of the call and,
    since colour is never alone (WCAG 1.4.1), a thick edge."""
    rect = shape.rect
    radius = min(rect.w, rect.h) / 2
    cx, cy = rect.x + radius, rect.y + radius
    ink = "ink"
    if shape.state == "done":
        brush.pen.disc(cx, cy, radius, brush.color("primary"))
        ink = "on_primary"
    elif shape.state == "now":
        tone = "answered" if brush.tone == "answered" else "calling"
        ink = f"on_{tone}"
        # Filled under half of its edge only, so that no colour shines around it.
        brush.pen.disc(cx, cy, radius - brush.px(2), brush.color(tone))
        brush.pen.circle(cx, cy, radius, brush.px(10), brush.color("ink"))
    else:
        brush.pen.circle(cx, cy, radius, brush.px(5), brush.color("line2"))
    for glyph in shape.glyphs:
        brush.glyph(glyph, ink)
    for line in shape.lines:
        brush.line(line)


def link(brush: Brush, shape: Shape) -> None:
    """The upright between two steps."""
    brush.pen.rect(shape.rect, brush.color("line2"))


PAINTERS = {"ring": ring, "step": step, "link": link}
