"""Where everything of a page stands, in pixels from the top left; made by `arrange`, drawn by `kiosk.ui`.

A renderer needs nothing else: shapes are listed in drawing order, each with a look, a rectangle, its
lines of text and its icons. A shape with a `control` is what a finger can touch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.views.view import Control, Tone


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in pixels; y grows downwards."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def inset(self, dx: float, dy: float | None = None) -> Rect:
        """The rectangle made smaller by dx left and right and dy above and below."""
        dy = dx if dy is None else dy
        return Rect(self.x + dx, self.y + dy, self.w - 2 * dx, self.h - 2 * dy)

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def meets(self, other: Rect, gap: float = 0.0) -> bool:
        """Whether the two overlap, or are nearer than `gap`."""
        return not (
            self.right + gap <= other.x
            or other.right + gap <= self.x
            or self.bottom + gap <= other.y
            or other.bottom + gap <= self.y
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: its left edge, the top and height of its line box, its em size in pixels.

    `width` is what the metrics say the text takes. `ink` is a colour role of the theme (ink, ink2,
    bandInk, bandInk2, clay, primary, voiceBar …); on a control in a state with a fill of its own, the
    fill's ink takes its place.
    """

    text: str
    x: float
    y: float
    height: float
    size: float
    width: float
    weight: int = 400
    ink: str = "ink"
    lang: str = "fr"


@dataclass(frozen=True, slots=True)
class Glyph:
    """An icon by name, in a square of `size` pixels; `tile` is the coloured square behind it, if any.

    `turned` draws it as in a mirror.
    """

    name: str
    x: float
    y: float
    size: float
    ink: str = "primary"
    tile: Rect | None = None
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """One thing to draw.

    `look` of a control: answer quiet tile tool small action second voice call option switch key have lack
    language main strip stop. Of the rest: page band bar card callout failing hair text spoken viaduct ring qr
    step link field gauge watched cell cross plate. `state` is the control's, or what the look needs; `value`
    is what it draws.
    """

    look: str
    rect: Rect
    lines: tuple[Line, ...] = ()
    glyphs: tuple[Glyph, ...] = ()
    control: Control | None = None
    state: str = ""
    value: str = ""
    focused: bool = False


@dataclass(frozen=True, slots=True)
class Readable:
    """Where a text stands that is only read; `text` is its name (`kiosk.views.readable`)."""

    rect: Rect
    text: str


@dataclass(frozen=True, slots=True)
class Placement:
    """A page placed on a panel of `width` × `height` pixels; `unit` scales lips, edges and radii.

    One unit is one pixel of the reference panel (1080 × 1920, 0.311 mm a pixel). `dir` is how it is read;
    where it is `still`, what is pressed changes its colours and stays where it is.
    """

    width: int
    height: int
    unit: float
    theme: str
    tone: Tone
    shapes: tuple[Shape, ...]
    key: str = ""
    dir: Literal["ltr", "rtl"] = "ltr"
    readable: tuple[Readable, ...] = ()
    still: bool = False

    def under(self, x: float, y: float) -> str:
        """What a finger at a point is on: the control by its identity, the text by its name, else ""."""
        shape = self.at(x, y)
        if shape is not None and shape.control is not None:
            return shape.control.id
        return next((one.text for one in self.readable if one.rect.holds(x, y)), "")

    def at(self, x: float, y: float) -> Shape | None:
        """The touchable shape under a point, or None."""
        for shape in reversed(self.shapes):
            if shape.control is not None and shape.rect.holds(x, y):
                return shape
        return None

    def of(self, control_id: str) -> Shape | None:
        """The shape of a control, or None."""
        return next((s for s in self.shapes if s.control is not None and s.control.id == control_id), None)


def blank(page: Placement) -> Placement:
    """Nothing but the colour of the band, as large as a page."""
    band = Shape("band", Rect(0, 0, page.width, page.height), state="calm")
    return Placement(page.width, page.height, page.unit, "standard", "calm", (band,))


def words_on(shape: Shape) -> str:
    """The words that stand on a shape; those of its control where an icon alone stands for them."""
    written = " ".join(line.text for line in shape.lines)
    return written or (shape.control.label if shape.control is not None and shape.glyphs else "")
