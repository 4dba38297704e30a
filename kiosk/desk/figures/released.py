"""A month as it is published, purely: tables in which nobody is found again; used by `publishing`.

Every table is of one whole (visits, procedures, calls, other ways) and divides it one way only: by language,
by day, by procedure …, never by two of them. So two tables have nothing in common but their total.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kiosk.desk.figures.merging import LEAST, REST, gathered, merged, sums, undivided
from kiosk.wire.figures import ALONE, ASSISTED, CHOSEN, OFFERED, STOPPED, VISIT

CALL, WAITED = "desk.call", "desk.call_waited"  # each once a call: how it ended, how long it waited
USED = ("keypad", "print", "search")  # what else of the terminal is counted, by the event's name
HOW = (ALONE, ASSISTED, STOPPED)
WAITS = ("under_30_s", "under_1_min", "under_2_min", "under_5_min", "longer", "unanswered")
PROCEDURES = ("begun", "finished", *HOW)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of what was counted in a month; see `store.figures_schema`."""

    day: str
    hour: int
    event: str
    procedure: str
    source: str
    detail: str
    total: int


@dataclass(frozen=True, slots=True)
class Table:
    """One table as told: its columns, its rows by their keys, their sums; None is a number that is not told.

    `about` is the procedure it is of, where it is of one. Rows told together have the key `*`.
    """

    name: str
    columns: tuple[str, ...]
    rows: Mapping[str, Sequence[int | None]]
    total: Sequence[int | None]
    about: str = ""

    def as_json(self) -> dict[str, Any]:
        """The table as it is kept and taken away."""
        rows = [{"key": key, "values": list(values)} for key, values in self.rows.items()]
        told = {"name": self.name, "about": self.about, "columns": list(self.columns)}
        return told | {"rows": rows, "total": list(self.total)}


By = Callable[[Figure], str]
DIVIDED: dict[str, By] = {
    "day": lambda one: one.day,
    "hour": lambda one: f"{one.hour:02}",
    "procedure": lambda one: one.procedure or "-",
    "detail": lambda one: one.detail or "-",
    "source": lambda one: one.source or "-",
}


def released(figures: Sequence[Figure]) -> list[Table]:
    """Every table of a month."""
    of: dict[str, list[Figure]] = {}
    for one in figures:
        of.setdefault(one.event, []).append(one)
    visits, calls, waited = of.get(VISIT, []), of.get(CALL, []), of.get(WAITED, [])
    return [
        _counted("visits_by_language", "visits", visits, "detail"),
        *(_counted(f"visits_by_{by}", "visits", visits, by) for by in ("day", "hour")),
        *_procedures([one for how in HOW for one in of.get(how, [])]),
        *(_ways(by, name, of) for by, name in (("detail", "way"), ("procedure", "procedure"))),
        _counted("calls_by_outcome", "calls", calls, "detail"),
        _counted("calls_by_wait", "calls", waited, "detail"),
        *(_counted(f"calls_by_{by}", "calls", calls, by) for by in ("day", "hour", "procedure")),
        _used(of),
    ]


