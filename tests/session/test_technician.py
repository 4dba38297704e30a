"""The technician's way in and the steps, in the session: nothing opens without the supervisor's word."""

from __future__ import annotations

import pytest

from kiosk.session.commissioned import (
    Adjusted,
    CodeEntered,
    CodeTold,
    StepDone,
    StepOpened,
    TechnicianAsked,
    Tried,
    TryAsked,
)
from kiosk.session.effects import AskTerminal, Count, End
from kiosk.session.events import Finished, KeyTyped, Started, WentBack
from kiosk.session.technician import STEPS, STOOD_S, Done, Words, following, weak
from kiosk.views.pages.technician.steps import STEPS as PAGES
from tests.session.citizen import Citizen

CODE = "407193"


@pytest.fixture
def asked() -> Citizen:
    """On a free terminal whose button was pressed."""
    citizen = Citizen()
    citizen.does(TechnicianAsked())
    return citizen


@pytest.fixture
def inside(asked: Citizen) -> Citizen:
    asked.does(CodeTold("open"))
    return asked


def types(citizen: Citizen, code: str = CODE) -> tuple[object, ...]:
    citizen.does(*map(KeyTyped, code))
    return citizen.does(CodeEntered())


def test_a_code_goes_to_the_supervisor_and_opens_nothing_by_itself(asked: Citizen) -> None:
    assert asked.at == "technician_code"
    assert types(asked) == (AskTerminal("TryCode", {"code": CODE}),)
    assert asked.at == "technician_code"
    assert CODE not in repr(asked.session)
    assert asked.does(StepOpened(STEPS[0])) == ()
    assert asked.does(StepDone(STEPS[0], "good")) == ()
    assert asked.does(TryAsked("enrol")) == ()
    asked.does(CodeTold("wrong", 4))
    assert asked.at == "technician_code"
    asked.does(CodeTold("open"))
    assert asked.at == "technician_home"


def test_too_short_a_code_and_one_during_a_wait_go_nowhere(asked: Citizen) -> None:
    assert types(asked, "4071") == ()
    asked.does(CodeTold("wait", 0, 30.0))
    assert types(asked) == ()
    asked.waits(31)
    assert asked.session.technician is not None
    assert asked.session.technician.problem == ""
    # what was typed meanwhile stands there
    assert asked.does(CodeEntered()) == (AskTerminal("TryCode", {"code": CODE}),)


def test_a_first_code_is_typed_twice_and_must_not_be_guessed() -> None:
    citizen = Citizen()
    citizen.does(TechnicianAsked(has_code=False))
    for easy in ("123456", "111222", "987654"):
        assert types(citizen, easy) == ()
        assert citizen.session.technician is not None
        assert citizen.session.technician.problem == "weak"
    assert types(citizen) == ()
    assert types(citizen, "407194") == ()
    assert citizen.session.technician.problem == "differs"
    assert types(citizen) == ()
    assert types(citizen) == (AskTerminal("ChooseCode", {"code": CODE}),)


def test_what_is_easily_guessed() -> None:
    assert all(map(weak, ("", "40719", "1234567890123", "aaaaaa", "121212", "654321", "4071934071934")))
    assert not weak(CODE)


def test_the_button_ends_a_visit_as_its_citizen_would() -> None:
    citizen = Citizen()
    citizen.does(Started("fr"))
    assert citizen.does(TechnicianAsked())[-2:] == (Count("finished"), End("citizen"))
    assert citizen.session.technician is None


def test_the_button_closes_the_technicians_pages(inside: Citizen) -> None:
    assert End("citizen") in inside.does(TechnicianAsked())


def test_a_technician_is_no_visit_of_the_figures(inside: Citizen) -> None:
    inside.does(StepOpened(STEPS[0]), WentBack(), Finished())
    assert not any(isinstance(effect, Count) for effect in inside.all)
    assert not inside.session.untouched


def test_one_step_leads_to_the_next_and_back_to_the_list(inside: Citizen) -> None:
    measured = Words("Vérifié sur place.")
    for name in STEPS:
        inside.does(StepOpened(name))
        assert inside.at == f"technician_{name}"
        inside.does(Adjusted("some", "thing"))
        inside.now += STOOD_S
        effects = inside.does(StepDone(name, "good", measured))
        assert effects[-1] == AskTerminal(
            "Note", {"step": name, "outcome": "good", "text": measured.text, "values": {}}
        )
        then = following(name)
        assert inside.at == (f"technician_{then}" if then else "technician_home")
        assert inside.session.technician is not None
        assert inside.session.technician.of(name) == Done("good", measured)
        assert inside.session.technician.draft == ()


def test_a_press_on_a_page_that_nobody_can_have_read_notes_nothing(inside: Citizen) -> None:
    """« Étape suivante » and « C’est bon » stand in the same place."""
    inside.now = 100.0
    inside.does(StepOpened(STEPS[0]))
    inside.now += 0.9
    assert inside.does(StepDone(STEPS[0], "good")) == ()
    assert inside.at == f"technician_{STEPS[0]}"
    inside.now += 0.1
    inside.does(StepDone(STEPS[0], "good"))
    assert inside.at == f"technician_{STEPS[1]}"
    assert inside.does(StepDone(STEPS[1], "good")) == ()


def test_news_on_a_page_is_read_before_it_is_noted(inside: Citizen) -> None:
    """What was tried has come while the finger was on its way to « Plus tard »."""
    inside.does(StepOpened("line"), TryAsked("line"))
    inside.waits(30)
    inside.does(Tried("line", "bad", Words("Aucun bureau ne répond.")))
    assert inside.does(StepDone("line", "bad")) == ()
    inside.waits(1)
    assert AskTerminal("Note", {"step": "line", "outcome": "bad", "text": "", "values": {}}) in inside.does(
        StepDone("line", "bad")
    )


def test_ticking_a_box_makes_no_other_page_of_it(inside: Citizen) -> None:
    inside.does(StepOpened("site"))
    inside.waits(2)
    inside.does(Adjusted("8.3.2", "yes"))
    assert inside.does(StepDone("site", "good")) != ()


def test_back_goes_out_of_a_step_one_page_at_a_time(inside: Citizen) -> None:
    inside.does(StepOpened(STEPS[0], "inside"))
    inside.does(WentBack())
    assert inside.at == f"technician_{STEPS[0]}"
    inside.does(WentBack())
    assert inside.at == "technician_home"


def test_what_was_tried_is_told_where_it_was_asked_for(inside: Citizen) -> None:
    inside.does(StepOpened(STEPS[0]))
    assert inside.does(Tried("enrol", "good")) == ()  # nobody asked
    assert inside.does(TryAsked("enrol", (("code", "K7"),)))[0] == AskTerminal(
        "Try", {"what": "enrol", "values": {"code": "K7"}}
    )
    inside.does(Tried("enrol", "bad", Words("Non.")))
    assert inside.session.technician is not None
    trial = inside.session.technician.trial("enrol")
    assert trial is not None
    assert (trial.outcome, trial.measured.told()) == ("bad", "Non.")


def test_it_closes_by_itself(inside: Citizen) -> None:
    inside.waits(290)
    assert inside.at == "technician_home"
    inside.waits(20)
    assert inside.at == "still_there"
    assert End("idle") in inside.waits(60)


def test_each_step_has_its_page() -> None:
    assert tuple(PAGES) == STEPS


def test_words_that_another_version_kept_are_still_told() -> None:
    assert Words("Il en reste {n}.", (("n", "2"),)).told() == "Il en reste 2."
    assert Words("Il en reste {n}.").told(lambda text: text) == "Il en reste {n}."
