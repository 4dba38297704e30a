"""A long sentence in two pieces, so that its beginning is heard while the rest is rendered; for the child."""

from __future__ import annotations

import re
from typing import Final

LEAST: Final = 12  # characters of the first piece: what it takes to say covers the rest's rendering
LONG: Final = 70  # … of a sentence that is worth two pieces
# Where a voice makes a pause anyway: after a sign and a space, never inside a number or an address.
_PAUSE = re.compile(r"[,;:.!?…،؛](?:[»)”]|\u00a0»)? +")


def in_pieces(text: str) -> tuple[str, ...]:
    """The sentence, or its beginning and its rest, which together are the same words."""
    if len(text) < LONG:
        return (text,)
    found = next((pause for pause in _PAUSE.finditer(text) if pause.end() >= LEAST), None)
    if found is None or not text[found.end() :].strip():
        return (text,)
    return text[: found.end()], text[found.end() :]
