"""A long sentence in two pieces, so that its beginning is heard while the rest is rendered; for the child."""

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

    Below the engine's slowest rate there is a pause after every word, so that any may end the first piece:
    a long sentence is twice as long to render there.
    """
    if len(text) < LONG:
        return (text,)
    end = _first(_PAUSE, text)
    if rate_wpm < ENGINE_SLOWEST_WPM and not 0 < end <= LATEST:
        end = _first(_WORD, text) or end
    if not end or not text[end:].strip():
        return (text,)
    return text[:end], text[end:]


def _first(pause: re.Pattern[str], text: str) -> int:
    """Where the first pause ends that is far enough in; 0 without one."""
    return next((found.end() for found in pause.finditer(text) if found.end() >= LEAST), 0)
