"""For whom a call rings, as tables: who fits, who is named first, how it widens; it is never quiet."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from kiosk.desk.calls.routing import ORDER, Counter, Ring, Stage, Times, Wanted, ring

TIMES = Times()


def counter(name: str, *skills: str, idle: float = 0, busy: bool = False, taken: int = 0) -> Counter:
    return Counter(name, frozenset(skills), idle, busy, taken)


ONE = counter("1", "lang:en", "family:identite", idle=50)
TWO = counter("2", "lang:en", "lsf", idle=10)
THREE = counter("3", "family:identite", "wheelchair", idle=30)
ALL = (ONE, TWO, THREE)


@pytest.mark.parametrize(
    ("wanted", "first", "fitting"),
    [
        (Wanted(), "2", ("1", "2", "3")),
        (Wanted("fr-simple"), "2", ("1", "2", "3")),
        (Wanted("en"), "2", ("1", "2")),
        (Wanted(family="identite"), "2", ("1", "2", "3")),  # who named no family takes them all
        (Wanted("en", family="identite"), "2", ("1", "2")),
        (Wanted(wishes=("lsf",)), "2", ("2",)),
        (Wanted(wishes=("at_my_height",)), "3", ("3",)),
        (Wanted(family="stationnement"), "2", ("2",)),
        (Wanted(to_skill="family:identite"), "3", ("1", "3")),
    ],
)
def test_the_counter_free_for_longest_of_those_that_fit_is_named_first(
    wanted: Wanted, first: str, fitting: tuple[str, ...]
) -> None:
    assert ring(wanted, ALL, 0, TIMES) == Ring(Stage.FIRST, first, (first,))
    assert ring(wanted, ALL, 20, TIMES).rings_for == fitting
    assert ring(wanted, ALL, 45, TIMES) == Ring(Stage.EVERYONE)


@pytest.mark.parametrize(
    ("rung_s", "stage"),
    [
        (0, Stage.FIRST),
        (19.9, Stage.FIRST),
        (20, Stage.FITTING),
        (44.9, Stage.FITTING),
        (45, Stage.EVERYONE),
        (90, Stage.LAMP),
        (119, Stage.LAMP),
        (120, Stage.TELEPHONE),
        (10_000, Stage.TELEPHONE),
    ],
)
def test_a_call_rings_more_and_more_widely(rung_s: float, stage: Stage) -> None:
    assert ring(Wanted(), ALL, rung_s, TIMES).stage is stage


def test_what_fits_nobody_rings_for_everyone_at_once() -> None:
    assert ring(Wanted("zh"), ALL, 0, TIMES) == Ring(Stage.EVERYONE)
    assert ring(Wanted(wishes=("lsf",), language="uk"), ALL, 0, TIMES).rings_for is None


def test_with_nobody_on_shift_the_lamp_is_lit_at_once_and_it_is_said() -> None:
    assert ring(Wanted(), (), 0, TIMES) == Ring(Stage.LAMP, nobody_on_shift=True)
    assert ring(Wanted(), (), 120, TIMES) == Ring(Stage.TELEPHONE, nobody_on_shift=True)


@pytest.mark.parametrize("tired", [replace(TWO, taken=12), replace(TWO, busy=True)])
def test_who_has_a_call_or_had_enough_of_them_is_not_named_first_but_hears_it_later(tired: Counter) -> None:
    counters = (ONE, tired, THREE)
    assert ring(Wanted(), counters, 0, TIMES).offered_to == "3"
    assert "2" in (ring(Wanted(), counters, 20, TIMES).rings_for or ())
    assert ring(Wanted(wishes=("lsf",)), counters, 0, TIMES) == Ring(Stage.FITTING, "", ("2",))


def test_who_was_named_stays_named_while_it_can() -> None:
    assert ring(Wanted(offered_to="1"), ALL, 5, TIMES).offered_to == "1"
    assert ring(Wanted(offered_to="1"), (TWO, THREE), 5, TIMES).offered_to == "2"


def test_who_declined_hears_it_again_only_when_everyone_does() -> None:
    no = Wanted(offered_to="2", declined={"2"})
    assert ring(no, ALL, 5, TIMES) == Ring(Stage.FIRST, "3", ("3",))
    assert ring(no, ALL, 20, TIMES).rings_for == ("1", "3")
    assert ring(no, ALL, 45, TIMES).rings_for is None
    assert ring(replace(no, again={"2"}), ALL, 45, TIMES).rings_for == ("1", "3")


def test_a_call_that_all_who_fit_declined_rings_for_the_others_and_for_all_when_nobody_is_left() -> None:
    lsf = Wanted(wishes=("lsf",), declined={"2"})
    assert ring(lsf, ALL, 5, TIMES) == Ring(Stage.FITTING, "", ("1", "3"))
    assert ring(replace(lsf, declined={"1", "2", "3"}), ALL, 5, TIMES) == Ring(Stage.EVERYONE)
    assert ring(replace(lsf, declined={"2"}, again={"2"}), (TWO,), 50, TIMES).rings_for is None


def test_a_call_transferred_to_a_counter_rings_there_first_whatever_it_knows() -> None:
    sent = Wanted("en", to_counter="3")
    assert ring(sent, ALL, 0, TIMES) == Ring(Stage.FIRST, "3", ("3",))
    assert ring(sent, ALL, 20, TIMES).rings_for == ("1", "2")
    assert ring(replace(sent, declined={"3"}), ALL, 5, TIMES).offered_to == "2"


def test_it_is_never_quiet_and_never_narrower_than_before() -> None:
    chance, skills = Random(12), ["lang:en", "lsf", "wheelchair", "family:identite", "family:ecole"]
    for _ in range(3000):
        names = [str(n) for n in range(chance.randint(0, 5))]
        counters = [
            Counter(
                name,
                frozenset(chance.sample(skills, chance.randint(0, 4))),
                chance.random(),
                chance.random() < 0.4,
                chance.randint(0, 14),
            )
            for name in names
        ]
        declined = {name for name in names if chance.random() < 0.4}
        wanted = Wanted(
            chance.choice(["fr", "en", "zh"]),
            tuple(chance.sample(["lsf", "at_my_height"], chance.randint(0, 2))),
            chance.choice(["", "identite", "ecole"]),
            chance.choice(["", "0", "4"]),
            stage=chance.choice(ORDER),
            offered_to=chance.choice(["", "1", "7"]),
            declined=declined,
            again={name for name in declined if chance.random() < 0.5},
        )
        found = ring(wanted, counters, chance.uniform(0, 130), TIMES)
        assert ORDER.index(found.stage) >= ORDER.index(wanted.stage)
        assert found.rings_for is None or (set(found.rings_for) <= set(names) and found.rings_for)
        assert found.nobody_on_shift == (not names)
