"""`kiosk walk`: an automatic citizen goes through every question and case of procedures."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator

from kiosk.app.assemble import Parts, assemble
from kiosk.commands.told import tell
from kiosk.procedures.model import Procedure
from kiosk.procedures.walk import Walk, walk


def run(given: argparse.Namespace) -> int:
    """Prints what was reached; 1 where something was not, 2 for a procedure that there is not."""
    parts, problems = assemble(given.config)
    if parts is None:
        return tell(problems, as_json=given.json)
    tell(problems)
    wanted, missing = _wanted(given, parts)
    walks = [walk(procedure) for procedure in wanted]
    trouble = [f"{name}: there is no such procedure" for name in missing]
    trouble += [line for one in walks for line in _problems(one)]
    figures = {
        "procedures": len(walks),
        "documents": len(walks),
        "questions": sum(len(one.questions) for one in walks),
        "questions_reached": sum(len(one.questions_reached & one.questions) for one in walks),
        "cases": sum(len(one.cases) for one in walks),
        "cases_reached": sum(len(one.cases_reached) for one in walks),
        "paths": sum(one.paths for one in walks),
        "problems": trouble,
    }
    if given.json:
        print(json.dumps(figures, ensure_ascii=False, indent=1))
    else:
        _print(walks, figures, trouble)
    return 2 if missing else int(bool(trouble))


def _wanted(
    given: argparse.Namespace, parts: Parts
) -> tuple[Iterator[Procedure] | list[Procedure], list[str]]:
    library = parts.library
    if given.ids:
        found = {name: library.get(name) for name in given.ids}
        return [p for p in found.values() if p is not None], [name for name, p in found.items() if p is None]
    city = list(library.city.all())  # type: ignore[attr-defined]
    if not given.all or library.state is None:
        return city, []

    def everything() -> Iterator[Procedure]:
        yield from city
        yield from library.state.documents()  # type: ignore[union-attr]

    return everything(), []


def _problems(one: Walk) -> list[str]:
    unreached = [
        f"{one.procedure}: case {case} is never reached" for case in sorted(one.cases - one.cases_reached)
    ]
    unreached += [
        f"{one.procedure}: question {question} is never asked"
        for question in sorted(one.questions - one.questions_reached)
    ]
    return [*one.problems, *unreached]


def _print(walks: list[Walk], figures: dict, trouble: list[str]) -> None:
    for one in walks[:50]:
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
    for line in trouble:
        print(line, file=sys.stderr)
