"""Three-valued conditions (Kleene): yes, no, not yet known; evaluated by the engine on facts and answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from kiosk.procedures.answers import Answer, Chosen, DontKnow, Number


class Truth(Enum):
    """What is known of a condition; `UNKNOWN` is a value of its own, not a failure."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fact:
    """A variable shared by procedures is true, or (`holds=False`) false."""

    name: str
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Answered:
    """A question was answered by one of these choices."""

    question: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """A number was given within these bounds, both included; None is no bound."""

    question: str
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Undefined:
    """A variable is not known (the State's `estIndefini`)."""

    name: str


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; true of no parts."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds; false of no parts."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


Condition = Fact | Answered | Between | Undefined | All | Some | Not


@dataclass(frozen=True, slots=True)
class Known:
    """All that conditions may look at: facts, answers, and the questions that this path never asks."""

    facts: Mapping[str, bool] = field(repr=False)
    answers: Mapping[str, Answer]
    skipped: frozenset[str] = frozenset()


def evaluate(condition: Condition | None, known: Known) -> Truth:
    """What is known of a condition; no condition at all is YES."""
    match condition:
        case None:
            return Truth.YES
        case Fact(name, holds):
            value = known.facts.get(name)
            return Truth.UNKNOWN if value is None else _truth(value is holds)
        case Undefined(name):
            return _truth(name not in known.facts)
        case Answered(question, choices):
            return _answered(known, question, choices)
        case Between(question, least, most):
            return _between(known, question, least, most)
        case All(parts):
            return _all(evaluate(part, known) for part in parts)
        case Some(parts):
            return negate(_all(negate(evaluate(part, known)) for part in parts))
        case Not(part):
            return negate(evaluate(part, known))
    raise TypeError(f"not a condition: {type(condition).__name__}")


def negate(truth: Truth) -> Truth:
    """The opposite; unknown stays unknown."""
    return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(truth, Truth.UNKNOWN)


def literals(condition: Condition | None) -> Mapping[str, bool]:
    """The facts that must hold for the condition to be true: those of a plain conjunction, else none.

    Choosing a case sets them, so that documents opened from it know what it means.
    """
    match condition:
        case Fact(name, holds):
            return {name: holds}
        case Not(Fact(name, holds)):
            return {name: not holds}
        case All(parts):
            found: dict[str, bool] = {}
            for part in parts:
                found |= literals(part)
            return found
        case Some((single,)):
            return literals(single)
    return {}


def questions_of(condition: Condition | None) -> frozenset[str]:
    """The identities of the questions a condition looks at."""
    match condition:
        case Answered(question=question) | Between(question=question):
            return frozenset({question})
        case All(parts) | Some(parts):
            return frozenset().union(*(questions_of(part) for part in parts))
        case Not(part):
            return questions_of(part)
    return frozenset()


def _truth(value: bool) -> Truth:
    return Truth.YES if value else Truth.NO


def _all(truths: Iterable[Truth]) -> Truth:
    outcome = Truth.YES
    for truth in truths:
        if truth is Truth.NO:
            return Truth.NO
        if truth is Truth.UNKNOWN:
            outcome = Truth.UNKNOWN
    return outcome


def _answered(known: Known, question: str, choices: tuple[str, ...]) -> Truth:
    match known.answers.get(question):
        case None:
            return Truth.NO if question in known.skipped else Truth.UNKNOWN
        case DontKnow():
            return Truth.UNKNOWN
        case Chosen(ids):
            return _truth(any(choice in ids for choice in choices))
    return Truth.NO


def _between(known: Known, question: str, least: int | None, most: int | None) -> Truth:
    match known.answers.get(question):
        case None:
            return Truth.NO if question in known.skipped else Truth.UNKNOWN
        case Number(value):
            return _truth((least is None or value >= least) and (most is None or value <= most))
        case DontKnow():
            return Truth.UNKNOWN
    return Truth.NO


def names_of(condition: Condition | None) -> frozenset[str]:
    """All that a condition looks at: names of facts, identities of questions."""
    match condition:
        case Fact(name=name) | Undefined(name):
            return frozenset({name})
        case All(parts) | Some(parts):
            return frozenset().union(*(names_of(part) for part in parts))
        case Not(part):
            return names_of(part)
    return questions_of(condition)
