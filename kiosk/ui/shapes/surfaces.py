"""What is read and not touched: band, page, bar, cards, call-outs, tags, rules, spoken sentences."""

from __future__ import annotations

from kiosk.ui.brush import Brush
from kiosk.views.placement import Glyph, Rect, Shape

# The band takes the colour of the call: yellow while it rings, green once an agent comes.
_TONES = {"calling": "calling", "answered": "answered"}


def words(brush: Brush, shape: Shape) -> None:
    """The lines and icons of a shape, as they stand."""
    for glyph in shape.glyphs:
        brush.glyph(glyph)
    for line in shape.lines:
        brush.line(line)


def page(brush: Brush, shape: Shape) -> None:
    """The ground: each frame begins with its colour, so only the words are left to draw."""
    words(brush, shape)


def band(brush: Brush, shape: Shape) -> None:
    """The dark band; in the black themes a line at the horizon tells it from the touch zone."""
    rect, tone = shape.rect, _TONES.get(shape.state or brush.tone, "band")
    brush.pen.rect(rect, brush.color(tone), ground=True)
    if brush.theme.black and tone == "band":
        thick = brush.px(4)
        if rect.x > 0 or rect.w < brush.panel_width:
            side = rect.right - thick if rect.x == 0 else rect.x
            brush.pen.rect(Rect(side, rect.y, thick, rect.h), brush.color("line"))
        else:
            brush.pen.rect(Rect(rect.x, rect.bottom - thick, rect.w, thick), brush.color("line"))
    on = "band_ink" if tone == "band" else f"on_{tone}"
    for glyph in shape.glyphs:
        badge(brush, glyph, on, tone)
    for line in shape.lines:
        brush.line(line, "" if tone == "band" else on)


def badge(brush: Brush, glyph: Glyph, fill: str, ink: str) -> None:
    """An icon cut out of a disc."""
    if glyph.tile is None:
        brush.glyph(glyph, fill)
        return
    tile = glyph.tile
    brush.pen.disc(tile.x + tile.w / 2, tile.y + tile.h / 2, tile.w / 2, brush.color(fill))
    brush.icon(glyph.name, glyph.x, glyph.y, glyph.size, brush.color(ink))


def bar(brush: Brush, shape: Shape) -> None:
    """The bottom bar under one hair line."""
    rect = shape.rect
    brush.pen.rect(rect, brush.color("bar"), ground=True)
    thick = brush.px(4) if brush.theme.black else float(max(1, round(brush.unit)))
    brush.pen.rect(Rect(rect.x, rect.y, rect.w, thick), brush.color("hair"))
    words(brush, shape)


def hair(brush: Brush, shape: Shape) -> None:
    brush.pen.rect(shape.rect, brush.color("hair"))


def card(brush: Brush, shape: Shape) -> None:
    """A white card with a hair edge, or the edge of a field that is written in."""
    radius = brush.px(22)
    brush.pen.rounded(shape.rect, radius, brush.color("card"), ground=True)
    brush.pen.ring(shape.rect, radius, brush.edge(2), brush.color("hair"))
    words(brush, shape)


def field(brush: Brush, shape: Shape) -> None:
    """What is being typed; a bar after the last letter shows where the next one comes."""
    radius, rect = brush.px(22), shape.rect
    brush.pen.rounded(rect, radius, brush.color("card"), ground=True)
    brush.pen.ring(rect, radius, brush.px(6), brush.color("primary"))
    words(brush, shape)
    after = max((line.x + line.width for line in shape.lines), default=rect.x + brush.px(36))
    short = rect.h * 0.22
    brush.pen.rect(
        Rect(after + brush.px(4), rect.y + short, brush.px(5), rect.h - 2 * short), brush.color("primary")
    )


def callout(brush: Brush, shape: Shape) -> None:
    """« À savoir »: tint, no edge; in voice colours while the voice is saying it."""
    if shape.state == "spoken":
        spoken(brush, shape)
        return
    brush.pen.rounded(shape.rect, brush.px(22), brush.color("tint"), ground=True)
    words(brush, shape)


def failing(brush: Brush, shape: Shape) -> None:
    """What was tried and is not right: it does not stand on the green of what is."""
    brush.pen.rounded(shape.rect, brush.px(22), brush.color("clay_tint"), ground=True)
    words(brush, shape)


def tag(brush: Brush, shape: Shape) -> None:
    """A word on a coloured ground: something to find (clay), something settled (answered)."""
    fill = "answered" if shape.state in ("answered", "open", "good") else "clay_tint"
    ink = "on_answered" if fill == "answered" else "clay"
    brush.pen.rounded(shape.rect, brush.px(12), brush.color(fill))
    for glyph in shape.glyphs:
        brush.glyph(glyph, ink)
    for line in shape.lines:
        brush.line(line, ink)


def spoken(brush: Brush, shape: Shape) -> None:
    """The sentence the voice is saying: voice fill, and a bar inside the leading edge."""
    rect, bar_width, short = shape.rect, brush.px(9), brush.px(14)
    brush.pen.rounded(rect, brush.px(18), brush.color("voice"), ground=True)
    x = rect.right - 2 * bar_width if shape.state == "rtl" else rect.x + bar_width
    upright = Rect(x, rect.y + short, bar_width, rect.h - 2 * short)
    brush.pen.rounded(upright, bar_width / 2, brush.color("voice_bar"))
    for glyph in shape.glyphs:
        brush.glyph(glyph, "voice_bar", "voice")
    for line in shape.lines:
        brush.line(line, "on_voice")


def gauge(brush: Brush, shape: Shape) -> None:
    """A bank card's outline (ISO/IEC 7810): the card covers what is inside, and the line stays around it."""
    edge, rect = brush.px(5), shape.rect
    radius = rect.w * 3.18 / 85.6
    brush.pen.rounded(rect.inset(-edge), radius + edge, brush.color("primary"))
    brush.pen.rounded(rect, radius, brush.color("card"))
    words(brush, shape)


def watched(brush: Brush, shape: Shape) -> None:
    """The frame around the screen while an agent sees the answers: seen on dark and on light ground."""
    thick, line = brush.px(8), brush.px(3)
    brush.pen.ring(shape.rect, 0.0, thick, brush.color("clay"))
    brush.pen.ring(shape.rect.inset(thick), 0.0, line, brush.color("on_clay"))


PAINTERS = {
    "watched": watched,
    "page": page, "band": band, "bar": bar, "hair": hair, "card": card, "field": field,
    "callout": callout, "failing": failing, "tag": tag, "gauge": gauge, "spoken": spoken, "notice": spoken,
    "text": words,
}  # fmt: skip
