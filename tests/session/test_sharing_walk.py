"""Whatever citizen, agent and page do: nothing is shown without a yes, never more than the classes allow."""

from __future__ import annotations

import json
import random

import pytest

from kiosk.procedures.model import every_question
from kiosk.session.consented import AnswersSeen, SharingChosen, SharingStopped, ViewerChanged
from kiosk.session.effects import HideAnswers, ShowAnswers
from kiosk.session.events import CallChanged, Event, HelpPressed, ProcedureOpened, Started
from kiosk.session.paying import paying
from kiosk.session.state import Session
from kiosk.wire.calls import CallState
from tests.journeys.memory_driver import MemoryDriver, parts_of
from tests.session.test_random_walk import happen

EVENTS = 1000
PAGES = ("page-1", "page-2")


def of_the_showing(chance: random.Random, session: Session) -> Event:
    """Something that the agent's page does, or somebody at the glass."""
    call = session.call.request.id if session.call is not None else "none"
    number = session.sharing.number - chance.choice([0, 0, 0, 1, -7])
    return chance.choice([
        CallChanged(call, CallState.ACCEPTED),
        CallChanged(call, chance.choice([CallState.RINGING, CallState.ON_THE_WAY, CallState.CLOSED])),
        ViewerChanged(call, chance.choice(PAGES), chance.choice(["key-1", "key-2", ""])),
        ViewerChanged("another", "page-1", "key"),
        AnswersSeen(call, chance.choice(PAGES), number, chance.random() < 0.8),
        *(AnswersSeen(call, page, session.sharing.number, True) for page in PAGES * 3),
        SharingChosen(),
        SharingStopped(),
    ])  # fmt: skip


def agent_comes(chance: random.Random, driver: MemoryDriver) -> None:
    """Somebody is called, accepts, and could see; then there is a yes, or not."""
    driver.send(HelpPressed(f"c{chance.randrange(10**6)}"))
    call = driver.core.session.call
    assert call is not None
    driver.send(CallChanged(call.request.id, CallState.ACCEPTED))
    driver.send(ViewerChanged(call.request.id, chance.choice(PAGES), "key-1"))
    if chance.random() < 0.7:
        driver.send(SharingChosen())


def allowed(driver: MemoryDriver, text: str) -> bool:
    """Whether each answer in words is of a question that its author lets be read."""
    frame = driver.core.session.frame
    shown = json.loads(text)["answers"]
    if frame is None:
        return shown == []
    procedure = driver.core.library.get(frame.procedure)
    assert procedure is not None
    open_ = {q.text.text for q in every_question(procedure) if q.privacy in ("open", "personal")}
    secret = {q.label.text for q in every_question(procedure) if q.privacy == "secret"} - {""}
    said = [one for one in shown if "answer" in one]
    return all(one["question"] in open_ for one in said) and not secret & {one["label"] for one in shown}


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_shown_without_a_yes_and_never_more_than_allowed(seed: int) -> None:
    chance, driver = random.Random(seed), MemoryDriver(["portrait", "landscape", "tablet"][seed])
    ids = [one.id for one in parts_of("portrait").library.city.all()]  # type: ignore[attr-defined]
    shown = ended = 0
    for number in range(EVENTS):
        before, driver_effects = driver.core.session.sharing, len(driver.effects)
        if driver.core.session.screen == "welcome":
            driver.send(Started("fr"))
        elif driver.core.session.frame is None:
            driver.send(ProcedureOpened(chance.choice(ids)))
        elif not before.on and chance.random() < 0.2:
            agent_comes(chance, driver)
        elif chance.random() < 0.25:
            driver.send(of_the_showing(chance, driver.core.session))
        else:
            happen(chance, driver)
        session = driver.core.session
        effects = driver.effects[driver_effects:]
        sends = [one for one in effects if isinstance(one, ShowAnswers)]
        where = f"seed {seed}, event {number}"
        if before.on and not session.sharing.on:
            ended += 1
            assert any(isinstance(one, HideAnswers) for one in effects), where
        if session.ended:
            assert not session.sharing.on, where
            driver.next_citizen()
            continue
        assert session.sharing.on or not sends, where
        assert (driver.view.control("stop_sharing") is not None) == session.sharing.on, where
        if session.sharing.on:
            call, viewer = session.call, session.sharing.viewer
            assert call is not None, where
            assert viewer is not None, where
            assert (call.own, call.taken, call.request.id) == (True, True, viewer.call_id), where
            assert not paying(session, driver.core.library), where
        for one in sends:
            shown += 1
            assert (one.page, one.key) == (session.sharing.viewer.page, session.sharing.viewer.key), where  # type: ignore[union-attr]
            assert allowed(driver, one.text), where
    assert shown > 10, "too few were shown to have tried anything"
    assert ended > 2
