"""The row of a figure of a known size, to hold a bank card against; used by `text_rows`."""

from __future__ import annotations

from kiosk.views.arranging.row import Row, centred, sentence_lines, whole
from kiosk.views.layout import Layout
from kiosk.views.measures import measures
from kiosk.views.placement import Rect, Shape
from kiosk.views.typography import style, words_fit
from kiosk.views.view import Part

EDGE = 14  # units around it, for the line that is drawn outside


def gauge_row(layout: Layout, part: Part, room: float) -> Row:
    """As large as `part.value` says, "WIDTHxHEIGHT" in pixels, whatever else is on the page."""
    u, kind = layout.unit, style(layout, "small")
    wide, high = (round(float(side)) for side in part.value.split("x"))
    inner = wide - EDGE * u
    texts = sentence_lines(layout, part.sentences, kind, inner)
    whole_words = all(words_fit(layout, said.text, kind, inner) for said in part.sentences)
    if not whole_words or len(texts) * kind.line > high - 2 * EDGE * u:  # the voice alone says them
        texts = ()

    def draw(rect: Rect) -> tuple[Shape, ...]:
        left, top = round(rect.x + (rect.w - wide) / 2), round(rect.y + EDGE * u)
        box = Rect(float(left), float(top), float(wide), float(high))
        lines = centred(layout, ((texts, kind, "ink2"),), box, align="center")
        return (Shape("gauge", whole(box), lines),)

    return Row((part.id, 0), high + 2 * EDGE * u, draw, measures(layout).gap * u, parts=(part.id,))
