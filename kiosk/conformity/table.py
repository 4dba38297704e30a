"""The table of clauses, each with what the tests say of it: for a screen, a program or a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal

from kiosk.conformity.clauses import Clause
from kiosk.conformity.evidence import Shown

State = Literal["pass", "fail", "not run", "needs a person", "not shown"]
SIGNS = {"pass": "✓", "fail": "✗", "not run": "?", "needs a person": "!", "not shown": "✗"}


@dataclass(frozen=True, slots=True)
class Row:
    """A clause, how it stands, and the tests that show it."""

    clause: Clause
    state: State
    tests: tuple[str, ...] = ()
    failed: tuple[str, ...] = field(default=())


def rows(
    clauses: Iterable[Clause], shown: Iterable[Shown], outcomes: Mapping[str, Mapping[str, str]]
) -> tuple[Row, ...]:
    """A row a clause. One that failing tests speak of fails; with one not run, nothing is claimed of it."""
    tests = tuple(shown)
    return tuple(_row(one, tuple(t for t in tests if one.id in t.clauses), outcomes) for one in clauses)


def to_run(shown: Iterable[Shown], outcomes: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    """The tests whose outcome is not known, or was had with another file."""
    return tuple(test.test for test in shown if _outcome(test, outcomes) == "")


def as_data(table: Iterable[Row]) -> list[dict[str, object]]:
    """For a program: `id norm requires number person state tests failed`."""
    return [
        {**asdict(row.clause), "state": row.state, "tests": list(row.tests), "failed": list(row.failed)}
        for row in table
    ]


def as_text(table: Iterable[Row]) -> str:
    """For a terminal's screen, a clause in one line, and under it what is missing or a person's part."""
    lines = []
    for row in table:
        lines.append(f"{SIGNS[row.state]} {row.clause.norm} {row.clause.id}: {row.clause.requires}")
        if row.clause.number:
            lines.append(f"    {row.clause.number}")
        lines.append(f"    {row.state}; {len(row.tests)} test(s)" if row.tests else f"    {row.state}")
        lines += [f"    ✗ {name}" for name in row.failed]
        if row.clause.person:
            lines.append(f"    ! {row.clause.person}")
    return "\n".join(lines)


def as_markdown(table: Iterable[Row]) -> str:
    """For a page: what is required, and what shows it. Outcomes are a run's, and not written here."""
    lines = ["| clause | what is required | shown by |", "| --- | --- | --- |"]
    for row in table:
        tests = f"{len(row.tests)} test{'s' * (len(row.tests) != 1)}" if row.tests else ""
        seen = row.clause.person
        person = f"needs a person: {seen[0].lower()}{seen[1:]}" if seen else ""
        number = f" ({row.clause.number})" if row.clause.number else ""
        by = "; ".join(part for part in (tests, person) if part)
        lines.append(f"| {row.clause.norm} {row.clause.id} | {row.clause.requires}{number} | {by} |")
    return "\n".join(lines)


def _row(clause: Clause, tests: tuple[Shown, ...], outcomes: Mapping[str, Mapping[str, str]]) -> Row:
    names = tuple(test.test for test in tests)
    how = {test.test: _outcome(test, outcomes) for test in tests}
    failed = tuple(name for name, outcome in how.items() if outcome == "failed")
    if not tests:
        return Row(clause, "needs a person" if clause.person else "not shown")
    if failed:
        return Row(clause, "fail", names, failed)
    return Row(clause, "pass" if all(how.values()) else "not run", names)


def _outcome(test: Shown, outcomes: Mapping[str, Mapping[str, str]]) -> str:
    known = outcomes.get(test.test, {})
    return known.get("outcome", "") if known.get("digest") == test.digest else ""
