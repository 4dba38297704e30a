"""The three zones of a panel: the band to read, the content, the bar; from the layout and the band's words.

« En haut on lit, en bas on touche »: the line between them is the limit of reach.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk import languages
from kiosk.views.arranging.bar import bar_height
from kiosk.views.arranging.field import field_height, field_shape
from kiosk.views.arranging.row import icon, lines_at, run_on, whole
from kiosk.views.layout import Layout
from kiosk.views.measures import measures
from kiosk.views.placement import Line, Rect, Shape
from kiosk.views.typography import Style, balanced, settled, style, unbroken, width, words_fit, wrap
from kiosk.views.view import Part

READING = frozenset(
    {
        "reading",
        "aside",
        "choices",
        "word",
        "references",
        "table",
        "summary",
        "other_way",
        "phone",
        "call",
        "sharing",
        "still_there",
    }
)
TECHNICIAN = "technician_"  # the technician's steps begin with it
READ = 0.66  # of the band's height: a text to read has the rest
LEAST_CONTENT = 430  # units that the band leaves for what is touched
BELOW_WORDS, ABOVE_KEYS = 44, 16  # units below the band's words; above a keyboard there are few
BAND_PARTS = (
    "place", "clock", "context", "progress", "title", "hello", "start", "lead", "help", "badge", "query",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Regions:
    """The zones in pixels; `touch_top` is the first row that may hold a control."""

    band: Rect
    content: Rect
    bar: Rect
    touch_top: float


def regions(
    layout: Layout,
    parts: tuple[Part, ...],
    reading: bool,
    lead: float = 0.0,
    under: float = 0.0,
    words: float | None = None,
) -> Regions:
    """The zones for a page with these parts; a page to read gives its text all the room there is.

    `lead` is the height of what is read first in the content, in pixels: it may stand above the reach.
    `under` is that of a keyboard, which takes the width of a lying panel's band too; `words` is what
    `band_height` says, where it is known already.
    """
    u, m = layout.unit, measures(layout)
    bar_h = bar_height(layout)
    bottom = min(layout.height, layout.last_row)
    bar = Rect(0, bottom - bar_h, layout.width, bar_h)
    top = float(max(0, layout.first_row))
    if m.side:
        band = Rect(0, 0, round(band_width(layout)), bar.y - round(under))
        content = Rect(band.w, 0, layout.width - band.w, bar.y)
        return Regions(band, content, bar, top)
    natural = band_height(layout, parts) if words is None else words
    least = max(READ * m.band * u, m.band * u - lead)  # what is read first may take its place
    high = round(max(natural, READ * m.band * u) if reading else max(natural, top - lead, least))
    high = min(high, bar.y)
    return Regions(Rect(0, 0, layout.width, high), Rect(0, high, layout.width, bar.y - high), bar, top)


def band_width(layout: Layout) -> float:
    """The band's width in pixels on a lying panel."""
    return measures(layout).band * layout.unit


def band_holds(layout: Layout, parts: tuple[Part, ...], under: float = 0.0) -> bool:
    """Whether the band has room for these words, and leaves some for what is touched.

    `under` is the height that a keyboard takes below the band of a lying panel.
    """
    u = layout.unit
    bottom = min(layout.height, layout.last_row) - bar_height(layout)
    if measures(layout).side:
        spare = (BELOW_WORDS - ABOVE_KEYS) * u if under else 0.0
        return band_height(layout, parts) <= bottom - under + spare
    return band_height(layout, parts) <= max(bottom - LEAST_CONTENT * u, layout.first_row)


def band_height(layout: Layout, parts: tuple[Part, ...]) -> float:
    """What the band's words need, in pixels, the place and the clock above them included."""
    u, m = layout.unit, measures(layout)
    room = (band_width(layout) if m.side else layout.width) - 2 * m.margin * u
    lines, _ = _words(layout, parts, room)
    head = _head(layout, parts, room)
    drawing = 300 * u if not m.side and any(part.kind == "hello" for part in parts) else 0
    return m.margin * u + head + lines + BELOW_WORDS * u + drawing


