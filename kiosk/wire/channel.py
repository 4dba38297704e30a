"""The one protocol of every way that a call can take: a desk, a second desk, a lamp, a city's own tools.

The link carries calls to desks (`handoff.desk_channel`); a desk warns of them further (`desk.channels`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Notice:
    """That a call rings, or no longer; nothing personal.

    `what` is "ringing" or "over", `at` seconds of the epoch by the desk's clock, `lit` how many calls ring so
    at this moment.
    """

    call: str
    site: str
    terminal: str
    what: str
    at: float
    lit: int


class ChannelFailed(Exception):
    """The channel could not be told; the text is a short code, such as "no_device"."""


class Channel(Protocol):
    """One way to warn. Both may take up to three seconds and run off the event loop; telling twice is
    harmless."""

    name: str

    def signal(self, notice: Notice) -> None:
        """Tells it; raises `ChannelFailed`."""

    def check(self) -> None:
        """Whether it would work now, without warning anybody; raises `ChannelFailed`."""
