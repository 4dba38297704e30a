"""What each way of using the terminal costs, from the first page to the outcome; for `__main__`.

Automatic users (`tests.journeys.trips`) carry out errands in every procedure of the City and every guided
search of the State: by ear with a keypad, without sound, by one switch and by two, with controls low and the
largest text, in each language. Whoever gets stuck is told on the error output, and is one too many.
Every leaf of every search is gone to; with `--quick` a few of each, drawn by a seed that is printed.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass

from kiosk.content.carry_guided import OPENED
from kiosk.procedures.answers import Answer
from tests.benchmarks.figures import Figure, figure
from tests.journeys import speech
from tests.journeys.errands import Planner, every_answer, ways
from tests.journeys.memory_driver import parts_of
from tests.journeys.people import WAYS
from tests.journeys.remembering import RememberingDriver, forget
from tests.journeys.trips import Stuck, Trip, carry_out
from tests.journeys.witness import Witness

BY_EAR, NO_SOUND, *_, LARGEST = WAYS
OFTEN = 3  # of the leaves, one in so many is gone to with the largest text, which has most pages
FEW = 2  # leaves of a search, where not all are gone to


@dataclass(frozen=True, slots=True)
class Job:
    """One procedure in one language: which answers, by which ways."""

    procedure: str
    language: str
    find: bool
    answers: tuple[dict[str, Answer], ...]
    first_only: frozenset[str]  # ways by which only the first answers are given
    rarely: frozenset[str]  # … and those by which one in `OFTEN` are
    ways: tuple[str, ...] = tuple(WAYS)


@dataclass(frozen=True, slots=True)
class Done:
    """What one trip cost: to the outcome, and in all."""

    kind: str
    way: str
    language: str
    presses: int
    presses_in_all: int
    dearest: int
    hands_s: float
    reading_s: float
    speech_s: float


def measure(whole: bool) -> Iterator[Figure]:
    """The figures of all trips; whoever is stuck goes to the error output."""
    began = time.monotonic()
    jobs, trips, stuck = list(_jobs(whole)), [], []
    fork = multiprocessing.get_context("fork")  # the State's documents are read once
    with ProcessPoolExecutor(os.cpu_count(), fork) as pool:
        running = [pool.submit(_run, job) for job in jobs]
        for number, future in enumerate(as_completed(running), 1):
            done, lost = future.result()
            trips += done
            stuck += lost
            print(f"bench: users, {number} of {len(jobs)}, {len(trips)} trips", end="\r", file=sys.stderr)
            for one in lost:
                print(f"\nbench: stuck: {one}", file=sys.stderr)
    yield from _figures(trips)
    yield figure("trips in all", "", [len(trips)])
    yield figure("   of them stuck", "", [len(stuck)], 0)
    yield figure("   the run", "s", [time.monotonic() - began])


def _jobs(whole: bool) -> Iterator[Job]:
    """The State's longest first, so that no process is left with one at the end."""
    library = parts_of("portrait", state=True).library
    others = [language for language in parts_of("portrait").rules.languages if language != "fr"]
    seed = os.environ.get("USERS_SEED") or str(1 if whole else random.randrange(10_000))
    print(f"bench: users, USERS_SEED={seed}", file=sys.stderr)
    guided = {}
    for name in sorted({one.guided for one in OPENED}):
        search = library.get(name)
        if search is not None:
            leaves = list(ways(search))
            random.Random(f"{seed} {name}").shuffle(leaves)
            guided[name] = leaves
    for name, leaves in sorted(guided.items(), key=lambda each: -len(each[1])):
        for at in range(0, len(leaves) if whole else FEW, 60):
            some = tuple(leaves[at : at + 60] if whole else leaves[:FEW])
            yield Job(name, "fr", False, some, frozenset(), frozenset({LARGEST}))
    for name, leaves in guided.items():
        for language in others if whole else random.Random(f"{seed} {name}").sample(others, 1):
            leaf = random.Random(f"{seed} {name} {language}").choice(leaves)
            yield Job(name, language, False, (leaf,), frozenset(), frozenset(), (BY_EAR, NO_SOUND))
    for procedure in library.city.all():  # type: ignore[attr-defined]
        answers = tuple(every_answer(procedure))
        seldom = frozenset(WAYS) - {BY_EAR}
        for language in ("fr", *others):
            few = frozenset() if language == "fr" else seldom
            some = answers if whole else answers[:1]
            yield Job(procedure.id, language, True, some, few, frozenset())


def _run(job: Job) -> tuple[list[Done], list[str]]:
    """Every errand of one job, by each of its ways."""
    driver, witness, state = RememberingDriver(state=not job.find), Witness(), not job.find
    planner, kind = Planner(RememberingDriver(state=state)), "State" if state else "City"
    done, stuck = [], []
    for number, answers in enumerate(job.answers):
        seed = f"{job.procedure} {number}"
        try:
            errand = planner.errand(job.procedure, job.language, answers, seed, job.find)
        except AssertionError as error:
            stuck.append(str(error))
            continue
        for way in job.ways:
            if (way in job.first_only and number) or (way in job.rarely and number % OFTEN):
                continue
            try:
                trip = carry_out(driver, witness, way, errand, calls=job.find)
            except Stuck as error:
                stuck.append(str(error))
            else:
                done.append(_done(kind, trip))
    forget()
    return done, stuck


def _done(kind: str, trip: Trip) -> Done:
    to_it, whole = trip.outcome, trip.whole
    heard = speech.seconds(to_it.heard)
    return Done(
        kind, trip.way, trip.errand.language, to_it.presses, whole.presses, trip.dearest, to_it.hands_s,
        to_it.reading_s, heard,
    )  # fmt: skip


def _figures(trips: list[Done]) -> Iterator[Figure]:
    """By whose procedures and way, then by language where it is heard."""
    for kind in ("City", "State"):
        reference = ""
        for way in WAYS:
            some = [one for one in trips if (one.kind, one.way, one.language) == (kind, way, "fr")]
            if some:
                name = f"{kind}, {way}: presses"
                reference = reference or f"{kind}, {NO_SOUND}: presses"
                yield from _of_way(name, some, reference if name != reference else "")
        by_language = defaultdict(list)
        for one in trips:
            if one.kind == kind and one.way == BY_EAR:
                by_language[one.language].append(one)
        for language, some in by_language.items():
            name = f"{kind}, by ear in {language}"
            yield figure(f"{name}: presses", "", [one.presses for one in some])
            yield figure("   seconds of speech", "s", [one.speech_s for one in some])


def _of_way(name: str, some: list[Done], reference: str) -> Iterator[Figure]:
    yield figure(name, "", [one.presses for one in some], beside=reference)
    yield figure("   most of all", "", [max(one.presses for one in some)])
    yield figure("   the choice that takes most", "", [max(one.dearest for one in some)])
    yield figure("   presses until all is read and erased", "", [one.presses_in_all for one in some])
    yield figure("   time of the hands", "s", [one.hands_s for one in some])
    if any(one.speech_s for one in some):
        yield figure("   seconds of speech", "s", [one.speech_s for one in some])
        yield figure("   time: hands and speech", "s", [one.hands_s + one.speech_s for one in some])
    else:
        yield figure("   time to read", "s", [one.reading_s for one in some])
