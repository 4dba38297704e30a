"""Rows that are read: sentences, headings, lists, call-outs, facts of the summary, steps of the call."""

from __future__ import annotations

from kiosk.views.arranging.row import Row, icon, lines_at, sentence_lines, whole
from kiosk.views.layout import Layout
from kiosk.views.measures import Measures, measures
from kiosk.views.placement import Rect, Shape
from kiosk.views.typography import style, wrap
from kiosk.views.view import Part, Sentence


def text_rows(layout: Layout, part: Part, room: float, spoken: Sentence | None) -> list[Row]:
    """The rows of one part; `spoken` is the sentence that the voice is saying."""
    match part.kind:
        case "paragraph" | "item":
            return _sentences(layout, part, room, spoken)
        case "heading":
            return [_heading(layout, part, room)]
        case "callout":
            return [_callout(layout, part, room, spoken)]
        case "fact" | "entry":
            return [_fact(layout, part, room, spoken)]
        case "step":
            return [_step(layout, part, room)]
        case "note":
            return [_note(layout, part, room)]
        case "ring" | "qr" | "field":
            return [_special(layout, part, room)]
    raise ValueError(f"a page has no part of kind {part.kind}")


def _sentences(layout: Layout, part: Part, room: float, spoken: Sentence | None) -> list[Row]:
    """Each sentence is a row of its own, so that pages are cut between sentences."""
    u, kind = layout.unit, style(layout, "read")
    indent = 46 * u if part.kind == "item" else 0.0
    pad = 12 * u
    rows = []
    for number, said in enumerate(part.sentences):
        lines = wrap(layout, said.text, kind, room - indent - 2 * 18 * u)
        high = len(lines) * kind.line + 2 * pad

        def draw(
            rect: Rect, lines: tuple[str, ...] = lines, said: Sentence = said, first: bool = number == 0
        ) -> tuple[Shape, ...]:
            look = "spoken" if said is spoken else "text"
            left = rect.x + 18 * u + indent
            placed = lines_at(layout, lines, kind, left, rect.y + pad, lang=said.lang)
            dot = ()
            if part.kind == "item" and first:
                side = 22 * u
                middle = rect.y + pad + kind.line / 2
                dot = (
                    icon("circle-medium", Rect(left - 40 * u, middle - side, 2 * side, 2 * side), 2 * side),
                )
            return (Shape(look, whole(rect), placed, dot),)

        rows.append(Row((part.id, number), high, draw, 6 * u, parts=(part.id,)))
    return rows


def _heading(layout: Layout, part: Part, room: float) -> Row:
    u, kind = layout.unit, style(layout, "heading")
    lines = sentence_lines(layout, part.sentences, kind, room - 36 * u)
    lang = part.sentences[0].lang if part.sentences else "fr"

    def draw(rect: Rect) -> tuple[Shape, ...]:
        return (
            Shape("text", whole(rect), lines_at(layout, lines, kind, rect.x + 18 * u, rect.y, lang=lang)),
        )

    return Row((part.id, 0), len(lines) * kind.line, draw, 8 * u, parts=(part.id,), keep=True)


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

    return Row((part.id, 0), len(lines) * kind.line + 10 * u, draw, 8 * u, parts=(part.id,))


def _callout(layout: Layout, part: Part, room: float, spoken: Sentence | None) -> Row:
    """A tinted card: an icon, a bold first sentence, the others below it."""
    u, m = layout.unit, measures(layout)
    head, body = style(layout, "heading"), style(layout, "lead")
    pad, side = 30 * u, 64 * u
    left = pad + side + 24 * u
    inner = room - left - pad
    title, rest = part.sentences[:1], part.sentences[1:]
    heads = sentence_lines(layout, title, head, inner)
    bodies = [wrap(layout, s.text, body, inner) for s in rest]
    high = len(heads) * head.line + sum(len(b) for b in bodies) * body.line + 2 * pad
    high = max(high, side + 2 * pad)

    def draw(rect: Rect) -> tuple[Shape, ...]:
        lang = title[0].lang if title else "fr"
        lines = lines_at(layout, heads, head, rect.x + left, rect.y + pad, lang=lang)
        y = rect.y + pad + len(heads) * head.line
        for sentence, texts in zip(rest, bodies, strict=True):
            lines += lines_at(layout, texts, body, rect.x + left, y, lang=sentence.lang)
            y += len(texts) * body.line
        sign = icon(part.icon or "information", Rect(rect.x + pad, rect.y + pad, side, side), side)
        return (Shape("callout", whole(rect), lines, (sign,), state=_said(part, spoken)),)

    return Row((part.id, 0), high, draw, m.gap * u, parts=(part.id,))


