"""The link process: keeps calls, carries them to a desk, brings back what agents do; run by `kiosk run`."""

from __future__ import annotations

import logging
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from kiosk.handoff.attempts import attempt
from kiosk.handoff.book import Book
from kiosk.handoff.clock import Moment, now
from kiosk.handoff.courier import Courier
from kiosk.handoff.health import Examine, Health
from kiosk.handoff.line import AddressTaken, Line
from kiosk.handoff.outbox import Outbox, OutboxError
from kiosk.handoff.printing import Printing, RemotePrinter
from kiosk.handoff.settings import LinkSettings
from kiosk.handoff.showing import Showing
from kiosk.wire.calls import Call, new_call_id
from kiosk.wire.figures import is_name
from kiosk.wire.messages import Message

__all__ = ["LinkSettings", "run"]

log = logging.getLogger("kiosk.link")


class Manager(NamedTuple):
    """Whoever started this process: how it is told something, and how often it is to be, in seconds."""

    notify: Callable[[str], None]
    watched_s: float | None


UNMANAGED = Manager(lambda _: None, None)
STATES = ("free", "in_use", "out_of_order")


def run(
    settings: LinkSettings,
    clock: Callable[[], Moment] = now,
    printer: RemotePrinter | None = None,
    examine: Examine = list,
    manager: Manager = UNMANAGED,
) -> int:
    """Serves the supervisor until SIGTERM or SIGINT; 0 after that, 1 where the socket cannot be had."""
    if not logging.getLogger().handlers:
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    try:
        link = Link(settings, clock, printer, examine, manager)
    except (AddressTaken, OSError) as error:
        reason = "another link listens there" if isinstance(error, AddressTaken) else error.strerror
        print(
            f"The link does not start: {settings.socket}: {reason}.\n"
            "  Stop the other terminal, or give this one its own folder.",
            file=sys.stderr,
        )
        return 1
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: link.stop())
    link.serve()
    return 0


class Link:
    """One terminal's link: the line to its supervisor, the book of its calls, the courier to its desks."""

    def __init__(
        self,
        settings: LinkSettings,
        clock: Callable[[], Moment] = now,
        printer: RemotePrinter | None = None,
        examine: Examine = list,
        manager: Manager = UNMANAGED,
    ) -> None:
        self._settings, self._manager = settings, manager
        self._line = Line(settings.socket)
        self._outbox = Outbox(settings.state_dir / "outbox.db")
        self._book = Book(self._outbox, clock, settings.expires_min * 60, self._tell)
        self._showing = Showing(settings.terminal, self._book.desk_of, self._line.send)
        self._health = Health(settings.terminal, examine, self._line.send)
        self._courier = Courier(
            settings, self._book, self._outbox, self._terminal_state, self._viewer, self._showing.run,
            self._health.send,
        )  # fmt: skip
        self._printing = Printing(printer, self._line.send)
        self._state = "free"

    def serve(self) -> None:
        """Works until `stop`."""
        self._courier.start()
        self._manager.notify("READY=1")
        well = partial(self._manager.notify, "WATCHDOG=1")
        self._line.serve(self._heard, self._came, self._left, well, self._manager.watched_s)
        self._showing.stop()
        self._courier.stop()
        self._outbox.close()

    def stop(self) -> None:
        """Ends `serve`; safe in a signal handler."""
        self._line.stop()

    def _tell(self, data: dict[str, Any]) -> None:
        self._line.send("CallChanged", data)

    def _came(self) -> None:
        self._book.tell_live()
        self._courier.beat_now()

    def _left(self) -> None:
        self._showing.left()
        self._courier.beat_now()

    def _viewer(self, url: str, body: Mapping[str, Any]) -> None:
        """A page of that desk could open what a citizen shows; only of a call that is there."""
        call = str(body.get("id", ""))
        if self._book.desk_of(call) == url:
            told = {name: str(body.get(name, "")) for name in ("page", "key", "role")}
            self._line.send("ViewerChanged", {"call": call} | told)

    def _terminal_state(self) -> str:
        return self._state if self._line.connected else "out_of_order"  # nobody can use it then

    def _heard(self, message: Message) -> None:
        data = message.data
        match message.type:
            case "PlaceCall":
                given = data.get("call")
                self._book.place(call_from(given if isinstance(given, Mapping) else data, self._settings))
            case "CancelCall":
                if isinstance(call_id := data.get("id"), str):
                    self._book.cancel(call_id)
            case "ShowAnswers" | "HideAnswers":
                self._showing.say(data)
            case "Count":
                self._count(*(data.get(name) or "" for name in ("event", "procedure", "source", "detail")))
            case "Print":
                self._printing.print(self._line.carried())
            case "CheckPrinter":
                self._printing.check()
            case "SettingsChanged":
                self.stop()  # it is started again, with what is in service now; calls are in the outbox
            case "ExamineLine":
                self._health.look()
            case "Health":
                self._health.keep(data)
                self._courier.beat_now()
            case "Try":
                attempt(data, self._settings, self._courier.trial, self._line.send)
            case "Ping":
                self._line.send("Pong", {})
            case "TerminalState":
                if (state := data.get("state")) in STATES and state != self._state:
                    self._state = str(state)
                    self._courier.beat_now()
            case _:
                log.debug("message of another part: not for the link")

    def _count(self, event: object, *names: object) -> None:
        if not is_name(event) or not all(name == "" or is_name(name) for name in names):
            log.warning("count refused: not a name")
            return
        try:
            self._outbox.add_count(str(event), *map(str, names), time.time())
        except OutboxError as error:
            log.error("count lost: %s", error)


def call_from(given: Mapping[str, Any], settings: LinkSettings) -> Call:
    """The call as the session gave it, at this terminal; a wrong field is left out, never the call."""
    body: dict[str, Any] = {
        "id": new_call_id(),
        "site": settings.site,
        "terminal": settings.terminal,
        "place": settings.place,
    }
    for name, value in given.items():
        if name in ("site", "terminal") or (name == "place" and not value):
            continue
        try:
            Call.from_json(body | {name: value})
        except ValueError:
            log.error("call placed without its %s: malformed", name if name in Call.__slots__ else "field")
        else:
            body[name] = value
    return Call.from_json(body)
