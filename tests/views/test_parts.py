"""How the State's own texts are cut: nothing is parted from what announces it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.app.core import Core
from kiosk.dev.gallery.steps import parts_of
from kiosk.session.events import PageOpened, ProcedureOpened
from kiosk.views.arranging.regions import BAND_PARTS
from kiosk.views.pages.dated import NOTICE, elsewhere
from kiosk.views.view import Part, Sentence
from tests.views.conftest import CORPUS, Player

# leads of lists, tables under headings, notices before prices, sources after long texts
SHEETS = (
    "F1961", "F58", "F2376", "F13943", "F2971", "F31083", "F34924", "F20199", "F1358", "F18074", "F1744",
)  # fmt: skip


def texts(core: Core, sheet: str) -> Iterator[None]:
    """Stands at the first part of each text of a sheet, its first cases being chosen."""
    core.send(PageOpened("home"))
    core.send(ProcedureOpened(sheet))
    _answered(core)
    if core.view.page != "menu":
        yield
        return
    found = [k.event for _ in parts_of(core) for k in core.view.controls if k.id.startswith("read:")]
    there = core.session
    for event in found:
        core.session = there
        if event is not None:
            core.send(event)
        _answered(core)
        yield


def _answered(core: Core) -> None:
    while core.view.page == "question":
        core.choose(next(k.id for k in core.view.controls if k.id.startswith("answer:")))


def faults(body: list[Part], last: bool) -> Iterator[str]:
    ends = body[-1].sentences[-1].text if body and body[-1].sentences else ""
    if not last and body and body[-1].kind == "heading":
        yield f"ends with the heading « {ends} »"
    elif not last and ends.endswith(":"):
        yield f"ends with « {ends} »"
    if body and body[-1].id == NOTICE:
        yield "ends with the notice of its age"
    if body and all(part.kind == "note" for part in body):
        yield "has its sources alone"


@pytest.mark.skipif(not CORPUS, reason="the State's documents are not at hand")
@pytest.mark.parametrize(
    ("sheet", "form", "text_size"),
    [*((sheet, "portrait", 1) for sheet in SHEETS), ("F940", "landscape", 2), ("F940", "landscape", 3)],
)
def test_a_part_ends_where_its_text_may_be_left(at: Player, sheet: str, form: str, text_size: int) -> None:
    core = at("home", form, text_size=text_size)
    read = 0
    for _ in texts(core, sheet):
        for number in parts_of(core):
            if core.view.page not in ("reading", "summary"):
                continue
            read += 1
            body = [part for part in core.view.parts if part.kind not in BAND_PARTS]
            found = list(faults(body, core.view.control("more") is None))
            assert not found, f"{sheet}, « {core.view.title} », part {number}: {found}"
    assert read > 1


def _part(name: str, kind: str = "paragraph", text: str = "Un texte.", state: str = "") -> Part:
    return Part(name, kind, (Sentence(text),), state=state)


def test_the_notice_stands_further_up_or_in_small_letters_where_it_would_be_alone() -> None:
    above = (_part("why", state="keep"), _part("p1"), _part("h", "heading"), _part("p2"), _part("p3"))
    told = _part(NOTICE, "callout", state="keep")
    found = [
        [f"{part.id}{' small' if 'small' in part.state else ''}" for part in parts]
        for parts in elsewhere((*above, told, _part("price")))
    ]
    small = f"{NOTICE} small"
    assert found == [
        ["why", "p1", "h", "p2", NOTICE, "p3", "price"],
        ["why", "p1", NOTICE, "h", "p2", "p3", "price"],
        ["why", "p1", "h", "p2", "p3", small, "price"],
        ["why", "p1", "h", "p2", small, "p3", "price"],
        ["why", "p1", small, "h", "p2", "p3", "price"],
    ]
    assert list(elsewhere(above)) == []
