"""Keeps one session on screen and one warm behind it, for ever; called by `kiosk run` and `kiosk demo`.

It holds nothing of the citizen but the state of an open call, and has no network: the link has.
"""

from __future__ import annotations

import os
import selectors
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from kiosk.terminal.child import Session, SessionOptions
from kiosk.terminal.headsets import Headsets
from kiosk.terminal.linkline import LinkLine
from kiosk.terminal.notify import notify
from kiosk.wire.calls import ENDED, CallState
from kiosk.wire.messages import Message

SILENT_S = 12.0  # without a frame for so long, a screen is dead (it draws one every five seconds)
START_S = 20.0  # a session that is not ready by then is started again
TURN_S = 0.5
TOO_FAST_S = (0.0, 0.5, 1.0, 2.0, 5.0)  # delays before starting again a session that keeps dying


@dataclass(frozen=True, slots=True)
class TerminalOptions:
    """Where things are: how sessions start, the link's socket, and the command that runs the link, if ours."""

    session: SessionOptions
    link_socket: Path
    link_command: tuple[str, ...] = ()
    standby: bool = True


class Supervisor:
    """The terminal's one lasting process."""

    def __init__(self, options: TerminalOptions) -> None:
        self._options = options
        self._selector = selectors.DefaultSelector()
        self._link = LinkLine(options.link_socket)
        self._link_fd = -1
        self._link_process: subprocess.Popen[bytes] | None = None
        self._headsets = Headsets()
        self.current: Session | None = None
        self.standby: Session | None = None
        self._ending: list[Session] = []
        self._call: dict | None = None
        self._deaths: list[float] = []
        self._state = ""
        self._stop_read, self._stop_write = os.pipe()
        os.set_blocking(self._stop_write, False)
        self._selector.register(self._stop_read, selectors.EVENT_READ, "stop")
        for fd in self._headsets.descriptors():
            self._selector.register(fd, selectors.EVENT_READ, "headset")
        self._stopping = False

    def run(self) -> int:
        """Works until `stop`; 0 after that, 1 where no session can be started."""
        self._start_link()
        self.current = self._start(hidden=False)
        notify("STATUS=starting")
        while not self._stopping:
            self.turn(TURN_S)
            if len(self._deaths) > 10 and self._never_drew():
                print("terminal: no session can be started; is there a display? Try: kiosk doctor", file=sys.stderr)
                break
        self._close()
        return 0 if self._stopping else 1

    def stop(self, *_: object) -> None:
        """Ends `run`; safe in a signal's handler."""
        self._stopping = True
        os.write(self._stop_write, b".")

    def turn(self, timeout: float) -> None:
        """Waits for what happens, at most so long, and deals with it."""
        self._connect()
        for key, _ in self._selector.select(timeout):
            if key.data == "stop":
                os.read(self._stop_read, 64)
            elif key.data == "headset":
                self._headset(key.fd)
            elif key.data == "link":
                self._from_link()
            elif isinstance(key.data, Session):
                self._from_session(key.data)
        self._watch()

    # -- sessions --------------------------------------------------------------------------------------

    def _start(self, hidden: bool) -> Session:
        session = Session(self._options.session, hidden)
        self._selector.register(session.channel, selectors.EVENT_READ, session)
        return session

    def _from_session(self, session: Session) -> None:
        messages = session.receive()
        if messages is None:
            self._gone(session)
            return
        for message in messages:
            self._said(session, message)

    def _said(self, session: Session, message: Message) -> None:
        match message.type:
            case "Ready":
                session.ready, session.beat = True, time.monotonic()
                session.broken = bool(message.data.get("broken"))
                if session is self.standby and self.current is None:
                    self._swap()
                elif session is self.current:
                    self._greet(session)
            case "FrameDrawn" if session is self.current:
                self._frame(session, message)
            case "PlaceCall" | "CancelCall" | "Count":
                if message.type == "PlaceCall" or session is self.current or session in self._ending:
                    self._link.send(message.type, dict(message.data))
            case "Ended" if session is self.current:
                self._swap()

    def _frame(self, session: Session, message: Message) -> None:
        session.beat = time.monotonic()
        session.busy = bool(message.data.get("busy"))
        session.broken = bool(message.data.get("broken"))
        if not session.drawn:
            session.drawn = True
            notify("READY=1\nSTATUS=on screen")
            if self._options.standby and self.standby is None and not session.broken:
                self.standby = self._start(hidden=True)
        notify("WATCHDOG=1")
        self._tell_state()

    def _swap(self) -> None:
        """The warm standby takes the screen; the former session ends with all that it holds."""
        former, self.current = self.current, None
        if self.standby is not None and self.standby.ready:
            self.current, self.standby = self.standby, None
            self.current.show()
            self._greet(self.current)
        if former is not None:
            self._finish(former)
        if self.current is None and self.standby is None:
            self.current = self._start(hidden=False)
        self._tell_state()

    def _greet(self, session: Session) -> None:
        """A fresh session is told of the hall's open call, and of the headset."""
        if self._call is not None:
            session.send("CallChanged", self._call)
        if self._headsets.plugged:
            session.send("HeadsetChanged", {"plugged": True})

    def _finish(self, session: Session) -> None:
        self._forget(session)
        session.end()
        self._ending.append(session)

    def _forget(self, session: Session) -> None:
        try:
            self._selector.unregister(session.channel)
        except (KeyError, ValueError):
            return

    def _gone(self, session: Session) -> None:
        """A session ended by itself: a crash, a kill, an order of ours."""
        self._deaths = [*self._deaths[-20:], time.monotonic()]
        if session is self.standby:
            self.standby = None
            self._finish(session)
        elif session is self.current:
            print("terminal: the session has gone; another takes its place", file=sys.stderr)
            self._swap()
        else:
            self._finish(session)

    def _watch(self) -> None:
        """Sessions that no longer draw are ended; a standby is always in the making."""
        now = time.monotonic()
        current = self.current
        if current is not None and now - current.beat > (SILENT_S if current.drawn else START_S):
            print("terminal: the screen is frozen; another session takes its place", file=sys.stderr)
            self._deaths = [*self._deaths[-20:], now]
            self._swap()
        standby = self.standby
        if standby is not None and not standby.ready and now - standby.started > START_S:
            self.standby = None
            self._finish(standby)
        if self._options.standby and self.standby is None and self.current is not None and self.current.drawn:
            if not self.current.broken and now >= self._not_before():
                self.standby = self._start(hidden=True)
        self._ending = [session for session in self._ending if not session.reaped()]
        if self._link_process is not None and self._link_process.poll() is not None:
            self._start_link()

    def _not_before(self) -> float:
        recent = [at for at in self._deaths if time.monotonic() - at < 30]
        last = self._deaths[-1] if self._deaths else 0.0
        return last + TOO_FAST_S[min(len(recent), len(TOO_FAST_S) - 1)] if recent else 0.0

    def _never_drew(self) -> bool:
        return self.current is None or not self.current.drawn

    # -- the link --------------------------------------------------------------------------------------

    def _start_link(self) -> None:
        if self._options.link_command:
            self._link_process = subprocess.Popen(
                self._options.link_command, stdin=subprocess.DEVNULL, start_new_session=True
            )

    def _connect(self) -> None:
        if self._link_fd >= 0 and not self._link.connected:
            self._selector.unregister(self._link_fd)
            self._link_fd = -1
        if self._link.connect():
            self._link_fd = self._link.fileno()
            self._selector.register(self._link_fd, selectors.EVENT_READ, "link")
            self._state = ""
            self._tell_state()

    def _from_link(self) -> None:
        messages = list(self._link.receive())
        for message in messages:
            if message.type == "CallChanged":
                self._call_changed(dict(message.data))
            elif message.type == "AgentSaid" and self.current is not None:
                self.current.send("AgentSaid", dict(message.data))

    def _call_changed(self, data: dict) -> None:
        try:
            state = CallState(data.get("state"))
        except ValueError:
            return
        if state not in ENDED:
            self._call = data
        elif self._call is not None and self._call.get("id") == data.get("id"):
            self._call = None
        if self.current is not None:
            self.current.send("CallChanged", data)

    def _tell_state(self) -> None:
        current = self.current
        state = "free"
        if current is None or current.broken:
            state = "out_of_order"
        elif current.busy:
            state = "in_use"
        if state != self._state and self._link.connected:
            self._state = state
            self._link.send("TerminalState", {"state": state})

    def _headset(self, fd: int) -> None:
        for plugged in self._headsets.read(fd):
            if self.current is not None:
                self.current.send("HeadsetChanged", {"plugged": plugged})

    def _close(self) -> None:
        notify("STOPPING=1")
        for session in (self.current, self.standby):
            if session is not None:
                self._finish(session)
        self._link.close()
        if self._link_process is not None:
            self._link_process.terminate()
            self._link_process.wait(5)
        for session in self._ending:
            session.process.wait(5)
