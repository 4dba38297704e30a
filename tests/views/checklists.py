"""The pages of a State's document that list its papers, its first cases being chosen; for tests."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.app.core import Core
from kiosk.procedures.outline import needs
from kiosk.session.events import PageOpened, ProcedureOpened, Touched
from kiosk.session.where import where

MOST = 80  # parts of one list


def pages(core: Core, sheet: str) -> Iterator[int]:
    """Stands on each part of each list of papers of a document, in turn; gives the number of the part."""
    core.send(PageOpened("home"))
    core.send(ProcedureOpened(sheet))
    _answered(core)
    if core.view.page != "menu":
        yield from _turned(core)
        return
    position = where(core.session, core.library).position
    assert position is not None
    there = core.session
    for need in needs(position):
        if need.role != "documents":
            continue
        core.session = there
        core.send(Touched())
        while core.view.control(f"read:{need.id}") is None and core.view.control("more") is not None:
            core.choose("more")
        core.choose(f"read:{need.id}")
        _answered(core)
        yield from _turned(core)


def _turned(core: Core) -> Iterator[int]:
    for number in range(1, MOST):
        if core.view.page != "checklist":
            return
        yield number
        if core.view.control("more") is None:
            return
        core.choose("more")


def _answered(core: Core) -> None:
    """Each question answered by its first choice, as far as it has choices."""
    while core.view.page == "question":
        answers = [k.id for k in core.view.controls if k.id.startswith("answer:")]
        if not answers:
            return
        core.choose(answers[0])
