"""How long to wait before a desk is tried again: short while it may be starting again, longer later."""

from __future__ import annotations

import random

FIRST_S, SOON_S, LONGEST_S = 0.1, 0.5, 2.0
HASTY = 30  # tries, some 15 s: a desk that was killed, or its database, is back by then


def wait_s(tries: int) -> float:
    """Seconds to wait after so many tries in a row that failed (from 1); never twice the same for all.

    A hall's terminals lose their desk together and would come back together.
    """
    longest = SOON_S if tries <= HASTY else LONGEST_S
    return min(FIRST_S * 2 ** min(tries - 1, 9), longest) * random.uniform(0.75, 1.0)
