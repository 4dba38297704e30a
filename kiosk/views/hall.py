"""What pages say of this town hall, and the moment they are shown; given to `compose` by the application."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Hall:
    """The town hall of the settings; an empty text is left out, never guessed."""

    name: str = "Mairie"
    address: str = ""
    hours: str = ""
    phone: str = ""
    reception: str = ""  # where the reception is, as one says it: « au rez-de-chaussée »
    note: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """Now: seconds of the session's monotonic clock, and what the clock on the wall says."""

    seconds: float
    clock: datetime
