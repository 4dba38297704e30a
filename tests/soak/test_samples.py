"""What grows is seen as growing, and what only wavers is not."""

from __future__ import annotations

import random

from tests.soak.samples import MOST_KB, grows, growth

MONTH = 30


def samples(name: str, value: object) -> list[dict[str, float]]:
    return [{"days": float(day), name: float(value(day))} for day in range(31)]  # type: ignore[operator]


def test_a_leak_of_one_descriptor_a_week_is_seen() -> None:
    assert grows(
        "link descriptors",
        growth(samples("link descriptors", lambda d: 14 + d // 7), "link descriptors", MONTH),
    )


def test_what_wavers_or_warms_up_does_not_grow() -> None:
    chance = random.Random(2)
    wavers = samples("desk descriptors", lambda _: 80 + chance.randint(0, 6))
    assert not grows("desk descriptors", growth(wavers, "desk descriptors", MONTH))
    warms = samples("desk threads", lambda day: min(16, 12 + 2 * day))
    assert not grows("desk threads", growth(warms, "desk threads", MONTH))


def test_memory_grows_by_its_slope_not_by_one_sample() -> None:
    name = "supervisor memory_kb"
    leaks = growth(samples(name, lambda day: 60_000 + day * MOST_KB / 20), name, MONTH)
    assert grows(name, leaks)
    assert round(leaks["month"]) == MOST_KB * 1.5
    once = growth(samples(name, lambda day: 60_000 + (day == 20) * 90_000), name, MONTH)
    assert not grows(name, once)
