"""The link's threads: post what is owed, read desks' streams, tell them of the terminal; run by `link`."""

from __future__ import annotations

import json
import logging
import math
import random
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kiosk.handoff.book import Book
from kiosk.handoff.bundles import Fetching
from kiosk.handoff.client import SILENCE_S, DeskClient, Rejected, Unreachable
from kiosk.handoff.desk_channel import DeskChannel
from kiosk.handoff.outbox import Held, Outbox, OutboxError
from kiosk.handoff.own_key import OwnKeys
from kiosk.handoff.ping import Ping
from kiosk.handoff.reach import Reach
from kiosk.handoff.settings import LinkSettings
from kiosk.handoff.trials import Trials
from kiosk.handoff.waits import wait_s
from kiosk.wire.channel import Channel, ChannelFailed, Notice

log = logging.getLogger("kiosk.link")

SILENT_STREAMS = 2  # in a row: a proxy holds them back
ALIVE_S, SLOWEST_S = 5.0, 300.0  # between two heartbeats; a desk of many terminals asks for more
LOOK_S = 0.2  # while a call is open
AGAIN_S = 1.0  # after a mistake of ours


class Courier:
    """Carries news between the book and the desks until `stopping` is set."""

    def __init__(
        self,
        settings: LinkSettings,
        book: Book,
        outbox: Outbox,
        state: Callable[[], str],
        viewer: Callable[[str, Mapping[str, Any]], None],
        show: Callable[[DeskClient], None],
        health: Callable[[DeskClient, str], None],
    ) -> None:
        self._viewer, self._show, self._health = viewer, show, health
        self._settings, self._book, self._outbox, self._state = settings, book, outbox, state
        self.reach = book.reach = Reach(settings.urls, self._desk_came_back)
        self.stopping = threading.Event()
        self._waits: dict[str, tuple[float, int]] = {}  # call → (when to try again, tries that failed)
        self._kick = {url: threading.Event() for url in settings.urls}
        self._counting = threading.Lock()
        self._noted: dict[str, str] = {}
        self._trials = Trials(settings.state_dir, settings.terminal, self._listen)

    def start(self) -> None:
        """Starts every thread; they end with the process."""
        jobs: list[tuple[str, Callable[[], None]]] = [
            ("post", self._post_forever),
            ("look", self._look_forever),
            ("show", lambda: self._show(self._client())),
            ("ping", self._ping_forever),
        ]
        if (source := self._settings.bundles) is not None:
            fetching = Fetching(source, self._settings.terminal, self._note)
            jobs.append(("bundles", lambda: fetching.run(self._client(), self.stopping)))
        for url in self._settings.urls:
            jobs.append((f"stream {url}", lambda url=url: self._read_forever(url)))
            jobs.append((f"alive {url}", lambda url=url: self._alive_forever(url)))
            jobs.append((f"trial {url}", lambda url=url: self._try_forever(url)))
        for name, job in jobs:
            threading.Thread(target=self._for_ever, args=(name, job), name=name, daemon=True).start()

    def _for_ever(self, name: str, job: Callable[[], None]) -> None:
        """A mistake of ours ends no thread: without it no call would leave any more, unseen."""
        while not self.stopping.is_set():
            try:
                job()
                return
            except Exception as error:  # noqa: BLE001 - any; its words may hold what was to be sent
                at = traceback.extract_tb(error.__traceback__)[-1]
                where = f"{Path(at.filename).name}:{at.lineno}"
                log.error("%s: %s at %s; tried again", name, type(error).__name__, where)
                self.stopping.wait(AGAIN_S)

    def stop(self) -> None:
        """Lets every thread end."""
        self.stopping.set()
        for kick in self._kick.values():
            kick.set()
        with self._book.changed:
            self._book.changed.notify_all()

    def beat_now(self) -> None:
        """The terminal's state has changed: every desk hears it at once."""
        for kick in self._kick.values():
            kick.set()

    def _client(self) -> DeskClient:
        keys = OwnKeys(self._settings.state_dir)
        return DeskClient(self._settings.token, keys, self._settings.authority)

    def _note(self, part: str, what: str) -> None:
        """Logs what has changed, once: a desk that is off for a night fills no disk."""
        if self._noted.get(part) != what:
            self._noted[part] = what
            log.info("%s: %s", part, what)

    def _desk_came_back(self) -> None:
        with self._book.changed:
            self._waits.clear()
            self._book.changed.notify_all()

    # what is owed

    def _post_forever(self) -> None:
        client = self._client()
        desks = {url: DeskChannel(url, client, self._book) for url in self._settings.urls}
        while not self.stopping.is_set():
            with self._book.changed:
                due = self._due()
                if not due:
                    self._book.changed.wait(self._until_next())
                    continue
            for held in due:
                self._post(desks, held)

    def _due(self) -> list[Held]:
        now = time.monotonic()
        return [held for held in self._book.owed() if self._waits.get(held.call.id, (0.0, 0))[0] <= now]

    def _until_next(self) -> float | None:
        times = [self._waits[held.call.id][0] for held in self._book.owed() if held.call.id in self._waits]
        return max(0.0, min(times) - time.monotonic()) if times else None

    def _post(self, desks: Mapping[str, Channel], held: Held) -> None:
        """To the desk that has the call, else to the first that answers."""
        known_desk = held.posted and held.url in desks
        what = "over" if held.told else "ringing"
        notice = Notice(held.call.id, held.call.site, held.call.terminal, what, held.placed.wall, 1)
        for url in (held.url,) if known_desk else desks:
            try:
                desks[url].signal(notice)
            except ChannelFailed as failure:
                if known_desk and str(failure) == "unknown_call":
                    self._book.unpost(held.call.id)
                    return
                self._note(f"call at {url}", f"waits, {failure}")
            else:
                self._note(f"call at {url}", "arrived")
                with self._book.changed:
                    self._waits.pop(held.call.id, None)
                return
        with self._book.changed:
            tries = self._waits.get(held.call.id, (0.0, 0))[1] + 1
            self._waits[held.call.id] = (time.monotonic() + wait_s(tries), tries)

    def _look_forever(self) -> None:
        while not self.stopping.is_set():
            with self._book.changed:
                self._book.changed.wait(self._book.look_in(LOOK_S))
            self._book.look()

    # what desks say

    def _read_forever(self, url: str) -> None:
        """Read while a call or a trial is out, and at the start until the desk has said what it knows."""
        client, tries, last_id, silent = self._client(), 0, "", 0
        while not self.stopping.is_set():
            with self._book.changed:
                if last_id and not self._expects(url):
                    self._book.changed.wait()
                    continue
            began, before = time.monotonic(), last_id
            follow = client.stream if silent < SILENT_STREAMS else client.poll
            try:
                for event in follow(url, self._settings.terminal, last_id):
                    last_id, tries = event.id, 0
                    self.reach.good(url)
                    self._note(f"stream of {url}", "open")
                    self._hear(url, event.kind, _object(event.data))
                    if not self._expects(url):
                        break
                else:
                    self.reach.bad(url)
            except Rejected as refusal:
                self.reach.bad(url)
                self._note(f"stream of {url}", f"refused, {refusal}")
            except Unreachable as failure:
                silent = silent_streams(silent, last_id != before, time.monotonic() - began)
                self.reach.bad(url)
                self._note(f"stream of {url}", str(failure))
            tries += 1
            self.stopping.wait(wait_s(tries))

    def _expects(self, url: str) -> bool:
        """Whether there is something to hear of this desk."""
        return self._book.has_live() or self._trials.awaited(url)

    def _hear(self, url: str, kind: str, body: dict[str, Any]) -> None:
        if kind == "snapshot":
            calls = [call for call in body.get("calls", []) if isinstance(call, dict)]
            for call in calls:
                self._book.learnt(url, call)
            self._book.doubt(url, {str(call.get("id")) for call in calls})
            for viewer in body.get("viewers", []):
                if isinstance(viewer, dict):
                    self._viewer(url, viewer)
        elif kind == "call":
            self._book.learnt(url, body)
        elif kind == "viewer":
            self._viewer(url, body)
        elif kind == "trial":
            self._trials.heard(body.get("id"))

    # what desks hear

    def _try_forever(self, url: str) -> None:
        self._trials.run(self._client(), url, self._settings.trial_s, self.stopping)

    def _ping_forever(self) -> None:
        """While somebody can use the terminal and some desk answers it."""
        given = self._settings
        ping = Ping(given.ping_url, given.terminal, given.state_dir)
        ping.run(lambda: self._state() != "out_of_order" and self.reach.any(), given.ping_s, self.stopping)

    def trial(self, url: str) -> int | None:
        """A trial call to this desk and back, now: milliseconds, None where it did not come back."""
        return self._trials.now(self._client(), url)

    def _listen(self) -> None:
        with self._book.changed:
            self._book.changed.notify_all()

    def _alive_forever(self, url: str) -> None:
        client, kick = self._client(), self._kick[url]
        path, every_s = f"/api/terminals/{quote(self._settings.terminal, safe='')}/alive", ALIVE_S
        while not self.stopping.is_set():
            kick.wait(every_s * random.uniform(0.9, 1.0))  # not all terminals of a country at once
            kick.clear()
            if self.stopping.is_set():
                return
            try:
                said = {"state": self._state(), "place": self._settings.place}
                every_s = _rhythm(client.post(url, path, said).get("every_s"))
                self.reach.good(url)
                self._note(f"heartbeat at {url}", "heard")
                self._send_counts(client, url)
                self._health(client, url)
            except Unreachable as failure:
                self.reach.bad(url)
                self._note(f"heartbeat at {url}", str(failure))

    def _send_counts(self, client: DeskClient, url: str) -> None:
        with self._counting:
            if self.reach.first() != url:
                return
            try:
                while batch := self._outbox.batch(time.time()):
                    try:
                        client.post(url, "/api/counts", {"id": batch.id, "counts": list(batch.rows)})
                    except Rejected as refusal:
                        if refusal.status != 422:
                            raise
                        self._note(f"figures at {url}", f"refused, {refusal}")
                    self._outbox.drop(batch)
            except OutboxError as error:
                log.error("outbox cannot be read: %s", error)


def silent_streams(before: int, told: bool, open_s: float) -> int:
    """How many streams in a row stayed open and told nothing, after one more has ended.

    One that told something ends the row; so many as mean a proxy stay so, the polls tell in their place.
    """
    if before >= SILENT_STREAMS:
        return before
    return 0 if told else before + (open_s >= 0.9 * SILENCE_S)


def _rhythm(asked: object) -> float:
    """Seconds between two heartbeats, as the desk asks for them."""
    if isinstance(asked, bool) or not isinstance(asked, int | float) or not math.isfinite(asked):
        return ALIVE_S
    return min(max(asked, ALIVE_S), SLOWEST_S)


def _object(data: str) -> dict[str, Any]:
    try:
        body = json.loads(data)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
