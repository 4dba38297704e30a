"""What a QR code holds, the official address or the checklist, and its modules; for ticket and screen.

Never a name or an answer: there is no way to give one.
"""

from __future__ import annotations

from collections.abc import Iterable

import segno

MOST_BYTES = 360  # what version 14 holds at level M: the largest that 576 dots take at 7 dots a module
QUIET = 4  # modules of white around a code (ISO/IEC 18004)
_PLAIN = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "…": "...", "ᵉ": "e", "ʳ": "r"})


def checklist_text(title: str, papers: Iterable[str], address: str = "", more: str = "…") -> str:
    """The papers as plain text, a line each, in at most `MOST_BYTES` of UTF-8.

    What does not fit is left out by whole lines and `more` says so; the address stands at the end.
    """
    lines = [_line(title), *(f"- {_line(paper)}" for paper in papers)]
    end = [address] if address and _size([address]) < MOST_BYTES // 2 else []
    if _size([*lines, *end]) <= MOST_BYTES:
        return "\n".join([*lines, *end])
    while len(lines) > 1 and _size([*lines, _line(more), *end]) > MOST_BYTES:
        lines.pop()
    lines[0] = _cut(lines[0], MOST_BYTES - _size(["", _line(more), *end]))
    return "\n".join([*lines, _line(more), *end])


def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The code's rows, True for dark, without quiet zone, of level M or better; ValueError: too long."""
    if len(text.encode()) > MOST_BYTES:
        raise ValueError(f"a code on a ticket holds at most {MOST_BYTES} bytes")
    code = segno.make(text, error="m", micro=False, encoding=None if text.isascii() else "utf-8")
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def _line(text: str) -> str:
    return " ".join(text.translate(_PLAIN).split())


def _size(lines: list[str]) -> int:
    return len("\n".join(lines).encode())


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")
