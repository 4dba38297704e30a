"""« Selon votre situation » stands over what nobody knows, and over nothing else."""

from __future__ import annotations

import pytest

from kiosk.app.library import JoinedLibrary
from kiosk.content.library import open_library
from kiosk.session.events import PageOpened, ProcedureOpened
from tests.content.documents import chapter, document, make_zip, para, text
from tests.journeys.memory_driver import MemoryDriver, parts_of

HEAD = "Selon votre situation :"


def where(fact: str, body: str) -> str:
    return f'<FragmentConditionne><Condition><estVrai var="{fact}"/></Condition>{body}</FragmentConditionne>'


def either(*titles: str) -> str:
    cases = "".join(f"<Cas><Titre>{para(title)}</Titre>{para(f'Pour {title}.')}</Cas>" for title in titles)
    return f"<BlocCas>{cases}</BlocCas>"


ANY = where("T10010", para("Les papiers dépendent du passeport.") + para("Le dossier est complet."))
SHEET = document(
    text(
        chapter("Papiers", ANY + either("neuf", "ancien"))
        + chapter("Prix", ANY + where("T1", para("Peut-être dix euros.")))
        + chapter("Enfants", '<Condition><estVrai var="T2"/></Condition>' + para("Un enfant de plus."))
    ),
    "F1",
)


@pytest.fixture
def citizen(tmp_path_factory: pytest.TempPathFactory) -> MemoryDriver:
    zipped = make_zip(tmp_path_factory.mktemp("state") / "vosdroits.zip", {"F1.xml": SHEET})
    driver = MemoryDriver(library=JoinedLibrary(parts_of("portrait").library.city, open_library(zipped)))
    driver.core.choose("start:fr")
    driver.core.send(ProcedureOpened("F1"))
    return driver


def read(citizen: MemoryDriver, label: str, answer: str = "") -> list[str]:
    citizen.core.send(PageOpened("menu"))
    citizen.core.choose(next(k.id for k in citizen.core.view.controls if k.label == label))
    if answer:
        citizen.core.choose(next(k.id for k in citizen.core.view.controls if k.label == answer))
    return [said.text for part in citizen.core.view.parts for said in part.sentences]


def test_what_depends_on_the_citizen_is_said_until_they_answer(citizen: MemoryDriver) -> None:
    before = read(citizen, "Prix")
    assert before.index("Les papiers dépendent du passeport.") + 2 == before.index(HEAD)
    assert before[before.index(HEAD) + 1] == "Peut-être dix euros."
    after = read(citizen, "Papiers", "neuf")
    assert "Pour neuf." in after
    assert "Le dossier est complet." in after
    assert not {HEAD, "Les papiers dépendent du passeport."} & set(after)


def test_a_chapter_that_was_chosen_is_in_no_doubt(citizen: MemoryDriver) -> None:
    chosen = read(citizen, "Enfants")
    assert "Un enfant de plus." in chosen
    assert HEAD not in chosen
