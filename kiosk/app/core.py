"""The session without a window: `send(event)` steps it, and the view and placement follow.

Used by the process, by journeys in memory and by the commands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from kiosk.procedures.library import Library
from kiosk.session import commissioning, finding, inactivity, night, scan, sharing
from kiosk.session.call import REPEAT_S
from kiosk.session.effects import Choose, Effect, SpeakControls
from kiosk.session.events import Event, HelpPressed, HoursChanged, PageShown, Ticked
from kiosk.session.preferences import Preferences
from kiosk.session.pressed import ControlsShown, FocusKept
from kiosk.session.state import Rules, Session, new_session
from kiosk.session.step import step
from kiosk.session.where import where
from kiosk.views.arranging.arrange import arrange
from kiosk.views.compose import compose, reading_s, refocused
from kiosk.views.focus import in_place_of, usable
from kiosk.views.groups import groups_of
from kiosk.views.hall import Hall, Moment
from kiosk.views.layout import Layout
from kiosk.views.pages.draft import Context
from kiosk.views.placement import Placement
from kiosk.views.texts import Texts
from kiosk.views.view import View
from kiosk.wire.calls import CallState, new_call_id

_OF_THE_FOCUS = ("focus", "scan", "last_sign", "heard_at", "by_touch", "fingertip")

LayoutOf = Callable[[Preferences], Layout]


@dataclass
class Core:
    """One citizen's session with its view. `seconds` is a monotonic clock, `clock` the one on the wall.

    `sooner` carries out what cannot wait for the page, and says whether it has: a page that cannot be made,
    memory being short, must not take a call with it.
    """

    library: Library
    texts: Texts
    hall: Hall
    layout_of: LayoutOf
    rules: Rules
    seconds: Callable[[], float]
    clock: Callable[[], datetime] = datetime.now
    new_id: Callable[[], str] = new_call_id
    sooner: Callable[[Effect], bool] = lambda effect: False
    session: Session = field(init=False, repr=False)
    view: View = field(init=False, repr=False)
    _composed: tuple[Session, Moment] | None = field(init=False, default=None, repr=False)
    _layout: tuple[tuple[Preferences, str, bool], Layout] | None = field(init=False, default=None, repr=False)

    def __post_init__(self) -> None:
        self.session = replace(new_session(self.rules, self.seconds()), shut=self._shut())
        self._compose()

    def send(self, event: Event) -> tuple[Effect, ...]:
        """Steps the session; the effects are the caller's to carry out, in order."""
        if isinstance(event, HelpPressed) and not event.call_id:
            event = HelpPressed(self.new_id())
        now, before = self.seconds(), self.view
        self.session, effects = step(self.session, event, now, self.library)
        effects = tuple(effect for effect in effects if not self.sooner(effect))
        if self.session.ended:
            return effects
        self._compose()
        for told in self._page_tells(before):
            self.session, more = step(self.session, told, now, self.library)
            effects += more
            if not isinstance(told, PageShown):
                self._compose()
        chosen = next((one.control for one in effects if isinstance(one, Choose)), None)
        if chosen is None:
            return effects
        return (*(one for one in effects if not isinstance(one, Choose)), *self._by_switch(chosen))

    def _page_tells(self, before: View) -> Iterator[Event]:
        """What the session has to know of the page on screen; each as the one before has left it."""
        here = self.view.key, reading_s(self.view, self.session)
        if here != (self.session.shown, self.session.reading_s):  # another page, or another pace of the voice
            yield PageShown(*here)
        focus = self.session.focus
        if focus and self.view.control(focus) is None:
            yield FocusKept(in_place_of(focus, before, self.view))
        going = self.session.scan
        if going is not None and (going.page, going.groups) != (self.view.key, groups_of(self.view)):
            yield ControlsShown(self.view.key, groups_of(self.view))

    def _by_switch(self, control_id: str) -> tuple[Effect, ...]:
        """What the framed control does; one that does nothing now is said again, to be so."""
        control = self.view.control(control_id)
        if control is not None and not usable(control):
            return (SpeakControls((control_id,)),)
        return self.choose(control_id)

    def choose(self, control_id: str) -> tuple[Effect, ...]:
        """A control of the page on screen was chosen; one that is not there, or not available, is nothing."""
        control = self.view.control(control_id)
        if control is None or control.event is None:
            return ()
        return self.send(control.event)

    def tick(self) -> tuple[Effect, ...]:
        """Time has passed; with it, the hall may have been shut or opened."""
        shut = self._shut()
        changed = self.send(HoursChanged(shut)) if shut is not self.session.shut else ()
        return (*changed, *self.send(Ticked()))

    def _shut(self) -> bool:
        return self.hall.shut is not None and self.hall.shut(self.clock())

    @property
    def layout(self) -> Layout:
        """The panel for the citizen's preferences, in their language."""
        asked = self.session.preferences, self.session.language, self.session.sharing.on
        if self._layout is None or self._layout[0] != asked:
            self._layout = (asked, replace(self.layout_of(asked[0]), language=asked[1], strip=asked[2]))
        return self._layout[1]

    @property
    def placement(self) -> Placement:
        """Where everything of the page stands."""
        return arrange(self.view, self.layout)

    def due_in(self) -> float:
        """Seconds until time alone changes something: the warning, a countdown, the clock on the page."""
        session, now = self.session, self.seconds()
        clock = self.clock()
        waits = [60.0 - clock.second - clock.microsecond / 1e6]
        if session.warned_at is not None:
            waits.append(1.0 - (now - session.warned_at) % 1.0)
        elif not session.untouched and not inactivity.awaits_rounds(session):
            waits.append(session.last_sign + inactivity.limit_s(session) - now)
        waits += [
            due - now
            for due in (finding.pause_due(session), scan.due(session), sharing.due(session),
                        commissioning.due(session, now), night.due(session))
            if due is not None
        ]
        call = session.call
        if call is not None and call.live:
            waits.append(REPEAT_S if call.state is CallState.PLACING else 10.0 - (now - call.since) % 10.0)
        return max(0.02, min(waits))

    def context(self) -> Context:
        """What a page is composed from, for what is printed of it."""
        here, moment = where(self.session, self.library), Moment(self.seconds(), self.clock())
        return Context(self.session, here, self.library, self.texts, self.layout, self.hall, moment)

    def _compose(self) -> None:
        moment, before = Moment(self.seconds(), self.clock()), self._composed
        self._composed = self.session, moment
        if before is not None and self._refocused(*before, moment):
            self.view = refocused(self.view, self.session)
        else:
            self.view = self._page(moment)

    def _page(self, moment: Moment) -> View:
        return compose(self.session, self.library, self.texts, self.layout, self.hall, moment)

    def _refocused(self, former: Session, then: Moment, now: Moment) -> bool:
        """Whether nothing has changed since but where the focus is: then the page is the same."""
        session = self.session
        timed = session.told or session.warned_at is not None or session.call is not None
        minute, before = (each.clock.replace(second=0, microsecond=0) for each in (now, then))
        if timed or minute != before:
            return False
        moved = {name: getattr(session, name) for name in _OF_THE_FOCUS}
        return replace(former, **moved) == session
