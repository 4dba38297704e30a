"""The child's other thread, that of pyttsx3, which may take its time, fail or hang; made by `child`.

A failure is a reason code: an exception's words could hold the sentence.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Final

from kiosk.voice import protocol
from kiosk.voice.engines import Engines
from kiosk.voice.pcm import Sound, softer
from kiosk.voice.prepared import Prepared
from kiosk.voice.renderer import LATE_S, NoEngineError, NoVoiceError

REST_S: Final = 5.0  # for the rest of a sentence that is heard already
WAIT_S: Final = 0.05  # for a voice that is being loaded, before looking whether somebody waits


@dataclass(eq=False)
class Item:
    """Something to be heard: a sentence of a page, or a tone (no page)."""

    id: int
    page: int | None
    request: protocol.Message = field(repr=False)
    first: bool = True  # … of the pieces of its sentence
    last: bool = True
    sound: Sound | None = None
    reason: str | None = None
    dropped: bool = False


class Rendering:
    """`tell` is called in this thread, with an item or a message; it must only pass them on."""

    def __init__(
        self,
        engine: str,
        chosen: Sequence[str],
        rendered: Callable[[Item, Sound | None, str | None], None],
        tell: Callable[[str, protocol.Message], None],
    ) -> None:
        self._rendered, self._tell = rendered, tell
        self._queue: SimpleQueue[Item | None] = SimpleQueue()
        self._idle: deque[protocol.Message] = deque()
        threading.Thread(target=self._run, args=(engine, tuple(chosen)), daemon=True).start()

    def render(self, item: Item) -> None:
        self._queue.put(item)

    def when_idle(self, message: protocol.Message) -> None:
        """A `prepare` of one piece, or a `try`: done when nobody waits for a sentence, in order."""
        self._idle.append(message)
        self._queue.put(None)

    def _run(self, engine: str, chosen: tuple[str, ...]) -> None:
        self._engines = Engines(engine, chosen)
        self._prepared = Prepared()
        self._tell("ready", {"engine": self._engines.name, "voices": self._engines.voices})
        self._idle.extendleft({"type": "load", "lang": lang} for lang in reversed(self._engines.chosen))
        while True:
            item = self._queue.get() if not self._idle or not self._queue.empty() else None
            if item is not None:
                self._rendered(item, *self._render(item))
            elif self._idle and self._queue.empty():
                with suppress(Exception):  # what cannot be prepared is rendered, and fails, when it is said
                    self._do(self._idle[0])

    def _render(self, item: Item) -> tuple[Sound | None, str | None]:
        if item.dropped:  # another page has taken its place meanwhile
            return None, None
        self._engines.while_wanted(lambda: item.dropped)
        try:
            within_s = LATE_S if item.first else REST_S
            sound = self._prepared.get(item.request) or self._engines.render(*_asked(item.request), within_s)
            return (None if item.dropped else softer(sound, item.request["volume"])), None
        except NoEngineError:
            return None, protocol.NO_ENGINE
        except NoVoiceError:
            return None, protocol.NO_VOICE
        except Exception:  # noqa: BLE001
            return None, protocol.RENDER_FAILED

    def _do(self, task: protocol.Message) -> None:
        """The first of what waits for an idle moment, or a little of it: then it stays the first."""
        if self._engines.loading(task["lang"], WAIT_S):
            return
        self._idle.popleft()
        self._engines.while_wanted(lambda: False)
        match task["type"]:
            case "load":
                self._engines.try_out(task["lang"])
            case "try":
                self._tell("tried", self._engines.tried(task["lang"]))
            case "prepare" if self._prepared.get(task) is None:
                self._prepared.keep(task, self._engines.render(*_asked(task)))


def _asked(request: protocol.Message) -> tuple[str, str, int]:
    return request["text"], request["lang"], request["rate_wpm"]
