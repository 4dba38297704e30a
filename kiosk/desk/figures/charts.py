"""A table's first column as bars, in SVG without any style of its own; used by `page`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

WIDTH, LABEL, BAR, GAP = 460, 180, 20, 8
MOST = 12  # bars; the table beside it has every row
STANDING = 150  # height of the standing bars of days and hours
LONGEST = 22  # characters of a label


def chart(rows: Sequence[tuple[str, int]], title: str, standing: bool, said: Callable[[int], str]) -> str:
    """The bars, from a label and a number each, which `said` writes; nothing where there is none."""
    if not any(number for _, number in rows):
        return ""
    return _standing(rows, title) if standing else _lying(rows[:MOST], title, said)


def _svg(height: int, title: str, inside: Sequence[str]) -> str:
    box = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    return f'<svg class="chart" role="img" aria-label="{escape(title)}" {box}>{"".join(inside)}</svg>'


def _lying(rows: Sequence[tuple[str, int]], title: str, said: Callable[[int], str]) -> str:
    most, inside = max(number for _, number in rows), []
    for n, (label, number) in enumerate(rows):
        y = n * (BAR + GAP)
        width = round((WIDTH - LABEL - 52) * number / most, 1)
        middle = y + BAR - 5
        short = label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"
        inside += [
            _words(LABEL - 8, middle, short, "label"),
            _bar(LABEL, y, width, BAR),
            _words(LABEL + width + 6, middle, said(number), "value"),
        ]
    return _svg(len(rows) * (BAR + GAP), title, inside)


def _standing(rows: Sequence[tuple[str, int]], title: str) -> str:
    most, each = max(number for _, number in rows), min(WIDTH / len(rows), 48)
    every = -(-len(rows) * 22 // WIDTH)  # so that no label lies on the next
    inside = []
    for n, (label, number) in enumerate(rows):
        height = round((STANDING - 20) * number / most, 1)
        left = round(n * each, 1)
        inside.append(_bar(left, STANDING - height, round(each * 0.8, 1), height))
        if n % every == 0:
            inside.append(_words(left + each * 0.4, STANDING + 16, label, "tick"))
    return _svg(STANDING + 22, title, inside)


def _bar(x: float, y: float, width: float, height: float) -> str:
    return f'<rect class="bar" x="{x}" y="{y}" width="{width}" height="{height}"/>'


def _words(x: float, y: float, words: str, kind: str) -> str:
    return f'<text class="{kind}" x="{round(x, 1)}" y="{y}">{escape(words)}</text>'


def bars(table: Mapping[str, object], labels: Mapping[str, str]) -> list[tuple[str, int]]:
    """The rows of a table that have a number in its first column."""
    rows = table["rows"]
    assert isinstance(rows, list)
    return [(labels[row["key"]], row["values"][0]) for row in rows if row["values"][0] is not None]
