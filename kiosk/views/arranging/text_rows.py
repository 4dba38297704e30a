"""Rows that are read: sentences, headings, steps of the call, and what is drawn; cards are in `card_rows`."""

from __future__ import annotations

from kiosk.views.arranging.card_rows import callout_rows, entry_row, fact_rows, leads
from kiosk.views.arranging.field import field_row
from kiosk.views.arranging.gauge import gauge_row
from kiosk.views.arranging.row import Row, icon, lines_at, sentence_lines, whole
from kiosk.views.arranging.table_rows import cells_row
from kiosk.views.layout import Layout
from kiosk.views.measures import Measures, measures
from kiosk.views.placement import Rect, Shape
from kiosk.views.square import least_side
from kiosk.views.typography import Style, settled, style, width
from kiosk.views.view import Part, Sentence

ABOVE_LABEL = 22  # units above the name of a value
LONGEST_HEADING = 60  # characters of a paragraph that stands as a heading


def text_rows(layout: Layout, part: Part, room: float, spoken: Sentence | None) -> list[Row]:
    """The rows of one part; `spoken` is the sentence that the voice is saying."""
    match part.kind:
        case "paragraph" | "item":
            return _sentences(layout, part, room, spoken)
        case "heading":
            return [_heading(layout, part, room)]
        case "callout":
            return callout_rows(layout, part, room, spoken)
        case "fact":
            return fact_rows(layout, part, room, spoken)
        case "entry":
            return [entry_row(layout, part, room, spoken)]
        case "cells":
            return [cells_row(layout, part, room, spoken)]
        case "typed":
            return [field_row(layout, part)]
        case "step":
            return [_step(layout, part, room)]
        case "note":
            return [_note(layout, part, room)]
        case "gauge":
            return [gauge_row(layout, part, room)]
        case "ring" | "qr" | "field":
            return [_special(layout, part, room)]
    raise ValueError(f"a page has no part of kind {part.kind}")


def _sentences(layout: Layout, part: Part, room: float, spoken: Sentence | None) -> list[Row]:
    """Each sentence is a row of its own, so that pages are cut between sentences."""
    u, kind = layout.unit, style(layout, "read")
    indent = 46 * u if part.kind == "item" else 0.0
    if part.value:
        indent = max(indent, width(layout, part.value, kind, 600) + 14 * u)
    pad = 2 * u if part.state == "value" else 12 * u
    rows = []
    for number, said in enumerate(part.sentences, part.first):
        inner = room - indent - 2 * 18 * u
        lines = settled(layout, said.text, kind, inner)
        high = len(lines) * kind.line + 2 * pad

        def draw(
            rect: Rect, lines: tuple[str, ...] = lines, said: Sentence = said, first: bool = number == 0
        ) -> tuple[Shape, ...]:
            look = "spoken" if said is spoken else "text"
            left = rect.x + 18 * u + indent
            placed = lines_at(layout, lines, kind, left, rect.y + pad, lang=said.lang)
            dot = ()
            if part.value and first:
                at = left - width(layout, part.value, kind, 600) - 14 * u
                placed += lines_at(layout, (part.value,), kind, at, rect.y + pad, weight=600, lang=said.lang)
            elif part.kind == "item" and first:
                side = 22 * u
                middle = rect.y + pad + kind.line / 2
                spot = Rect(left - 40 * u - (8 * u if part.icon else 0), middle - side, 2 * side, 2 * side)
                dot = (icon(part.icon or "circle-medium", spot, 2 * side),)
            return (Shape(look, whole(rect), placed, dot),)

        rows.append(
            Row(
                (part.id, number),
                high,
                draw,
                6 * u,
                parts=(part.id,),
                sentences=(number,),
                keep=part.state == "keep" or leads(said) or _is_heading(part),
                block=part.id if part.state == "whole" else "",
                firm=part.state == "whole",
            )
        )
    return rows


def _is_heading(part: Part) -> bool:
    """Whether a paragraph stands as a heading: a few words that are no sentence."""
    if part.kind != "paragraph" or len(part.sentences) != 1:
        return False
    text = part.sentences[0].text
    return len(text) <= LONGEST_HEADING and text[-1:].isalnum()


