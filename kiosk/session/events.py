"""Everything that can happen in a session, in the past tense; sent to `step` by the application."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kiosk.procedures.answers import Answer
from kiosk.session.commissioned import Commissioned
from kiosk.session.consented import Consented
from kiosk.session.fingered import Fingered
from kiosk.session.hours import HoursChanged
from kiosk.session.listened import Listened
from kiosk.session.pressed import Pressed
from kiosk.session.searched import SearchFound, WordTaken
from kiosk.wire.calls import CallState
from kiosk.wire.said import Said


@dataclass(frozen=True, slots=True)
class Started:
    """Somebody touched the welcome page: in this language, with the voice or without."""

    language: str = ""
    voice: bool = False


@dataclass(frozen=True, slots=True)
class ProcedureOpened:
    procedure: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A question of the procedure on screen was answered."""

    question: str
    answer: Answer = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChoiceToggled:
    """One choice of a question that takes several was touched; not yet an answer."""

    question: str
    choice: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeyTyped:
    """A key of the on-screen keyboard: one character, or "backspace", "clear", "digits", …"""

    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PageOpened:
    """A page of the procedure, or of the terminal, was asked for by name; `detail` says which part of it."""

    page: str
    detail: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PageClosed:
    """« C’est lu »: back to the page that this one was opened from, whichever part of it is shown."""


@dataclass(frozen=True, slots=True)
class TurnedPage:
    """« Suite », or back inside the same page: to this place of its contents (block, sentence)."""

    block: str = field(repr=False)
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class WentBack:
    """The Back button, wherever."""


@dataclass(frozen=True, slots=True)
class AnswerReopened:
    """The citizen wants to change one answer, from the recap."""

    question: str


@dataclass(frozen=True, slots=True)
class DocumentMarked:
    """« J’ai » or « je n’ai pas »; touching the chosen one again clears it."""

    document: str
    have: bool = field(repr=False)


@dataclass(frozen=True, slots=True)
class PreferenceSet:
    """A preference by name (text_size, theme, voice, fingertip, rate, volume, low, big) and its new value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    language: str


@dataclass(frozen=True, slots=True)
class HelpPressed:
    """The one button for a person; the new call's identity comes with it, so that `step` stays pure."""

    call_id: str = ""


@dataclass(frozen=True, slots=True)
class CallCancelled:
    """The citizen no longer needs help."""


@dataclass(frozen=True, slots=True)
class WishSet:
    """How the citizen would like to be helped, by a short code, and whether they still do."""

    wish: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class CallChanged:
    """The link or the desk says where a call stands; `minutes` only when an agent gave them.

    `reached` is False while the desk cannot be reached, `stored` False when the outbox could not keep it.
    `waited_s` is how long it has been open, for a session that takes it over. `nobody`: it rings where
    nobody is on shift; `telephone`: it has rung for so long that the telephone is the better way.
    `trial`: a technician placed it, to try the way.
    """

    call_id: str
    state: CallState
    minutes: int | None = None
    reached: bool = True
    stored: bool = True
    waited_s: float = 0.0
    nobody: bool = False
    telephone: bool = False
    trial: bool = False


@dataclass(frozen=True, slots=True)
class AgentSaid:
    """A short message of the agent who has the call, to be shown and spoken once; `number` grows in a call.

    `counter` is what the counter is called that has the call, never a person.
    """

    call_id: str
    said: Said
    number: int
    counter: str = ""


@dataclass(frozen=True, slots=True)
class PrintAsked:
    """The ticket is to be printed, in normal or in large letters."""

    large: bool = False


@dataclass(frozen=True, slots=True)
class PrintChanged:
    """How printing went: ok, no_paper, no_printer, cut_off or busy."""

    outcome: str


@dataclass(frozen=True, slots=True)
class PrinterChanged:
    """Whether a ticket can be printed, as the printer was last found."""

    ready: bool


@dataclass(frozen=True, slots=True)
class Repeated:
    """Listen again."""


@dataclass(frozen=True, slots=True)
class Paused:
    """The voice was paused, or goes on."""


@dataclass(frozen=True, slots=True)
class SpeechMoved:
    """The voice began the sentence of this number of the announcement; -1 when it has finished."""

    sentence: int


@dataclass(frozen=True, slots=True)
class VoiceFailed:
    """Nothing can be heard: a short code (no_card, no_voice, …)."""

    reason: str


@dataclass(frozen=True, slots=True)
class HeadsetChanged:
    plugged: bool


@dataclass(frozen=True, slots=True)
class KeypadUsed:
    """The first key of a keypad or keyboard turns the voice on (EN 301 549 5.2)."""


@dataclass(frozen=True, slots=True)
class FocusMoved:
    """The focus stands on this control."""

    control: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Touched:
    """Any sign of life that chooses nothing: a touch of the glass, wherever, or a key without meaning.

    `ends`: a finger came down on what ends the session, and chooses it when it is lifted there.
    """

    glass: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class PageShown:
    """A page was drawn: how long reading it takes, in seconds at the chosen rate."""

    key: str = field(repr=False)
    reading_s: float


@dataclass(frozen=True, slots=True)
class Ticked:
    """Time has passed; the moment is `now` of `step`."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The citizen has finished: everything is to be forgotten at once."""

    why: Literal["citizen", "idle"] = "citizen"


Event = (
    Started
    | ProcedureOpened
    | Answered
    | ChoiceToggled
    | KeyTyped
    | SearchFound
    | WordTaken
    | PageOpened
    | PageClosed
    | TurnedPage
    | WentBack
    | AnswerReopened
    | DocumentMarked
    | PreferenceSet
    | LanguageChosen
    | HelpPressed
    | CallCancelled
    | WishSet
    | CallChanged
    | AgentSaid
    | PrintAsked
    | PrintChanged
    | PrinterChanged
    | Repeated
    | Paused
    | Listened
    | Fingered
    | SpeechMoved
    | VoiceFailed
    | HeadsetChanged
    | KeypadUsed
    | FocusMoved
    | Touched
    | PageShown
    | Ticked
    | Finished
    | Pressed
    | Consented
    | Commissioned
    | HoursChanged
)
