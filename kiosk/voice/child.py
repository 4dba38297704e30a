"""The voice child (`python -m kiosk.voice.child ENGINE`), started by the speaker, a socket as its input.

Two threads: this one listens, plays and silences and never waits for anything; the other one belongs to
pyttsx3, which may take its time, fail or hang. What they tell the speaker is in `protocol.py`.
"""

from __future__ import annotations

import ctypes
import os
import resource
import selectors
import signal
import socket
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any

from kiosk.voice import protocol
from kiosk.voice.pcm import Sound, softer
from kiosk.voice.pieces import in_pieces
from kiosk.voice.player import NoPlayerError, Player
from kiosk.voice.prepared import Prepared
from kiosk.voice.tones import tone

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
SWITCH_S = 0.0005  # rendering what comes next never holds up a start, or a silence, for longer
PLAYER_GRACE_S = 2.0  # a player that lasts longer than its sound by this much hangs


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


class VoiceChild:
    """What waits to be heard and what is being heard; every method runs in the listening thread."""

    def __init__(self, channel: socket.socket, engine: str) -> None:
        self._channel = channel
        self._channel.setblocking(False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(channel, selectors.EVENT_READ, self._on_command)
        self._waiting: deque[Item] = deque()
        self._playing: Item | None = None
        self._player: Player | None = None
        self._player_ends_by = 0.0
        self._running = True
        self._rendered: deque[tuple[Item, Sound | None, str | None]] = deque()
        self._to_render: SimpleQueue[Item | None] = SimpleQueue()
        self._to_prepare: deque[protocol.Message] = deque()
        self._wake = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        self._selector.register(self._wake, selectors.EVENT_READ, self._on_rendered)
        self._engine_state: protocol.Message | None = None
        threading.Thread(target=self._render_all, args=(engine,), daemon=True).start()

    def run(self) -> None:
        """Until told to quit, or until the speaker is gone."""
        while self._running:
            # A player already told to end has no deadline: only its end frees the card.
            timeout = max(0.0, self._player_ends_by - time.monotonic()) if self._playing else None
            ready = self._selector.select(timeout)
            if not ready and self._playing:
                self._fail(self._playing, protocol.PLAYER_HUNG)
                self._playing = None
                self._silence()
            for key, _events in ready:
                key.data()
            self._advance()
        self._silence()

    def _on_command(self) -> None:
        messages, alive = protocol.receive(self._channel)
        for message in messages:
            self._send("heard", n=message["n"])
            match message["type"]:
                case "say":
                    self._on_say(message)
                case "chime":
                    self._drop(lambda item: item.page is not None)
                    volume = float(message["volume"])
                    self._waiting.append(Item(message["id"], None, {}, sound=tone(message["name"], volume)))
                case "prepare":
                    for text, lang in message["sentences"]:
                        for piece in in_pieces(text, message["rate_wpm"]):
                            self._to_prepare.append({**message, "text": piece, "lang": lang})
                            self._to_render.put(None)
                case "stop":
                    self._drop(lambda _item: True)
        self._running = self._running and alive

    def _on_say(self, message: protocol.Message) -> None:
        """A new page silences the one before, but lets the tone that announces it end."""
        self._drop(lambda item: item.page is not None and item.page != message["page"])
        pieces = in_pieces(message["text"], message["rate_wpm"])
        for number, piece in enumerate(pieces):
            said = {**message, "text": piece}
            item = Item(message["id"], message["page"], said, number == 0, number == len(pieces) - 1)
            self._waiting.append(item)
            self._to_render.put(item)

    def _drop(self, unwanted: Callable[[Item], bool]) -> None:
        if self._playing and unwanted(self._playing):
            self._playing = None
            self._silence()
        for item in self._waiting:
            item.dropped = unwanted(item)
        self._waiting = deque(item for item in self._waiting if not item.dropped)

    def _silence(self) -> None:
        if self._player and not self._player.silenced:
            self._player.silence()

    def _on_player_ended(self) -> None:
        """Only now is the card free for the next player, also after a kill."""
        player, item = self._player, self._playing
        assert player is not None
        self._selector.unregister(player.pidfd)
        status = player.close()
        self._player = self._playing = None
        if item is None or player.silenced:
            return
        if status == 0:
            self._end(item)
        else:
            self._fail(item, protocol.NO_CARD)

    def _advance(self) -> None:
        """Play what is next, if it is rendered and nothing sounds any more."""
        while self._player is None and self._waiting:
            item = self._waiting[0]
            if item.reason is not None:
                self._fail(self._waiting.popleft(), item.reason)
            elif item.sound is not None:
                self._play(self._waiting.popleft(), item.sound)
            else:
                return

    def _play(self, item: Item, sound: Sound) -> None:
        if not sound.samples:
            self._begin(item, 0.0)
            self._end(item)
            return
        try:
            self._player = Player(sound)
        except NoPlayerError:
            self._fail(item, protocol.NO_PLAYER)
            return
        self._playing = item
        self._player_ends_by = time.monotonic() + sound.seconds + PLAYER_GRACE_S
        self._selector.register(self._player.pidfd, selectors.EVENT_READ, self._on_player_ended)
        self._begin(item, sound.seconds)

    def _begin(self, item: Item, seconds: float) -> None:
        self._send("started" if item.first else "goes_on", id=item.id, seconds=seconds)

    def _end(self, item: Item) -> None:
        if item.last:
            self._send("ended", id=item.id)

    def _fail(self, item: Item, reason: str) -> None:
        self._send("failed", id=item.id, reason=reason)
        if not item.last:
            self._drop(lambda other: other.page is not None and other.id == item.id)

    def _send(self, kind: str, **fields: Any) -> None:
        try:
            self._channel.send(protocol.encode(kind, **fields))
        except OSError:
            self._running = False

    def _on_rendered(self) -> None:
        os.eventfd_read(self._wake)
        if self._engine_state is not None:
            self._send("ready", **self._engine_state)
            self._engine_state = None
        while self._rendered:
            item, item.sound, item.reason = self._rendered.popleft()

    def _render_all(self, engine_name: str) -> None:
        """The thread of pyttsx3. A failure is a reason code: an exception's words could hold the sentence."""
        try:
            from kiosk.voice.engine import Engine, NoVoiceError

            engine = Engine(engine_name)
        except Exception:  # noqa: BLE001 - pyttsx3 raises whatever its driver raises
            engine = None
        voices = engine.voices if engine else {}
        self._engine_state = {"engine": engine.name if engine else None, "voices": voices}
        os.eventfd_write(self._wake, 1)
        prepared = Prepared()

        def render(request: protocol.Message) -> Sound:
            assert engine is not None
            return engine.render(request["text"], request["lang"], request["rate_wpm"])

        while True:
            item = self._to_render.get()
            sound, reason = None, None
            if item is None:  # something to prepare, unless somebody waits for a sentence
                if not self._to_render.empty():
                    self._to_render.put(None)
                    continue
                request = self._to_prepare.popleft()
                if engine is not None and prepared.get(request) is None:
                    with suppress(Exception):  # then it is rendered, and fails, when it is to be said
                        prepared.keep(request, render(request))
                continue
            if engine is None:
                reason = protocol.NO_ENGINE
            elif not item.dropped:  # else another page has taken its place meanwhile
                try:
                    sound = prepared.get(item.request) or render(item.request)
                    sound = softer(sound, item.request["volume"])
                except NoVoiceError:
                    reason = protocol.NO_VOICE
                except Exception:  # noqa: BLE001
                    reason = protocol.RENDER_FAILED
            self._rendered.append((item, sound, reason))
            os.eventfd_write(self._wake, 1)


def guard_memory() -> None:
    """No other process may read this one, no core file may be left, and it ends with the session."""
    libc = ctypes.CDLL(None)
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    guard_memory()
    channel = socket.socket(fileno=os.dup(0))
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.setswitchinterval(SWITCH_S)
    VoiceChild(channel, sys.argv[1]).run()
    os._exit(0)  # espeak complains when it is ended in order, and a hung engine would hold the end up


if __name__ == "__main__":
    main()
