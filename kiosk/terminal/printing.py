"""The supervisor's part in printing: sessions hear whether paper may be offered, the link gets tickets."""

from __future__ import annotations

from kiosk.services.ticket.outcome import Outcome
from kiosk.terminal.child import Session
from kiosk.terminal.linkline import LinkLine
from kiosk.terminal.part import Part
from kiosk.terminal.printer import PrinterOptions, PrinterWatch
from kiosk.wire.messages import Message


class Printing(Part):
    """The one printer of the terminal."""

    FROM_SESSION = ("Print", "Printed")
    FROM_LINK = ("PrintChanged", "PrinterFound")

    def __init__(self, options: PrinterOptions, line: LinkLine) -> None:
        self._line = line
        self._watch = PrinterWatch(options, line.say_now)
        self._told = False
        self._for: Session | None = None  # whose ticket the link has

    def turn(self, current: Session | None) -> None:
        """Asked while nobody is there, so that no citizen waits for it; a session hears of a change."""
        free = current is not None and current.drawn and not current.busy
        before = self._watch.outcome
        found = self._watch.look(may_ask=free)
        if found is not None:
            self._count(before, found)
        if free and current is not None and self._watch.ready is not self._told:
            self._tell(current)

    def said(self, session: Session, message: Message, current: Session | None) -> None:
        if message.type == "Printed":
            self._found(message.data.get("outcome"))
        elif session is current:
            self._print(session)

    def heard(self, message: Message, current: Session | None) -> None:
        if message.type == "PrintChanged":
            self._printed(dict(message.data))
        else:
            self._found(message.data.get("outcome"), asked=True)

    def greet(self, session: Session) -> None:
        """A session that comes on screen; it promises no paper until it is told."""
        self._told = False
        if self._watch.ready:
            self._tell(session)

    def _print(self, session: Session) -> None:
        """To the link now, or not at all: a citizen's ticket waits nowhere for a link to come back.

        What goes on is the end of a line to the session's ticket, and nothing that could be read here.
        """
        ticket = session.carried()
        if ticket is not None:
            with ticket:
                if self._line.say_now("Print", {}, ticket):
                    self._for = session
                    return
        session.send("PrintChanged", {"outcome": str(Outcome.NO_PRINTER)})

    def _printed(self, data: dict) -> None:
        """The link says how it went, to whom it concerns."""
        if self._for is not None:
            self._for.send("PrintChanged", data)
        self._for = None

    def _found(self, word: object, asked: bool = False) -> None:
        """What a session or, `asked`, the link has found of the printer."""
        before = self._watch.outcome
        try:
            found = self._watch.found(Outcome(word))
        except ValueError:
            return
        if asked:
            self._count(before, found)

    def left(self, session: Session) -> None:
        """A session is over: nothing is told to it any more, and the printer is looked at anew."""
        self._for = None if self._for is session else self._for
        self._watch.soon()

    def changed(self, options: PrinterOptions) -> None:
        """The settings name another printer."""
        self._watch.changed(options)

    def link_lost(self) -> None:
        self._watch.lost()
        self._printed({"outcome": str(Outcome.CUT_OFF)})

    def close(self) -> None:
        self._watch.close()

    def _tell(self, session: Session) -> None:
        self._told = self._watch.ready
        session.send("PrinterChanged", {"ready": self._told})

    def _count(self, before: Outcome, found: Outcome) -> None:
        """Agents hear of an empty roll once; one that a citizen has met is counted by their session."""
        if found is Outcome.NO_PAPER is not before:
            self._line.send("Count", {"event": "printer_no_paper", "procedure": ""})
