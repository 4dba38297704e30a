"""Whether an office is shut for long enough that its screen may be dark; used by `Hall.shut`."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from kiosk.services.opening import state
from kiosk.services.week import Week

MARGIN = timedelta(minutes=30)  # before it opens and after it has closed somebody may still come in
NEVER_SET = date(2026, 1, 1)  # a clock before this was never set, and switches nothing off


def shut(week: Week, now: datetime) -> bool:
    """Closed now, half an hour ago and half an hour on; False where no hours are known."""
    if now.date() < NEVER_SET:
        return False
    found = [state(week, at) for at in (now - MARGIN, now, now + MARGIN)]
    return all(one is not None and not one.open for one in found)
