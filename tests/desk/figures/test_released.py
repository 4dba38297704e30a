"""A month as it is published: the tables themselves, and what an attacker learns from all of them."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.desk.figures.merging import LEAST, is_small
from kiosk.desk.figures.released import Figure, Table, released
from kiosk.wire.figures import ALONE, ASSISTED, STOPPED


def line(event: str, total: int, procedure: str = "", **more: Any) -> Figure:
    given = {"day": "2026-10-05", "hour": 10, "source": "city" if procedure else "", "detail": ""} | more
    return Figure(event=event, total=total, procedure=procedure, **given)


def went(procedure: str, alone: int, assisted: int, stopped: int, **more: Any) -> list[Figure]:
    return [line(how, n, procedure, **more) for how, n in
            ((ALONE, alone), (ASSISTED, assisted), (STOPPED, stopped)) if n]  # fmt: skip


def table(figures: list[Figure], name: str, about: str = "") -> Table:
    return next(one for one in released(figures) if (one.name, one.about) == (name, about))


def test_an_empty_month_has_every_table_and_nothing_in_it() -> None:
    for one in released([]):
        assert not one.rows
        assert set(one.total) <= {0}


def test_visits_are_divided_by_language_day_and_hour_apart() -> None:
    figures = [
        line("visit", 40, detail="fr"),
        line("visit", 6, detail="en", day="2026-10-06", hour=9),
        line("visit", 3, detail="uk"),
        line("visit", 2, detail="ar", day="2026-10-06", hour=16),
    ]
    by_language = table(figures, "visits_by_language")
    assert (by_language.rows, by_language.total) == ({"fr": (40,), "en": (6,), "*": (5,)}, (51,))
    assert table(figures, "visits_by_day").rows == {"2026-10-05": (43,), "2026-10-06": (8,)}
    assert table(figures, "visits_by_hour").rows == {"10": (43,), "*": (8,)}


def test_procedures_say_how_they_went_and_whose_they_are() -> None:
    figures = went("crit-air", 20, 7, 9) + went("carte", 30, 0, 6) + went("F1", 11, 5, 5, source="state")
    told = table(figures, "procedures_by_procedure")
    assert told.columns == ("begun", "finished", ALONE, ASSISTED, STOPPED)
    assert told.rows == {
        "crit-air": (36, 27, 20, 7, 9),
        "carte": (36, 30, 30, 0, 6),
        "F1": (21, 16, 11, 5, 5),
    }
    assert told.total == (93, 73, 61, 12, 20)
    assert table(figures, "procedures_by_source").rows == {"city": (72,), "state": (21,)}


def test_a_small_number_takes_the_division_of_another_row_along() -> None:
    told = table(went("a", 20, 2, 9) + went("b", 30, 8, 9) + went("c", 40, 9, 9), "procedures_by_procedure")
    assert told.rows["a"] == (31, 22, None, None, 9)
    assert told.rows["b"] == (47, 38, None, None, 9)
    assert told.rows["c"] == (58, 49, 40, 9, 9)
    assert told.total == (136, 109, 90, 19, 27)


def test_small_procedures_are_told_together_within_the_citys_and_the_states() -> None:
    figures = [*went("a", 20, 0, 0), *went("b", 3, 0, 0), *went("c", 3, 0, 0)]
    figures += [*went("F1", 10, 0, 0, source="state"), *went("F2", 6, 0, 0, source="state")]
    figures += went("F3", 1, 0, 0, source="state")
    told = table(figures, "procedures_by_procedure")
    assert {key: row[0] for key, row in told.rows.items()} == {"a": 20, "F1": 10, "*city": 6, "*state": 7}


def test_where_one_source_is_small_neither_is_told() -> None:
    figures = [*went("a", 20, 0, 0), *went("F1", 3, 0, 0, source="state"), *went("b", 9, 0, 0)]
    assert table(figures, "procedures_by_source").rows == {"*": (32,)}
    assert {k: row[0] for k, row in table(figures, "procedures_by_procedure").rows.items()} == {
        "a": 20,
        "*": 12,
    }


def test_steps_are_told_of_procedures_whose_stops_are() -> None:
    figures = [
        *went("a", 20, 0, 0),
        *(line(STOPPED, n, "a", detail=step) for step, n in (("auto", 9), ("qui", 2), ("ou", 4))),
        *went("b", 20, 0, 0),
        line(STOPPED, 3, "b", detail="seul"),
        *went("c", 15, 0, 0),
        line(STOPPED, 8, "c", detail="seul"),
    ]
    assert table(figures, "stops", "a").rows == {"auto": (9,), "*": (6,)}
    assert [one.about for one in released(figures) if one.name == "stops"] == ["a"]


def test_a_way_hides_how_many_did_not_choose_it_too() -> None:
    figures = [
        line("way_offered", 30, "a", detail="counter"),
        line("way_chosen", 28, "a", detail="counter"),
        line("way_offered", 30, "a", detail="paper"),
        line("way_chosen", 10, "a", detail="paper"),
        line("way_offered", 60, "b", detail="telephone"),
        line("way_chosen", 20, "b", detail="telephone"),
    ]
    told = table(figures, "ways_by_way")
    assert told.rows == {"telephone": (60, 20), "counter": (30, None), "paper": (30, None)}
    assert told.total == (120, 58)


def test_what_is_rare_of_the_rest_is_not_told_at_all() -> None:
    told = table([line("keypad", 4), line("print", 6), line("printer_no_paper", 40)], "used")
    assert (told.rows, told.total) == ({"print": (6,)}, ())


def compositions(total: int) -> list[tuple[int, int, int]]:
    return [(a, b, total - a - b) for a in range(total + 1) for b in range(total - a + 1)]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(*[st.integers(0, 4)] * 3), min_size=1, max_size=2))
def test_no_small_number_of_a_procedure_can_be_worked_out(rows: list[tuple[int, int, int]]) -> None:
    """Every way that the procedures could have gone, given all that is told of them."""
    named = {f"p{n}": row for n, row in enumerate(rows) if sum(row) >= LEAST}
    told = table([one for name, row in named.items() for one in went(name, *row)], "procedures_by_procedure")
    assert (told.rows != {}) is (named != {})
    found = [
        dict(zip(named, way, strict=True))
        for way in product(*(compositions(sum(row)) for row in named.values()))
        if agrees(dict(zip(named, way, strict=True)), told)
    ]
    for name, row in named.items():
        for column, number in enumerate(row):
            if is_small(number):
                assert len({way[name][column] for way in found}) > 1, (named, told)


def agrees(way: dict[str, tuple[int, int, int]], told: Table) -> bool:
    """Whether the numbers told would be these."""
    rows = {name: (sum(row), row[0] + row[1], *row) for name, row in way.items()}
    every = [(rows[name], told.rows[name]) for name in rows]
    if rows:
        every.append((tuple(map(sum, zip(*rows.values(), strict=True))), tuple(told.total)))
    return all(known in (None, is_) for row, values in every for is_, known in zip(row, values, strict=True))
