"""Settings that change while the terminal runs: sessions and lasting processes follow, once nobody is there.

Sessions that started before give way to fresh ones; what lasting processes hold of the settings is compared
when one of those is on screen, because only good settings come so far.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.terminal.child import Session
from kiosk.terminal.part import Part
from kiosk.terminal.printer import PrinterOptions
from kiosk.terminal.technician import Entry

LOOK_S = 3.0


@dataclass(frozen=True, slots=True)
class Held:
    """What lasting processes hold of the settings: the supervisor a little, the link everything."""

    printer: PrinterOptions
    entry: Entry
    healthy_s: float
    link: Any


@dataclass(frozen=True, slots=True)
class FollowOptions:
    """`look` tells that fresh sessions have something else now; `held` is of the settings that they have."""

    look: Callable[[], bool]
    held: Callable[[], Held | None]


class Following(Part):
    """`renew` lets fresh sessions come; `followers`, by names of `Held`, are called with what has changed."""

    def __init__(
        self,
        options: FollowOptions,
        renew: Callable[[], None],
        followers: Mapping[str, Callable[[Any], object]],
    ) -> None:
        self._options, self._renew, self._followers = options, renew, followers
        self._held: Held | None = None
        self._look_at = self._since = 0.0
        self._seen: Session | None = None

    def turn(self, current: Session | None) -> None:
        now = time.monotonic()
        if now >= self._look_at:
            self._look_at = now + LOOK_S
            if self._options.look():
                self._since = now
                self._renew()
        if current is None or current is self._seen or not current.drawn or current.started < self._since:
            return
        self._seen = current
        self._compare(self._options.held())

    def _compare(self, held: Held | None) -> None:
        before, self._held = self._held, held or self._held
        if before is None or held is None:
            return
        for name, follow in self._followers.items():
            if (now := getattr(held, name)) != getattr(before, name):
                follow(now)
