"""Words heard or read before a citizen has what they came for; run by itself, or `measure()` by the bench.

`.venv/bin/python -m tests.benchmarks.words [HOW_MANY]` takes that many of the State's fiches with cases (0:
all) and every guided search, answers as an automatic citizen who knows their situation, wants one thing after
the other, each in a session of its own, and prints the figures as JSON.

Of each page counts whatever is more, what is shown (its title and context, its text, its controls with their
hints, the actions at its foot) or what is said on opening it; each time that it is shown. The bar, the town
hall's name and the clock, which are the same everywhere, do not. The count begins where the procedure (the
guided search) opens; a list of choices is turned until the wanted one is there; of a chapter that opens a
menu of its parts, one of them is wanted; it ends with the part of a page on which the wanted block is
complete. Questions, menus and texts are also told apart, so that it can be seen where words go. `documents`
is the median over documents of each one's median.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median

from kiosk.app.core import Core
from kiosk.procedures.answers import Answer
from kiosk.procedures.engine import Position, replay
from kiosk.procedures.model import (
    Block,
    Cases,
    Checklist,
    Listing,
    Place,
    Procedure,
    Question,
    Table,
    Text,
    every_block,
)
from kiosk.procedures.outline import LOOSE, Need, need_of, needs
from kiosk.procedures.questions import samples
from kiosk.session.events import PageOpened, ProcedureOpened, Touched
from kiosk.session.where import where
from kiosk.views.pages import facts
from kiosk.views.view import View
from tests.journeys.memory_driver import MemoryDriver

# « answer »: the only thing that a document tells; « other »: a chapter that has no role of its own.
NEEDS = ("who", "documents", "where", "how", "cost", "delay", "then", "refused", "other", "answer")
SAMPLE = 60
MOST_PAGES = 400


@dataclass(frozen=True, slots=True)
class Spent:
    """Words on questions, on menus and on texts, and touches."""

    questions: int = 0
    menus: int = 0
    texts: int = 0
    touches: int = 0

    @property
    def words(self) -> int:
        return self.questions + self.menus + self.texts


@dataclass(frozen=True, slots=True)
class Way:
    """One citizen with one need: what it took until it is met, words of what applies, of the page."""

    document: str
    need: str
    spent: Spent
    applies: int
    published: int

    @property
    def ratio(self) -> float:
        return self.spent.words / self.published


def measure(sample: int = SAMPLE) -> dict[str, dict[str, float]]:
    """Medians by need and over all; ratios are to the words of the published page."""
    return figures(*ways(sample))


def ways(sample: int = SAMPLE) -> tuple[list[Way], list[Way]]:
    """The ways through fiches with cases, and those through guided searches."""
    driver = MemoryDriver(state=True)
    state = driver.parts.library.state
    assert state is not None
    fiches, guided = [], []
    for procedure, report in state.readings():  # type: ignore[attr-defined]
        if procedure is None:
            continue
        if report.kind == "Recherche guidée":
            guided.append(procedure.id)
        elif any(isinstance(block, Cases) and block.ask for block in every_block(procedure.blocks)):
            fiches.append(procedure.id)
    fiches.sort()
    chosen = random.Random(1).sample(fiches, min(sample, len(fiches))) if sample else fiches
    read = [way for identity in chosen for way in _ways(driver.core, identity)]
    led = [way for identity in sorted(guided) for way in _ways(driver.core, identity)]
    return read, led


def figures(read: list[Way], led: list[Way]) -> dict[str, dict[str, float]]:
    """The figures of these ways: over all, by kind of document, by need."""
    by_need: dict[str, list[Way]] = defaultdict(list)
    for way in (*read, *led):
        by_need[way.need].append(way)
    found = {"all": _figures([*read, *led]), "fiches": _figures(read), "guided": _figures(led)}
    return found | {need: _figures(by_need[need]) for need in NEEDS if by_need[need]}


def _figures(ways: list[Way]) -> dict[str, float]:
    if not ways:
        return {"ways": 0}
    by_document: dict[str, list[float]] = defaultdict(list)
    for way in ways:
        by_document[way.document].append(way.ratio)
    return {
        "ways": len(ways),
        "words": median(way.spent.words for way in ways),
        "of_questions": median(way.spent.questions for way in ways),
        "of_menus": median(way.spent.menus for way in ways),
        "of_texts": median(way.spent.texts for way in ways),
        "touches": median(way.spent.touches for way in ways),
        "published": median(way.published for way in ways),
        "ratio": round(median(way.ratio for way in ways), 3),
        "documents": round(median(median(ratios) for ratios in by_document.values()), 3),
        "ratio_cases_alone": round(median(way.applies / way.published for way in ways), 3),
        "at_most_a_quarter": round(sum(way.ratio <= 0.25 for way in ways) / len(ways), 3),
    }


def words_shown(view: View) -> int:
    """The words of a page: those shown, or those said on opening it where they are more."""
    parts = [
        said.text for part in view.parts if part.kind not in ("place", "clock") for said in part.sentences
    ]
    controls = [f"{k.label} {k.hint}" for k in view.controls if k.zone != "bar"]
    shown = sum(len(text.split()) for text in (*parts, *controls))
    said = sum(len(one.said.split()) for one in view.announcement)
    return max(shown, said)


def _ways(core: Core, identity: str) -> Iterator[Way]:
    """The ways of one citizen through one document, one for each need that its text has."""
    core.send(PageOpened("home"))
    core.send(ProcedureOpened(identity))
    choose = random.Random(identity)
    begun = _answering(core, choose, Spent())
    here = where(core.session, core.library)
    if here.procedure is None or here.position is None or not here.outlined:
        return
    published = words_of(here.procedure.blocks)
    applies = _words_applying(here.procedure, here.position, choose)
    if here.need is not None:
        yield Way(identity, "answer", _reading(core, begun, here.need), applies, published)
        return
    start = core.session
    there = needs(here.position)
    for role in NEEDS:
        wanted = next((need for need in there if need.role == role and need.id != LOOSE), None)
        if wanted is None:
            continue
        core.session = start
        core.send(Touched())
        spent = _touching(core, f"read:{wanted.id}", begun, "menus")
        spent = _answering(core, choose, spent)
        while (parts := _parts(core)) and spent.touches < MOST_PAGES:
            spent = _touching(core, f"read:{choose.choice(parts).id}", spent, "menus")
            spent = _answering(core, choose, spent)
        reached = where(core.session, core.library).need
        if reached is not None:
            yield Way(identity, role, _reading(core, spent, reached), applies, published)


def _parts(core: Core) -> tuple[Need, ...]:
    """The entries of the menu that a long chapter opens, where that is on screen."""
    here = where(core.session, core.library)
    if here.page != "menu" or here.position is None:
        return ()
    chapter = need_of(here.position, here.detail)
    return chapter.parts if chapter is not None else ()


def _answering(core: Core, choose: random.Random, spent: Spent) -> Spent:
    """Answers each question by one of its choices, until none is open."""
    while core.view.page == "question" and spent.touches < MOST_PAGES:
        question = where(core.session, core.library).question
        assert question is not None
        if question.kind in ("several", "number", "text"):
            raise ValueError("the State's documents ask no such question")
        choice = choose.choice(question.choices)
        spent = _touching(core, f"answer:{choice.id}", spent, "questions")
    return spent


def _touching(core: Core, control: str, spent: Spent, of: str) -> Spent:
    """Turns a page until this control is there, and touches it."""
    spent = replace(spent, **{of: getattr(spent, of) + words_shown(core.view)})
    while core.view.control(control) is None:
        if core.view.control("more") is None:
            raise ValueError(f"{core.view.page} has no control {control}")
        core.choose("more")
        spent = replace(spent, **{of: getattr(spent, of) + words_shown(core.view)}, touches=spent.touches + 1)
    core.choose(control)
    return replace(spent, touches=spent.touches + 1)


def _reading(core: Core, spent: Spent, need: Need) -> Spent:
    """Turns a page to the last part on which something of the need stands."""
    blocks = [found.block for found in facts.found(need.blocks)]
    wanted = {block.id for block in blocks}
    wanted |= {paper.id for block in blocks if isinstance(block, Checklist) for paper in block.documents}
    pages = []
    for _ in range(MOST_PAGES):
        ids = {name for part in core.view.parts for name in part.id.replace(".", ":").split(":")}
        pages.append((words_shown(core.view), bool(ids & wanted)))
        more = core.view.control("more")
        if more is None or more.event is None:
            break
        core.choose("more")
    last = max((n for n, (_, holds) in enumerate(pages) if holds), default=len(pages) - 1)
    texts = sum(words for words, _ in pages[: last + 1])
    return replace(spent, texts=spent.texts + texts, touches=spent.touches + last)


def _words_applying(procedure: Procedure, position: Position, choose: random.Random) -> int:
    """Cases alone: the words of all that applies once every question is answered, and of the questions."""
    known = dict(position.facts)
    answers: dict[str, Answer] = {step.question.id: step.answer for step in position.given}
    whole = replay(procedure, known, answers)
    while whole.open is not None:
        answers[whole.open.id] = choose.choice(samples(whole.open))
        whole = replay(procedure, known, answers)
    asked = sum(
        len(step.question.text.text.split()) + sum(len(c.text.text.split()) for c in step.question.choices)
        for step in whole.given
    )
    return asked + words_of(whole.blocks)  # type: ignore[arg-type]


def words_of(blocks: tuple[Block, ...]) -> int:
    """The words of blocks, each once, whatever their conditions."""
    return sum(len(text.split()) for text in _texts(blocks))


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Question):
            continue
        for name in ("title", "caption", "name", "address", "hours", "phone", "text", "note"):
            value = getattr(block, name, None)
            if isinstance(value, Text):
                yield value.text
        match block:
            case Table():
                yield from (cell.text for row in (block.headings, *block.rows) for cell in row)
            case Place():
                yield from (line.text for contact in block.contacts for line in contact.lines)
            case Checklist():
                yield from (document.text.text for document in block.documents)
            case Listing():
                for item in block.items:
                    yield from _texts(item.blocks)
            case Cases():
                for case in block.cases:
                    yield case.title.text
                    yield from _texts(case.blocks)
        yield from _texts(getattr(block, "blocks", ()))


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE), indent=1))