def band_shapes(
    layout: Layout, parts: tuple[Part, ...], rect: Rect, tone: str, spoken: object
) -> tuple[Shape, ...]:
    """The band with its words: the place and the time at the top, the rest as low as it goes."""
    u, m = layout.unit, measures(layout)
    margin = m.margin * u
    room = rect.w - 2 * margin
    ink, ink2 = ("bandInk", "bandInk2") if tone in ("calm", "warning") else ("ink", "ink2")
    head = style(layout, "bar")
    lines: tuple[Line, ...] = ()
    for part in parts:
        text = part.sentences[0].text if part.sentences else ""
        if part.kind == "place":
            lines += lines_at(
                layout, _place(layout, parts, room), head, rect.x + margin, rect.y + margin, ink=ink
            )
        elif part.kind == "clock" and _clock_fits(layout, parts, room):
            x, y = rect.x + margin, rect.y + margin
            lines += lines_at(layout, (text,), head, x, y, ink=ink2, weight=400, room=room, align="right")
    high, groups = _words(layout, parts, room)
    top = rect.y + margin + _head(layout, parts, room)
    welcome = any(part.kind == "hello" for part in parts)
    if welcome:
        y = top + 20 * u
    elif m.side:
        y = top + max(0.0, (rect.bottom - top - high) * 0.12)
    else:
        y = max(top, rect.bottom - BELOW_WORDS * u - high)
    shapes: list[Shape] = []
    badge = next((part for part in parts if part.kind == "badge"), None)
    free = y - top
    if badge is not None and not m.side and free > 190 * u:
        side = float(round(132 * u))
        spot = Rect(rect.x + margin, float(round(y - side - 34 * u)), side, side)
        signs = (icon(badge.icon, spot, float(round(side * 0.66)), "primary", tile=True),)
    else:
        signs = ()
    fields: list[Shape] = []
    for group in groups:
        if group.role == "query":
            box = Rect(rect.x + margin, y + 22 * u, room, group.height - 22 * u)
            fields.append(field_shape(layout, group.part, box))
        elif _said(group, parts, spoken):
            box = Rect(rect.x + margin - 24 * u, y - 4 * u, room + 48 * u, group.height)
            said = _placed(layout, group, rect.x + margin, y, room, "ink", "ink2")
            fields.append(Shape("spoken", whole(box), said))
        else:
            lines += _placed(layout, group, rect.x + margin, y, room, ink, ink2)
        y += group.height
    shapes += [Shape("band", rect, lines, signs, state=tone), *fields]
    if welcome:
        # the drawing never goes under the last words, whatever their size
        shapes.append(Shape("viaduct", Rect(rect.x, y + 20 * u, rect.w, max(0.0, rect.bottom - y - 20 * u))))
    return tuple(shapes)


def _said(group: _Group, parts: tuple[Part, ...], spoken: object) -> bool:
    """Whether the voice is at these words: shown so, also where two parts stand on one line."""
    own = (group.part, *(part for part in parts if group.role == "together" and part.kind == "progress"))
    return any(said is spoken for part in own for said in part.sentences)


def _head(layout: Layout, parts: tuple[Part, ...], room: float) -> float:
    """The height of place and time with the room below them, in pixels; 0 where they have left."""
    if all(part.kind != "place" for part in parts):
        return 0.0
    return len(_place(layout, parts, room)) * style(layout, "bar").line + 30 * layout.unit


def _place(layout: Layout, parts: tuple[Part, ...], room: float) -> tuple[str, ...]:
    """The town hall's name, in as many lines as the clock beside it leaves it."""
    words = {part.kind: _text(part) for part in parts if part.kind in ("place", "clock")}
    beside = _beside_clock(layout, parts, room) if _clock_fits(layout, parts, room) else room
    return wrap(layout, words.get("place", ""), style(layout, "bar"), beside) or ("",)


def _beside_clock(layout: Layout, parts: tuple[Part, ...], room: float) -> float:
    clock = next((_text(part) for part in parts if part.kind == "clock"), "")
    return room - width(layout, clock, style(layout, "bar")) - 40 * layout.unit


def _clock_fits(layout: Layout, parts: tuple[Part, ...], room: float) -> bool:
    """Whether the time has its place beside the town hall's name; the largest letters leave it none."""
    name = next((_text(part) for part in parts if part.kind == "place"), "")
    return words_fit(layout, name, style(layout, "bar"), _beside_clock(layout, parts, room))


@dataclass(frozen=True, slots=True)
class _Group:
    part: Part
    texts: tuple[str, ...]
    role: str
    height: float
    kind: Style


