"""Where everything stands on a ticket, in dots, 8 to the millimetre; drawn by `picture`.

Sizes are those of the design: margins 24, title 50, headings 32, text 28 on 38, rules 4, boxes 32.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk import languages
from kiosk.languages.letters import ending_leftwards, reads_leftwards
from kiosk.services.ticket import faces
from kiosk.services.ticket.content import Line, Mark, Section, Ticket
from kiosk.services.ticket.payload import QUIET, modules
from kiosk.views.typography import raised

WIDTH = 576  # dots across paper of 80 mm
MARGIN = 24
ARCHES = 72  # height of the viaduct at the top
MODULE = 7  # dots; fewer are hard to read for an old telephone
BESIDE = 200  # least room for words beside the code
LARGER = 1.5


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is its baseline."""

    x: float
    y: int
    text: str
    size: int
    weight: faces.Weight


@dataclass(frozen=True, slots=True)
class Rule:
    y: int


@dataclass(frozen=True, slots=True)
class Box:
    x: int
    y: int
    size: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code; its quiet zone is not in `x` and `y`."""

    x: int
    y: int
    module: int
    rows: tuple[tuple[bool, ...], ...]


Item = Words | Rule | Box | Code


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of a ticket, below the arches; `height` includes them."""

    height: int
    items: tuple[Item, ...]


def lay_out(ticket: Ticket) -> Sheet:
    """The ticket's sheet; OSError where the faces are missing."""
    pen = _Pen(ticket)
    pen.text(ticket.hall, 32, 42, 700)
    pen.text(ticket.when, 28, 38, 400)
    pen.y += 14
    pen.text(ticket.title, 50, 58, 700)
    sections = list(ticket.sections)
    while sections:
        section = sections.pop(0)
        pen.rule()
        if section.half and sections and sections[0].half and not ticket.large:
            pen.side_by_side(section, sections.pop(0))
        else:
            pen.section(section)
    if ticket.qr_text:
        pen.rule()
        pen.code(ticket.qr_text, ticket.qr_words)
    for section in ticket.ending:
        pen.rule()
        pen.section(section)
    return Sheet(pen.y + MARGIN, tuple(pen.items))


class _Pen:
    """Where the next line goes, and what has been placed so far."""

    def __init__(self, ticket: Ticket) -> None:
        self.y = ARCHES + 18
        self.items: list[Item] = []
        self._scale = LARGER if ticket.large else 1.0
        self._french = languages.voice_of(ticket.language) == "fr"
        self._mirrored = languages.of(ticket.language).dir == "rtl"

    def text(
        self,
        text: str,
        size: int,
        pitch: int,
        weight: faces.Weight,
        left: int = MARGIN,
        right: int = WIDTH - MARGIN,
    ) -> None:
        """A paragraph between two edges."""
        size, pitch = round(size * self._scale), round(pitch * self._scale)
        text = raised(text) if self._french else text
        french = any(map(str.isalpha, text)) and not reads_leftwards(text)
        for line in faces.wrap(text, right - left, size, weight):
            x = float(left)
            if self._mirrored:
                line = line if french else ending_leftwards(line)
                x = WIDTH - left - faces.width(line, size, weight)
            self.items.append(Words(x, self.y + round(pitch * 0.76), line, size, weight))
            self.y += pitch

    def rule(self) -> None:
        self.y += 16
        self.items.append(Rule(self.y))
        self.y += 4 + 14

    def section(self, section: Section, left: int = MARGIN, right: int = WIDTH - MARGIN) -> None:
        if section.heading:
            self.text(section.heading, 32, 44, 700, left, right)
        for line in section.lines:
            self._line(line, left, right)

    def side_by_side(self, first: Section, second: Section) -> None:
        top, middle = self.y, WIDTH // 2 + 18
        self.section(first, MARGIN, middle - MARGIN)
        bottom, self.y = self.y, top
        self.section(second, middle, WIDTH - MARGIN)
        self.y = max(self.y, bottom)

    def code(self, text: str, words: str) -> None:
        """The code with its quiet zone, and the words beside it where there is room, else below."""
        rows = modules(text)
        whole = len(rows) + 2 * QUIET
        side = whole * MODULE
        beside = WIDTH - MARGIN - side >= BESIDE * self._scale
        x = 0 if beside else (WIDTH - side) // 2
        if self._mirrored and beside:
            x = WIDTH - side
        top = self.y
        self.items.append(Code(x + QUIET * MODULE, top + QUIET * MODULE, MODULE, rows))
        if not beside:
            self.y = top + side
            self.text(words, 28, 38, 400)
            return
        lines = faces.wrap(words, WIDTH - MARGIN - side, round(28 * self._scale), 400)
        self.y = top + max(QUIET * MODULE, (side - round(38 * self._scale) * len(lines)) // 2)
        self.text(words, 28, 38, 400, left=side)
        self.y = max(self.y, top + side)

    def _line(self, line: Line, left: int, right: int) -> None:
        if line.mark:
            size = round(32 * self._scale)
            self.y += 3
            x = WIDTH - left - size if self._mirrored else left
            self.items.append(Box(x, self.y + round(3 * self._scale), size, line.mark))
            left += round(46 * self._scale)
        self.text(line.text, 28, 38, 400, left, right)
        if line.tag:
            self.text(line.tag, 28, 38, 700, left, right)
        if line.mark:
            self.y += 3
