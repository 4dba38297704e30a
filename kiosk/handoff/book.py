"""What the terminal knows of its calls: in memory to answer, in the outbox to survive; used by `link`.

Every change goes through here, under one lock, and is told to the supervisor in the order it happened.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from kiosk.handoff.clock import Moment
from kiosk.handoff.outbox import KEEP_ENDED_S, Held, Outbox, OutboxError
from kiosk.handoff.reach import PATIENCE_S, Reach
from kiosk.wire.calls import ENDED, TAKEN, Call, CallState
from kiosk.wire.said import SPOKEN_TO

log = logging.getLogger("kiosk.link")

S = CallState
UNREAD_S = 5.0  # an outbox that cannot be read is tried again
GRACE_S = 5.0  # a desk that has the call ends it itself; the link waits a little before it does


class Book:
    """The calls of this terminal; `tell` gets the data of each `CallChanged`."""

    def __init__(
        self,
        outbox: Outbox,
        clock: Callable[[], Moment],
        expires_s: float,
        tell: Callable[[dict[str, Any]], None],
    ) -> None:
        self._outbox, self._clock, self._expires_s, self._tell = outbox, clock, expires_s, tell
        self.changed = threading.Condition(threading.RLock())  # notified when something is owed or lives
        self.reach: Reach | None = None
        self._unstored: set[str] = set()  # never reached the outbox
        self._behind: set[str] = set()  # are there, but not their last news
        self._met: dict[str, float] = {}  # when this process first knew each call, monotonic
        self._last: dict[str, dict[str, Any]] = {}
        self._held: dict[str, Held] = {}
        self._unread = False
        self._read()

    def _read(self) -> None:
        """What was kept; tried again while the disk cannot be read."""
        try:
            kept = self._outbox.calls(self._clock())
        except OutboxError as error:
            if not self._unread:
                log.error("outbox cannot be read: %s", error)
            self._unread = True
            return
        self._unread = False
        self._held = {held.call.id: held for held in kept} | self._held

    def place(self, call: Call) -> None:
        """A citizen calls: durable first, then told; a repetition gets the same answer."""
        with self.changed:
            if call.id not in self._held:
                now = self._clock()
                waited_s = max(call.waited_ms, 0) / 1000
                placed = Moment(now.wall - waited_s, now.boot_s - waited_s, now.boot)
                held = Held(replace(call, state=S.QUEUED), placed)
                self._met[call.id] = time.monotonic()
                self._forget(now)
                self._store(held, self._outbox.put, self._unstored)
                self._held[call.id] = held
                self.changed.notify_all()
            elif call.wishes_version > self._held[call.id].call.wishes_version:
                self._wish(self._held[call.id], call)
            self._say(self._held[call.id])

    def _wish(self, held: Held, call: Call) -> None:
        """What the citizen asks for has changed: nothing else of the call does."""
        asked = replace(
            held.call, wishes=call.wishes, wishes_version=call.wishes_version, language=call.language
        )
        self._keep(replace(held, call=asked))
        self.changed.notify_all()

    def cancel(self, call_id: str) -> None:
        """The citizen calls off; the desk is told for as long as it takes, also of a call it never had."""
        with self.changed:
            held = self._held.get(call_id)
            if held is None:
                self._tell({"id": call_id, "state": str(S.CANCELLED), "reached": True, "stored": True})
                return
            if held.live and held.state != S.ARRIVED:  # an agent beside the citizen is not called off
                self._keep(replace(held, state=S.CANCELLED, told=str(S.CANCELLED)))
                self.changed.notify_all()
            self._say(self._held[call_id])

    def owed(self) -> list[Held]:
        """The calls of which a desk must still hear something, oldest first."""
        with self.changed:
            return [held for held in self._held.values() if held.owed]

    def held(self, call_id: str) -> Held | None:
        """The call as it is known now."""
        with self.changed:
            return self._held.get(call_id)

    def reached(self, url: str, answered: bool) -> None:
        """A desk has just answered, or failed to."""
        if self.reach is not None:
            (self.reach.good if answered else self.reach.bad)(url)

    def desk_of(self, call_id: str) -> str:
        """The desk where this call is, "" where it has reached none."""
        with self.changed:
            held = self._held.get(call_id)
            return held.url if held is not None and held.posted else ""

    def look_in(self, soon_s: float) -> float | None:
        """Seconds until the next `look` is due; None where nothing changes by time alone."""
        with self.changed:
            return soon_s if self.has_live() else UNREAD_S if self._unread else None

    def has_live(self) -> bool:
        """Whether someone waits or is being helped."""
        with self.changed:
            return any(held.live for held in self._held.values())

    def waited_ms(self, held: Held) -> int:
        """How long the citizen has waited, on a clock that nobody moves."""
        return held.placed.ms_until(self._clock())

    def learnt(self, url: str, news: Mapping[str, Any], answers: str = "", wished: int = 0) -> None:
        """What a desk says of a call; `answers` names the ending it was just told, if any, `wished` the
        version of the wishes."""
        with self.changed:
            held = self._held.get(str(news.get("id", "")))
            version, state = news.get("version"), _state(news.get("state"))
            if held is None or state is None or not isinstance(version, int):
                return
            if wished > held.wished:
                self._held[held.call.id] = held = replace(held, wished=wished)
            if version <= held.version and held.posted and not answers:
                return
            told = "" if state in ENDED or answers == S.CANCELLED else held.told
            fresh = replace(held, posted=True, url=url, version=version, told=told)
            if not told:  # an ending of ours still under way hides what the desk did before it
                fresh = replace(
                    fresh,
                    state=state,
                    minutes=_whole(news.get("minutes")),
                    accepted_at=_number(news.get("accepted_at")),
                    agent=str(news.get("agent") or ""),
                    nobody=news.get("nobody_on_shift") is True,
                    telephone=news.get("stage") == "telephone",
                    said=(str(news.get("said") or ""), _whole(news.get("said_number")) or 0),
                )
            self._keep(fresh)
            self._say(fresh, only_news=True)
            self.changed.notify_all()

    def doubt(self, url: str, known: set[str]) -> None:
        """The desk lists only these as live: any other is posted again, which tells where it stands."""
        with self.changed:
            for held in list(self._held.values()):
                if held.posted and held.url == url and held.live and held.call.id not in known:
                    self.unpost(held.call.id)

    def unpost(self, call_id: str) -> None:
        """The desk does not know this call: it is owed again."""
        with self.changed:
            held = self._held[call_id]
            self._keep(replace(held, posted=False, version=0, wished=0))
            self.changed.notify_all()

    def look(self) -> None:
        """Expires what nobody accepted, stores what could not be, tells what has changed by time alone."""
        with self.changed:
            if self._unread:
                self._read()
                self.changed.notify_all()
            for held in list(self._held.values()):
                limit_ms = (self._expires_s + (GRACE_S if held.posted else 0)) * 1000
                if held.state in (S.QUEUED, S.RINGING) and self.waited_ms(held) >= limit_ms:
                    self._keep(replace(held, state=S.EXPIRED, told="" if held.posted else str(S.EXPIRED)))
                    self.changed.notify_all()
                for late in (self._unstored, self._behind):
                    if held.call.id in late:
                        self._store(self._held[held.call.id], self._outbox.update, late)
                self._say(self._held[held.call.id], only_news=True)

    def tell_live(self) -> None:
        """Tells the calls still open, to a supervisor that has just come."""
        with self.changed:
            for held in self._held.values():
                if held.live:
                    self._say(held)

    def _keep(self, held: Held) -> None:
        self._held[held.call.id] = held
        late = self._unstored if held.call.id in self._unstored else self._behind
        self._store(held, self._outbox.update, late)

    def _store(self, held: Held, write: Callable[[Held], None], late: set[str]) -> None:
        try:
            write(held)
        except OutboxError as error:
            if held.call.id not in late:
                log.error("outbox cannot be written: %s", error)
            late.add(held.call.id)
        else:
            late.discard(held.call.id)

    def _forget(self, now: Moment) -> None:
        """The calls of yesterday; so neither memory nor file grows with the years."""
        day_ms = KEEP_ENDED_S * 1000
        old = [
            i for i, h in self._held.items() if not h.live and not h.owed and h.placed.ms_until(now) > day_ms
        ]
        for call_id in old:
            for kept in (self._held, self._met, self._last):
                kept.pop(call_id, None)
        if old:
            with suppress(OutboxError):
                self._outbox.forget(now)

    def _say(self, held: Held, only_news: bool = False) -> None:
        view = self._view(held)
        if only_news and (
            self._last.get(held.call.id) == view or (not held.live and held.call.id not in self._last)
        ):
            return
        self._last[held.call.id] = view
        self._tell(view | {"waited_ms": self.waited_ms(held)})

    def _view(self, held: Held) -> dict[str, Any]:
        stored = held.call.id not in self._unstored
        state = held.state if stored or held.state != S.QUEUED else S.PLACING
        view: dict[str, Any] = {
            "id": held.call.id,
            "state": str(state),
            "stored": stored,
            "reached": self._reached(held),
            "created_at": held.call.created_at,
            "wishes_version": held.call.wishes_version,
            "source": held.call.source,
        }
        if held.state in TAKEN:
            given = {"minutes": held.minutes, "accepted_at": held.accepted_at, "agent": held.agent or None}
            view |= {name: value for name, value in given.items() if value is not None}
        if held.state in SPOKEN_TO and held.said[0]:
            view |= {"said": held.said[0], "said_number": held.said[1]}
        if held.state is S.RINGING:
            view |= {"nobody_on_shift": held.nobody, "telephone": held.telephone}
        return view

    def _reached(self, held: Held) -> bool:
        if self.reach is None or not held.live:
            return True
        if held.posted:
            return self.reach.reached(held.url)
        return self.reach.any() and time.monotonic() - self._met.get(held.call.id, 0.0) < PATIENCE_S


def _state(value: Any) -> CallState | None:
    try:
        return CallState(value)
    except ValueError:
        return None


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
