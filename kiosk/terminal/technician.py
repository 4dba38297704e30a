"""The supervisor's part in looking after a terminal: the button, the code, and what was done; see `parts`.

A session asks for anything only from the screen, after the button was pressed, and once its code was right.
"""

from __future__ import annotations

import queue
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from kiosk.config.commissioned import keep
from kiosk.formats.problems import errors
from kiosk.terminal.attempts import ATTEMPTS, BY_LINK, Told
from kiosk.terminal.child import Session
from kiosk.terminal.codes import Codes, Judged
from kiosk.terminal.kept import Kept
from kiosk.terminal.linkline import LinkLine
from kiosk.terminal.part import Part
from kiosk.terminal.readiness import FILE
from kiosk.views.pages.technician.attempted import BROKEN
from kiosk.views.texts import to_translate
from kiosk.wire.findings import fr
from kiosk.wire.messages import Message

WANTED_S = 10.0  # the button opens a session that is free within so long

SAID = "{said}"
NO_LINK = to_translate("La partie de la borne qui a le réseau ne répond pas.")

Values = Mapping[str, Mapping[str, Any]]


class Pressable(Protocol):
    """A button; `pressed` says whether it was since it was last asked, `changed` which key it is now."""

    def pressed(self) -> bool: ...
    def changed(self, code: int | None) -> None: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """What opens the pages: the machine's key (its number in Linux), and the settings' own code, if any."""

    key: int | None = None
    code: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class TechnicianOptions:
    """The configuration, where the code and what was done are kept, and how one enters at the start.

    `english` gives what translates the findings of `fr`, when it is needed.
    """

    config: Path
    folder: Path
    entry: Entry = Entry()
    button: Pressable | None = None
    english: Callable[[], Callable[[str], str]] = lambda: str


