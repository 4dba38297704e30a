"""Rows on cards: facts of the summary, papers with their mark, call-outs; each sentence may begin a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.views.arranging.row import Row, icon, lines_at, whole
from kiosk.views.layout import Layout
from kiosk.views.measures import measures
from kiosk.views.placement import Rect, Shape
from kiosk.views.typography import Style, style, width, words_fit, wrap
from kiosk.views.view import Part, Sentence

SHORT = 120  # characters: a longer sentence may begin a page without its heading
FAILING = ("bad", "warning")  # of something that was tried
PAD, SIDE, TURN = 18, 56, 26  # units: above and below an entry, its icon, beside the icon


def fact_rows(layout: Layout, part: Part, room: float, spoken: Sentence | None) -> list[Row]:
    """One entry of a card: an icon and a bold heading with its first line, then a row for each other line."""
    u, inset = layout.unit, 36 * layout.unit
    left = inset + (SIDE + TURN) * u
    inner = room - left - 30 * u
    heads = {0: style(layout, "heading")}
    rows = _sentence_rows(layout, part, spoken, left, inner, heads, style(layout, "body"), inset, PAD * u)
    return [
        replace(row, join=part.group, block=part.id, gap=0.0 if part.group else row.gap, firm=True)
        for row in rows
    ]


def callout_rows(layout: Layout, part: Part, room: float, spoken: Sentence | None) -> list[Row]:
    """A card, tinted as what it tells is well or not: an icon, a bold first sentence, the others below.

    A « small » one takes little room, where it would not be on the page of what it is about.
    """
    u, states = layout.unit, part.state.split()
    role, edge, side = ("small", 14, 46) if "small" in states else ("lead", 28, 64)
    pad, body = edge * u, style(layout, role)
    left = pad + (side + 24) * u
    heads = {0: Style(body.size, body.line, 700) if role == "small" else style(layout, "heading")}
    rows = _sentence_rows(layout, part, spoken, left, room - left - pad, heads, body, pad, pad, side)
    ground = "failing" if part.state in FAILING else "callout"
    own = [replace(row, join=f"callout:{part.id}", ground=ground, block=part.id, gap=0.0) for row in rows]
    kept = own[-1].keep or "keep" in states
    return [*own[:-1], replace(own[-1], gap=measures(layout).gap * u, keep=kept)]


def leads(said: Sentence) -> bool:
    """Whether a sentence announces what follows it: a list, an address, an amount."""
    return said.text.rstrip().endswith(":")


def _sentence_rows(
    layout: Layout,
    part: Part,
    spoken: Sentence | None,
    left: float,
    inner: float,
    heads: dict[int, Style],
    body: Style,
    inset: float,
    pad: float,
    side: int = SIDE,
) -> list[Row]:
    """A row for each sentence; the heading and what follows it are one, with the icon beside them."""
    u = layout.unit
    numbers = list(range(part.first, part.first + len(part.sentences)))
    runs = [[n] for n in numbers]
    if part.first == 0 and len(numbers) > 1 and len(part.sentences[1].text) <= SHORT:
        runs = [numbers[:2], *runs[2:]]
    rows = []
    for index, run in enumerate(runs):
        said = [part.sentences[n - part.first] for n in run]
        kinds = [heads.get(n, body) for n in run]
        texts = [wrap(layout, s.text, kind, inner) for s, kind in zip(said, kinds, strict=True)]
        above = pad if index == 0 else 0.0
        below = pad if index == len(runs) - 1 else 0.0
        below = 4 * u if part.state == "open" else below  # entries follow
        high = sum(len(t) * kind.line for t, kind in zip(texts, kinds, strict=True))
        sign = side * u if part.icon and run[0] == 0 else 0.0
        high = max(high, sign)

        def draw(
            rect: Rect, said: list[Sentence] = said, kinds: list[Style] = kinds,
            texts: list[tuple[str, ...]] = texts, above: float = above, sign: float = sign,
        ) -> tuple[Shape, ...]:  # fmt: skip
            shapes: list[Shape] = []
            ink = "clay" if part.state in ("lack", *FAILING) else "ink"
            y = rect.y + above
            if sign:
                box = Rect(rect.x + inset, y, sign, max(sign, kinds[0].line))
                shapes.append(Shape("text", whole(box), (), (icon(part.icon, box, sign),)))
            for sentence, kind, lines in zip(said, kinds, texts, strict=True):
                box = Rect(rect.x + left - 14 * u, y, inner + 28 * u, len(lines) * kind.line)
                placed = lines_at(layout, lines, kind, rect.x + left, y, ink=ink, lang=sentence.lang)
                look = "spoken" if sentence is spoken else "text"
                shapes.append(Shape(look, whole(box), placed))
                y += len(lines) * kind.line
            return tuple(shapes)

        rows.append(
            Row(
                (part.id, run[0]), high + above + below, draw, measures(layout).gap * u, rule=run[0] == 0,
                parts=(part.id,), sentences=tuple(run),
                keep=part.state == "open" or (run == [0] and len(numbers) > 1) or leads(said[-1]),
                over=pad - above, under=pad - below,
            )
        )  # fmt: skip
    return rows


def halves_row(layout: Layout, parts: Sequence[Part], room: float, spoken: Sentence | None) -> Row | None:
    """Two short facts beside each other; None where their words would not stand well in half the width."""
    half = room / 2
    body, u = style(layout, "body"), layout.unit
    inner = half - (36 + SIDE + TURN + 30) * u
    if inner < 8 * body.size:
        return None
    for part in parts:
        lines = [wrap(layout, s.text, body, inner) for s in part.sentences[1:]]
        if sum(map(len, lines)) > 6 or not all(
            words_fit(layout, s.text, body, inner) for s in part.sentences
        ):
            return None
    columns = [fact_rows(layout, part, half, spoken) for part in parts]
    high = max(sum(row.height for row in rows) for rows in columns)

    def draw(rect: Rect) -> tuple[Shape, ...]:
        shapes: list[Shape] = []
        for index, rows in enumerate(columns):
            y = rect.y
            for row in rows:
                shapes += row.draw(Rect(rect.x + index * half, y, half, row.height))
                y += row.height
        return tuple(shapes)

    first = parts[0]
    return Row(
        (first.id, 0),
        high,
        draw,
        0.0,
        join=first.group,
        rule=True,
        parts=tuple(p.id for p in parts),
        block=first.id,
    )


def entry_row(layout: Layout, part: Part, room: float, spoken: Sentence | None) -> Row:
    """A line with its sign: a paper with a tag where it is to be found or may not be needed, hours, access.

    On a coloured ground where it says that a place is open now.
    """
    u, body = layout.unit, style(layout, "body")
    left = (36 + SIDE + TURN + 60) * u
    inner = room - left - 30 * u
    said = part.sentences[0]
    is_open, now = "open" in part.state.split(), "now" in part.state.split()
    weight = 600 if now else None  # what holds now stands out
    lines = wrap(layout, said.text, body, inner, weight)
    tag = width(layout, part.value, body, 600) + 32 * u if part.value else 0.0
    beside = len(lines) == 1 and width(layout, lines[0], body) + 24 * u + tag <= inner
    high = (len(lines) + (1 if tag and not beside else 0)) * body.line

    def draw(rect: Rect) -> tuple[Shape, ...]:
        x, lacking = rect.x + left, part.icon == "close"
        wide = width(layout, lines[0], body, weight) if len(lines) == 1 else inner
        box = Rect(x - 12 * u, rect.y, wide + 24 * u, len(lines) * body.line)
        mark = Rect(x - 60 * u, rect.y, 44 * u, body.line)
        ink = "clay" if lacking else "primary"
        signs = (icon(part.icon, mark, min(44 * u, body.line), ink),) if part.icon else ()
        words = lines_at(layout, lines, body, x, rect.y, lang=said.lang, weight=weight)
        look = "spoken" if said is spoken else "tag" if is_open else "text"
        shapes = [Shape(look, whole(box), words, state="open" if is_open else "")]
        if signs:
            shapes.append(Shape("text", whole(mark), (), signs))
        if tag:
            at = Rect(x, rect.y + len(lines) * body.line, tag, body.line)
            if beside:
                at = Rect(x + wide + 24 * u, rect.y, tag, body.line)
            told = lines_at(layout, (part.value,), body, at.x + 16 * u, at.y, weight=600, lang=said.lang)
            shapes.append(Shape("tag", whole(at), told))
        return tuple(shapes)

    below = PAD * u if "last" in part.state.split() else 0.0
    block = "" if part.id.startswith("paper:") else part.id.rpartition(":")[0]  # of the fact it stands under
    return Row((part.id, 0), high + below, draw, 0.0, join=part.group, parts=(part.id,), block=block,
               over=PAD * u, under=PAD * u - below)  # fmt: skip
