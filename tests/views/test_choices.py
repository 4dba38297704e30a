"""A choice with a long explanation shows how it begins; all of it is on a page of its own."""

from __future__ import annotations

import pytest

from kiosk.app.library import JoinedLibrary
from kiosk.content.library import open_library
from kiosk.procedures.model import Choice, Text
from kiosk.session.events import ProcedureOpened
from kiosk.views.pages.choices import SHOWN, brief
from tests.content.documents import document, make_zip, para, text
from tests.journeys.memory_driver import MemoryDriver, parts_of

LANDS = [f"Pays{n}" for n in range(1, 31)]
SEARCH = document(
    f"""<Problematiques>
    <Problematique><Titre>{para("En Europe")}</Titre><Aide>{para(", ".join(LANDS))}</Aide>
      <LienInterne LienPublication="F2"/></Problematique>
    <Problematique><Titre>{para("Ailleurs")}</Titre><Aide>{para("Tous les autres pays")}</Aide>
      <LienInterne LienPublication="F2"/></Problematique></Problematiques>""",
    "F1",
    "Recherche guidée",
)
SHEET = document(text(para("Voilà.")), "F2")


@pytest.fixture
def citizen(tmp_path_factory: pytest.TempPathFactory) -> MemoryDriver:
    zipped = make_zip(tmp_path_factory.mktemp("state") / "vosdroits.zip", {"F1.xml": SEARCH, "F2.xml": SHEET})
    library = JoinedLibrary(parts_of("portrait").library.city, open_library(zipped))
    driver = MemoryDriver(library=library)
    driver.core.choose("start:fr")
    driver.core.send(ProcedureOpened("F1"))
    return driver


def test_a_long_explanation_is_cut_and_a_short_one_is_whole(citizen: MemoryDriver) -> None:
    hints = {k.label: k.hint for k in citizen.core.view.controls if k.id.startswith("answer:")}
    assert hints == {"En Europe": f"{', '.join(LANDS[:SHOWN])}…", "Ailleurs": "Tous les autres pays"}


def test_the_whole_explanation_is_a_touch_away_and_back_is_the_question(citizen: MemoryDriver) -> None:
    citizen.core.choose("choices")
    read = [said.text for part in citizen.core.view.parts for said in part.sentences]
    assert "En Europe" in read
    assert "Ailleurs" not in read
    assert any(LANDS[-1] in words for words in read)
    citizen.core.choose("go_on")
    assert citizen.core.view.page == "question"


def test_i_do_not_know_stays_the_last_answer(citizen: MemoryDriver) -> None:
    touched = [k.id for k in citizen.core.view.controls if k.zone == "touch"]
    assert touched.index("choices") < touched.index("dont_know") == len(touched) - 1


def test_an_explanation_that_only_repeats_its_choice_is_not_shown() -> None:
    def shown(said: str, more: str) -> str:
        return brief(Choice("1", Text(said), Text(more)))

    assert shown("En France", "Le décès a eu lieu en France") == ""
    assert shown("Non", "Vous n’avez pas d’enfant") == "Vous n’avez pas d’enfant"
    assert shown("Un an", "Un an à compter du jour où la décision a été reçue, sans compter les fêtes")
