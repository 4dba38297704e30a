"""What `step` asks the application to do, in the imperative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kiosk.session.call import CallRequest


@dataclass(frozen=True, slots=True)
class PlaceCall:
    """Bring a person: to be repeated to the link until it says `queued`."""

    request: CallRequest


@dataclass(frozen=True, slots=True)
class CancelCall:
    call_id: str


@dataclass(frozen=True, slots=True)
class ShowAnswers:
    """What the citizen shows to the agent, to be sealed to the page's key before it goes anywhere."""

    call_id: str
    page: str
    key: str = field(repr=False)
    number: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HideAnswers:
    """Nothing is shown any more: the page forgets what it had."""

    call_id: str
    page: str
    number: int


@dataclass(frozen=True, slots=True)
class Count:
    """One thing happened, by names only: for the figures (`kiosk.wire.figures`), never an answer."""

    event: str
    procedure: str = ""
    source: str = ""  # city, state
    detail: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Chime:
    """A short tone; whoever hears it also sees it on the page."""

    name: Literal["calling", "answered", "warning"]


@dataclass(frozen=True, slots=True)
class Speak:
    """Say the page on screen from this sentence of its announcement on, whatever was being said.

    `alone`: this sentence and no more. A number beyond the last is the last.
    """

    sentence: int = 0
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Spell:
    """Spell a control of the page on screen, or this sentence of its announcement where none is named."""

    sentence: int = 0
    control: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SpeakControl:
    """Say one control of the page on screen, where the voice is on."""

    control: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SpeakControls:
    """Say what a switch's frame is on, one control or a group of them, where the voice is on."""

    controls: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class SayText:
    """Say a text of the page on screen by its name, where the voice is on."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SayTold:
    """Say what the page tells about itself (`View.told`), where the voice is on."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A tone, then these words, for a technician's ear or meter, whether the voice is on or not.

    `volume` is a step of `VOLUMES`, `level` stands for the setting of the voice's volume, from 0 to 1.
    """

    text: str
    language: str
    volume: int
    level: float


@dataclass(frozen=True, slots=True)
class Choose:
    """A switch chose this control: what it does is done next, by who knows the page."""

    control: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SayNotice:
    """Say the notice of the page on screen: how many results there are, or that there are none."""


@dataclass(frozen=True, slots=True)
class Search:
    """Find what answers these words, after the frame that shows the last letter; `SearchFound` comes back."""

    words: str = field(repr=False)
    language: str


@dataclass(frozen=True, slots=True)
class Print:
    """Print the ticket of the procedure on screen; `PrintChanged` comes back."""

    large: bool = False


@dataclass(frozen=True, slots=True)
class AskTerminal:
    """Of the supervisor, for a technician: TryCode, ChooseCode, Note, Try, Keep or Examine, with its data."""

    kind: str
    data: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Hush:
    """Be silent at once (EN 301 549 5.1.3.5: any action stops the current speech)."""


@dataclass(frozen=True, slots=True)
class End:
    """This session is over: end the process, everything in it is to be forgotten."""

    why: Literal["citizen", "idle"]


Effect = (
    PlaceCall
    | CancelCall
    | ShowAnswers
    | HideAnswers
    | Count
    | Chime
    | Speak
    | Spell
    | SpeakControl
    | SpeakControls
    | SayNotice
    | SayText
    | SayTold
    | Sample
    | Choose
    | Search
    | Print
    | AskTerminal
    | Hush
    | End
)