def _said(part: Part, spoken: Sentence | None) -> str:
    return "spoken" if spoken is not None and any(s is spoken for s in part.sentences) else part.state


def _fact(layout: Layout, part: Part, room: float, spoken: Sentence | None) -> Row:
    """One entry of a card: an icon, a bold heading, its lines; a mark before each line of a checklist."""
    u, m = layout.unit, measures(layout)
    head, body = style(layout, "heading"), style(layout, "body")
    pad, side = 24 * u, 56 * u
    left = 36 * u + side + 30 * u
    inner = room - left - 30 * u
    marked = part.kind == "entry"
    heads = () if marked else sentence_lines(layout, part.sentences[:1], head, inner)
    rest = part.sentences if marked else part.sentences[1:]
    bodies = [wrap(layout, s.text, body, inner) for s in rest]
    top = pad if heads or not marked else 0.0
    high = max(len(heads) * head.line + sum(map(len, bodies)) * body.line, side if heads else 0) + top + pad

    def draw(rect: Rect) -> tuple[Shape, ...]:
        y = rect.y + top
        lang = part.sentences[0].lang if part.sentences else "fr"
        lines = lines_at(layout, heads, head, rect.x + left, y, lang=lang)
        y += len(heads) * head.line
        for sentence, texts in zip(rest, bodies, strict=True):
            ink = "clay" if part.state == "lack" else "ink"
            lines += lines_at(layout, texts, body, rect.x + left, y, ink=ink, lang=sentence.lang)
            y += len(texts) * body.line
        size = 44 * u if marked else side
        box = Rect(
            rect.x + left - 60 * u if marked else rect.x + 36 * u,
            rect.y + top,
            size,
            max(size, body.line if marked else head.line),
        )
        sign = (
            (icon(part.icon, box, size, "clay" if part.state == "lack" else "primary"),) if part.icon else ()
        )
        look = "spoken" if _said(part, spoken) == "spoken" else "text"
        return (Shape(look, whole(rect), lines, sign),)

    return Row((part.id, 0), high, draw, 0.0 if part.group else m.gap * u, join=part.group, parts=(part.id,))


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
        box = whole(Rect(rect.x, rect.y + (high - side) / 2, side, side))
        sign = (icon(part.icon, box, 52 * u, "ink"),) if part.icon else ()
        return (Shape("step", box, lines, sign, state=part.state, value=part.value),)

    return Row((part.id, 0), high, draw, 26 * u, parts=(part.id,), linked=True)


def _special(layout: Layout, part: Part, room: float) -> Row:
    """A countdown, a QR code or a field that shows what is typed: as large as there is room for."""
    u, m = layout.unit, measures(layout)
    if part.kind == "field":
        return _field(layout, part, m)
    side = 472 * u if part.kind == "ring" else 460 * u
    side = min(side, room)
    kind, small = style(layout, "count"), style(layout, "body")

    def draw(rect: Rect) -> tuple[Shape, ...]:
        real = min(rect.h, side)
        box = whole(Rect(rect.x + (rect.w - real) / 2, rect.y + (rect.h - real) / 2, real, real))
        lines = ()
        if part.kind == "ring":
            number = part.value.partition("/")[0]
            top = box.y + (box.h - kind.line - small.line) / 2
            lines = lines_at(layout, (number,), kind, box.x, top, room=box.w, align="center")
            words = tuple(s.text for s in part.sentences)
            lines += lines_at(
                layout,
                words,
                small,
                box.x,
                top + kind.line,
                ink="ink2",
                room=box.w,
                align="center",
                lang=part.sentences[0].lang if part.sentences else "fr",
            )
        return (Shape(part.kind, box, lines, value=part.value),)

    return Row((part.id, 0), side, draw, m.gap * u, parts=(part.id,), flexible=True)


def _field(layout: Layout, part: Part, m: Measures) -> Row:
    u, kind = layout.unit, style(layout, "key")
    high = max(112 * u, kind.line + 40 * u)

    def draw(rect: Rect) -> tuple[Shape, ...]:
        text = part.sentences[0].text if part.sentences else ""
        lines = lines_at(
            layout, (text,) if text else (), kind, rect.x + 36 * u, rect.y + (high - kind.line) / 2
        )
        return (Shape("field", whole(rect), lines, value=text),)

    return Row((part.id, 0), high, draw, m.gap * u, parts=(part.id,))
