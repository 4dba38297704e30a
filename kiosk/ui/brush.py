"""What one shape is made of: its triangles, its words and its icons, in colours; filled by `kiosk.ui.shapes`.

Pure: `paint` turns it into drawing instructions.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.languages.letters import reads_leftwards
from kiosk.ui.icons import DOT
from kiosk.ui.pen import Pen
from kiosk.ui.theme import Color, Theme
from kiosk.views.placement import Glyph, Line, Rect, Tone

LIP = 7.0  # units of the edge under a control, and how far it sinks when it is pressed


@dataclass(frozen=True, slots=True)
class Ink:
    """A line of text or an icon to draw: centred in its box vertically, from its left edge (or `centred`).

    `from_right` puts its right edge at x + width: a line that is read from there begins exactly there.
    """

    text: str
    x: float
    y: float
    width: float
    height: float
    size: float
    weight: int
    color: Color
    is_icon: bool = False
    turned: bool = False
    from_right: bool = False


class Brush:
    """Gathers the drawing of one shape in a theme; `unit` scales edges, lips and radii."""

    def __init__(
        self,
        theme: Theme,
        unit: float,
        panel: tuple[int, int],
        tone: Tone = "calm",
        pressed: bool = False,
        dir: str = "ltr",
        still: bool = False,
    ) -> None:
        self.theme = theme
        self.unit = unit
        self.tone = tone
        self.pressed = pressed
        self.still = still
        self.leftwards = dir == "rtl"
        self.panel_width = panel[0]
        self.pen = Pen(panel[1])
        self.inks: list[Ink] = []

    def color(self, role: str) -> Color:
        return self.theme.color(role)

    def edge(self, units: float) -> float:
        """The thickness of an edge in pixels: 4 units in the black themes, never less than a pixel."""
        if self.theme.black:
            units = max(units + 1, 3) if units < 6 else units
        return float(max(1, round(units * self.unit)))

    def px(self, units: float) -> float:
        """Units of the reference panel in whole pixels."""
        return float(round(units * self.unit))

    @property
    def down(self) -> float:
        """How far what is pressed sinks, in pixels."""
        return self.px(LIP) if self.pressed and not self.still else 0.0

    def line(self, line: Line, role: str = "", down: float = 0.0) -> None:
        """A line of text, in its own colour role or in another."""
        self.inks.append(
            Ink(
                line.text,
                line.x,
                line.y + down,
                line.width,
                line.height,
                line.size,
                line.weight,
                self.color(role or line.ink),
                from_right=reads_leftwards(line.text),
            )
        )

    def glyph(self, glyph: Glyph, role: str = "", tile: str = "tint", down: float = 0.0) -> None:
        """An icon, on its tile where it has one."""
        if glyph.tile is not None:
            box = Rect(glyph.tile.x, glyph.tile.y + down, glyph.tile.w, glyph.tile.h)
            self.pen.rounded(box, self.px(18), self.color(tile), ground=True)
        color = self.color(role or glyph.ink)
        if glyph.name == DOT:
            half = glyph.size / 2
            self.pen.disc(glyph.x + half, glyph.y + down + half, glyph.size * 0.15, color)
        else:
            self.icon(glyph.name, glyph.x, glyph.y + down, glyph.size, color, glyph.turned)

    def icon(self, name: str, x: float, y: float, size: float, color: Color, turned: bool = False) -> None:
        """An icon centred in a square, or turned as in a mirror."""
        self.inks.append(Ink(name, x, y, size, size, size, 400, color, is_icon=True, turned=turned))