def _cells(figures: Sequence[Figure], by: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for one in figures:
        found[DIVIDED[by](one)] += one.total
    return found


def _ordered(rows: Mapping[str, Sequence[int | None]], by: str) -> dict[str, Sequence[int | None]]:
    """Days, hours and waits in their order, all else from most to least; what is told together is last."""

    def place(key: str) -> tuple[bool, int, str]:
        if key in WAITS:
            return False, WAITS.index(key), key
        return key.startswith(REST), 0 if by in ("day", "hour") else -(rows[key][0] or 0), key

    return {key: rows[key] for key in sorted(rows, key=place)}


def _counted(name: str, column: str, figures: Sequence[Figure], by: str, about: str = "") -> Table:
    parts = merged(_cells(figures, by))
    if parts is None:
        return Table(name, (column,), {}, (None,), about)
    rows = {key: (number,) for key, number in parts.told.items()}
    rows |= {REST: (parts.rest,)} if parts.rest else {}
    return Table(name, (column,), _ordered(rows, by), (parts.total,), about)


def _procedures(figures: Sequence[Figure]) -> list[Table]:
    by_source = _counted("procedures_by_source", "begun", figures, "source")
    groups: dict[str, Sequence[Figure]] = {"": figures}
    if len(by_source.rows) > 1:  # a source's total less its procedures is the rest of its own
        of = DIVIDED["source"]
        apart = {source: [one for one in figures if of(one) == source] for source in by_source.rows}
        if REST not in apart and _disjoint(apart):
            groups = apart
        else:
            by_source = replace(by_source, rows={REST: by_source.total})
    by_procedure = _divided("procedures_by_procedure", "procedure", groups)
    stops = []
    for procedure, values in by_procedure.rows.items():
        if values[-1] and not procedure.startswith(REST):  # its own number of stops is told
            own = [one for one in figures if (one.event, one.procedure) == (STOPPED, procedure)]
            stops.append(_counted("stops", STOPPED, own, "detail", procedure))
    days = (_divided(f"procedures_by_{by}", by, {"": figures}) for by in ("day", "hour"))
    return [by_source, by_procedure, *days, *stops]


def _disjoint(groups: Mapping[str, Sequence[Figure]]) -> bool:
    of_one = [{one.procedure for one in figures} for figures in groups.values()]
    return sum(map(len, of_one)) == len(set().union(*of_one))


def _divided(name: str, by: str, groups: Mapping[str, Sequence[Figure]]) -> Table:
    """How procedures went, in each row; small rows are told together within their group."""
    rows: dict[str, tuple[int, ...]] = {}
    for group, figures in groups.items():
        cells = {how: _cells([one for one in figures if one.event == how], by) for how in HOW}
        keys = {key: None for how in HOW for key in cells[how]}
        every = {key: tuple(cells[how][key] for how in HOW) for key in keys}
        parts = merged({key: sum(row) for key, row in every.items()})
        if parts is None:
            return Table(name, PROCEDURES, {}, (None,) * len(PROCEDURES))
        rows |= {f"{key}{group}" if key == REST else key: r for key, r in gathered(every, parts).items()}
    ends = {key: (alone + assisted, stopped) for key, (alone, assisted, stopped) in rows.items()}
    hands = {key: row[:2] for key, row in rows.items()}
    held = undivided(ends)
    held_hands = undivided(hands, held)
    told = {
        key: (
            sum(row),
            *(ends[key][:1] if key not in held else (None,)),
            *(hands[key] if key not in held_hands else (None, None)),
            *(ends[key][1:] if key not in held else (None,)),
        )
        for key, row in rows.items()
    }
    return Table(name, PROCEDURES, _ordered(told, by), _sums_of(rows, ends, hands))


def _sums_of(rows: Mapping[str, Any], ends: Mapping[str, Any], hands: Mapping[str, Any]) -> tuple[Any, ...]:
    if not rows:
        return (0,) * len(PROCEDURES)
    finished, stopped = sums(ends) or (None, None)
    by_hands = (sums(hands) if finished is not None else None) or (None, None)
    return (sum(map(sum, rows.values())), finished, *by_hands, stopped)


def _ways(by: str, name: str, of: Mapping[str, Sequence[Figure]]) -> Table:
    """How often each other way was offered, and chosen; how often it was not is hidden as well."""
    name, columns = f"ways_by_{name}", ("offered", "chosen")
    offered, chosen = (_cells(of.get(event, []), by) for event in (OFFERED, CHOSEN))
    every = {key: (chosen[key], max(offered[key] - chosen[key], 0)) for key in offered | chosen}
    parts = merged({key: sum(row) for key, row in every.items()})
    if parts is None or not every:
        return Table(name, columns, {}, (None, None) if every else (0, 0))
    rows = gathered(every, parts)
    held, whole = undivided(rows), sums(rows)
    told = {key: (sum(row), None if key in held else row[0]) for key, row in rows.items()}
    return Table(name, columns, _ordered(told, by), (parts.total, whole[0] if whole else None))


def _used(of: Mapping[str, Sequence[Figure]]) -> Table:
    """What has no whole of which it is a part: each alone, where it is not small."""
    times = {event: sum(one.total for one in of.get(event, [])) for event in USED}
    return Table("used", ("times",), {key: (n,) for key, n in times.items() if n >= LEAST}, ())
