"""What the terminal knows of the technician before it: the code, the steps, what was tried.

A part of `Session`; changed by `commissioning`. It has nothing of any citizen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from kiosk.session.glass import Glass
from kiosk.session.lesson import Lesson
from kiosk.wire.findings import Finding

Outcome = Literal["good", "warning", "bad"]
LEARNING = "press"  # the page inside the step of the keys that asks for each
OUTCOMES: tuple[Outcome, ...] = ("good", "warning", "bad")
LEAST_DIGITS, MOST_DIGITS = 6, 12  # of the code
SHEET = "sheet"  # the page that follows the last step
SAMPLED = "sampled:"  # before a language: a sentence of it was asked to be heard at this step
GLASS = "glass/"  # the pages that take the whole panel begin with it, and end with their phase
STOOD_S = 1.0  # what notes a result acts only once its page has stood for so long: nobody reads sooner
IDLE_S = 300.0  # measuring takes its time: no warning before, once the code was right

# The steps in the order in which one leads to the next; each has its page of this name in
# `views/pages/technician`. Any may be opened at any time.
STEPS: tuple[str, ...] = (
    "identity",
    "enrolment",
    "panel",
    "touch",
    "sound",
    "headset",
    "voices",
    "keys",
    "printer",
    "line",
    "test_call",
    "content",
    "doctor",
    "site",
)


@dataclass(frozen=True, slots=True)
class Words:
    """A French text of the technician's catalogue and what stands in its places: told in any language.

    A value that is words itself may come in a language more: « found » and « found.en ».
    """

    text: str = ""
    values: tuple[tuple[str, str], ...] = ()

    def told(self, say: Callable[[str], str] | None = None, language: str = "fr") -> str:
        """The words in the language of a function that translates; in French without one."""
        text, end = say(self.text) if say is not None and self.text else self.text, f".{language}"
        own = {name.removesuffix(end): value for name, value in self.values if name.endswith(end)}
        try:
            return text.format(**dict(self.values) | own)
        except (KeyError, IndexError, ValueError):  # kept by another version
            return self.text


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a step: its outcome, what was measured, and when (ISO 8601, of the wall clock)."""

    outcome: Outcome
    measured: Words = Words()
    at: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One of several things that were tried together."""

    outcome: Outcome
    measured: Words


@dataclass(frozen=True, slots=True)
class Trial:
    """Something the terminal was asked to try; without an outcome while it is under way."""

    what: str
    outcome: Outcome | None = None
    measured: Words = Words()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Technician:
    """Somebody has pressed the technician's button; `open` once the code was right.

    `has_code`: there is a code; else one is chosen, typed twice (`chosen` is the first time). `problem` is
    what was wrong with the last one: wrong, wait, weak, differs, not_kept; `left` how many more may be tried
    before a wait, which lasts until `wait_until` of the session's clock. `told` counts the answers to codes.
    `step` is the one on screen, "" for the list of them, `sub` a page inside it, `typed` what stands in its
    field and `draft` what was set there and not yet kept. `kept` is whether what was last to be kept is,
    and its problems; None while nothing was, or the answer is awaited; `keeping` are the settings of that
    answer, `settings` those that were kept before this technician's eyes (section.name, value); `findings`
    are the terminal's own of all its parts, `examining` while they are awaited. `glass` is what was felt of
    it, where it was tried; `sub` names the phase. `lesson` is what was learnt of the keys that were pressed.
    `since` is when what is on screen came there, by the session's clock.
    """

    has_code: bool = True
    open: bool = False
    typed: str = field(default="", repr=False)
    chosen: str = field(default="", repr=False)
    problem: str = ""
    left: int = 0
    wait_until: float = 0.0
    told: int = 0
    step: str = ""
    sub: str = ""
    draft: tuple[tuple[str, str], ...] = ()
    trials: tuple[Trial, ...] = ()
    done: tuple[tuple[str, Done], ...] = ()
    kept: tuple[bool, tuple[Words, ...]] | None = None
    keeping: tuple[tuple[str, str, object], ...] = ()
    settings: tuple[tuple[str, object], ...] = ()
    findings: tuple[Finding, ...] | None = None
    examining: bool = False
    glass: Glass | None = None
    lesson: Lesson | None = None
    since: float = 0.0

    @property
    def learning(self) -> bool:
        """Whether each key that is pressed is to be learnt, and does nothing else."""
        return self.step == "keys" and self.sub == LEARNING and bool(self.lesson and self.lesson.asked)

    def of(self, step: str) -> Done | None:
        """What became of a step; None where it was not done yet."""
        return dict(self.done).get(step)

    def trial(self, what: str) -> Trial | None:
        """The last try of this, under way or over."""
        return next((one for one in self.trials if one.what == what), None)

    def set(self, name: str, otherwise: str = "") -> str:
        """What was set on the step's page."""
        return dict(self.draft).get(name, otherwise)

    def drafted(self, name: str, value: str) -> Technician:
        """With this set on the step's page."""
        return replace(self, draft=tuple({**dict(self.draft), name: value}.items()))

    def setting(self, name: str) -> object:
        """A setting as it was kept a moment ago; None where it was not."""
        return dict(self.settings).get(name)

    def at(self, step: str, sub: str = "") -> Technician:
        """At a step's page, or a page inside it; what another step had begun is let go."""
        stays = step == self.step
        draft = self.draft if stays else ()
        trials = self.trials if stays else ()
        glass, lesson = (self.glass, self.lesson) if stays else (None, None)
        there = replace(self, step=step, sub=sub, typed="", draft=draft, trials=trials, kept=None)
        return replace(there, glass=glass, lesson=lesson)

    def up(self) -> Technician:
        """One page up: from inside a step to it, from a step to the list; a code that was begun is let go."""
        if not self.open:
            return replace(self, typed="", chosen="")
        return self.at(self.step if self.sub else "")

    @property
    def phase(self) -> str:
        """Which phase of trying the glass is on screen, or ""."""
        at = self.sub.removeprefix(GLASS)
        return at if self.open and self.glass is not None and self.sub != at else ""

    @property
    def page(self) -> str:
        """The name of the page on screen."""
        if not self.open:
            return "technician_code"
        return f"technician_{self.step}" if self.step else "technician_home"


def following(step: str) -> str:
    """The step that this one leads to; the sheet after the last."""
    at = STEPS.index(step) + 1 if step in STEPS else len(STEPS)
    return STEPS[at] if at < len(STEPS) else SHEET


def weak(code: str) -> bool:
    """Whether a new code is too easily guessed: few digits, few different ones, or counted up or down."""
    if not code.isdigit() or not LEAST_DIGITS <= len(code) <= MOST_DIGITS or len(set(code)) < 3:
        return True
    steps = {int(b) - int(a) for a, b in pairwise(code)}
    return steps in ({1}, {-1})
