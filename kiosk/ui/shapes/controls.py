"""What is touched: answers, actions, tools, the call, keys, results; one table of looks and states."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.ui.brush import LIP, Brush
from kiosk.views.placement import Rect, Shape


@dataclass(frozen=True, slots=True)
class Skin:
    """A control's surface by colour roles; an empty role is not drawn.

    `ink` and `icon` replace the roles of words and icons where they are not empty.
    """

    fill: str = "card"
    edge: str = "line"
    width: float = 3
    lip: str = "lip"
    radius: float = 24
    ink: str = ""
    icon: str = ""
    tile: str = "tint"
    disc: bool = False


_PRIMARY = Skin("primary", "", 0, "primary_lip", ink="on_primary", icon="on_primary", tile="on_primary")
_FLAT = replace(_PRIMARY, lip="")
_VOICE = Skin("voice", "voice_bar", 3, "voice_bar", ink="on_voice", icon="voice_bar")
SKINS: dict[str, Skin] = {
    "answer": Skin(),
    "tile": Skin(),
    "second": Skin(),
    "language": Skin(),
    "have": Skin(radius=18),
    "lack": Skin(radius=18),
    "small": Skin(fill="tint", tile="card"),
    "quiet": Skin("page", "line2", 3, ""),
    "action": _PRIMARY,
    "main": _PRIMARY,
    "voice": _VOICE,
    "tool": Skin("bar", "line2", 2, "", radius=18),
    "option": Skin(lip="", radius=22),
    "switch": Skin(lip="", radius=22),
    "key": Skin("card", "line2", 2, "", radius=16),
    "result": Skin("card", "line2", 2, "", radius=18),
    "search": Skin("card", "primary", 6, ""),
    "word": Skin("tint", "primary", 3, "", radius=30),
    "strip": Skin("clay", "", 0, "", 18, "on_clay", "on_clay"),
    "stop": Skin("clay", "", 0, "", 18, "on_clay", "on_clay"),
    "call": Skin("call", "call_lip", 3, "call_lip", ink="on_call", icon="on_call"),
}
# What a state changes; a look of its own comes before the general one.
STATES: dict[tuple[str, str], Skin] = {
    ("call", "calling"): Skin("calling", "on_calling", 6, "call_lip", ink="on_calling", icon="on_calling"),
    ("call", "answered"): Skin(
        "answered", "answered_lip", 3, "answered_lip", ink="on_answered", icon="on_answered"
    ),
    ("tool", "selected"): replace(_FLAT, radius=18, disc=True),
    ("tool", "speaking"): replace(_VOICE, width=7, lip="", radius=18),
    ("answer", "on"): Skin(edge="primary", width=7, disc=True),
    ("have", "selected"): replace(_FLAT, radius=18),
    ("lack", "selected"): Skin("clay", "", 0, "", 18, "on_clay", "on_clay", "on_clay"),
    ("language", "main"): _PRIMARY,
    ("language", "selected"): Skin(edge="primary", width=7, disc=True),
    ("tile", "bad"): Skin(icon="clay", tile="clay_tint"),
    ("tile", "warning"): Skin(icon="clay", tile="clay_tint"),
    ("key", "special"): Skin("tint", "line2", 2, "", radius=16),
    ("result", "more"): Skin("tint", "line2", 2, "", radius=18),
    ("switch", "on"): SKINS["switch"],
    ("switch", "off"): SKINS["switch"],
}
# The call rings from the moment it is asked for; all that follows an agent's answer is green.
_SAME = {"placing": "calling", "queued": "calling", "ringing": "calling", "accepted": "answered",
         "on_the_way": "answered", "arrived": "answered"}  # fmt: skip


def skin_of(brush: Brush, shape: Shape) -> Skin:
    """The surface of a control in its state, pressed or not."""
    state = _SAME.get(shape.state, shape.state) if shape.look == "call" else shape.state
    if shape.look == "key" and not state and len(shape.control.label if shape.control else "") > 1:
        state = "special"
    skin = STATES.get((shape.look, state)) or SKINS[shape.look]
    if state == "disabled":
        skin = Skin("dis_bg", "hair", 2, "", skin.radius, "dis", "dis", "hair")
    elif state == "selected" and (shape.look, state) not in STATES:
        skin = replace(skin, edge="primary", width=7, disc=True)
    if brush.pressed and state != "disabled":
        return Skin("primary", "", 0, "", skin.radius, "on_primary", "on_primary", "on_primary")
    if brush.theme.black:
        skin = _in_black(skin)
    return skin


def _in_black(skin: Skin) -> Skin:
    """Black themes have no lip, and no icon in another colour than its words.

    Colour is never alone (WCAG 1.4.1): what cannot be chosen has no frame, where a little grey would be all
    that tells it; what speaks has a thick one, seen on the ground.
    """
    if skin.edge == "voice_bar" and skin.width >= 6:
        return replace(skin, fill="bar", edge="voice", ink="ink", icon="ink", lip="")
    icon = "" if skin.icon == "voice_bar" and skin.fill == "voice" else skin.icon
    edge = "" if skin.edge in ("call_lip", "answered_lip", "voice_bar", "hair") else skin.edge
    return replace(skin, lip="", icon=icon or skin.ink, edge=edge, width=skin.width if edge else 0)


def surface(brush: Brush, rect: Rect, skin: Skin) -> None:
    """The rounded rectangle of a control: lip, fill, edge."""
    pen, radius = brush.pen, brush.px(skin.radius)
    if skin.lip and brush.theme.hex(skin.lip):
        # Only its foot shows: the rest is under the fill.
        top = rect.bottom - min(radius, rect.h / 2)
        foot = Rect(rect.x, top, rect.w, rect.bottom + brush.px(LIP) - top)
        pen.foot(foot, radius, brush.color(skin.lip))
    if skin.edge and skin.width:
        edge = brush.px(skin.width) if skin.width >= 6 else brush.edge(skin.width)
        under = edge // 2
        pen.rounded(rect.inset(under), radius - under, brush.color(skin.fill), ground=True)
        pen.ring(rect, radius, edge, brush.color(skin.edge))
    else:
        pen.rounded(rect, radius, brush.color(skin.fill), ground=True)


def control(brush: Brush, shape: Shape) -> None:
    """Any control whose look is a surface with words and icons."""
    skin = skin_of(brush, shape)
    down = brush.down
    rect = Rect(shape.rect.x, shape.rect.y + down, shape.rect.w, shape.rect.h)
    if shape.focused:
        focus_ring(brush, rect, skin)
        skin = replace(skin, lip="")
    surface(brush, rect, skin)
    contents(brush, shape, skin, down)
    if skin.disc:
        check_disc(brush, rect)


def contents(brush: Brush, shape: Shape, skin: Skin, down: float) -> None:
    """The words and icons of a control in the colours of its state."""
    for glyph in shape.glyphs:
        role = skin.icon
        if glyph.tile is not None and skin.tile == "on_primary":
            role = "primary"
        elif not role and brush.theme.black:
            role = "ink"
        brush.glyph(glyph, role, skin.tile, down)
    for line in shape.lines:
        brush.line(line, skin.ink, down)


def focus_ring(brush: Brush, rect: Rect, skin: Skin) -> None:
    """A ring of 6 after a gap of 4: seen in every theme, on every surface."""
    out = brush.px(10)
    brush.pen.ring(rect.inset(-out), brush.px(skin.radius) + out, brush.px(6), brush.color("focus"))


def frame(brush: Brush, shape: Shape) -> None:
    """The ring around a group of controls."""
    focus_ring(brush, shape.rect, Skin())


def check_disc(brush: Brush, rect: Rect) -> None:
    """The disc with a check that says « choisi » on the corner at the top where lines end."""
    radius = brush.px(23)
    cx = rect.x + radius * 0.7 if brush.leftwards else rect.right - radius * 0.7
    cy = rect.y + radius * 0.7
    brush.pen.disc(cx, cy, radius + brush.px(4), brush.color("page"))
    brush.pen.disc(cx, cy, radius, brush.color("primary"))
    size = brush.px(36)
    brush.icon("check", cx - size / 2, cy - size / 2, size, brush.color("on_primary"))


PAINTERS = {look: control for look in SKINS if look not in ("option", "switch")} | {"frame": frame}
