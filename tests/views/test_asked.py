"""What stands above a question of the State's sheets: what was wanted, its number, which promises nothing."""

from __future__ import annotations

from kiosk.session.events import ProcedureOpened
from kiosk.views.view import View
from tests.content.documents import with_corpus
from tests.journeys.memory_driver import MemoryDriver

pytestmark = with_corpus


def told(view: View, kind: str) -> str:
    return " ".join(said.text for part in view.parts if part.kind == kind for said in part.sentences)


def test_a_question_names_what_was_chosen_from_the_menu() -> None:
    core = MemoryDriver(state=True).core
    core.send(ProcedureOpened("F612"))
    while not (found := [k for k in core.view.controls if k.label.startswith("Faire appel à la police")]):
        core.choose("more")
    (wanted,) = found
    core.choose(wanted.id)
    assert told(core.view, "title").startswith("Porter plainte")
    assert told(core.view, "context") == wanted.label
    assert told(core.view, "progress") == "Question 1"


def test_what_stands_before_the_cases_is_shown_without_a_head() -> None:
    core = MemoryDriver(state=True).core
    core.send(ProcedureOpened("F12118"))
    assert told(core.view, "context") == "Changer l'adresse sur sa carte grise"
    assert "immatriculation" in told(core.view, "lead")
    assert "Pourquoi" not in told(core.view, "lead")
