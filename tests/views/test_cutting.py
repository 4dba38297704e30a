"""Where pages end: cards filled to the foot and with their edges, articles with what they are about."""

from __future__ import annotations

import pytest

from kiosk.dev.gallery.steps import parts_of
from kiosk.session.events import PageOpened, ProcedureOpened
from kiosk.views.arranging.cut import cut, height
from kiosk.views.arranging.regions import BAND_PARTS
from kiosk.views.arranging.row import Row
from kiosk.views.placement import Rect, Shape
from tests.views.conftest import CORPUS, Player

EDGE = 18.0


def row(name: str, high: float, join: str = "", **more: object) -> Row:
    return Row((name, 0), high, _nothing, 0.0, join, block=join, **more)  # type: ignore[arg-type]


def _nothing(rect: Rect) -> tuple[Shape, ...]:
    return ()


def lines(count: int, high: float = 50.0) -> list[Row]:
    """A card of so many lines."""
    edges = [(n == 0, n == count - 1) for n in range(count)]
    return [
        row(f"l{n}", high, "card", firm=True, over=0 if first else EDGE, under=0 if last else EDGE)
        for n, (first, last) in enumerate(edges)
    ]


def pages(rows: list[Row], room: float) -> list[list[str]]:
    found, at = [], None
    while True:
        here = cut(rows, room, room, at)
        found.append([each.ref[0] for each in here.rows])
        if here.next is None:
            return found
        at = here.next


def test_a_card_that_goes_on_fills_its_page_first() -> None:
    found = pages(lines(12), 500)
    assert [len(page) for page in found] == [9, 3]


def test_the_edges_of_a_parted_card_have_their_room() -> None:
    card = lines(3)
    assert height(card) == 150
    assert height(card[:2]) == 100 + EDGE
    assert height(card[1:]) == 100 + EDGE


def test_a_last_page_with_next_to_nothing_takes_some_of_the_one_before() -> None:
    rows = [row(f"p{n}", 100) for n in range(6)]
    assert [len(page) for page in pages(rows, 500)] == [4, 2]


def test_a_page_is_not_left_half_empty_for_a_last_one_that_says_enough() -> None:
    rows = [row(f"p{n}", 100) for n in range(7)]
    assert [len(page) for page in pages(rows, 500)] == [5, 2]


def test_headings_stay_with_their_text_rather_than_with_a_box_above_them() -> None:
    box = row("box", 150, "box", keep=True)
    headings = [row("h1", 100, keep=True), row("h2", 150, keep=True)]
    assert pages([box, *headings, row("text", 200)], 500) == [["box"], ["h1", "h2", "text"]]


@pytest.mark.skipif(not CORPUS, reason="the State's documents are not at hand")
@pytest.mark.parametrize("text_size", [1, 4])
def test_an_article_stands_with_what_it_is_about(at: Player, text_size: int) -> None:
    core = at("home", text_size=text_size)
    core.send(ProcedureOpened("F930"))
    core.send(PageOpened("references"))
    for _ in parts_of(core):
        items = [part for part in core.view.parts if part.kind == "item"]
        assert items
        assert all(part.first == 0 for part in items)


@pytest.mark.skipif(not CORPUS, reason="the State's documents are not at hand")
def test_a_text_does_not_begin_with_its_own_title(at: Player) -> None:
    core = at("home", form="tablet")
    core.send(ProcedureOpened("F19778"))
    core.choose("answer:c1.1")
    for _ in parts_of(core):
        if any("Montant forfaitaire" in control.label for control in core.view.controls):
            break
    core.choose(next(k.id for k in core.view.controls if "Montant forfaitaire" in k.label))
    core.choose("answer:c4.3")
    assert core.view.title == "Montant forfaitaire (Calcul du montant)"
    body = [part for part in core.view.parts if part.kind not in BAND_PARTS]
    assert all(said.text != "Montant forfaitaire" for part in body for said in part.sentences)
