"""Keeps one session on screen and one warm behind it, for ever; called by `kiosk run` and `kiosk demo`.

It holds nothing of the citizen but, in a part, the state of an open call, and has no network: the link has.
"""

from __future__ import annotations

import os
import selectors
import sys
import time
from collections.abc import Iterable

from kiosk.services.notify import notify
from kiosk.terminal.child import Session
from kiosk.terminal.giving_way import GivingWay
from kiosk.terminal.headsets import Headsets
from kiosk.terminal.linkline import RETRY_S, LinkLine
from kiosk.terminal.linkprocess import LinkProcess
from kiosk.terminal.options import TerminalOptions
from kiosk.terminal.parts import parts_of
from kiosk.terminal.patience import Patience
from kiosk.terminal.restarts import SCREEN_WAITS_S, Restarts
from kiosk.wire.messages import Message

TURN_S = 0.5
NEVER_READY = 3  # sessions in a row without a window, and the terminal gives up


class Supervisor:
    """The terminal's one lasting process; `current` is on screen, `standby` warm behind it."""

    def __init__(self, options: TerminalOptions, headsets: Headsets | None = None) -> None:
        self._selector = selectors.DefaultSelector()
        self._put_together(options)
        self._headsets = headsets if headsets is not None else Headsets()
        self.current: Session | None = None
        self.standby: Session | None = None
        self._ending: list[Session] = []
        self._screen, self._behind = Restarts(SCREEN_WAITS_S), Restarts()
        self._never_ready = 0
        self._patience = Patience()
        self._linked = False
        self._told: set[str] = set()
        self._stopping = False
        self._stop_read, self._stop_write = os.pipe()
        os.set_blocking(self._stop_write, False)
        self._selector.register(self._stop_read, selectors.EVENT_READ, "stop")

    def _put_together(self, options: TerminalOptions) -> None:
        """All but the sessions."""
        self._options = options
        self.link = LinkProcess(options.link_command)
        self._line = LinkLine(options.link_socket, self._selector.unregister)
        self._giving_way = GivingWay(options.standby)
        self._parts = parts_of(options, self._line, self._warm, self._giving_way.renew)

    def _take_apart(self) -> None:
        for part in self._parts:
            part.close()
        self._line.close()
        self.link.end()

    def run(self) -> int:
        """Works until `stop`; 0 after that, 1 where no session can be started."""
        notify("STATUS=starting")
        try:
            while not self._stopping:
                if self._never_ready >= NEVER_READY:
                    _say("no session can be started; is there a display? Try: kiosk doctor")
                    return 1
                self._turn()
            return 0
        finally:
            self._close()

    def stop(self, *_: object) -> None:
        """Ends `run`; safe in a signal's handler and from another thread."""
        self._stopping = True
        try:
            os.write(self._stop_write, b".")
        except OSError:  # told often, or ended already
            return

    def _turn(self) -> None:
        """Keeps everything running, then waits for what happens and deals with it."""
        if (whole := self._options.whole()) is not None:
            _say("there are settings to serve with now")
            self._take_apart()
            self._put_together(whole)
            self._giving_way.renew()
        self.link.keep()
        self._connect()
        self._watch()
        self._headset(self._headsets.look(self._selector, "headset"))
        for part in self._parts:
            part.turn(self.current)
        for key, _ in self._selector.select(TURN_S if self._line.connected else RETRY_S):
            if key.data == "stop":
                return
            if key.data == "headset":
                self._headset(self._headsets.read(key.fd, self._selector))
            elif key.data == "link":
                self._from_link()
            elif key.data in (self.current, self.standby):
                self._from_session(key.data)

    # -- sessions --------------------------------------------------------------------------------------

    def _watch(self) -> None:
        """Sessions that give no sign are ended; one is always on screen and another in the making."""
        now = time.monotonic()
        current, standby = self.current, self.standby
        if current is not None and self._patience.over(current, now, on_screen=True):
            self._patience.lost()
            self._lost(current, "the screen is frozen")
        if standby is not None and self._patience.over(standby, now, on_screen=False):
            self._patience.lost()
            self._lost(standby, "the session in waiting is frozen")
        if (old := self._giving_way.due(self.current, self.standby)) is not None:
            self._replace(old)
        if self.current is None and self.standby is None and self._screen.due:
            self.current = self._start(self._screen, hidden=False)
        if self._may_wait_behind() and self._behind.due:
            self.standby = self._start(self._behind, hidden=True)
        self._ending = [session for session in self._ending if not session.reaped()]

    def _warm(self) -> bool:
        return self.standby is not None and self.standby.ready

    def _may_wait_behind(self) -> bool:
        current = self.current
        wanted = self._options.standby and self.standby is None
        return wanted and current is not None and current.drawn and not current.broken

    def _start(self, restarts: Restarts, hidden: bool) -> Session | None:
        """None where the machine has no memory, process or descriptor left: tried again a little later."""
        began = time.monotonic()
        try:
            session = Session(self._options.session, hidden)
        except OSError as error:
            _say(f"no session can be started now: {error.strerror}")
            restarts.died(0.0)
            return None
        self._patience.read(time.monotonic() - began)
        notify(self._patience.starting())
        self._selector.register(session.channel, selectors.EVENT_READ, session)
        return session

    def _from_session(self, session: Session) -> None:
        messages = session.receive()
        if messages is None:
            self._lost(session, "the session has gone")
            return
        for message in messages:
            self._said(session, message)

    def _said(self, session: Session, message: Message) -> None:
        match message.type:
            case "Ready":
                self._ready(session, message)
            case "FrameDrawn" if session is self.current:
                self._frame(session, message)
            case "Count":
                self._line.send(message.type, dict(message.data))
            case "Ended" if session is self.current:
                self._patience.ended()
                self._replace(session)
            case kind:
                for part in self._parts:
                    if kind in part.FROM_SESSION:
                        part.said(session, message, self.current)

    def _ready(self, session: Session, message: Message) -> None:
        """Its window is built; a session in waiting says so again every few seconds."""
        first, session.ready, session.beat = not session.ready, True, time.monotonic()
        session.broken = bool(message.data.get("broken"))
        if not first:
            return
        self._never_ready = 0
        self._patience.started(session.beat - session.started)
        self._tell_problems(message.data.get("problems"))
        if session is self.current:
            self._greet(session)
        elif self.current is None:
            self._take_screen()

    def _frame(self, session: Session, message: Message) -> None:
        session.beat = time.monotonic()
        session.busy = bool(message.data.get("busy"))
        session.broken = bool(message.data.get("broken"))
        if not session.drawn:
            session.drawn = True
            notify(self._patience.ready())
        notify("WATCHDOG=1")

    def _lost(self, session: Session, why: str) -> None:
        """A session ended by itself or is to be ended: a crash, a kill, a hang."""
        _say(f"{why}; another takes its place")
        session.lost = True
        restarts = self._behind if session is self.standby else self._screen
        restarts.died(time.monotonic() - session.started)
        if session is not self.standby:  # without one behind it the session on screen goes on
            self._never_ready = 0 if session.ready else self._never_ready + 1
        self._replace(session)

    def _replace(self, session: Session) -> None:
        """Ends a session with all that it holds; the warm one takes the screen if that is free now."""
        if session is self.standby:
            self.standby = None
        else:
            self.current = None
            self._take_screen()
        self._selector.unregister(session.channel)
        session.end()
        self._ending.append(session)
        for part in self._parts:
            part.left(session)
        self._watch()

    def _take_screen(self) -> None:
        if self.standby is not None and self.standby.ready:
            self.current, self.standby = self.standby, None
            self.current.show()
            self._greet(self.current)

    def _greet(self, session: Session) -> None:
        """A fresh session is told what each part knows, and of the headset."""
        for part in self._parts:
            part.greet(session)
        if self._headsets.plugged:
            session.send("HeadsetChanged", {"plugged": True})

    def _tell_problems(self, problems: object) -> None:
        """Mistakes in the configuration are logged once, not for each citizen."""
        for problem in problems if isinstance(problems, Iterable) else ():
            if problem not in self._told and len(self._told) < 1000:
                self._told.add(str(problem))
                print(problem, file=sys.stderr, flush=True)

    # -- the link --------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._line.ping()
        if self._line.deaf and self.link.pid is not None:
            _say("the link does not answer; another takes its place")
            self.link.kill()
            self._line.close()
        if self._linked and not self._line.connected:  # whether it was read or written to that told so
            self._linked = False
            for part in self._parts:
                part.link_lost()
        connection = self._line.connect()
        if connection is not None:
            self._linked = True
            self._selector.register(connection, selectors.EVENT_READ, "link")
            self._line.catch_up()

    def _from_link(self) -> None:
        for message in self._line.receive():
            for part in self._parts:
                if message.type in part.FROM_LINK:
                    part.heard(message, self.current)

    # -- the rest --------------------------------------------------------------------------------------

    def _headset(self, changes: Iterable[bool]) -> None:
        for plugged in changes:
            if self.current is not None:
                self.current.send("HeadsetChanged", {"plugged": plugged})

    def _close(self) -> None:
        notify("STOPPING=1")
        for session in (self.current, self.standby):
            if session is not None:
                session.end()
                self._ending.append(session)
        self.current = self.standby = None
        self._take_apart()
        for session in self._ending:
            session.process.wait()
        self._selector.close()
        for fd in (self._stop_read, self._stop_write):
            os.close(fd)


def _say(what: str) -> None:
    print(f"terminal: {what}", file=sys.stderr, flush=True)