class TechnicianPart(Part):
    """At most one session is opened to a technician, the one on screen."""

    FROM_SESSION = ("TryCode", "ChooseCode", "Note", "Try", "Keep")
    FROM_LINK = ("Tried",)

    def __init__(self, options: TechnicianOptions, line: LinkLine) -> None:
        self._options, self._line = options, line
        self._codes = Codes(options.folder, options.entry.code)
        self._notes = Kept(options.folder / FILE)
        self._asked: Session | None = None  # the button was pressed before it
        self._open: Session | None = None  # … and its code was right
        self._of_link: set[str] = set()  # what the link is trying
        self._wanted_until = float("-inf")
        self._tried: queue.SimpleQueue[tuple[Session, str, Told]] = queue.SimpleQueue()

    def changed(self, entry: Entry) -> None:
        """The settings have another key or code; whoever is in stays."""
        self._codes.changed(entry.code)
        if self._options.button is not None:
            self._options.button.changed(entry.key)

    def opened(self, session: Session) -> bool:
        """Whether this session's code was right."""
        return session is self._open

    # -- the button ------------------------------------------------------------------------------------

    def turn(self, current: Session | None) -> None:
        if self._options.button is not None and self._options.button.pressed():
            self._press(current)
        free = current is not None and current.drawn and not current.broken and not current.busy
        if free and time.monotonic() < self._wanted_until:
            self._wanted_until = float("-inf")
            self._ask(current)
        while not self._tried.empty():
            self._answer(*self._tried.get())

    def _press(self, current: Session | None) -> None:
        """The button: it closes the technician's pages, ends a visit, and opens the next free session's."""
        if current is None or current is not self._asked:
            self._wanted_until = time.monotonic() + WANTED_S
        if current is not None and current.busy:
            self._ask(current)

    def _ask(self, session: Session | None) -> None:
        if session is None:
            return
        self._asked = session
        data = {"has_code": self._codes.known, "wait_s": round(self._codes.wait_s, 1)}
        session.send("TechnicianAsked", data)

    def left(self, session: Session) -> None:
        self._asked = None if self._asked is session else self._asked
        if self._open is session:
            self._open = None
            self._of_link.clear()

    # -- what the session asks -------------------------------------------------------------------------

    def said(self, session: Session, message: Message, current: Session | None) -> None:
        if session is not current or session is not self._asked:
            return
        self._wanted_until = float("-inf")
        data = message.data
        if message.type in ("TryCode", "ChooseCode"):
            self._code(session, message.type, str(data.get("code", "")))
        elif session is self._open:
            match message.type:
                case "Note":
                    self._note(data)
                case "Try":
                    self._try(session, str(data.get("what", "")), data.get("values"))
                case "Keep":
                    self._keep(session, data)

    def _code(self, session: Session, kind: str, code: str) -> None:
        """A code is chosen where there is none, or by whoever is in already."""
        if kind == "TryCode":
            judged = self._codes.judge(code) if self._codes.known else Judged("wrong")
        elif self._codes.known and session is not self._open:
            judged = Judged("wrong")
        else:
            judged = self._codes.choose(code)
        if judged.outcome == "open":
            self._open = session
        data: dict[str, Any] = {"outcome": judged.outcome, "left": judged.left, "wait_s": judged.wait_s}
        if judged.outcome == "open":
            data["steps"] = self._notes.read().get("steps", {})
        session.send("CodeTried", data)

    def _note(self, data: Mapping[str, Any]) -> None:
        """A step is over: kept with the date of the wall clock."""
        known = self._notes.read()
        steps = known.get("steps")
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        entry = {name: data.get(name) for name in ("outcome", "text", "values")} | {"at": now}
        steps = (steps if isinstance(steps, dict) else {}) | {str(data.get("step", "")): entry}
        self._notes.write(known | {"steps": steps})

    def _keep(self, session: Session, data: Mapping[str, Any]) -> None:
        """Settings for this terminal; those of the sessions to come."""
        wanted: Values = {str(name): one for name, one in data.items() if isinstance(one, Mapping)}
        try:
            problems = keep(self._options.config, wanted)
            told = [fr("{said} {more}", said=one.message, more=one.hint) for one in problems]
            kept = not errors(problems)
        except OSError as error:
            key, why = str(error.filename), f"{error.strerror}."
            told, kept = [fr("{key}\u00a0: {wrong}", key=key, wrong=why)], False
        english = self._options.english()
        said = [Told("bad", SAID, {"said": one}).as_data(english) for one in told]
        session.send("Kept", {"kept": kept, "problems": said})

    # -- what is tried ---------------------------------------------------------------------------------

    def _try(self, session: Session, what: str, values: object) -> None:
        """Beside the loop, which watches the screen; what needs the network is the link's to try."""
        items = values.items() if isinstance(values, Mapping) else ()
        given = {str(name): str(value) for name, value in items}
        if what in BY_LINK:
            if self._line.say_now("Try", {"what": what, "values": given}):
                self._of_link.add(what)
            else:
                self._answer(session, what, Told("bad", NO_LINK))
            return
        name = what.partition(":")[0]
        attempt = ATTEMPTS.get(name)
        if attempt is None:
            return

        def run() -> None:
            try:
                told = attempt(given | {"config": str(self._options.config)})
            except Exception as error:  # noqa: BLE001 nobody waits for ever for how it went
                print(f"terminal: {name} could not be tried: {type(error).__name__}", file=sys.stderr)
                told = Told("bad", BROKEN)
            self._tried.put((session, what, told))

        threading.Thread(target=run, name=f"try-{what}", daemon=True).start()

    def heard(self, message: Message, current: Session | None) -> None:
        """What the link has tried."""
        self._of_link.discard(str(message.data.get("what")))
        if self._open is not None and message.data.get("what") in BY_LINK:
            self._open.send("Tried", dict(message.data))

    def link_lost(self) -> None:
        """What it was trying has no other end: the page would say for ever that it is under way."""
        while self._of_link and self._open is not None:
            self._answer(self._open, self._of_link.pop(), Told("bad", NO_LINK))
        self._of_link.clear()

    def _answer(self, session: Session, what: str, told: Told) -> None:
        if session is self._open:
            session.send("Tried", {"what": what, **told.as_data(self._options.english())})

    def close(self) -> None:
        if self._options.button is not None:
            self._options.button.close()
