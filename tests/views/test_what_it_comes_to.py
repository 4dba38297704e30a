"""What is taken along of a sheet of the State: what it comes to first, then addresses, and not every form."""

from __future__ import annotations

import pytest

from kiosk.app.library import JoinedLibrary
from kiosk.content.library import open_library
from kiosk.session.events import PageOpened, ProcedureOpened
from kiosk.views.pages.summary_facts import FEW, MOST, fact_parts
from tests.content.documents import chapter, document, make_zip, para, text
from tests.journeys.memory_driver import MemoryDriver, parts_of

FORM = (
    '<ServiceEnLigne ID="R{n}" URL="https://forms.example.fr/{n}" type="Formulaire">'
    "<Titre>Feuille {n}</Titre></ServiceEnLigne>"
)
SHEET = document(
    text(
        para("Vous n’avez rien à faire.")
        + chapter("Coût", para("Le vélo coûte 20 €.") + para("Puis rien. " * 60))
        + chapter("Où", para("Ici."))
        + chapter("Formulaires", "".join(FORM.format(n=n) for n in range(MOST + 2)))
    ),
    "F1",
)


@pytest.fixture(scope="module")
def citizen(tmp_path_factory: pytest.TempPathFactory) -> MemoryDriver:
    state = open_library(make_zip(tmp_path_factory.mktemp("state") / "vosdroits.zip", {"F1.xml": SHEET}))
    driver = MemoryDriver(library=JoinedLibrary(parts_of("portrait").library.city, state))
    driver.core.choose("start:fr")
    driver.core.send(ProcedureOpened("F1"))
    driver.core.send(PageOpened("summary"))
    return driver


def test_what_it_comes_to_and_the_price_stand_before_addresses(citizen: MemoryDriver) -> None:
    told = [[said.text for said in part.sentences] for part in fact_parts(citizen.core.context())]
    assert told[0][1:] == ["Vous n’avez rien à faire."]
    assert told[1][1] == "Le vélo coûte 20 €.".replace(" €", "\u00a0€")
    assert sum(map(len, told[1][1:])) <= FEW
    assert not any(words.startswith("Feuille") for lines in told[:2] for words in lines)


def test_of_many_forms_a_few_are_taken_along_and_the_rest_is_told(citizen: MemoryDriver) -> None:
    told = [said.text for part in fact_parts(citizen.core.context()) for said in part.sentences]
    assert [words for words in told if words.startswith("Feuille")] == [f"Feuille {n}" for n in range(MOST)]
    assert "Il y en a 2 autres." in told
