"""Words heard or read before a citizen has what they came for; run by itself, or `measure()` by the bench.

`.venv/bin/python -m tests.benchmarks.words [HOW_MANY]` takes that many of the State's fiches with cases (0:
all) and every guided search, answers as an automatic citizen, and prints the figures as JSON. All that is
said of a page counts, its questions, choices and menus too; the bar, which is the same everywhere, does not.
The count begins where the procedure opens and ends with the part of a page on which the block is complete.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from kiosk.app.core import Core
from kiosk.procedures.engine import Position
from kiosk.procedures.model import (
    Block,
    Cases,
    Checklist,
    Listing,
    Question,
    Section,
    Table,
    Text,
    every_block,
)
from kiosk.session.events import Answered, PageOpened, ProcedureOpened
from kiosk.session.where import where
from kiosk.views.pages import facts
from tests.journeys.memory_driver import MemoryDriver

NEEDS = ("who", "documents", "where", "how", "cost", "delay")
SAMPLE = 60
MOST_PAGES = 200


@dataclass(frozen=True, slots=True)
class Way:
    """One citizen with one need: words and touches until it is met, words of what applies, of the page."""

    need: str
    words: int
    touches: int
    applies: int
    published: int


def measure(sample: int = SAMPLE) -> dict[str, dict[str, float]]:
    """Medians by need and over all; ratios are to the words of the published page."""
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
    ways = [way for identity in chosen for way in _ways(driver.core, identity)]
    led = [way for identity in sorted(guided) for way in _ways(driver.core, identity)]
    by_need: dict[str, list[Way]] = defaultdict(list)
    for way in (*ways, *led):
        by_need[way.need].append(way)
    figures = {"all": _figures([*ways, *led]), "fiches": _figures(ways), "guided": _figures(led)}
    return figures | {need: _figures(by_need[need]) for need in NEEDS if by_need[need]}


def _figures(ways: list[Way]) -> dict[str, float]:
    if not ways:
        return {"ways": 0}
    return {
        "ways": len(ways),
        "words": median(way.words for way in ways),
        "touches": median(way.touches for way in ways),
        "published": median(way.published for way in ways),
        "ratio": round(median(way.words / way.published for way in ways), 3),
        "ratio_cases_alone": round(median(way.applies / way.published for way in ways), 3),
        "at_most_a_quarter": round(sum(way.words * 4 <= way.published for way in ways) / len(ways), 3),
    }


def _ways(core: Core, identity: str) -> Iterator[Way]:
    """The ways of one citizen through one document, one for each need that its text has."""
    core.send(PageOpened("home"))
    core.send(ProcedureOpened(identity))
    choose = random.Random(identity)
    words = touches = 0
    while core.view.page == "question" and touches < MOST_PAGES:
        words += core.view.words
        while (more := core.view.control("more")) is not None and more.event is not None:
            core.choose("more")
            words, touches = words + core.view.words, touches + 1
        here = where(core.session, core.library)
        assert here.question is not None
        offered = _answers(core)
        core.choose(choose.choice(offered))
        touches += 1
    here = where(core.session, core.library)
    if here.procedure is None or here.position is None:
        return
    published = words_of(here.procedure.blocks)
    applies = _words_applying(here.position)
    sections = facts.sections(here.position)
    start, before = core.session, core.view
    if before.page == "checklist":
        read, turned = _read(core)
        yield Way("documents", words + sum(n for n, _ in read), touches + turned, applies, published)
        core.session = start
        words, touches = words + before.words, touches + 1
        core.send(PageOpened("summary"))
    summary, at = core.session, core.view.words
    for need in NEEDS:
        if need == "documents" and before.page == "checklist":
            continue
        found = next(((top, inside) for top in sections for inside in _in_role(top, need)), None)
        if found is None:
            continue
        core.session = summary
        core.send(PageOpened("reading", found[0].id))
        wanted = {block.id for block in every_block((found[1],))}
        read, _ = _read(core)
        last = max((n for n, (_, ids) in enumerate(read) if ids & wanted), default=len(read) - 1)
        read = read[: last + 1]
        yield Way(need, words + at + sum(n for n, _ in read), touches + len(read), applies, published)


def _answers(core: Core) -> list[str]:
    """The answers on this page, « je ne sais pas » left out."""
    own = [k.id for k in core.view.controls if isinstance(k.event, Answered) and k.id.startswith("choice:")]
    return own or [k.id for k in core.view.controls if isinstance(k.event, Answered)]


def _read(core: Core) -> tuple[list[tuple[int, frozenset[str]]], int]:
    """Turns a page to its end: the words of each part of it with the blocks shown, and the touches."""
    pages = []
    for _ in range(MOST_PAGES):
        ids = frozenset(name for part in core.view.parts for name in part.id.split(":"))
        pages.append((core.view.words, ids))
        more = core.view.control("more")
        if more is None or more.event is None:
            break
        core.choose("more")
    return pages, len(pages) - 1


def _in_role(top: Section, need: str) -> Iterator[Section]:
    for block in every_block((top,)):
        if isinstance(block, Section) and block.role == need:
            yield block


def _words_applying(position: Position) -> int:
    """The words of what applies, and of the questions asked: cases alone, without a menu."""
    asked = sum(
        len(step.question.text.text.split()) + sum(len(c.text.text.split()) for c in step.question.choices)
        for step in position.given
    )
    return asked + words_of(position.blocks)  # type: ignore[arg-type]


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
