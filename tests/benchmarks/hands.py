"""What a City procedure costs hands that do not touch the glass: presses and seconds; for `__main__`.

In memory, with the voice off, from the first question to the summary: a keypad struck twice a second, one
switch at the speed that everybody begins with, two switches pressed twice a second (`tests.journeys.hands`).
The answers are drawn by chance, the same for all three.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from kiosk.session.events import ProcedureOpened, Started
from tests.benchmarks.figures import Figure, figure
from tests.journeys.hands import HANDS, Hands
from tests.journeys.memory_driver import MemoryDriver, parts_of

STEPS = 60  # pages of one procedure, before it is given up
ENDS = ("summary", "menu")  # what holds for this citizen, or what there is to know of it
Cost = tuple[int, float]  # presses, seconds


def measure(outcomes: int) -> Iterator[Figure]:
    """For each kind of hands: each procedure, then all of them; medians of so many outcomes."""
    procedures = [one for theme in parts_of("portrait").library.city.themes() for one in theme.procedures]
    for kind in HANDS:
        costs = {one: [outcome(kind, one, seed) for seed in range(outcomes)] for one in procedures}
        every = [cost for some in costs.values() for cost in some]
        yield figure(f"{kind}, all of them: presses", "", [presses for presses, _ in every])
        yield figure(f"{kind}, all of them: time", "s", [seconds for _, seconds in every])
        for one, some in costs.items():
            yield figure(f"   {one}: presses", "", [presses for presses, _ in some])
            yield figure(f"   {one}: time", "s", [seconds for _, seconds in some])


def outcome(kind: str, procedure: str, seed: int) -> Cost:
    """One way through a procedure; the call, the papers and what there is to read are left aside."""
    chance, driver = random.Random(f"{procedure} {seed}"), MemoryDriver()
    hands = HANDS[kind](driver)
    driver.send(Started("fr"))
    driver.send(ProcedureOpened(procedure))
    began = driver.seconds
    hands.begin()
    for _ in range(STEPS):
        if driver.view.page in ENDS:
            return hands.presses, driver.seconds - began
        _goes_on(driver, hands, chance)
    raise AssertionError(f"{procedure} never comes to its end: {driver.view.page}")


def _goes_on(driver: MemoryDriver, hands: Hands, chance: random.Random) -> None:
    """An answer to a question, or on from the papers."""
    shown = driver.view.controls
    if driver.view.page == "checklist":
        return hands.choose(_there(driver, "go_on"))
    answers = [control.id for control in shown if control.id.startswith("answer:")]
    ticks = [control.id for control in shown if control.id.startswith("choice:")]
    if ticks:
        hands.choose(chance.choice(ticks))
        return hands.choose(_there(driver, "go_on"))
    return hands.choose(chance.choice(answers) if answers else _there(driver, "dont_know"))


def _there(driver: MemoryDriver, control: str) -> str:
    """The control, or the one that leads to the part of the page where it is."""
    return control if driver.view.control(control) is not None else "more"
