"""`kiosk walk`: an automatic citizen goes through every question and case of procedures."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.app.assemble import assemble
from kiosk.commands.told import tell, unknown
from kiosk.commands.wording import ToWord, to_word
from kiosk.config.library import Library
from kiosk.content.carry_leaves import Leaf, leaves, opened
from kiosk.content.library import StateLibrary
from kiosk.content.overrides import OVERRIDES
from kiosk.content.reader import Report
from kiosk.formats.problems import errors
from kiosk.procedures.model import Procedure
from kiosk.procedures.walk import Walk, walk

GUIDED = "Recherche guidée"

MOST_PRINTED = 50  # lines; more than a person reads on a screen
MOST_WORDED = 10  # documents

Met = tuple[Procedure | None, Report | None]  # no report: the town hall's own


@dataclass
class Found:
    """What the walks have met so far; `to_word` are questions whose words were made from a heading."""

    walks: list[Walk] = field(default_factory=list)
    documents: int = 0
    unasked: int = 0
    tags: Counter[str] = field(default_factory=Counter)
    to_word: list[ToWord] = field(default_factory=list)
    leaves: list[tuple[str, Leaf]] = field(default_factory=list)
    leaves_opened: int = 0
    problems: list[str] = field(default_factory=list)


def run(given: argparse.Namespace) -> int:
    """Prints what was reached; 1 where something was not, 2 for a procedure that there is not."""
    parts, problems = assemble(given.config)
    if parts is None:
        return tell(problems, as_json=given.json)
    city: Library = parts.library.city  # type: ignore[attr-defined]
    state: StateLibrary | None = parts.library.state  # type: ignore[attr-defined]
    misfits = state.misfits() if state is not None and (given.all or given.ids) else ()
    tell((*problems, *misfits))
    missing = [name for name in given.ids if city.get(name) is None and (state is None or name not in state)]
    found = Found(problems=[unknown(parts.library, name) for name in missing])
    found.problems += [str(one) for one in errors(problems) if Path(one.file).name == OVERRIDES]
    for procedure, report in _wanted(given, city, state):
        _walk(procedure, report, found)
    if state is not None:
        _open_leaves(found, state)
    figures = _figures(found)
    if given.json:
        print(json.dumps(figures, ensure_ascii=False, indent=1))
    else:
        _print(found, figures, listed=bool(given.ids))
    return 2 if missing else int(bool(found.problems))


def _wanted(given: argparse.Namespace, city: Library, state: StateLibrary | None) -> Iterator[Met]:
    """The procedures named, else the town hall's, and with `--all` the State's too, one at a time."""
    if given.ids:
        for name in given.ids:
            procedure = city.get(name)
            if procedure is not None:
                yield procedure, None
            elif state is not None and name in state:
                yield from state.readings((name,))
        return
    for procedure in city.all():
        yield procedure, None
    if given.all and state is not None:
        yield from state.readings()


def _walk(procedure: Procedure | None, report: Report | None, found: Found) -> None:
    """One procedure. A question of the State's that facts or single cases answer is counted, no problem."""
    if report is not None:
        found.documents += 1
        found.tags.update(dict(report.unknown_tags))
        found.problems += [f"{report.document}: {problem}" for problem in report.problems]
    if procedure is None:
        return
    one = walk(procedure)
    found.walks.append(one)
    found.problems += one.problems
    found.problems += [f"{one.procedure}: case {case} is never reached" for case in _missed(one)]
    unasked = sorted(one.questions - one.questions_reached)
    if report is None:
        found.problems += [f"{one.procedure}: question {question} is never asked" for question in unasked]
        return
    found.unasked += len(unasked)
    without = to_word(procedure, tuple(each for each in report.unworded if each in one.questions_reached))
    if without is not None:
        found.to_word.append(without)
    if report.kind == GUIDED:
        found.leaves += [(one.procedure, leaf) for leaf in leaves(procedure)]


def _missed(one: Walk) -> list[str]:
    return sorted(one.cases - one.cases_reached)


def _open_leaves(found: Found, state: StateLibrary) -> None:
    """Each leaf of the guided searches opens its document with its facts; documents are read once each."""
    for guided, leaf in sorted(found.leaves, key=lambda each: each[1].target):
        target = state.get(leaf.target)
        where = f"{guided}: leaf {leaf.block}"
        if target is None:
            found.problems.append(f"{where} opens {leaf.target}, which cannot be read")
            continue
        position = opened(leaf, guided, target)
        if position.open is None and not position.blocks and not position.opens:
            found.problems.append(f"{where} opens {leaf.target}, which then shows nothing")
        else:
            found.leaves_opened += 1


def _figures(found: Found) -> dict[str, Any]:
    walks = found.walks
    return {
        "procedures": len(walks),
        "documents": found.documents,
        "guided_leaves": len(found.leaves),
        "guided_leaves_opened": found.leaves_opened,
        "questions": sum(len(one.questions) for one in walks),
        "questions_reached": sum(len(one.questions_reached & one.questions) for one in walks),
        "questions_unasked": found.unasked,
        "cases": sum(len(one.cases) for one in walks),
        "cases_reached": sum(len(one.cases_reached) for one in walks),
        "paths": sum(one.paths for one in walks),
        "unknown_tags": sum(found.tags.values()),
        "unknown_tags_named": dict(sorted(found.tags.items())),
        "questions_without_wording": sum(len(each.questions) for each in found.to_word),
        "problems": found.problems,
        "to_word": [each.as_data() for each in found.to_word],
    }


def _print(found: Found, figures: dict[str, Any], listed: bool) -> None:
    for one in found.walks[:MOST_PRINTED]:
        reached = len(one.questions_reached & one.questions)
        print(
            f"{one.procedure:32} {reached:3}/{len(one.questions):<3} questions  "
            f"{len(one.cases_reached):3}/{len(one.cases):<3} cases  {one.paths:4} paths"
        )
    print(
        f"{figures['procedures']} procedures, "
        f"{figures['questions_reached']}/{figures['questions']} questions, "
        f"{figures['cases_reached']}/{figures['cases']} cases"
    )
    if figures["documents"]:
        print(
            f"{figures['documents']} documents of the State, {figures['unknown_tags']} unknown tags, "
            f"{figures['guided_leaves_opened']}/{figures['guided_leaves']} leaves of guided searches opened, "
            f"{figures['questions_unasked']} questions that facts or a single case answer"
        )
    if found.to_word:
        many = figures["questions_without_wording"]
        print(f"{many} questions worded from a heading. Better words go below « fiches: » in {OVERRIDES}:")
        shown = found.to_word if listed else found.to_word[:MOST_WORDED]
        for each in shown:
            print("\n".join(each.lines()))
        if len(shown) < len(found.to_word):
            print(f"  … and {len(found.to_word) - len(shown)} documents more (--json has all)")
    for line in found.problems:
        print(line, file=sys.stderr)
