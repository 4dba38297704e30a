"""What the Back button undoes is said before it does: which answer, by its neutral name, never its words."""

from __future__ import annotations

from kiosk.views.view import Control
from tests.views.conftest import Player


def back(core) -> Control:  # type: ignore[no-untyped-def]
    control = core.view.control("back")
    assert control is not None
    return control


def test_back_says_which_answer_it_takes_back_and_takes_it(at: Player) -> None:
    core = at("question")
    assert back(core).said == "Retour"
    core.choose("answer:habitant")
    assert back(core).said == "Retour. Vous changez votre réponse : Motif du stationnement."
    core.choose("back")
    assert (core.view.page, back(core).said) == ("question", "Retour")


def test_back_names_what_the_author_left_without_a_name_too(at: Player) -> None:
    core = at("question_yes_no")
    core.choose("answer:oui")
    assert back(core).said == "Retour. Vous changez votre dernière réponse."


def test_back_says_nothing_of_an_answer_where_it_only_turns_or_closes_a_page(at: Player) -> None:
    core = at("question_yes_no")
    core.choose("answer:oui")
    core.choose("preferences")
    assert back(core).said == "Retour"


def test_what_was_typed_is_not_said_by_back(at: Player) -> None:
    core = at("question_text_typed")
    core.choose("go_on")
    assert "Vous changez votre réponse" in back(core).said
    assert "picpus" not in back(core).said
