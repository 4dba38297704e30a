"""For whom a call rings, purely: who knows what it needs, who has been free longest; by `ringing`.

A call rings first at one counter, then at every one that fits, then at all, then the lamp is lit, then the
telephone is told. It is never quiet: where nobody fits, or nobody is left, it rings for everyone at once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiosk.desk.calls.skills import needs


class Stage(StrEnum):
    """How widely a call rings, narrowest first."""

    FIRST = "first"  # the counter that is offered it
    FITTING = "fitting"  # every counter whose skills fit
    EVERYONE = "everyone"
    LAMP = "lamp"  # everyone, and the lamp or buzzer
    TELEPHONE = "telephone"  # and the citizen is told the telephone number


ORDER = tuple(Stage)


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds after which a call rings more widely; the calls of an hour that are enough for a counter."""

    fitting_s: float = 20
    everyone_s: float = 45
    lamp_s: float = 90
    telephone_s: float = 120
    calls_per_hour: int = 12

    def stage(self, rung_s: float) -> Stage:
        """How widely a call rings that has rung for so long."""
        after = (self.fitting_s, self.everyone_s, self.lamp_s, self.telephone_s)
        return ORDER[sum(rung_s >= seconds for seconds in after)]


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter on shift: what it knows, since when it has no call, and how many it took within the hour."""

    name: str
    skills: frozenset[str] = frozenset()
    idle_since: float = 0
    busy: bool = False
    taken: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a call decides for whom it rings.

    `declined` are the counters that said no, `again` those of them that did when everyone had it already.
    """

    language: str = "fr"
    wishes: tuple[str, ...] = ()
    family: str = ""
    to_counter: str = ""
    to_skill: str = ""
    stage: Stage = Stage.FIRST  # never narrower than before
    offered_to: str = ""
    declined: Collection[str] = ()
    again: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Ring:
    """For whom a call rings now; `rings_for` None: for everyone."""

    stage: Stage
    offered_to: str = ""
    rings_for: tuple[str, ...] | None = None
    nobody_on_shift: bool = False


def ring(wanted: Wanted, counters: Sequence[Counter], rung_s: float, times: Times) -> Ring:
    """Where the call rings after so many seconds, with these counters on shift."""
    stage = max(wanted.stage, times.stage(rung_s), key=ORDER.index)
    if not counters:
        return Ring(max(stage, Stage.LAMP, key=ORDER.index), nobody_on_shift=True)
    if ORDER.index(stage) >= ORDER.index(Stage.EVERYONE):
        return _everyone(stage, wanted, counters)
    aimed = next((one.name for one in counters if one.name == wanted.to_counter), "")
    if stage is Stage.FIRST and aimed not in ("", *wanted.declined):
        return Ring(Stage.FIRST, aimed, (aimed,))
    fitting = [one for one in counters if _fits(one, wanted) and one.name not in wanted.declined]
    if not fitting:
        return _rest(wanted, counters)
    if stage is Stage.FIRST and (first := _first(fitting, wanted, times)) is not None:
        return Ring(Stage.FIRST, first.name, (first.name,))
    offered = wanted.offered_to if any(one.name == wanted.offered_to for one in fitting) else ""
    return Ring(Stage.FITTING, offered, tuple(sorted(one.name for one in fitting)))


def _fits(counter: Counter, wanted: Wanted) -> bool:
    if wanted.to_skill:
        return wanted.to_skill in counter.skills
    return all(
        need in counter.skills or (need.startswith("family:") and not _families(counter))
        for need in needs(wanted.language, wanted.wishes, wanted.family)
    )


def _families(counter: Counter) -> bool:
    """Whether the counter named any family; one that named none takes them all."""
    return any(skill.startswith("family:") for skill in counter.skills)


def _first(fitting: Sequence[Counter], wanted: Wanted, times: Times) -> Counter | None:
    """Who is named first: whoever was, while it can; else the free counter without a call for longest."""
    able = [one for one in fitting if not one.busy and one.taken < times.calls_per_hour]
    kept = next((one for one in able if one.name == wanted.offered_to), None)
    return kept or min(able, key=lambda one: (one.idle_since, one.name), default=None)


def _rest(wanted: Wanted, counters: Sequence[Counter]) -> Ring:
    """Nobody fits, or all who do have declined: everyone who has not; all of them where nobody is left."""
    left = tuple(sorted(one.name for one in counters if one.name not in wanted.declined))
    if not left or len(left) == len(counters):
        return Ring(Stage.EVERYONE)
    return Ring(Stage.FITTING, rings_for=left)


def _everyone(stage: Stage, wanted: Wanted, counters: Sequence[Counter]) -> Ring:
    left = tuple(sorted(one.name for one in counters if one.name not in wanted.again))
    return Ring(stage, rings_for=left if 0 < len(left) < len(counters) else None)