def _words(layout: Layout, parts: tuple[Part, ...], room: float) -> tuple[float, list[_Group]]:
    """The band's words below the place and time, with the height they take together."""
    u = layout.unit
    small = style(layout, "small")
    groups: list[_Group] = []
    context = next((part for part in parts if part.kind == "context"), None)
    progress = next((part for part in parts if part.kind == "progress"), None)
    one_line = context is not None and progress is not None and _together(layout, context, progress, room)
    for part in parts:
        if part.kind in ("context", "progress"):
            if part.kind == "progress" and one_line:
                continue
            texts = wrap(layout, _text(part), small, room, 600 if part.kind == "context" else 400)
            groups.append(_Group(part, texts, "small", len(texts) * small.line + 6 * u, small))
        elif part.kind in ("title", "hello", "start"):
            kind = unbroken(layout, part.kind, _text(part), room)
            texts = balanced(layout, _text(part), kind, room)
            groups.append(_Group(part, texts, part.kind, len(texts) * kind.line + 14 * u, kind))
        elif part.kind in ("lead", "help"):
            kind = style(layout, "lead")
            if part.kind == "help":  # drawn so, and wider so
                kind = replace(kind, weight=600)
            texts = _lead_lines(layout, part, kind, room)
            groups.append(_Group(part, texts, "lead", len(texts) * kind.line + 8 * u, kind))
        elif part.kind == "query":
            groups.append(_Group(part, (), "query", field_height(layout) + 22 * u, style(layout, "answer")))
    if one_line and progress is not None:
        groups = [replace(g, role="together") if g.part is context else g for g in groups]
    return sum(group.height for group in groups), groups


def _lead_lines(layout: Layout, part: Part, kind: Style, room: float) -> tuple[str, ...]:
    """The lines of a lead; one that begins with a bold sentence leaves it room on the first line."""
    if not _bold_first(layout, part, kind, room):
        return settled(layout, run_on(part.sentences), kind, room)
    indent = _bold_width(layout, part, kind)
    return settled(layout, run_on(part.sentences[1:]), kind, room, indent)


def _bold_first(layout: Layout, part: Part, kind: Style, room: float) -> bool:
    """Whether the lead begins with a sentence set apart, and its line has room for it."""
    return part.state == "bold_first" and _bold_width(layout, part, kind) <= room


def _bold_width(layout: Layout, part: Part, kind: Style) -> float:
    first = part.sentences[0]
    return width(layout, first.text + languages.of(first.lang).gap, kind, 700)


def _together(layout: Layout, context: Part, progress: Part, room: float) -> bool:
    small = style(layout, "small")
    wide = width(layout, _text(context), small, 600) + width(layout, _text(progress), small)
    return not measures(layout).side and wide + 40 * layout.unit <= room


def _text(part: Part) -> str:
    return run_on(part.sentences)


def _placed(
    layout: Layout, group: _Group, x: float, y: float, room: float, ink: str, ink2: str
) -> tuple[Line, ...]:
    lang = group.part.sentences[0].lang if group.part.sentences else "fr"
    if group.role in ("title", "hello", "start"):
        return lines_at(layout, group.texts, group.kind, x, y, ink=ink, lang=lang)
    if group.role == "lead":
        kind = style(layout, "lead")
        if _bold_first(layout, group.part, kind, room):
            head = lines_at(
                layout, (group.part.sentences[0].text,), kind, x, y, ink=ink, lang=lang, weight=700
            )
            indent = _bold_width(layout, group.part, kind)
            first = lines_at(layout, group.texts[:1], kind, x + indent, y, ink=ink2, lang=lang)
            rest = lines_at(layout, group.texts[1:], kind, x, y + kind.line, ink=ink2, lang=lang)
            return (*head, *(line for line in first if line.text), *rest)
        tint = ink if group.part.kind == "help" else ink2
        return lines_at(layout, group.texts, group.kind, x, y, ink=tint, lang=lang)
    small = style(layout, "small")
    bold = group.part.kind == "context"
    lines = lines_at(
        layout, group.texts, small, x, y, ink=ink if bold else ink2, lang=lang, weight=600 if bold else 400
    )
    if group.role == "together":
        text = group.part.value
        lines += lines_at(layout, (text,), small, x, y, ink=ink2, lang=lang, room=room, align="right")
    return lines
