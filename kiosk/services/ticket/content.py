"""What a ticket holds, as one frozen value and as JSON; made by `build`, drawn by `sheet`.

It has no field for a name or an answer. The marks of the papers are what the citizen asked to take along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, get_args

Mark = Literal["", "have", "missing", "open"]  # none, a ticked box, two kinds of empty box
LONGEST = 2_000  # characters of one text
MOST_LINES = 400  # of a whole ticket: about three metres of paper


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; `tag` stands under it in bold: « à trouver »."""

    text: str
    mark: Mark = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines, between two rules; two that are `half` stand beside each other."""

    heading: str
    lines: tuple[Line, ...] = ()
    half: bool = False


@dataclass(frozen=True, slots=True)
class Ticket:
    """One ticket, top to bottom; `qr_text` is what the code holds, `qr_words` what is said beside it."""

    title: str
    hall: str
    when: str = ""
    sections: tuple[Section, ...] = ()
    qr_text: str = ""
    qr_words: str = ""
    ending: tuple[Section, ...] = ()  # after the code: help, then the source with its date
    language: str = "fr"
    large: bool = False

    def __repr__(self) -> str:
        """Without the texts: what a citizen takes along is nobody else's."""
        return f"Ticket({len(self.sections)} sections, language={self.language!r}, large={self.large})"

    def to_json(self) -> dict[str, Any]:
        """Plain values for a message."""
        return asdict(self)

    @classmethod
    def from_json(cls, body: object) -> Ticket:
        """The ticket in plain values; ValueError names the field that is wrong, never its content."""
        values = _mapping(body, "ticket")
        sections, ending = (_sections(values.get(name, ()), name) for name in ("sections", "ending"))
        if _lines((*sections, *ending)) > MOST_LINES:
            raise ValueError(f"ticket: more than {MOST_LINES} lines")
        names = ("title", "hall", "when", "qr_text", "qr_words", "language")
        texts = {name: _text(values.get(name, ""), name) for name in names}
        return cls(**texts, sections=sections, ending=ending, large=values.get("large") is True)


def shortened(ticket: Ticket, more: str) -> Ticket:
    """As much of it, from the top, as a ticket may hold; `more` says where the rest is."""
    ending = tuple(_short(section) for section in ticket.ending)
    left = MOST_LINES - _lines(ending) - 2
    kept: list[Section] = []
    for section in map(_short, ticket.sections):
        if 1 + len(section.lines) > left:
            kept.append(replace(section, lines=(*section.lines[: max(0, left - 1)], Line(more))))
            break
        kept.append(section)
        left -= 1 + len(section.lines)
    return replace(
        ticket, title=_within(ticket.title), hall=_within(ticket.hall), sections=tuple(kept), ending=ending
    )


def _short(section: Section) -> Section:
    lines = tuple(replace(line, text=_within(line.text), tag=_within(line.tag)) for line in section.lines)
    return replace(section, heading=_within(section.heading), lines=lines)


def _within(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _lines(sections: Sequence[Section]) -> int:
    return sum(1 + len(section.lines) for section in sections)


def _sections(value: object, name: str) -> tuple[Section, ...]:
    sections = []
    for one in _list(value, name):
        section = _mapping(one, name)
        lines = tuple(_line(_mapping(line, "lines")) for line in _list(section.get("lines", ()), "lines"))
        sections.append(Section(_text(section.get("heading"), "heading"), lines, section.get("half") is True))
    return tuple(sections)


def _line(body: Mapping[str, Any]) -> Line:
    mark = body.get("mark", "")
    if mark not in get_args(Mark):
        raise ValueError("mark is not one of a ticket's")
    return Line(_text(body.get("text"), "text"), mark, _text(body.get("tag", ""), "tag"))


def _mapping(value: object, name: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{name} must be an object")
    return value


def _list(value: object, name: str) -> list[object] | tuple[object, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"{name} must be a list")
    return value


def _text(value: object, name: str) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise ValueError(f"{name} must be text of at most {LONGEST} characters")
    return value
