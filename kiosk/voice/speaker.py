"""The voice as the session process uses it: a page of sentences said one after another, tones, silence at once.

Nothing here waits or raises: whatever happens to the voice child, the caller notices silence and one `Failed`.
The caller watches `fileno()` in its own loop and calls `read_events()` when it is readable.
"""

from __future__ import annotations

import errno
import logging
import select
import time
from collections import deque
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kiosk.voice import protocol
from kiosk.voice.events import Ended, Failed, Finished, SpeechEvent, Started
from kiosk.voice.process import Alarm, VoiceProcess
from kiosk.voice.tones import TONES, ToneName

READY_S: Final = 5.0  # from the start of the child to its engine being loaded
HEARD_S: Final = 0.5  # from a command to the child's acknowledgement
RENDER_S: Final = 3.0  # from a sentence's turn to its first sound
PLAY_GRACE_S: Final = 3.0  # beyond a sentence's own length; the child itself gives its player 2 s
REST_S: Final = (0.0, 1.0, 4.0, 15.0, 60.0)  # before the next start, after so many losses in a row
AHEAD: Final = 2  # sentences given to the child: the one that sounds and the one rendered meanwhile

log = logging.getLogger(__name__)


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
    skipped: str | None = None


class Speaker:
    """Says pages and plays tones through a child process that is started when first needed.

    To be made and used in one thread that lasts as long as the session. `rate_wpm` from 62 to 250, `volume`
    from 0 to 1; both hold from the next sentence on. Every `say` ends in exactly one `Finished` or `Failed`,
    unless `stop`, `chime`, `close` or another `say` cuts it short: then nothing more is told of it.
    """

    def __init__(self, engine: str = "espeak", rate_wpm: int = 160, volume: float = 0.7) -> None:
        self._engine = engine
        self._rate_wpm = rate_wpm
        self._volume = volume
        self._alarm = Alarm()
        self._epoll = select.epoll()
        self._epoll.register(self._alarm.fd, select.EPOLLIN)
        self._events: deque[SpeechEvent] = deque()
        self._page: _Page | None = None
        self._tones: set[int] = set()
        self._counter = 0
        self._child: VoiceProcess | None = None
        self._closed = False
        self._losses = 0
        self._rest_until = 0.0
        self.voices: Mapping[str, str] = {}
        """From a language's tag to a voice's id; empty until a child has been ready once."""

    def fileno(self) -> int:
        """A descriptor that stays the same for the speaker's life, readable when `read_events` is due."""
        return self._epoll.fileno()

    @property
    def child_pid(self) -> int | None:
        return self._child.pid if self._child else None

    @property
    def speaking(self) -> bool:
        """A page has been given and has neither ended nor been stopped."""
        return self._page is not None

    def set_rate(self, rate_wpm: int) -> None:
        self._rate_wpm = max(protocol.SLOWEST_WPM, min(protocol.FASTEST_WPM, rate_wpm))

    def set_volume(self, volume: float) -> None:
        self._volume = max(0.0, min(1.0, volume))

    def warm(self) -> None:
        """Start the child ahead of the first sentence (70 ms less to wait for it then)."""
        self._ensure_child()
        self._arm()

    def say(self, sentences: Sequence[tuple[Hashable, str, str]]) -> None:
        """Say a page, as (ref, text, language tag), in place of whatever is being said; a tone may end first."""
        self._events.clear()
        waiting = deque(_Sentence(self._next(), ref, text, lang) for ref, text, lang in sentences)
        if not waiting:
            self.stop()
            self._tell(Finished())
            return
        self._page = _Page(self._next(), waiting)
        reason = self._ensure_child()
        if reason:
            self._end_page(Failed(reason))
        else:
            self._give()
        self._arm()

    def stop(self) -> None:
        """Silence, at once; of the page that was being said nothing more is told."""
        self._events.clear()
        audible = bool(self._tones) or (self._page is not None and bool(self._page.given))
        self._page = None
        self._tones.clear()
        if audible:
            self._command("stop")
        self._arm()

    def chime(self, name: ToneName) -> None:
        """Play a tone in place of speech; a `say` right after waits for its end. ValueError for another name."""
        if name not in TONES:
            raise ValueError(f"no tone of that name; there are {', '.join(TONES)}")
        self._events.clear()
        self._page = None
        if self._ensure_child() is None:
            tone = self._next()
            self._tones.add(tone)
            self._command("chime", id=tone, name=name, volume=self._volume)
        self._arm()

    def close(self) -> None:
        """End the child, its player and everything they hold; the speaker is of no more use."""
        if self._closed:
            return
        self._closed = True
        self._page = None
        self._events.clear()
        if self._child:
            self._child.end()
            self._child = None
        self._epoll.close()
        self._alarm.close()

    def read_events(self) -> list[SpeechEvent]:
        """What has happened since the last call; never waits."""
        if self._closed:
            return []
        self._alarm.clear()
        if self._child:
            messages, alive = self._child.receive()
            for message in messages:
                self._on_message(message)
            if not alive:
                self._lose(protocol.CRASHED)
            elif time.monotonic() >= self._deadline():
                self._lose(protocol.HUNG)
        events = list(self._events)
        self._events.clear()
        self._arm()
        return events

    # -- what the child says

    def _on_message(self, message: protocol.Message) -> None:
        match message["type"]:
            case "ready":
                self.voices = message["voices"]
                self._ready_by = None
                self._heard_by = {n: time.monotonic() + HEARD_S for n in self._heard_by}
                self._turn(RENDER_S)
            case "heard":
                self._heard_by.pop(message["n"], None)
            case "started" | "ended" | "failed" as kind:
                if message["id"] in self._tones:
                    self._on_tone(kind, message["id"])
                elif self._page and self._page.given and self._page.given[0].id == message["id"]:
                    self._on_sentence(kind, message, self._page)

    def _on_tone(self, kind: str, tone: int) -> None:
        if kind != "started":
            self._tones.discard(tone)
            self._turn(RENDER_S)  # a sentence that waited for the tone has its turn from now

    def _on_sentence(self, kind: str, message: protocol.Message, page: _Page) -> None:
        if kind == "started":
            page.begun = True
            self._turn(message["seconds"] + PLAY_GRACE_S)
            self._tell(Started(page.given[0].ref))
            return
        sentence = page.given.popleft()
        self._turn(RENDER_S)
        if kind == "ended":
            self._losses = 0
            self._tell(Ended(sentence.ref))
        elif message["reason"] in (protocol.NO_VOICE, protocol.RENDER_FAILED):
            page.skipped = message["reason"]  # this sentence only: the page's others may be in another language
        else:
            self._command("stop")
            self._end_page(Failed(message["reason"]))
            return
        self._give()
        if self._page is page and not page.given:
            self._end_page(Failed(page.skipped) if page.skipped else Finished())

    def _end_page(self, event: SpeechEvent) -> None:
        self._page = None
        self._tell(event)

    def _tell(self, event: SpeechEvent) -> None:
        self._events.append(event)
        self._arm()

    # -- what the child is told

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
        if self._child is None:
            return
        n = self._next()
        self._heard_by[n] = time.monotonic() + HEARD_S
        try:
            self._child.send(kind, n=n, **fields)
        except OSError as error:
            if error.errno == errno.EMSGSIZE:
                self._end_page(Failed(protocol.TOO_LONG))
                self._heard_by.pop(n)
                self._command("stop")
            else:
                self._lose(protocol.HUNG if isinstance(error, BlockingIOError) else protocol.CRASHED)

    def _next(self) -> int:
        self._counter += 1
        return self._counter

    # -- the child's life

    def _ensure_child(self) -> str | None:
        """Start a child if there is none; the reason why there is still none, if so."""
        if self._child or self._closed:
            return None if self._child else protocol.NO_CHILD
        if time.monotonic() < self._rest_until:
            return protocol.RESTING
        try:
            self._child = VoiceProcess(self._engine)
        except OSError:
            self._count_loss(protocol.NO_CHILD)
            return protocol.NO_CHILD
        self._epoll.register(self._child.channel, select.EPOLLIN)
        self._ready_by: float | None = time.monotonic() + READY_S
        self._heard_by: dict[int, float] = {}
        self._turn_by: float | None = None
        return None

    def _lose(self, reason: str) -> None:
        """The child is of no use any more: end it, and try once more for a page of which nothing was heard."""
        if self._child is None:
            return
        self._epoll.unregister(self._child.channel)
        self._child.end()
        self._child = None
        self._tones.clear()
        self._count_loss(reason)
        page = self._page
        if page is None:
            return
        if page.begun or page.retried or self._ensure_child():
            self._end_page(Failed(reason))
            return
        page.retried = True
        page.waiting.extendleft(reversed(page.given))
        page.given.clear()
        self._give()

    def _count_loss(self, reason: str) -> None:
        rest = REST_S[min(self._losses, len(REST_S) - 1)]
        self._losses += 1
        self._rest_until = time.monotonic() + rest
        log.warning("voice lost: %s (%d in a row, next start in %g s at the earliest)", reason, self._losses, rest)

    def _turn(self, seconds: float) -> None:
        """The sentence whose turn it is has that long to make its next step."""
        self._turn_by = time.monotonic() + seconds

    def _deadline(self) -> float:
        if self._child is None:
            return float("inf")
        if self._ready_by is not None:
            return self._ready_by
        deadlines = list(self._heard_by.values())
        if self._page and self._page.given and not self._tones and self._turn_by is not None:
            deadlines.append(self._turn_by)
        return min(deadlines, default=float("inf"))

    def _arm(self) -> None:
        if self._closed:
            return
        if self._events:
            self._alarm.set(0)
            return
        deadline = self._deadline()
        self._alarm.set(None if deadline == float("inf") else deadline - time.monotonic())
