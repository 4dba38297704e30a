"""The event of a hall that is shut or opens; sent by the application, answered by `night`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HoursChanged:
    """The hall is shut from now on, or open; told by whoever knows hours and the time."""

    shut: bool
