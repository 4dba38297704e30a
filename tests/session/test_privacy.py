"""Nothing a citizen answered shows in an effect, a count or a `repr`; canaries are answered in every way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from kiosk.procedures.answers import Answer, Chosen, Number, Typed
from kiosk.procedures.model import Procedure, Question, Text
from kiosk.session.effects import Count, Effect, End, PlaceCall, SpeakControl
from kiosk.session.events import (
    Answered,
    AnswerReopened,
    ChoiceToggled,
    DocumentMarked,
    Event,
    FocusMoved,
    HelpPressed,
    KeyTyped,
    PageOpened,
    PageShown,
    Started,
    TurnedPage,
)
from kiosk.session.where import where
from tests.procedures.build import Shelf, case, cases, fact, opens, papers, procedure, question, said, says
from tests.session.citizen import Citizen

CANARY = "canari"
NUMBER = 74017


def document() -> Procedure:
    ask = question("choix", f"{CANARY}:{CANARY}", "b", label=Text("Étape"))
    return procedure(
        ask,
        replace(question("plusieurs", CANARY, "b"), kind="several"),
        Question("age", Text("Âge ?"), "number"),
        Question("nom", Text("Nom ?"), "text", privacy="secret"),
        cases("c", case(CANARY, says(f"texte {CANARY}"), when=fact(CANARY)), case("b"), ask="demande"),
        cases("d", case(f"{CANARY}2", papers("l", CANARY), when=said("choix", CANARY))),
        opens("suite"),
    )


def citizen() -> Citizen:
    """Somebody who answered everything, marked papers, moved about, called and went on."""
    told: dict[str, Answer] = {
        "choix": Chosen((CANARY,)), "plusieurs": Chosen((CANARY,)), "age": Number(NUMBER),
        "nom": Typed(CANARY), "demande": Chosen((CANARY,)),
    }  # fmt: skip
    who = Citizen(Shelf(document(), procedure(question("q", f"a:{CANARY}"), identity="suite")))
    who.opens("p")
    who.does(*(KeyTyped(letter) for letter in CANARY), ChoiceToggled("plusieurs", CANARY))
    who.does(HelpPressed("c1"), PageOpened("call"))
    who.answers(**told)
    who.does(PageOpened("call"), PageOpened("summary"))
    who.does(DocumentMarked(CANARY, True), PageOpened("reading", CANARY), TurnedPage(CANARY, 1))
    who.does(PageShown(f"1:p:reading:{CANARY}", 3.0), FocusMoved(f"answer:{CANARY}"))
    return who


def inside(value: object) -> Iterator[object]:
    """Everything in a value, whatever its `repr` hides."""
    yield value
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from inside(getattr(value, field.name))
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from inside(each)


def tells(value: object) -> bool:
    return CANARY in str(value) or str(NUMBER) in str(value)


def test_the_canary_is_there_to_be_found() -> None:
    found = [value for frame in citizen().session.frames for value in inside(frame) if isinstance(value, str)]
    assert any(CANARY in value for value in found)


def test_no_effect_that_leaves_the_process_holds_an_answer() -> None:
    who = citizen()
    leaving: list[Effect] = [e for e in who.all if not isinstance(e, SpeakControl)]
    assert [effect for effect in leaving if any(tells(value) for value in inside(effect))] == []
    assert {Count, PlaceCall} <= {type(effect) for effect in leaving}


def test_no_effect_shows_an_answer() -> None:
    assert [effect for effect in citizen().all if tells(repr(effect))] == []


def test_ending_holds_no_answer() -> None:
    who = citizen()
    effects = who.waits(200)
    assert End("idle") in effects
    assert not any(tells(value) for effect in effects for value in inside(effect))


def test_a_session_and_where_it_is_show_no_answer() -> None:
    who = citizen()
    assert not tells(repr(who.session))
    assert not tells(repr(who.session.frames))
    position = who.where.position
    assert position is not None
    here = replace(where(who.session, who.library), procedure=None, question=None)
    assert not tells(repr(replace(here, position=replace(position, steps=(), open=None))))
    for step in position.steps:
        assert not tells(repr(step.answer))
        assert not tells(repr(replace(step, question=replace(step.question, choices=()))))


EVENTS: list[Event] = [
    Answered("q", Typed(CANARY)), Answered("q", Chosen((CANARY,))), Answered("q", Number(NUMBER)),
    ChoiceToggled("q", CANARY), KeyTyped(CANARY), TurnedPage(CANARY), PageShown(CANARY, 1.0),
    FocusMoved(f"answer:{CANARY}"), PageOpened("reading", CANARY),
]  # fmt: skip


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_no_event_shows_an_answer(event: Event) -> None:
    assert not tells(repr(event))


def test_an_exception_shows_no_answer() -> None:
    """The words of an error made of these values, as a log would print them."""
    who = citizen()
    error = ValueError(f"{who.session!r} {EVENTS!r} {who.frame!r}")
    assert not tells(error)


def test_counts_carry_names_only() -> None:
    who = citizen()
    who.does(AnswerReopened("choix"), Started("fr"))
    known = {"", "p", "suite"}
    assert {effect.procedure for effect in who.all if isinstance(effect, Count)} <= known
