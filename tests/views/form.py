"""What is left of a shape for somebody who sees no colours: its outline, edges, marks, words and icons.

A figure counts where it stands out by three to one against what it is drawn on (WCAG 2.2, 1.4.11). That one
fill is darker than another counts for nothing here: nobody sees by it which of two buttons is the chosen one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.ui.brush import Brush
from kiosk.ui.pen import Pen
from kiosk.ui.shapes import paint
from kiosk.ui.theme import THEMES, Color, luminance
from kiosk.views.placement import Placement, Rect, Shape

SEEN = 3.0
NEAR = 8  # pixels: figures of one size, but for the half of an edge
THICK = 6  # units: an edge of so many or more is told from a thin one
IN_BAR = ("tool", "strip", "stop", "call")  # looks that stand on the bar; all others stand on the page


@dataclass(frozen=True, slots=True)
class Figure:
    """A filled figure, or a line of this width around one, in pixels."""

    kind: str
    rect: Rect
    color: Color
    width: float = 0.0


class FigurePen(Pen):
    """Keeps what is drawn by name, in order, in place of its triangles."""

    def __init__(self, height: int) -> None:
        super().__init__(height)
        self.figures: list[Figure] = []

    def _add(self, kind: str, rect: Rect, color: Color, width: float = 0.0) -> None:
        self.figures.append(Figure(kind, rect, color, width))

    def rect(self, rect: Rect, color: Color, ground: bool = False) -> None:
        self._add("fill", rect, color)

    def rounded(self, rect: Rect, radius: float, color: Color, ground: bool = False) -> None:
        self._add("fill", rect, color)

    def foot(self, rect: Rect, radius: float, color: Color) -> None:
        """A lip is an ornament: every control has one that can be chosen, chosen or not."""

    def ring(self, rect: Rect, radius: float, width: float, color: Color) -> None:
        self._add("line", rect, color, width)

    def disc(self, cx: float, cy: float, radius: float, color: Color) -> None:
        self._add("fill", _square(cx, cy, radius), color)

    def circle(self, cx: float, cy: float, radius: float, width: float, color: Color) -> None:
        self._add("line", _square(cx, cy, radius), color, width)

    def arc(self, cx: float, cy: float, radius: float, width: float, part: float, color: Color) -> None:
        self._add(f"arc {part:.1f}", _square(cx, cy, radius), color, width)

    def arch(self, left: float, top: float, width: float, bottom: float, color: Color) -> None:
        self._add("fill", Rect(left, top, width, bottom - top), color)


def form(shape: Shape, placement: Placement, theme: str) -> frozenset[str]:
    """What of a shape is seen without colours, each thing in words that two of them can be compared by."""
    panel, unit = (placement.width, placement.height), placement.unit
    brush = Brush(THEMES[theme], unit, panel, placement.tone, dir=placement.dir)
    brush.pen = pen = FigurePen(placement.height)
    paint(brush, shape)
    ground = THEMES[theme].color("bar" if shape.look in IN_BAR else "page")
    figures = [one for n, one in enumerate(pen.figures) if _seen(pen.figures, n, ground)]
    seen = [_named(one, shape.rect, unit) for one in figures]
    icons = [ink for ink in brush.inks if ink.is_icon]
    seen += [f"icon {ink.text}" for ink in icons]
    if shape.look == "switch":
        seen += [f"word {line.text}" for line in shape.lines]
    if shape.control is not None:
        seen.append(f"label {shape.control.label}")
    return frozenset(seen)


def at_rest(shape: Shape) -> Shape:
    """The same words and icons, with nothing chosen, said or in focus."""
    return replace(shape, state="off" if shape.state == "on" else "", focused=False)


def _seen(figures: list[Figure], number: int, ground: Color) -> bool:
    """Whether a figure stands out from what it lies on or, as an edge does, from what is around that."""
    one = figures[number]
    below = [other for other in figures[:number] if other.kind == "fill" and _holds(other.rect, one.rect)]
    inside = below[-1].color if below else ground
    around = next((other.color for other in reversed(below) if _larger(other.rect, one.rect)), ground)
    return max(_contrast(one.color, inside), _contrast(one.color, around)) >= SEEN


def _named(one: Figure, own: Rect, unit: float) -> str:
    """Where it lies and how thick it is, roughly: small differences are none."""
    if one.kind == "fill":
        return "outline" if _holds(one.rect, own) else f"mark {_place(one.rect, own)}"
    if one.kind != "line":
        return one.kind
    if _larger(one.rect, own):
        return "line around"
    inside = "" if _holds(one.rect, own) else " inside"
    return f"thick line{inside}" if one.width >= THICK * unit else f"outline{inside}"


def _place(rect: Rect, own: Rect) -> str:
    """In which third of the shape, each way."""
    x, y = rect.x + rect.w / 2 - own.x, rect.y + rect.h / 2 - own.y
    return f"{min(2, max(0, int(3 * x / own.w)))} {min(2, max(0, int(3 * y / own.h)))}"


def _holds(outer: Rect, inner: Rect) -> bool:
    inner = inner.inset(NEAR)
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and outer.right >= inner.right
        and outer.bottom >= inner.bottom
    )


def _larger(one: Rect, other: Rect) -> bool:
    return one.w > other.w + NEAR and one.h > other.h + NEAR


def _square(cx: float, cy: float, radius: float) -> Rect:
    return Rect(cx - radius, cy - radius, 2 * radius, 2 * radius)


def _contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(_hex(one)), luminance(_hex(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _hex(color: Color) -> str:
    return "#" + "".join(f"{round(part * 255):02X}" for part in color[:3])
