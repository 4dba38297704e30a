"""An author's file becomes the model, whatever its blocks and questions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.config.procedure_file import load_procedure
from kiosk.procedures.conditions import All, Answered, Between, Fact, Not, Some
from kiosk.procedures.model import (
    CallOut,
    Cases,
    Checklist,
    Cost,
    Delay,
    Listing,
    OnlineService,
    OpenProcedure,
    Outcome,
    Paragraph,
    Payment,
    Place,
    Procedure,
    Question,
    Section,
    Table,
    every_block,
    every_question,
)
from tests.config.good import GOOD, TODAY, write


@pytest.fixture
def procedure(tmp_path: Path) -> Procedure:
    read, problems = load_procedure(write(tmp_path), TODAY)
    assert [str(problem) for problem in problems] == []
    assert read is not None
    return read


def test_the_head(procedure: Procedure) -> None:
    assert procedure.id == "jardin"
    assert procedure.title.text == "Avoir un jardin"
    assert (procedure.authority, procedure.family, procedure.icon) == ("ville", "cadre-de-vie", "flower")
    assert procedure.source_date == date(2025, 3, 2)
    assert (procedure.reviewed_on, procedure.review_on) == (date(2026, 10, 1), date(2027, 2, 1))
    assert procedure.words == ("jardin", "potager")
    assert procedure.without_computer.text == "Appelez le 3975."


def test_every_type_of_question(procedure: Procedure) -> None:
    by_id = {question.id: question for question in every_question(procedure)}
    assert {name: question.kind for name, question in by_id.items()} == {
        "usage": "one", "balcon": "yes_no", "plantes": "several", "surface": "number", "nom_du_lieu": "text",
    }  # fmt: skip
    usage = by_id["usage"]
    assert usage.choices[0].sets == (("habite_paris", True),)
    assert usage.choices[0].detail.text == "Toute l’année"
    assert (usage.dont_know, usage.privacy, usage.label.text) == ("explain", "open", "Usage")
    assert [choice.id for choice in by_id["balcon"].choices] == ["oui", "non"]
    assert by_id["balcon"].when == Answered("usage", ("habitant",))
    assert by_id["balcon"].privacy == "veiled"
    assert by_id["balcon"].dont_know == "show_all"
    assert (by_id["surface"].least, by_id["surface"].most) == (1, 200)
    assert (by_id["nom_du_lieu"].dont_know, by_id["nom_du_lieu"].privacy) == ("agent", "secret")


def test_every_kind_of_block(procedure: Procedure) -> None:
    kinds = {type(block) for block in every_block(procedure.blocks)}
    assert kinds == {
        Question, Cases, Outcome, Paragraph, OpenProcedure, Section, Listing, Table, CallOut, Checklist,
        Place, OnlineService, Cost, Delay, Payment,
    }  # fmt: skip


def test_conditions(procedure: Procedure) -> None:
    section = next(block for block in procedure.blocks if isinstance(block, Section))
    assert section.when == All((Fact("habite_paris"), Not(Answered("plantes", ("arbres",)))))
    cost = next(block for block in procedure.blocks if isinstance(block, Cost))
    assert cost.when == Some((Between("surface", None, 10), Fact("habite_paris", False)))


def test_identities_are_unique_and_tell_the_place(procedure: Procedure) -> None:
    identities = [block.id for block in every_block(procedure.blocks)]
    assert len(set(identities)) == len(identities)
    assert {"usage", "b6", "b6.c1.b1", "b7.b1", "b7.b1.i1.b1"} <= set(identities)
    cases = next(block for block in procedure.blocks if isinstance(block, Cases))
    assert [case.id for case in cases.cases] == ["b6.c1", "b6.c2"]


def test_a_text_added_at_the_end_changes_no_identity(tmp_path: Path, procedure: Procedure) -> None:
    longer, _ = load_procedure(write(tmp_path, GOOD.replace("essais:", "  - texte: Encore.\nessais:")), TODAY)
    assert longer is not None
    before = [block.id for block in every_block(procedure.blocks)]
    assert [block.id for block in every_block(longer.blocks)][: len(before)] == before


def test_the_table_keeps_commas_between_quotes(procedure: Procedure) -> None:
    table = next(block for block in every_block(procedure.blocks) if isinstance(block, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["petit", "10"],
        ["moyen, ou presque", "50"],
    ]


def test_a_fact_to_check_is_marked_so(procedure: Procedure) -> None:
    call_outs = [block for block in procedure.blocks if isinstance(block, CallOut)]
    assert [block.kind for block in call_outs] == ["check"]


def test_examples_are_read(procedure: Procedure) -> None:
    first, second = procedure.trials
    assert ("plantes", "fleurs") in first.answers
    assert ("plantes", "legumes") in first.answers
    assert first.documents == ("identite", "plan")
    assert ("plantes", "") in second.answers


def test_texts_on_several_lines_become_one(tmp_path: Path) -> None:
    text = GOOD.replace("titre: Avoir un jardin", "titre: >-\n  Avoir\n  un\u00a0jardin", 1)
    read, _ = load_procedure(write(tmp_path, text), TODAY)
    assert read is not None
    assert read.title.text == "Avoir un\u00a0jardin"


def test_french_is_set_as_french_however_it_was_typed(tmp_path: Path) -> None:
    text = GOOD.replace("Avez-vous un balcon ?", '"L\'été, avez-vous « un balcon » : oui ?"')
    read, _ = load_procedure(write(tmp_path, text), TODAY)
    assert read is not None
    question = next(question for question in every_question(read) if question.id == "balcon")
    assert question.text.text == "L’été, avez-vous «\u00a0un balcon\u00a0»\u00a0: oui\u00a0?"
