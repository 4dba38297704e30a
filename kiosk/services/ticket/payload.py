"""The modules of the QR code that is printed; used by `sheet`."""

from __future__ import annotations

import segno

from kiosk.views.square import CAPACITY, QUIET

__all__ = ["MOST_BYTES", "QUIET", "modules"]

MOST_BYTES = CAPACITY[13]  # version 14 at level M: the largest that 576 dots take at 7 dots a module


def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The code's rows, True for dark, without quiet zone, of level M or better; ValueError: too long."""
    if len(text.encode()) > MOST_BYTES:
        raise ValueError(f"a code on a ticket holds at most {MOST_BYTES} bytes")
    code = segno.make(text, error="m", micro=False, encoding=None if text.isascii() else "utf-8")
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
