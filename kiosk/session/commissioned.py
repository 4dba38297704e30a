"""What happens while a technician is before the terminal, in the past tense; a part of `session.events`."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.session.glass import Kind
from kiosk.session.technician import Done, Line, Outcome, Words
from kiosk.wire.findings import Finding


@dataclass(frozen=True, slots=True)
class TechnicianAsked:
    """The technician's button was pressed; is there a code, and for how many seconds is none taken?"""

    has_code: bool = True
    wait_s: float = 0.0


@dataclass(frozen=True, slots=True)
class CodeEntered:
    """What stands in the field is to be tried as the code, or to be the code."""


@dataclass(frozen=True, slots=True)
class CodeTold:
    """The terminal says of a code: open, wrong, wait, weak or not_kept; with what was done so far if open."""

    outcome: str
    left: int = 0
    wait_s: float = 0.0
    done: tuple[tuple[str, Done], ...] = ()


@dataclass(frozen=True, slots=True)
class StepOpened:
    """A step was chosen, "" for the list of them; `sub` is a page inside it."""

    step: str
    sub: str = ""


@dataclass(frozen=True, slots=True)
class StepDone:
    """The technician says how a step went: it is kept, with its date, and the next one follows."""

    step: str
    outcome: Outcome
    measured: Words = Words()


@dataclass(frozen=True, slots=True)
class Adjusted:
    """Something was set on the step's page, not yet kept; `sub` is the page inside it that follows."""

    name: str
    value: str
    sub: str | None = None


@dataclass(frozen=True, slots=True)
class TryAsked:
    """The terminal is to try something of its own; `values` say how."""

    what: str
    values: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Tried:
    """How that went, and of what it is made where that is several things."""

    what: str
    outcome: Outcome
    measured: Words = Words()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class KeepAsked:
    """Settings are to be kept for this terminal: (section, name, value)."""

    settings: tuple[tuple[str, str, object], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Whether they are kept, and what stands against it, or is to be known of it."""

    kept: bool
    problems: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleAsked:
    """A tone and these words are to be heard: at a step of the volume, with `level` for the setting."""

    text: str
    language: str
    volume: int
    level: float


@dataclass(frozen=True, slots=True)
class KeyStruck:
    """A key of the keypad that is being learnt, by the window's name for it."""

    name: str


@dataclass(frozen=True, slots=True)
class KeyPassed:
    """The keypad has no key for what is asked for, or for `all` that is left."""

    all: bool = False


@dataclass(frozen=True, slots=True)
class ExamineAsked:
    """The terminal is to look at all its parts."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What it found."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class GlassShown:
    """The whole glass is to be tried, in so many cells."""

    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class GlassFelt:
    """A finger on the glass that is tried; x and y in shares of the panel, from its upper left corner."""

    kind: Kind
    finger: int
    x: float
    y: float


Commissioned = (
    TechnicianAsked
    | CodeEntered
    | CodeTold
    | StepOpened
    | StepDone
    | Adjusted
    | TryAsked
    | Tried
    | KeepAsked
    | SampleAsked
    | KeyStruck
    | KeyPassed
    | Kept
    | ExamineAsked
    | Examined
    | GlassShown
    | GlassFelt
)
