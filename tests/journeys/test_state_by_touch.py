"""One of the State's sheets, from the first letter to « tout effacer », on the real terminal, by touch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.app.library import JoinedLibrary
from tests.content.documents import with_corpus
from tests.journeys.conftest import Terminal
from tests.journeys.pilot import Citizen, plain
from tests.journeys.state_content import OURS, THEIRS, Make, Sheet, joined, ours, terminal_with, theirs
from tests.journeys.visitor import Visitor
from tests.terminal.stage import Stage
from tests.terminal.test_printing import UsbPrinter

ALONE = pytest.mark.xdist_group("terminal")
MOST_TOUCHES = 70  # letters included, for all that this citizen wants to know and to take away


@dataclass(frozen=True, slots=True)
class Real:
    """A terminal, who stands before it, and the sheet that is read."""

    stage: Stage
    visitor: Visitor
    sheet: Sheet


@contextmanager
def visit(folder: Path, sheet: Sheet, make: Make, panel: str, **environment: str) -> Iterator[Real]:
    with terminal_with(folder, make, panel, **environment) as stage:
        yield Real(stage, Visitor(stage), sheet)


def finds(real: Real) -> None:
    """From the welcome page to the menu of the sheet, by a search and what is asked first."""
    visitor, sheet = real.visitor, real.sheet
    visitor.is_at("welcome")
    visitor.touch("start:fr")
    visitor.touch("search")
    found = f"found:{sheet.id}"
    for letter in sheet.typed:  # nobody writes on once it is there
        visitor.types(letter)
        if found in visitor.look()["controls"]:
            break
    real.stage.hand.until(lambda seen: {found, "see_all"} & seen["controls"].keys(), "results")
    if found not in visitor.look()["controls"]:
        visitor.touch("see_all")
    visitor.sees(sheet.title)
    visitor.touch(found)
    for case in sheet.cases:
        visitor.is_at("question")
        visitor.chooses(case)
    visitor.is_at("menu")
    visitor.sees(sheet.title, "Que voulez-vous savoir ?")


def wants(real: Real, need: str, answers: tuple[str, ...]) -> None:
    """From the menu to what is read of a need, through the questions that are its own."""
    real.visitor.is_at("menu")
    real.visitor.chooses(need)
    for answer in answers:
        real.visitor.is_at("question")
        real.visitor.chooses(answer)


def ticks(real: Real) -> None:
    """Reads the papers to the end; the first is had, the last is not."""
    visitor = real.visitor
    visitor.is_at("checklist")
    first = visitor.offered("have:")[0]
    visitor.touch(first)
    assert visitor.look()["controls"][first]["state"] == "selected"
    lacked = ""
    for _ in range(40):
        lacked = next(reversed(visitor.offered("lack:")), lacked)
        if "more" not in visitor.look()["controls"]:
            break
        visitor.touch("more")
    while lacked not in visitor.look()["controls"]:
        visitor.touch("back")
    visitor.touch(lacked)
    visitor.sees("Ce n’est pas grave")


def reads_the_price(real: Real) -> None:
    """The amount, after a warning that the page is old."""
    parts = real.visitor.reads_on()
    whole = " ".join(parts)
    assert plain("Service-Public.gouv.fr / DILA") in whole
    assert whole.index(plain("Les prix, les formulaires et les délais ont pu changer")) < whole.index(
        plain(real.sheet.amount)
    )


def takes_away(real: Real) -> None:
    """The summary and what a telephone takes of it."""
    visitor = real.visitor
    visitor.to("take")
    visitor.is_at("summary")
    whole = " ".join(visitor.reads_on())
    assert "à trouver" in whole
    assert plain("Les prix, les formulaires et les délais ont pu changer") in whole
    visitor.to("phone")
    visitor.is_at("phone")
    visitor.touch("back")
    visitor.is_at("summary")


def explains(real: Real) -> None:
    """A word of the text is explained at a touch, and the text is there again."""
    visitor = real.visitor
    visitor.is_at("reading")
    visitor.sees("ou le garde-pêche qui la trouve")
    before = visitor.shown()
    visitor.chooses("Que veut dire « garde-pêche » ?")
    visitor.is_at("word")
    visitor.sees("Personne qui surveille les étangs")
    visitor.touch("back")
    assert visitor.shown() == before, "back where the word was met"


def asked_once(visitor: Visitor) -> None:
    """Nothing was asked twice, and it took few touches."""
    assert len(visitor.asked) == len(set(visitor.asked)), visitor.asked
    assert visitor.touches <= MOST_TOUCHES, visitor.touches


def finishes(real: Real) -> None:
    """« J’ai fini : tout effacer »: another process has the welcome page."""
    before = real.stage.pids()["current"]
    real.visitor.to("finish")
    real.stage.until(lambda pids: pids["current"] not in (0, before), "the next citizen’s session")
    real.stage.hand.page("welcome")


@ALONE
def test_our_sheet_from_the_first_letter_to_the_ticket(tmp_path: Path) -> None:
    printer = UsbPrinter()
    try:
        with visit(tmp_path, OURS, ours, "portrait", KIOSK_PRINTER__ADDRESS=printer.address) as real:
            visitor, sheet = real.visitor, real.sheet
            finds(real)
            wants(real, "Documents à fournir", sheet.papers)
            ticks(real)
            visitor.to("other_need")
            wants(real, "Prix", ())
            reads_the_price(real)
            visitor.to("other_need")
            visitor.chooses("Pour qui ?", "Qui peut faire la demande ?")  # by its role, or by its own title
            explains(real)
            visitor.to("other_need")
            wants(real, "Règles de pêche", ())
            rules = " ".join(visitor.reads_on())
            assert [n for n in range(1, 9) if f"règle numéro {n}." not in rules] == []
            visitor.to("other_need")
            takes_away(real)
            visitor.to("print")
            visitor.touch("print:normal")
            real.stage.hand.until(lambda _: plain("C’est imprimé") in visitor.shown(), "the ticket")
            assert len(printer.paper.cut) == 1
            visitor.to("go_on")
            asked_once(visitor)
            finishes(real)
    finally:
        printer.end()


@ALONE
@with_corpus
def test_a_sheet_of_the_state_from_the_first_letter_to_the_telephone(tmp_path: Path) -> None:
    with visit(tmp_path, THEIRS, theirs, "tablet") as real:
        visitor, sheet = real.visitor, real.sheet
        finds(real)
        wants(real, "Documents à fournir", sheet.papers)
        ticks(real)
        visitor.to("other_need")
        wants(real, "Prix", ())
        reads_the_price(real)
        visitor.to("other_need")
        takes_away(real)
        asked_once(visitor)
        finishes(real)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> JoinedLibrary:
    """The shipped City and our own documents, with their index."""
    folder = tmp_path_factory.mktemp("guided")
    return joined(folder, ours(folder))


def test_from_a_theme_through_a_guided_search_to_a_leaf_whose_facts_hold(
    terminal: Terminal, library: JoinedLibrary
) -> None:
    driver = terminal(library=library)
    citizen = Citizen(driver).starts().touches_control("themes")
    for shelf in ("Nature", "Au bord de l’eau", "Carte de pêche", "Choisir sa démarche de pêche"):
        citizen.touches(shelf)
    citizen.answers("J’ai perdu ma carte", "En ville").is_at("menu").sees(OURS.title, "Délai")
    citizen.touches("Mes réponses").is_at("recap").sees("Déjà dit : En ville")
    citizen.touches("Carte de pêche : en cas de perte. Dans quel cas êtes-vous ?").is_at("question")
    citizen.sees("Vous changez cette réponse").answers("En montagne")
    if driver.view.page == "recap":
        citizen.goes_back()
    citizen.sees("La carte des lacs de montagne est gratuite.").sees_no("25 €", "3 semaines")
