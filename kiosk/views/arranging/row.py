"""A row of a page's body: how high it is and what it draws; the unit in which pages are cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk import languages
from kiosk.languages import voice_of
from kiosk.languages.letters import LTR_MARK, ending_leftwards
from kiosk.views.layout import Layout
from kiosk.views.placement import Glyph, Line, Rect, Shape
from kiosk.views.typography import Style, raised, width, wrap
from kiosk.views.view import Sentence

Draw = Callable[[Rect], tuple[Shape, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the place it begins at (block, sentence), its height in pixels and how it is drawn.

    `gap` is the room below it; rows of one `join` share a `ground` (card or callout), with a rule above
    those of `rule`. `parts` and `controls` are the identities it shows, `sentences` which sentences of its
    parts (None for all). `keep` asks for the next row on the same page (a heading and its text), `tail` for
    the one before; rows of one `block` stay together where a page holds them,
    `firm` ones even where pages stay half empty. A `flexible` row may shrink, to
    no less than `least` pixels. `over` and `under` are the edges of its card where the page begins or ends
    inside it.
    """

    ref: tuple[str, int]
    height: float
    draw: Draw
    gap: float
    join: str = ""
    ground: str = "card"
    rule: bool = False
    parts: tuple[str, ...] = ()
    sentences: tuple[int, ...] | None = None
    controls: tuple[str, ...] = ()
    keep: bool = False
    tail: bool = False
    block: str = ""
    firm: bool = False
    flexible: bool = False
    least: float = 0.0
    linked: bool = False
    over: float = 0.0
    under: float = 0.0


def lines_at(
    layout: Layout,
    texts: Sequence[str],
    kind: Style,
    x: float,
    y: float,
    *,
    ink: str = "ink",
    lang: str = "fr",
    weight: int | None = None,
    room: float = 0.0,
    align: str = "left",
) -> tuple[Line, ...]:
    """Lines of text one below the other, at whole pixels; `align` needs the `room` they stand in."""
    placed = []
    for index, text in enumerate(texts):
        text = raised(text) if voice_of(lang) == "fr" else text
        text = ending_leftwards(text) if languages.of(lang).dir == "rtl" else text
        wide = width(layout, text, kind, weight)
        left = x + {"left": 0.0, "center": (room - wide) / 2, "right": room - wide}[align]
        placed.append(
            Line(
                text,
                float(round(left)),
                float(round(y + index * kind.line)),
                kind.line,
                kind.size,
                wide,
                weight or kind.weight,
                ink,
                lang,
            )
        )
    return tuple(placed)


def centred(
    layout: Layout,
    groups: Sequence[tuple[Sequence[str], Style, str]],
    box: Rect,
    *,
    lang: str = "fr",
    align: str = "left",
) -> tuple[Line, ...]:
    """Groups of lines (texts, type, ink) stacked and centred vertically in a box."""
    total = sum(len(texts) * kind.line for texts, kind, _ in groups)
    y = box.y + (box.h - total) / 2
    placed: tuple[Line, ...] = ()
    for texts, kind, ink in groups:
        placed += lines_at(layout, texts, kind, box.x, y, ink=ink, lang=lang, room=box.w, align=align)
        y += len(texts) * kind.line
    return placed


def sentence_lines(
    layout: Layout, said: Sequence[Sentence], kind: Style, room: float, weight: int | None = None
) -> tuple[str, ...]:
    """The lines of sentences that follow each other in one paragraph."""
    return wrap(layout, run_on(said), kind, room, weight)


def run_on(said: Sequence[Sentence]) -> str:
    """Sentences as one paragraph, with what stands between two in their languages."""
    spoken = [languages.of(one.lang) for one in said]
    beside_arabic = any(own.dir == "rtl" for own in spoken)
    text = ""
    for number, (one, own) in enumerate(zip(said, spoken, strict=True)):
        gap = (own.gap or spoken[number - 1].gap) if number else ""
        text += gap + one.text + (LTR_MARK if beside_arabic and own.dir != "rtl" else "")
    return text


def icon(name: str, box: Rect, size: float, ink: str = "primary", tile: bool = False) -> Glyph:
    """An icon centred in a box; with `tile` the box itself is coloured behind it."""
    return Glyph(
        name,
        float(round(box.x + (box.w - size) / 2)),
        float(round(box.y + (box.h - size) / 2)),
        size,
        ink,
        box if tile else None,
    )


def whole(rect: Rect) -> Rect:
    """The rectangle on whole pixels."""
    x, y = round(rect.x), round(rect.y)
    return Rect(float(x), float(y), float(round(rect.right) - x), float(round(rect.bottom) - y))
