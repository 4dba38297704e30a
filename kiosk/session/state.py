"""A citizen's session as one frozen value; changed only by `step`, read by `compose`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from kiosk.procedures.answers import Answer
from kiosk.session.call import OpenCall
from kiosk.session.fingertip import Fingertip
from kiosk.session.preferences import Preferences
from kiosk.session.scan import Scan
from kiosk.session.searched import SearchResult, WordOffered
from kiosk.session.tallied import Passed
from kiosk.session.technician import Technician
from kiosk.session.viewer import Sharing

Screen = Literal["welcome", "home", "themes", "theme", "shelf", "search", "procedure", "technician"]
Over = Literal["", "preferences", "language", "call", "listening", "wishes", "sharing"]
# What the page tells of itself: on being asked, or because something has just begun.
Told = Literal["", "help", "where", "keys", "switch", "switches", "speed", "stuck", "fingertip", "twice",
               "shown", "hidden", "hidden_call", "hidden_paying", "hidden_alone"]  # fmt: skip
# What no further page mends: the voice is tried again when it is asked for. All else is tried at each page.
LASTING = ("no_engine", "no_player", "no_card")
SAID_FIRST = ("fingertip", "shown", "hidden", "hidden_call", "hidden_paying", "hidden_alone")  # one sentence
SILENT = (*LASTING, "no_voice")  # nothing of this page is heard: a finger that explores would hear nothing
DEEPEST = 8  # frames: reading on through documents that open each other always ends
LONGEST_SENTENCE_S = 120.0  # a voice that gave no sign for longer says nothing any more
PLACES_KEPT = 100  # parts of one page that Back finds again

Place = tuple[str, int]  # (block, sentence): where a part of a page begins, whatever the text's size


@dataclass(frozen=True, slots=True)
class Rules:
    """The town hall's settings that the session follows, in seconds; the warning is never below 45.

    `double_strike_s`: a touch sooner after one that chose something is a tremor (EN 301 549 5.8).
    `motion`: whether anything may move on the page of somebody who has said nothing of it.
    """

    idle_after_s: float = 60.0
    warn_s: float = 45.0
    language: str = "fr"
    languages: tuple[str, ...] = ("fr", "en")
    home: tuple[str, ...] = ()
    double_strike_s: float = 0.4
    motion: bool = True


@dataclass(frozen=True, slots=True)
class PageRef:
    """A page of a procedure opened over its questions: its name and which part of it.

    `behind` are the places that « Suite » had led to on the page below it: closing this one returns there.
    """

    name: str
    detail: str = field(default="", repr=False)
    behind: tuple[Place, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu on the way to a procedure: which one, what of, and the part of it that was on screen."""

    screen: Screen
    detail: str = field(default="", repr=False)
    turned: tuple[Place, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: the words in the field, the latest results and the words they answer.

    `offered` are words that complete or correct them. `whole`: the keyboard is put away and all results are
    shown. `told`: their number was said since the last key, at `typed_at`.
    """

    words: str = field(default="", repr=False)
    results: tuple[SearchResult, ...] = field(default=(), repr=False)
    answered: str = field(default="", repr=False)
    offered: tuple[WordOffered, ...] = field(default=(), repr=False)
    whole: bool = False
    typed_at: float = 0.0
    told: bool = False

    @property
    def settled(self) -> bool:
        """Whether the results answer what stands in the field."""
        return bool(self.words.strip()) and self.answered == self.words


@dataclass(frozen=True, slots=True)
class Begun:
    """What was typed or ticked in a question that was left without an answer."""

    question: str
    draft: str = field(default="", repr=False)
    ticked: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Frame:
    """One procedure being read: the facts it was opened with and the answers given, nothing derived.

    `pages` were opened after the questions, the last is on screen; `draft` is what is being typed or
    ticked for the open question, `set_aside` what was for others, left without an answer; `changing` the
    question being answered anew from the recap; `behind` the places that « Suite » had led to when another
    procedure was opened from here.
    """

    procedure: str
    facts: tuple[tuple[str, bool], ...] = field(default=(), repr=False)
    answers: tuple[tuple[str, Answer], ...] = field(default=(), repr=False)
    documents: tuple[tuple[str, bool], ...] = field(default=(), repr=False)
    pages: tuple[PageRef, ...] = ()
    draft: str = field(default="", repr=False)
    ticked: tuple[str, ...] = field(default=(), repr=False)
    set_aside: tuple[Begun, ...] = field(default=(), repr=False)
    changing: str = ""
    behind: tuple[Place, ...] = field(default=(), repr=False, compare=False)

    @property
    def need(self) -> str:
        """What the citizen wants to know of a procedure that is read by need; "" at its menu."""
        return next((page.detail for page in reversed(self.pages) if page.name == "reading"), "")


@dataclass(frozen=True, slots=True)
class Session:
    """Everything the terminal knows of the citizen before it.

    Times are seconds of the session's monotonic clock. `over` is a page shown over the others; `turned`
    the places « Suite » has led to inside the page, `turned_over` those inside the page over it;
    `trail` is the menus that led here, `search` what is looked for.
    `warned_at` is when « are you still there? » came up, or None; `speaking` the sentence of the
    announcement being said, or -1, `spot` the one that was said last, and `heard_at` when the voice last
    gave a sign. `unplugged`: the headset has just gone, and the voice with it. `printer` is whether
    paper may be offered; `ticket` is "", "printing" or how printing one went, in letters of `ticket_large`,
    of the procedure `ticket_of`. `left` are the pages that others lie over, with the control that was in
    focus there. `cleared` is what « Tout effacer », or a word taken, has just replaced in the field. `latin`:
    letters are Latin where those of the language are others. `by_touch`: a finger was last on the glass, so
    that the focus, though kept, is not shown. `by_ear`: the voice came on by a headset or a key, to somebody
    who may not see. `passed` are the procedures of this visit, for the figures. `technician` is
    there where it is nobody's visit, but the terminal is being looked after. `shut`: the hall is, and for
    long; `awake` is whether somebody has woken the screen since (`kiosk.session.night`).
    """

    rules: Rules = Rules()
    language: str = "fr"
    preferences: Preferences = Preferences()
    screen: Screen = "welcome"
    trail: tuple[Menu, ...] = ()
    search: Search | None = field(default=None, repr=False)
    frames: tuple[Frame, ...] = ()
    over: Over = ""
    turned: tuple[Place, ...] = field(default=(), repr=False)
    turned_over: tuple[Place, ...] = field(default=(), repr=False)
    last_sign: float = 0.0
    reading_s: float = 0.0
    shown: str = field(default="", repr=False)
    warned_at: float | None = None
    speaking: int = -1
    spot: int = 0
    heard_at: float = 0.0
    paused: bool = False
    voice_problem: str = ""
    headset: bool = False
    unplugged: bool = False
    voice_by_headset: bool = False
    keypad: bool = False
    focus: str = field(default="", repr=False)
    left: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    by_touch: bool = False
    by_ear: bool = False
    fingertip: Fingertip = field(default=Fingertip(), repr=False)
    scan: Scan | None = field(default=None, repr=False)
    told: Told = ""
    call: OpenCall | None = None
    wishes: tuple[str, ...] = ()
    sharing: Sharing = field(default=Sharing(), repr=False)
    keyboard: str = "letters"
    latin: bool = False
    key_part: int = 0
    cleared: str = field(default="", repr=False)
    printer: bool = False
    ticket: str = ""
    ticket_large: bool = False
    ticket_of: str = ""
    passed: tuple[Passed, ...] = ()
    technician: Technician | None = None
    shut: bool = False
    awake: bool = False
    ended: bool = False

    @property
    def frame(self) -> Frame | None:
        """The procedure on screen, or None."""
        return self.frames[-1] if self.screen == "procedure" and self.frames else None

    @property
    def at(self) -> Place | None:
        """Where the part of the page on screen begins; None at its beginning."""
        if self.warned_at is not None:
            return None
        places = self.turned_over if self.over else self.turned
        return places[-1] if places else None

    @property
    def heard(self) -> bool:
        """Whether what is said can be heard: the voice is on, and nothing lasting is wrong with it."""
        return self.preferences.voice and self.voice_problem not in LASTING

    @property
    def exploring(self) -> bool:
        """Whether a finger on the glass explores (`kiosk.session.fingertip`)."""
        wanted = self.preferences.fingertip
        heard = self.preferences.voice and self.voice_problem not in SILENT
        return heard and (wanted == "on" or (not wanted and self.by_ear))

    @property
    def moves(self) -> bool:
        """Whether buttons sink and a countdown goes by the second: as the citizen wants it; for who uses
        switches not unless they ask for it."""
        if self.preferences.motion:
            return self.preferences.motion == "on"
        return self.rules.motion and self.scan is None

    @property
    def untouched(self) -> bool:
        """Whether there is nothing to forget: a welcome page as it was put up.

        A headset that was left in switches the voice on by itself: that is nobody's setting.
        """
        preferences = replace(self.preferences, voice=False) if self.voice_by_headset else self.preferences
        return (
            self.screen == "welcome"
            and not self.frames
            and self.over in ("", "call")
            and self.language == self.rules.language
            and preferences == Preferences()
            and self.scan is None
            and not self.wishes
        )


def new_session(rules: Rules, now: float = 0.0) -> Session:
    """A fresh session at the welcome page."""
    return Session(rules=rules, language=rules.language, last_sign=now)
