"""The voice as the session process uses it: a page of sentences said in order, tones, silence at once.

Nothing here waits or raises: whatever happens to the voice child, the caller notices silence and a `Failed`.
The caller watches `fileno()` in its own loop and calls `read_events()` when it is readable.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kiosk.voice import protocol
from kiosk.voice.connection import NEVER, Connection
from kiosk.voice.events import Ended, Failed, Finished, SpeechEvent, Started
from kiosk.voice.tones import TONES, ToneName

RENDER_S: Final = 3.0  # from a sentence's turn to its first sound
PLAY_GRACE_S: Final = 3.0  # beyond a sentence's own length; the child itself gives its player 2 s
AHEAD: Final = 2  # sentences given to the child: the one that sounds and the one rendered meanwhile


@dataclass(frozen=True, slots=True)
class _Sentence:
    id: int
    ref: Hashable = field(repr=False)
    text: str = field(repr=False)
    lang: str


@dataclass(slots=True)
class _Page:
    """One `say`: what is left of it, and how it went."""

    number: int
    waiting: deque[_Sentence]
    given: deque[_Sentence] = field(default_factory=deque)
    begun: bool = False
    retried: bool = False
    skipped: Failed | None = None


class Speaker:
    """Says pages and plays tones through a child process that is started when first needed.

    To be made and used in one thread that lasts as long as the session. `rate_wpm` from 62 to 250, `volume`
    from 0 to 1; both hold from the next sentence on. Every `say` ends in exactly one `Finished` or `Failed`,
    unless `stop`, `chime`, `close` or another `say` cuts it short: then nothing more is told of it. `chosen`
    are the better voices of some languages, as lines of the settings; once a child is lost, `engine` speaks.
    """

    def __init__(
        self,
        engine: str = "espeak",
        rate_wpm: int = 160,
        volume: float = 0.7,
        chosen: Sequence[str] = (),
    ) -> None:
        self._connection = Connection(engine, chosen)
        self._events: deque[SpeechEvent] = deque()
        self._page: _Page | None = None
        self._tones: set[int] = set()
        self._counter = 0
        self._turn_by = NEVER
        self.set_rate(rate_wpm)
        self.set_volume(volume)

    def fileno(self) -> int:
        """A descriptor that stays the same for the speaker's life, readable when `read_events` is due."""
        return self._connection.fileno()

    @property
    def child_pid(self) -> int | None:
        """The child, and the number of the process group that it and its player are in."""
        return self._connection.pid

    @property
    def voices(self) -> Mapping[str, str]:
        """From a language's tag to a voice's id; empty until a child has been ready once."""
        return self._connection.voices

    @property
    def speaking(self) -> bool:
        """A page has been given and has neither ended nor been stopped."""
        return self._page is not None

    def set_rate(self, rate_wpm: int) -> None:
        self._rate_wpm = max(protocol.SLOWEST_WPM, min(protocol.FASTEST_WPM, rate_wpm))

    def set_volume(self, volume: float) -> None:
        self._volume = max(0.0, min(1.0, volume))

    def warm(self) -> None:
        """Start the child ahead of the first sentence (its start is not waited for then)."""
        self._connection.open()
        self._watch()

    def prepare(self, sentences: Sequence[tuple[str, str]]) -> None:
        """Have (text, language tag) rendered ahead, at the pace of now, in order of use.

        Kept by the child as long as it lives. For fixed sentences alone: never what a citizen typed or chose.
        """
        if self._connection.open() is None:
            told = [list(sentence) for sentence in sentences]
            self._command("prepare", sentences=told, rate_wpm=self._rate_wpm)
        self._watch()

    def say(self, sentences: Sequence[tuple[Hashable, str, str]]) -> None:
        """Say a page of (ref, text, language tag) in place of what is being said; a tone may end first."""
        waiting = deque(_Sentence(self._next(), ref, text, lang) for ref, text, lang in sentences)
        if not waiting:
            self.stop()
            self._end_page(Finished())
        else:
            self._events.clear()
            self._page = _Page(self._next(), waiting)
            reason = self._connection.open()
            if reason:
                self._end_page(Failed(reason))
            else:
                self._give()
        self._watch()

    def stop(self) -> None:
        """Silence, at once; of the page that was being said nothing more is told."""
        audible = bool(self._tones) or (self._page is not None and bool(self._page.given))
        self._events.clear()
        self._page = None
        self._tones.clear()
        if audible:
            self._command("stop")
        self._watch()

    def chime(self, name: ToneName) -> None:
        """Play a tone in place of speech; a `say` right after waits for its end.

        ValueError for a name that no tone has.
        """
        if name not in TONES:
            raise ValueError(f"no tone of that name; there are {', '.join(TONES)}")
        self._events.clear()
        self._page = None
        if self._connection.open() is None:
            tone = self._next()
            self._tones.add(tone)
            self._command("chime", id=tone, name=name, volume=self._volume)
        self._watch()

    def close(self) -> None:
        """End the child, its player and everything they hold; the speaker stays silent from then on."""
        self._page = None
        self._events.clear()
        self._connection.close()

    def read_events(self) -> list[SpeechEvent]:
        """What has happened since the last call; never waits."""
        messages, lost = self._connection.receive(self._deadline())
        for message in messages:
            self._on_message(message)
        if lost:
            self._on_lost(lost)
        events = list(self._events)
        self._events.clear()
        self._watch()
        return events

    def _on_message(self, message: protocol.Message) -> None:
        match message["type"]:
            case "ready":
                self._turn(RENDER_S)
            case "started" | "goes_on" | "ended" | "failed" as kind:
                page = self._page
                if message["id"] in self._tones:
                    self._on_tone(kind, message["id"])
                elif page and page.given and page.given[0].id == message["id"]:
                    self._on_sentence(kind, message, page)

    def _on_tone(self, kind: str, tone: int) -> None:
        if kind in ("ended", "failed"):
            self._tones.discard(tone)
            self._turn(RENDER_S)  # a sentence that waited for the tone has its turn from now

    def _on_sentence(self, kind: str, message: protocol.Message, page: _Page) -> None:
        if kind == "goes_on":
            self._turn(message["seconds"] + RENDER_S + PLAY_GRACE_S)
            return
        if kind == "started":
            page.begun = True
            self._turn(message["seconds"] + RENDER_S + PLAY_GRACE_S)  # the rest of it may be rendered still
            self._events.append(Started(page.given[0].ref))
            return
        sentence = page.given.popleft()
        self._turn(RENDER_S)
        if kind == "ended":
            self._connection.thrives()
            self._events.append(Ended(sentence.ref))
        elif message["reason"] in (protocol.NO_VOICE, protocol.RENDER_FAILED):
            lang = sentence.lang if message["reason"] == protocol.NO_VOICE else ""
            page.skipped = Failed(message["reason"], lang)  # this sentence: others may be in another language
        else:
            self._end_page(Failed(message["reason"]))
            self._command("stop")
            return
        self._give()
        if self._page is page and not page.given:
            self._end_page(page.skipped or Finished())

    def _on_lost(self, reason: str) -> None:
        """The child is gone: try again, once, for a page of which nothing has been heard."""
        self._tones.clear()
        page = self._page
        if page is None:
            return
        if page.begun or page.retried or self._connection.open():
            self._end_page(Failed(reason))
            return
        page.retried = True
        page.waiting.extendleft(reversed(page.given))
        page.given.clear()
        self._give()

    def _give(self) -> None:
        """Give the child the page's next sentences, never more than it can use."""
        page = self._page
        while page and page is self._page and page.waiting and len(page.given) < AHEAD:
            sentence = page.waiting.popleft()
            page.given.append(sentence)
            if len(page.given) == 1:
                self._turn(RENDER_S)
            self._command(
                "say",
                id=sentence.id,
                page=page.number,
                text=sentence.text,
                lang=sentence.lang,
                rate_wpm=self._rate_wpm,
                volume=self._volume,
            )

    def _command(self, kind: str, **fields: object) -> None:
        reason = self._connection.tell(kind, **fields)
        if reason == protocol.TOO_LONG:
            self._end_page(Failed(reason))
            self._command("stop")
        elif reason:
            self._on_lost(reason)

    def _end_page(self, event: SpeechEvent) -> None:
        self._page = None
        self._events.append(event)

    def _turn(self, seconds: float) -> None:
        """The sentence whose turn it is has that long to make its next step."""
        self._turn_by = time.monotonic() + seconds

    def _deadline(self) -> float:
        waits = self._page and self._page.given and not self._tones
        return self._turn_by if waits else NEVER

    def _watch(self) -> None:
        self._connection.watch(self._deadline(), at_once=bool(self._events))

    def _next(self) -> int:
        self._counter += 1
        return self._counter
