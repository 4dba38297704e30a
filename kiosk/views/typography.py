"""Sizes and lines of text, measured with the face's advances; used by `cut` and `arrange`.

Text is never made smaller to fit and never cut: it wraps, and what does not fit goes to another page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kiosk import languages
from kiosk.languages.breaking import units
from kiosk.views.layout import Layout, Metrics
from kiosk.views.measures import measures

READ = ("read", "lead")
LONE = 6  # letters: a word that short is not left alone on a last line
WIDE = "\u2e80"  # scripts from here on are written without spaces
SLACK = 1.015  # drawn advances are rounded to whole pixels: a little wider than measured


@dataclass(frozen=True, slots=True)
class Style:
    """A role of type on one panel: em and line height in pixels."""

    size: float
    line: float
    weight: int


@lru_cache(maxsize=2048)
def style(layout: Layout, role: str) -> Style:
    """The type of a role at the citizen's text size.

    The largest size has capitals of at least the declared minimum (EN 301 549 5.1.4: 0.7° of the eye).
    """
    weight, sizes = measures(layout).type[role]
    size, line = (value * layout.unit for value in sizes[layout.text_size - 1])
    own = languages.of(layout.language)
    line = max(line, size * (own.leading_read if role in READ else own.leading))
    if layout.text_size == 4:
        least = layout.minimum_cap_mm / layout.pitch_mm / layout.metrics.face(weight).cap_height
        if size < least:
            size, line = least, line * least / size
    return Style(float(round(size)), float(round(line)), weight)


def width(layout: Layout, text: str, kind: Style, weight: int | None = None) -> float:
    """The width of a text on one line, in pixels."""
    return _wide(layout.metrics, text, kind.size, weight or kind.weight)


def _wide(metrics: Metrics, text: str, size: float, weight: int) -> float:
    return metrics.width(text, size, weight) * SLACK + 1


_ORDINAL = re.compile(r"\b(\d+)(er|e)\b(?!-)")
_HIGH = {"e": "\u1d49", "r": "\u02b3"}


@lru_cache(maxsize=4096)
def raised(text: str) -> str:
    """French ordinals with their letters raised: 12ᵉ, 1ᵉʳ."""
    if not any(char.isdigit() for char in text):
        return text
    return _ORDINAL.sub(lambda found: found[1] + "".join(_HIGH[char] for char in found[2]), text)


@lru_cache(maxsize=4096)
def printed(text: str) -> str:
    """The text as it is set: apostrophes, and no break before a sign that ends, inside « » or a number."""
    text = text.replace("'", "’").replace(" ...", "…").replace("...", "…")
    return re.sub(r" (?=[?!:;»€%])|(?<=«) |(?<=\d) (?=\d)", "\u00a0", text)


@lru_cache(maxsize=4096)  # a page is composed again at each move of the focus
def wrap(
    layout: Layout, text: str, kind: Style, room: float, weight: int | None = None, indent: float = 0.0
) -> tuple[str, ...]:
    """The text as lines no wider than `room`; broken where its script allows, inside a word where it must.

    `indent` is taken from the first line's room, in pixels: it may be "" then.
    """
    return _lines(layout.metrics, text, kind.size, weight or kind.weight, room, indent)


@lru_cache(maxsize=8192)
def _lines(
    metrics: Metrics, text: str, size: float, weight: int, room: float, indent: float
) -> tuple[str, ...]:
    lines: list[str] = []
    for paragraph in printed(text).split("\n"):
        current = ""
        for space, word in units(paragraph):
            trial = f"{current}{space}{word}" if current else word
            free = room - (indent if not lines else 0.0)
            fits = _wide(metrics, trial, size, weight) <= free
            if fits or not (current or (indent and not lines)):
                current = trial
            else:
                lines.append(current)
                current = word
            while len(current) > 1 and _wide(metrics, current, size, weight) > room:
                head, current = _broken(metrics, current, size, weight, room)
                lines.append(head)
        lines.append(current)
    return tuple(lines) if indent else tuple(line for line in lines if line)


def _broken(metrics: Metrics, word: str, size: float, weight: int, room: float) -> tuple[str, str]:
    """A word too wide for its line, in two: after a mark inside it, else with a hyphen."""
    fits = 1
    while fits < len(word) and _wide(metrics, word[: fits + 1] + "-", size, weight) <= room:
        fits += 1
    mark = max((word.rfind(char, 1, fits) for char in "/-@._’"), default=-1)
    if mark > fits // 2:
        return word[: mark + 1], word[mark + 1 :]
    return word[:fits] + "-", word[fits:]


def balanced(layout: Layout, text: str, kind: Style, room: float) -> tuple[str, ...]:
    """Lines of about equal length, for titles: as few as `wrap` makes, as even as they can be."""
    lines = wrap(layout, text, kind, room)
    if len(lines) < 2:
        return lines
    low, high = max(room / 2, *(width(layout, word, kind) for _, word in units(printed(text)))), room
    for _ in range(7):
        middle = (low + high) / 2
        if len(wrap(layout, text, kind, middle)) <= len(lines):
            high = middle
        else:
            low = middle
    return wrap(layout, text, kind, high)


def settled(layout: Layout, text: str, kind: Style, room: float, indent: float = 0.0) -> tuple[str, ...]:
    """The lines of `wrap`; where the last is one short word alone, another comes down to it.

    Not over a break that is the text's own, as in an address.
    """
    lines = wrap(layout, text, kind, room, indent=indent)
    if "\n" in text or len(lines) < 2 or len(lines[-1]) > LONE:
        return lines
    if lines[-1][:1] >= WIDE or lines[-2][-1:] in ("", "-"):
        return lines
    kept, _, word = lines[-2].rpartition(" ")
    last = f"{word} {lines[-1]}"
    return (*lines[:-2], kept, last) if kept and width(layout, last, kind) <= room else lines


def unbroken(layout: Layout, role: str, text: str, room: float) -> Style:
    """The role's type, smaller only where a word would be broken otherwise: a title keeps its words whole."""
    kind = style(layout, role)
    for _ in range(8):
        if words_fit(layout, text, kind, room):
            break
        kind = Style(float(round(kind.size * 0.93)), float(round(kind.line * 0.93)), kind.weight)
    return kind


def height(lines: Sequence[str], kind: Style) -> float:
    """The height of these lines, in pixels."""
    return len(lines) * kind.line


def words_fit(layout: Layout, text: str, kind: Style, room: float, weight: int | None = None) -> bool:
    """Whether every word has room on a line, so that none would be broken."""
    return _widest(layout.metrics, text, kind.size, weight or kind.weight) <= room


@lru_cache(maxsize=4096)
def _widest(metrics: Metrics, text: str, size: float, weight: int) -> float:
    """The width of the widest word."""
    return max((_wide(metrics, word, size, weight) for _, word in units(printed(text))), default=0.0)
