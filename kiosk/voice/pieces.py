"""A long sentence in pieces, so that its beginning is heard while the rest is rendered; for the child."""

from __future__ import annotations

import re
from typing import Final

from kiosk.voice.protocol import ENGINE_SLOWEST_WPM

LEAST: Final = 12  # characters of the first piece: what it takes to say covers the rest's rendering
LONG: Final = 70  # … of a sentence that is worth two pieces
LATEST: Final = 60  # … of the first piece where words are said one by one anyway
# Where a voice makes a pause anyway: after a sign and a space, never inside a number or an address.
_PAUSE = re.compile(r"[,;:.!?…،؛](?:[»)”]|\u00a0»)? +")
# After a word of four letters or more: an article or a preposition keeps the word that follows it.
_WORD = re.compile(r"(?<=[^\W\d_]{4}) +(?=[^\W\d_])")


def in_pieces(text: str, rate_wpm: int) -> tuple[str, ...]:
    """The sentence, or its beginning and its rest, which together are the same words.

    Below the engine's slowest rate a sentence is twice as long to render, and whoever goes on meanwhile waits
    for it: it is parted at every sign. Words are apart anyway there, so that any may end the first piece.
    """
    slow = rate_wpm < ENGINE_SLOWEST_WPM
    if len(text) < LONG:
        return (text,)
    end = _first(_PAUSE, text)
    if slow and not 0 < end <= LATEST:
        end = _first(_WORD, text) or end
    if not end or not text[end:].strip():
        return (text,)
    return text[:end], *(_at_signs(text[end:]) if slow else (text[end:],))


def _at_signs(text: str) -> tuple[str, ...]:
    """In pieces that each end with a sign, as long as a long one is left."""
    end = _first(_PAUSE, text) if len(text) >= LONG else 0
    return (text[:end], *_at_signs(text[end:])) if end and text[end:].strip() else (text,)


def _first(pause: re.Pattern[str], text: str) -> int:
    """Where the first pause ends that is far enough in; 0 without one."""
    return next((found.end() for found in pause.finditer(text) if found.end() >= LEAST), 0)
