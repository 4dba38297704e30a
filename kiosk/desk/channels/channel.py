"""The protocol of every channel beside the page; made by `made`, used by `rounds`, `check` and the doctor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Notice:
    """That a call rings where nobody takes it, or no longer; nothing personal.

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
