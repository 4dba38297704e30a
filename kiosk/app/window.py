"""The session with its window: core, screen, voice, keys and the supervisor's messages in one loop."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.app.attached import Attached
from kiosk.app.core import Core
from kiosk.app.faults import Faults
from kiosk.app.finding import Searches
from kiosk.app.fingers import Fingers
from kiosk.app.heartbeat import EVERY_S, Heartbeat
from kiosk.app.line import Line
from kiosk.app.outward import events_of, message_of
from kiosk.app.parts import Parts, layout_of
from kiosk.app.prepared import fixed_sentences
from kiosk.app.printing import Printing
from kiosk.app.rehearsal import rehearse
from kiosk.app.striking import Keyboard
from kiosk.app.voice import Voice
from kiosk.session.effects import Effect, End, PlaceCall, Search
from kiosk.session.events import Event, Finished, Touched
from kiosk.ui import boot
from kiosk.ui.faults import catch_faults
from kiosk.ui.fonts import load_metrics
from kiosk.ui.loop import Loop, Timer
from kiosk.ui.paint import draw_now
from kiosk.ui.screen import Screen
from kiosk.views.placement import blank
from kiosk.wire.messages import Message

TWICE_S = 0.6  # after a page has changed, a touch that would erase everything is taken for a double one
MOST_PROBLEMS = 200
END_S = 2.0  # a supervisor that has not ended the session by then never will


class Process:
    """One citizen before one screen. `ahead` moves the session's clock on: the dock's, for tests."""

    def __init__(
        self,
        config: Path,
        channel: socket.socket,
        size: tuple[int, int] | None,
        parts: Parts | None,
        problems: Sequence[str],
    ) -> None:
        self._line = Line(channel)
        self._faults = Faults()
        self._page, self._page_since = "", 0.0
        self._timer: Timer | None = None
        self.ahead = 0.0
        self.hidden = self._ended = False
        self.loop = Loop()
        self.screen = Screen(self.choose, self._touched, on_frame=self._frame)
        self._heartbeat = Heartbeat(self._tell, self.screen.force_redraw)
        self._fingers = Fingers(self)
        self._keyboard = Keyboard(self, parts.settings.inputs.keys if parts is not None else ())
        catch_faults(self._fault)
        self._problems = list(problems)
        self.power: Callable[[bool], object] = lambda off: None  # the screen’s, in a window of its own
        self.front: Callable[[], object] = lambda: None  # keeps the window in front, once it is on screen
        self.attached = Attached(self, parts is None or parts.settings.inputs.assistive)
        self.core, self.voice = self._parts(parts, config, size)
        printer = (parts.settings.printer.address, parts.settings.printer.answers) if parts else ("", True)
        self.printing = Printing(*printer, self.loop, self.send, self._tell)
        self.loop.watch(channel.fileno(), self._heard)

    def _parts(
        self, parts: Parts | None, config: Path, size: tuple[int, int] | None
    ) -> tuple[Core | None, Voice | None]:
        """The session; without usable settings there is none, only a page that says « out of order »."""
        size, metrics = size or boot.window_size(), load_metrics()
        if parts is None:
            from kiosk.app.broken import out_of_order

            self._broken = out_of_order(config, metrics, size)
            return None, None
        core = Core(
            parts.library,
            parts.texts,
            parts.hall,
            lambda preferences: layout_of(parts.settings, metrics, preferences, size),
            parts.rules,
            lambda: time.monotonic() + self.ahead,
            sooner=self._sooner,
        )
        self._searches = Searches(core.library, self.loop.post, draw_now, self.send)
        inputs = parts.settings.inputs
        self.screen.count_again_after(inputs.double_strike_ms / 1000, inputs.key_double_strike_ms / 1000)
        voice = Voice(parts.settings.voice, parts.texts)
        self.loop.watch(voice.fileno(), self._voice_heard)
        return core, voice

    # -- life ------------------------------------------------------------------------------------------

    def begin(self, hidden: bool) -> None:
        """Draws the welcome page, on screen or, in a warm standby, ready to be."""
        self.hidden = hidden
        self._draw()
        self.loop.step()
        if self.voice is not None and self.core is not None and hidden:
            self.voice.prepare(fixed_sentences(self.core))
        self._tell("Ready", {"broken": self.core is None, "problems": self._problems[:MOST_PROBLEMS]})
        self.loop.every(EVERY_S, self._beat)
        (self._rehearse if hidden else self._on_screen)()

    def _rehearse(self) -> None:
        if self.core is not None:
            self._searches.warm()
            if rehearse(self.core, self.screen, self.loop, lambda: self.hidden):
                self._draw()
                self.loop.step()

    def _show(self) -> None:
        """From standby to the screen, at once."""
        if not self.hidden:
            return
        self.hidden = False
        if self.core is not None:
            self.core.tick()  # the clock has gone on behind the screen
        self._draw()
        self.screen.begin()
        boot.show_window()
        self._on_screen()

    def _on_screen(self) -> None:
        self.front()
        self.attached.open()
        self.screen.force_redraw(whole=True)
        self.loop.step()
        self._wait()

    def _beat(self) -> None:
        self._heartbeat.beat(self.hidden, broken=self.core is None)

    def _frame(self) -> None:
        if not self.hidden:
            busy = self.core is not None and not self.core.session.untouched
            self._heartbeat.drawn(busy, broken=self.core is None)

    def later(self, seconds: float) -> None:
        """So much time has passed, for the dock."""
        self.ahead += seconds
        self._tick()

    def stop(self) -> None:
        """The supervisor, or a signal, ends the process."""
        self._ended = True
        self.loop.stop()

    def close(self) -> None:
        """Silent and gone."""
        self.printing.close()
        self.attached.close()
        if self.voice is not None:
            self.voice.close()

    # -- events ----------------------------------------------------------------------------------------

    def choose(self, control_id: str) -> None:
        """A control was touched and released."""
        if self.core is not None and self.voice is not None and not self._ended:
            control = self.core.view.control(control_id)
            ends = control is not None and isinstance(control.event, Finished)
            if ends and time.monotonic() - self._page_since < TWICE_S:
                self.send(Touched())  # the second of two taps on what stood there before erases nothing
            else:
                self.voice.before(control.event if control is not None else None)
                self._after(self.core.choose(control_id))

    def send(self, event: Event) -> None:
        """The one door for everything that happens."""
        if self.core is not None and self.voice is not None and not self._ended:
            self.voice.before(event)
            self._after(self.core.send(event))

    def _touched(self) -> None:
        if self.core is not None and self.core.view.page == "welcome":
            return  # what is touched there says what is meant
        pressed = self.core.view.control(self.screen.pressed) if self.core is not None else None
        ends = pressed is not None and isinstance(pressed.event, Finished)
        self.send(Touched(glass=True, ends=ends))

    def _sooner(self, effect: Effect) -> bool:
        """A call is on its way before its page is made: a session that dies of that has not lost it."""
        message = message_of(effect) if isinstance(effect, PlaceCall) else None
        if message is not None:
            self._tell(*message)
        return message is not None

    def _after(self, effects: tuple[Effect, ...]) -> None:
        core, voice = self.core, self.voice
        assert core is not None
        assert voice is not None
        for effect in effects:
            if (message := message_of(effect)) is not None:
                self._tell(*message)
            voice.do(effect, core.view, core.session.preferences)
            if isinstance(effect, Search):
                self._searches.do(effect)
            self.printing.do(effect, core)
        if ends := [effect for effect in effects if isinstance(effect, End)]:
            return self._end(ends[0].why)
        if core.view.key != self._page:
            self._page, self._page_since = core.view.key, time.monotonic()
        self._draw()
        self._wait()

    def _end(self, why: str) -> None:
        """Nothing of the citizen is on screen from now on; the supervisor ends the process.

        A ticket on its way comes out whole first: the rest of one would hang from the next citizen's.
        """
        self._ended = True
        if self.voice is not None:
            self.loop.unwatch(self.voice.fileno())  # what it has just said would arm a closed descriptor
            self.voice.close()
        if self._timer is not None:
            self._timer.cancel()
        if self.screen.placement is not None:
            self.screen.show(blank(self.screen.placement))
            self.attached.show(None)
        self.printing.when_done(lambda: self._leave(why))

    def _leave(self, why: str) -> None:
        self._tell("Ended", {"why": why})
        self.loop.after(END_S, self.stop)

    def _draw(self) -> None:
        self.screen.show(self.core.placement if self.core is not None else self._broken)
        self.attached.show(self.core.view if self.core is not None else None)
        self._fingers.follow()
        if not self.hidden:  # on also where this session knows no hours: the one before may have switched off
            self.power(self.core is not None and self.core.view.page == "night")

    def _wait(self) -> None:
        """Wakes when time alone changes something, and not before."""
        if self._timer is not None:
            self._timer.cancel()
        if self.core is not None and not self.hidden:
            self._timer = self.loop.after(self.core.due_in(), self._tick)

    def _tick(self) -> None:
        if self.core is not None and not self._ended:
            self._after(self.core.tick())

    def _voice_heard(self) -> None:
        if self.voice is not None and not self._ended:
            self.voice.heard(self.send)

    # -- the supervisor --------------------------------------------------------------------------------

    def _heard(self) -> None:
        for message in self._line.receive():
            self._message(message)
        if self._line.lost:  # without a supervisor nobody would forget the citizen
            self.stop()

    def _message(self, message: Message) -> None:
        if message.type == "Show":
            self._show()
        elif message.type == "Stop":
            self.stop()
        elif message.type == "PrintChanged":
            self.printing.heard(str(message.data.get("outcome", "")))
        else:
            for event in events_of(message):
                self.send(event)

    def _tell(self, kind: str, data: dict, carried: int = -1) -> None:
        if self._line.send(kind, data, carried):
            return
        if self._line.lost:
            self.stop()
        else:
            self.loop.after(0.05, self._line.flush)

    def _fault(self, code: str) -> None:
        """A handler failed: the page stands; several in a row, and this session is replaced."""
        print(f"session: fault {code}", file=sys.stderr, flush=True)
        if self._faults.too_many() and not self._ended:
            self._end("fault")