def _heading(layout: Layout, part: Part, room: float) -> Row:
    u, kind = layout.unit, style(layout, "heading")
    lines = sentence_lines(layout, part.sentences, kind, room - 36 * u)
    named = part.state == "label"  # what stands below is its own: nearer to it than what stands above
    above = ABOVE_LABEL * u if named else 0.0
    lang = part.sentences[0].lang if part.sentences else "fr"

    def draw(rect: Rect) -> tuple[Shape, ...]:
        return (
            Shape(
                "text", whole(rect), lines_at(layout, lines, kind, rect.x + 18 * u, rect.y + above, lang=lang)
            ),
        )

    high, gap = len(lines) * kind.line + above, 0.0 if named else 8 * u
    return Row((part.id, 0), high, draw, gap, parts=(part.id,), keep=True)


def _note(layout: Layout, part: Part, room: float) -> Row:
    """Small print: the sentences of one paragraph."""
    u, kind = layout.unit, style(layout, "small")
    lines = sentence_lines(layout, part.sentences, kind, room - 36 * u)

    def draw(rect: Rect) -> tuple[Shape, ...]:
        return (
            Shape(
                "text",
                whole(rect),
                lines_at(layout, lines, kind, rect.x + 18 * u, rect.y + 10 * u, ink="ink2"),
            ),
        )

    return Row((part.id, 0), len(lines) * kind.line + 10 * u, draw, 8 * u, parts=(part.id,), tail=True)


def _step(layout: Layout, part: Part, room: float) -> Row:
    """One step of the call: a dot with its state, what it is, a second line."""
    u = layout.unit
    head, body = style(layout, "answer"), style(layout, "small")
    side = 84 * u
    left = side + 30 * u
    heads = sentence_lines(layout, part.sentences[:1], head, room - left)
    rests = sentence_lines(layout, part.sentences[1:], body, room - left)
    high = max(side, len(heads) * head.line + len(rests) * body.line)

    def draw(rect: Rect) -> tuple[Shape, ...]:
        y = rect.y + (high - len(heads) * head.line - len(rests) * body.line) / 2
        lines = lines_at(layout, heads, head, rect.x + left, y)
        lines += lines_at(layout, rests, body, rect.x + left, y + len(heads) * head.line, ink="ink2")
        disc = whole(Rect(rect.x, rect.y + (high - side) / 2, side, side))
        sign = (icon(part.icon, disc, 52 * u, "ink"),) if part.icon else ()
        words = whole(Rect(rect.x + left, rect.y, room - left, high))
        return (
            Shape("step", disc, (), sign, state=part.state, value=part.value),
            Shape("text", words, lines),
        )

    return Row((part.id, 0), high, draw, 26 * u, parts=(part.id,), linked=True)


def _special(layout: Layout, part: Part, room: float) -> Row:
    """A countdown, a QR code or a field that shows what is typed: as large as there is room for."""
    u, m = layout.unit, measures(layout)
    if part.kind == "field":
        return _field(layout, part, m)
    least = least_side(layout, part.value) if part.kind == "qr" else 0.0
    side = 472 * u if part.kind == "ring" else max(460 * u, least)
    side = min(side, room)
    kind, small = style(layout, "count"), style(layout, "body")

    def draw(rect: Rect) -> tuple[Shape, ...]:
        real = min(rect.h, side)
        box = whole(Rect(rect.x + (rect.w - real) / 2, rect.y + (rect.h - real) / 2, real, real))
        lines = ()
        if part.kind == "ring":
            number = part.value.partition("/")[0]
            inside = (box.h - 2 * 14 * u - small.line) / kind.line  # a small ring has a smaller number
            count = kind if inside >= 1 else Style(kind.size * inside, kind.line * inside, kind.weight)
            top = box.y + (box.h - count.line - small.line) / 2
            lines = lines_at(layout, (number,), count, box.x, top, room=box.w, align="center")
            words = tuple(s.text for s in part.sentences)
            lines += lines_at(
                layout,
                words,
                small,
                box.x,
                top + count.line,
                ink="ink2",
                room=box.w,
                align="center",
                lang=part.sentences[0].lang if part.sentences else "fr",
            )
        return (Shape(part.kind, box, lines, value=part.value),)

    return Row((part.id, 0), side, draw, m.gap * u, parts=(part.id,), flexible=True, least=min(least, room))


def _field(layout: Layout, part: Part, m: Measures) -> Row:
    u, kind = layout.unit, style(layout, "key")
    high = max(112 * u, kind.line + 40 * u)

    def draw(rect: Rect) -> tuple[Shape, ...]:
        text = part.sentences[0].text if part.sentences else ""
        lines = lines_at(
            layout, (text,) if text else (), kind, rect.x + 36 * u, rect.y + (high - kind.line) / 2
        )
        return (Shape("field", whole(rect), lines, value=text),)

    return Row((part.id, 0), high, draw, m.gap * u, parts=(part.id,), keep=True)
