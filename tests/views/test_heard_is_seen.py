"""Everything that is heard is seen (EN 301 549 5.1.5): words, tones, call states and errors."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from itertools import product
from typing import get_args

import pytest

from kiosk.app.core import Core
from kiosk.session.commissioned import SampleAsked
from kiosk.session.effects import (
    AskTerminal,
    CancelCall,
    Chime,
    Choose,
    Count,
    Effect,
    End,
    HideAnswers,
    Hush,
    PlaceCall,
    Print,
    Sample,
    SayNotice,
    SayText,
    SayTold,
    Search,
    ShowAnswers,
    Speak,
    SpeakControl,
    SpeakControls,
    Spell,
)
from kiosk.session.events import CallChanged, HelpPressed, PreferenceSet, PrintChanged, VoiceFailed
from kiosk.views.compose import control_said
from kiosk.views.readable import text_said
from kiosk.views.view import View
from kiosk.wire.calls import CallState
from tests.journeys.memory_driver import MemoryDriver
from tests.session.test_random_walk import happen
from tests.views.conftest import Player

SILENT = (
    PlaceCall, CancelCall, ShowAnswers, HideAnswers, Count, Choose, Search, Print, AskTerminal, Hush, End,
)  # fmt: skip
HEARD = (Chime, Speak, Spell, SpeakControl, SpeakControls, SayText, SayTold, SayNotice, Sample)
SIGNS = {"calling": ("bell-ring",), "answered": ("walk", "account")}  # of the call's button, on every page

pytestmark = pytest.mark.clause("5.1.5")


def shown(view: View) -> set[str]:
    """All words on the page."""
    words = {one.text for part in view.parts for one in part.sentences}
    words |= {one.text for one in view.told}
    for control in view.controls:
        words |= {control.label, control.hint, control.value}
    return words - {""}


def unseen(core: Core, effects: Iterable[Effect]) -> list[str]:
    """What of these effects is heard at this page and has no sentence or sign on it."""
    found = []
    view, words = core.view, shown(core.view)
    for effect in effects:
        match effect:
            case Chime("warning"):
                rings = [part.kind for part in view.parts if part.kind == "ring"]
                seen = view.tone == "warning" and bool(rings)
            case Chime(name):
                button = view.control("call")
                seen = button is not None and button.icon in SIGNS[name] and button.state == name
                seen = seen or any(part.id == "message" for part in view.parts)  # what the agent writes
            case SpeakControl(control) | Spell(_, control) if control:
                # a letter that no key of the page has stands in the field
                heard = control_said(view, control, core.texts)
                seen = view.control(control) is not None or bool(view.typing) or not heard
            case SpeakControls(controls):
                seen = set(controls) <= set(view.ring)
            case SayText(text):
                seen = all(one.text in words for _, one in text_said(view, text))
            case SayTold():
                seen = bool(view.told) and all(one.text for one in view.told)
            case Sample(text):  # it informs of nothing: the key that plays it says what it is
                asked = [one.event for one in view.controls if isinstance(one.event, SampleAsked)]
                seen = any(one.text == text for one in asked)
            case SayNotice() if view.notice is not None:
                seen = view.notice.text in words
            case _:
                seen = True
        if not seen:
            found.append(f"{type(effect).__name__} at {view.page}")
    return found


def unseen_words(core: Core) -> list[str]:
    """Sentences of the page that are nowhere on it while they are said; how many choices it has is seen."""
    say = core.texts.of(core.session.language)
    counts = {say("Un choix."), *(say("{n} choix.").format(n=n) for n in range(100))}
    found, session = [], core.session
    words = shown(core.view)
    for number, said in enumerate(core.view.announcement):
        if said.text in words or said.said in counts:
            continue
        core.session = replace(session, speaking=number, spot=number)
        view = core._page(core.context().now)
        named = bool(said.control) and view.control(said.control) is not None
        if not named and not any(_told(said.text, said.said, view)):
            found.append(f"« {said.said} » at {view.page}")
    core.session = session
    return found


def _told(text: str, said: str, view: View) -> Iterable[bool]:
    words = shown(view)
    yield bool(text) and any(text in one for one in words)
    yield any(one.said == said and one.text for one in view.told)


def test_each_effect_is_known_to_be_heard_or_silent() -> None:
    assert set(get_args(Effect)) == {*SILENT, *HEARD}


class Seeing(MemoryDriver):
    """A terminal whose every sound is looked for on its page."""

    missing: list[str]

    def _carry_out(self, effects: tuple[Effect, ...]) -> None:
        self.missing = [*getattr(self, "missing", []), *unseen(self.core, effects)]
        super()._carry_out(effects)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_its_sound_has_a_sign(seed: int) -> None:
    chance = random.Random(seed)
    driver = Seeing(("portrait", "landscape", "tablet")[seed])
    known: set[str] = set()
    for _ in range(300):
        if chance.random() < 0.02:
            driver.send(PreferenceSet("voice", "on"))
        happen(chance, driver)
        if driver.ended:
            driver.next_citizen()
        assert driver.missing == []
        key = f"{driver.view.key} {driver.core.session.told}"
        if key not in known:
            known.add(key)
            assert unseen_words(driver.core) == []
    assert len(known) > 20


STATES = [one for one in CallState if one is not CallState.PLACING]


@pytest.mark.parametrize("voice", ["on", "off"])
@pytest.mark.parametrize("page", ["home", "question", "checklist"])
def test_each_state_of_a_call_is_words_wherever_the_citizen_is(at: Player, page: str, voice: str) -> None:
    """On its page a sentence for each, and on all others other words and another sign on its button."""
    core = at(page)
    core.send(PreferenceSet("voice", voice))
    rest = core.view.control("call")
    titles: dict[str, str] = {}
    for state, reached, away in product(STATES, (True, False), (True, False)):
        core = at(page)
        core.send(PreferenceSet("voice", voice))
        assert unseen(core, core.send(HelpPressed("c"))) == []
        if away:
            core.choose("back")
        for passed in ({CallState.QUEUED, CallState.RINGING, state} & {*STATES}) - {state}:
            core.send(CallChanged("c", passed, None, reached))
        effects = core.send(CallChanged("c", state, 2, reached))
        assert unseen(core, effects) == []
        button = core.view.control("call")
        assert button is not None
        assert rest is not None
        live = core.session.call is not None and core.session.call.live
        assert (button.label != rest.label) is live, state
        if core.view.page == "call" and reached:
            titles[state] = core.view.title
            assert core.view.title in shown(core.view)
    assert titles[CallState.QUEUED] == titles[CallState.RINGING]  # on its way: told by its steps
    assert len(set(titles.values())) >= 6


@pytest.mark.parametrize("reason", ["no_engine", "no_player", "no_card", "no_voice", "trouble"])
def test_a_voice_that_fails_says_so_in_sight(at: Player, reason: str) -> None:
    core = at("home")
    core.send(PreferenceSet("voice", "on"))
    before = shown(core.view)
    core.send(VoiceFailed(reason))
    assert shown(core.view) - before


@pytest.mark.parametrize("reason", ["ok", "no_paper", "cut_off", "no_printer"])
def test_how_printing_went_is_words(at: Player, reason: str) -> None:
    core = at("ticket_printing")
    before = shown(core.view)
    effects = core.send(PrintChanged(reason))
    assert unseen(core, effects) == []
    assert shown(core.view) - before


@pytest.mark.parametrize("scene", ["question_number_wrong", "search_nothing", "missing"])
def test_an_error_is_in_sight_in_the_words_that_are_heard(at: Player, scene: str) -> None:
    core = at(scene)
    core.send(PreferenceSet("voice", "on"))
    assert unseen_words(core) == []


def test_the_countdown_is_seen_as_it_is_heard(at: Player) -> None:
    core = at("still_there")
    ring = next(part for part in core.view.parts if part.kind == "ring")
    left = ring.value.split("/")[0]
    assert left in ring.sentences[0].said
