"""What a QR code may hold and how small it may be shown; pure, used by the page of the telephone and its row.

The code is of level M (15 % of it may be dirty), its text in UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from kiosk.views.arranging.strip import strip_height
from kiosk.views.layout import Layout
from kiosk.views.measures import measures

QUIET = 4  # modules of white around a code (ISO/IEC 18004)
# A telephone at arm's length (500 mm) sees 600 mm in the 1080 points of its viewfinder: two points a module.
LEAST_MODULE_MM = 1.2
# bytes that versions 1 to 18 hold at level M (ISO/IEC 18004, table 7); larger ones are slow to find
CAPACITY = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560)
_PLAIN = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "…": "...", "ᵉ": "e", "ʳ": "r"})


def modules_across(text: str) -> int | None:
    """The modules along one side with the white around them, at the most; None: too long for a code."""
    size = len(text.encode())
    version = next((number for number, room in enumerate(CAPACITY, 1) if size <= room), None)
    return None if version is None else 17 + 4 * version + 2 * QUIET


def least_side(layout: Layout, text: str) -> float:
    """The least side of a code of this text in pixels, so that a telephone reads it; ValueError: too long."""
    across = modules_across(text)
    if across is None:
        raise ValueError(f"a code holds at most {CAPACITY[-1]} bytes")
    return across * ceil(LEAST_MODULE_MM / layout.pitch_mm) + 2.0  # modules are whole pixels


def has_room(layout: Layout, text: str, rows: int) -> bool:
    """Whether a page holds a code of this text, with so many rows of actions under it."""
    if modules_across(text) is None:
        return False
    m, u = measures(layout), layout.unit
    around = m.bar_one_row if m.side else m.bar + m.band
    feet = rows * (m.action * (1.3 if layout.big else 1.0) + 20)
    return least_side(layout, text) <= layout.height - strip_height(layout) - (around + feet + 70) * u


def plain_lines(lines: Iterable[str]) -> str:
    """Lines as every telephone shows them."""
    return "\n".join(" ".join(line.translate(_PLAIN).split()) for line in lines if line)
