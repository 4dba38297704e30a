"""Where a line may break: at spaces and, in Chinese, between characters; used to wrap on screen and paper."""

from __future__ import annotations

import re
from functools import lru_cache

Unit = tuple[str, str]  # what stands before it where no line ends there (a space, nothing), and its letters

_HAN = "\u2e80-\u2fff\u3005-\u3007\u3040-\u9fff\uf900-\ufaff"
# Never at the beginning of a line, never at its end (GB/T 15834, Unicode UAX 14: CL, NS, EX and OP).
_CLOSING = "、。，．：；？！）》」』】〉〕〗％℃°·…—’”)]},.;:?!%»ー々"
_OPENING = "（《「『【〈〔〖“‘([{«￥¥$"
# One character with what clings to it: an opening mark before, closing marks after; a number takes the
# character that counts with it (7月, 35欧); everything of other scripts stays whole.
_PIECE = re.compile(
    rf"[{re.escape(_OPENING)}]*"
    rf"(?:[^\s{_HAN}{re.escape(_CLOSING)}{re.escape(_OPENING)}]*\d[{_HAN}]"
    rf"|[{_HAN}]"
    rf"|[^{_HAN}{re.escape('（《「『【〈〔〖“‘')}、。，．：；？！）》」』】〉〕〗]+)?"
    rf"[{re.escape(_CLOSING)}]*"
)
_IN_HAN = re.compile(rf"[{_HAN}]")


@lru_cache(maxsize=4096)
def units(paragraph: str) -> tuple[Unit, ...]:
    """A paragraph as what is never parted, each with what joins it to the one before."""
    found: list[Unit] = []
    for number, word in enumerate(paragraph.split(" ")):
        space = " " if number else ""
        if not _IN_HAN.search(word):
            found.append((space, word))
            continue
        for piece in _pieces(word):
            found.append((space, piece))
            space = ""
    return tuple(found)


def _pieces(word: str) -> list[str]:
    return [piece for piece in _PIECE.findall(word) if piece]
