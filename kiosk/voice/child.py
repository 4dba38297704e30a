"""The voice child (`python -m kiosk.voice.child ENGINE [CHOSEN…]`), the speaker’s: a socket is its input.

Two threads: this one listens, plays and silences and never waits for anything; the other one renders
(`rendering.py`). What they tell the speaker is in `protocol.py`.
"""

from __future__ import annotations

import os
import selectors
import signal
import socket
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from kiosk.voice import protocol
from kiosk.voice.pcm import Sound
from kiosk.voice.pieces import in_pieces
from kiosk.voice.player import NoPlayerError, Player
from kiosk.voice.process import guard_memory
from kiosk.voice.rendering import Item, Rendering
from kiosk.voice.tones import tone

SWITCH_S = 0.0005  # rendering what comes next never holds up a start, or a silence, for longer
PLAYER_GRACE_S = 2.0  # a player that lasts longer than its sound by this much hangs


class VoiceChild:
    """What waits to be heard and what is being heard; every method runs in the listening thread."""

    def __init__(self, channel: socket.socket, engine: str, chosen: Sequence[str]) -> None:
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
        self._told: deque[tuple[str, protocol.Message]] = deque()
        self._wake = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        self._selector.register(self._wake, selectors.EVENT_READ, self._on_told)
        self._rendering = Rendering(engine, chosen, self._pass_on, self._pass_told)

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
                            self._rendering.when_idle({**message, "text": piece, "lang": lang})
                case "try":
                    self._rendering.when_idle(message)
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
            self._rendering.render(item)

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

    def _on_told(self) -> None:
        """What the rendering thread has passed on."""
        os.eventfd_read(self._wake)
        while self._told:
            kind, fields = self._told.popleft()
            self._send(kind, **fields)
        while self._rendered:
            item, item.sound, item.reason = self._rendered.popleft()

    def _pass_on(self, item: Item, sound: Sound | None, reason: str | None) -> None:
        self._rendered.append((item, sound, reason))
        os.eventfd_write(self._wake, 1)

    def _pass_told(self, kind: str, fields: protocol.Message) -> None:
        self._told.append((kind, fields))
        os.eventfd_write(self._wake, 1)


def main() -> None:
    guard_memory()
    channel = socket.socket(fileno=os.dup(0))
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.setswitchinterval(SWITCH_S)
    VoiceChild(channel, sys.argv[1], sys.argv[2:]).run()
    os._exit(0)  # espeak complains when it is ended in order, and a hung engine would hold the end up


if __name__ == "__main__":
    main()
