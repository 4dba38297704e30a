"""One of the State's sheets from the first letter to « tout effacer », heard and never looked at."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.app.library import JoinedLibrary
from kiosk.app.voice import STEP_DB
from kiosk.session.preferences import VOLUMES, Preferences
from kiosk.views.focus import Key
from tests.content.documents import FOUND
from tests.journeys.ear import MemoryEar, RealEar, Tap
from tests.journeys.listener import Listener, first, word_count
from tests.journeys.memory_driver import MemoryDriver
from tests.journeys.pilot import plain
from tests.journeys.state_content import OURS, THEIRS, Sheet, joined, ours, terminal_with, theirs
from tests.voice.ears import loudness, recorder

# A word said at full volume has at least a hundredth of the full scale; a visit begins some steps below that.
START_DB = (VOLUMES[-1] - Preferences().volume) * STEP_DB
LEAST_LOUDNESS = 0.01 * 10 ** (-START_DB / 20)

STALE = "Les prix, les formulaires et les délais ont pu changer."


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, JoinedLibrary]:
    folder = tmp_path_factory.mktemp("heard")
    made = {}
    for name, make in (("ours", ours), *((("theirs", theirs),) if FOUND else ())):
        into = folder / name
        into.mkdir()
        made[name] = joined(into, make(into))
    return made


def finds(listener: Listener, sheet: Sheet) -> None:
    """From silence to the menu of the sheet."""
    listener.page = listener.presses(Key.NEXT)
    listener.selects("Français")
    listener.selects("Chercher")
    listener.types(sheet.letters)
    assert re.match(r"[0-9]+ réponses($|\. Mots proposés)", listener.waits()[-1])
    listener.page = listener.heard[-1:]
    listener.selects("Voir les", announced=False)
    listener.turns_to(sheet.title)
    for case in sheet.cases:
        asked(listener, case)
    assert first(listener.page, "Que voulez-vous savoir ?") < first(listener.page, "Documents à fournir")


def asked(listener: Listener, answer: str) -> None:
    """A question is heard before its answers, « je ne sais pas » is among them."""
    title = next(number for number, said in enumerate(listener.page) if said.endswith("?"))
    onward = any(said.startswith("Autres réponses") for said in listener.page)  # on a small panel
    last = "Autres réponses" if onward else "Je ne sais pas"
    assert title < first(listener.page, answer) < first(listener.page, last)
    listener.selects(answer)


def hears_the_papers(listener: Listener, sheet: Sheet) -> None:
    """Hears every paper after its heading; has the first, lacks the last of those heard with it."""
    listener.turns_to("Documents à fournir")
    for answer in sheet.papers:
        asked(listener, answer)
    whole: list[str] = []
    papers: list[str] = []
    marked = False
    for part in listener.parts():
        whole += part
        named = [said for said, after in pairwise(part) if after == "J’ai"]
        papers += named
        if named and not marked:
            assert listener.marks("J’ai") == named[0], (
                "the papers are met in the order in which they are told"
            )
            listener.presses(Key.NEXT)  # that one’s « je n’ai pas »
            listener.marks("Je n’ai pas")
            marked = True
    assert first(whole, "Documents à fournir") < first(whole, papers[0])
    assert whole.count("Je n’ai pas") == whole.count("J’ai") >= 4
    assert len(set(papers)) == len(papers)
    where_from(whole)


def hears_the_price(listener: Listener, sheet: Sheet) -> None:
    listener.turns_to("Prix")
    whole = [said for part in listener.parts() for said in part]
    assert first(whole, "Prix") < first(whole, STALE) < first(whole, "25 euros")
    where_from(whole)


def where_from(whole: list[str]) -> None:
    """The source and the date of the page are heard; its address, which nobody can note, is not."""
    assert first(whole, "Source") < first(whole, "Page du")
    assert not [said for said in whole if "vosdroits/" in said]


def completes(listener: Listener, sheet: Sheet) -> tuple[int, int]:
    """The whole journey; the words heard from the menu on for the papers, and then for the price."""
    finds(listener, sheet)
    assert listener.presses(Key.REPEAT) == listener.page, "« Réécouter » says the page again"
    opened = len(listener.heard)
    hears_the_papers(listener, sheet)
    papers = word_count(listener.heard[opened:])
    listener.selects("Autre chose ?")
    asking = len(listener.heard)
    hears_the_price(listener, sheet)
    price = word_count(listener.heard[asking:])
    listener.selects("Emporter")
    summary = [said for part in listener.parts() for said in part]
    assert first(summary, STALE) < first(summary, "à trouver")
    assert not [said for said in listener.heard if plain(sheet.law) in plain(said)], "laws are not read out"
    assert listener.unseen == [], "heard, and nowhere on the panel"
    return papers, price


@pytest.mark.clause("5.1.3.1")
@pytest.mark.parametrize("panel", ["portrait", "landscape", "tablet"])
@pytest.mark.parametrize(("content", "sheet"), [("ours", OURS), ("theirs", THEIRS)])
def test_a_sheet_is_found_heard_and_completed(
    libraries: dict[str, JoinedLibrary], content: str, sheet: Sheet, panel: str
) -> None:
    if content not in libraries:
        pytest.skip("the State's documents are not in ../shared/data")
    driver = MemoryDriver(panel, library=libraries[content])
    listener = Listener(MemoryEar(driver))
    completes(listener, sheet)
    listener.goes_to("J’ai fini")
    driver.press(Key.SELECT)
    assert driver.ended


def test_on_a_shelf_each_line_is_heard_under_its_heading(libraries: dict[str, JoinedLibrary]) -> None:
    driver = MemoryDriver(library=libraries["ours"])
    listener = Listener(MemoryEar(driver))
    listener.page = listener.presses(Key.NEXT)
    for shelf in ("Français", "Toutes les démarches", "Nature", "Au bord de l’eau", "Carte de pêche"):
        listener.turns_to(shelf)
    adult, child = first(listener.page, "Pour un adulte"), first(listener.page, "Pour un enfant")
    assert adult < first(listener.page, "Carte perdue") < child < len(listener.page) - 1
    listener.goes_to("Première carte. Pour un enfant")
    listener.page = listener.presses(Key.SELECT)
    first(listener.page, "Un enfant pêche sans payer.")


@pytest.mark.xdist_group("sound")
def test_on_the_real_terminal_every_sentence_sounds(tmp_path: Path) -> None:
    tap = Tap(tmp_path)
    try:
        with (
            recorder(tmp_path) as recording,
            terminal_with(
                tmp_path, ours, "portrait", KIOSK_INPUTS__KEY_DOUBLE_STRIKE_MS="0", **tap.environment
            ) as stage,
        ):
            ear = RealEar(stage, tap)
            listener = Listener(ear)
            completes(listener, OURS)
            before = stage.pids()["current"]
            listener.goes_to("J’ai fini")
            ear.strike(Key.SELECT)
            stage.until(lambda pids: pids["current"] not in (0, before), "the next citizen’s session")
            stage.hand.page("welcome")
            ear.close()
        assert tap.lost == []
        assert len(recording.playbacks) >= len(listener.heard)
        silent = [
            one.seconds
            for one in recording.playbacks
            if one.seconds > 0.3 and loudness(one.samples) < LEAST_LOUDNESS
        ]
        assert silent == [], "played, and not heard"
    finally:
        tap.close()
