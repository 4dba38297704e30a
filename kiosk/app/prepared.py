"""The interface's sentences that are needed at once, to be rendered ahead; called by `window` in standby."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.app.core import Core
from kiosk.session.call import CallRequest, OpenCall
from kiosk.session.state import Session, new_session
from kiosk.views.compose import compose, control_sentences
from kiosk.views.hall import Moment
from kiosk.wire.calls import CallState

_CALLS = (CallState.PLACING, CallState.RINGING, CallState.ACCEPTED, CallState.ON_THE_WAY)


def fixed_sentences(core: Core) -> tuple[tuple[str, str], ...]:
    """(words, language) of the pages that come by themselves, the bar and the welcome, in each language.

    Made of empty sessions: nothing of a citizen is among them. The town hall's own language comes first.
    """
    found: dict[tuple[str, str], None] = {}
    for language in sorted(core.rules.languages, key=lambda one: one != core.rules.language):
        for session in _sessions(core, language):
            moment = Moment(core.seconds(), core.clock())
            view = compose(session, core.library, core.texts, core.layout, core.hall, moment)
            say, bar = core.texts.of(language), [k for k in view.controls if k.zone == "bar"]
            named = (said for control in bar for said in control_sentences(say, control, language))
            for said in (*view.announcement, *named):
                if said.said:
                    found[said.said, said.voice] = None
    return tuple(found)


def _sessions(core: Core, language: str) -> Iterator[Session]:
    now = core.seconds()
    welcome = replace(new_session(core.rules, now), language=language)
    home = replace(welcome, screen="home", preferences=replace(welcome.preferences, voice=True))
    yield replace(home, warned_at=now)
    for state in _CALLS:
        yield replace(home, over="call", call=OpenCall(CallRequest(""), now, state))
    yield welcome
    yield home
