"""Messages between the speaker and its voice child: one JSON object a packet; private to this package.

To the child:   say {n, id, page, text, lang, rate_wpm, volume} · chime {n, id, name, volume} · stop {n} ·
                prepare {n, sentences [[text, lang]], rate_wpm} · try {n, lang}
From the child: ready {engine, voices} · heard {n} · started {id, seconds} · goes_on {id, seconds} ·
                ended {id} · failed {id, reason} · tried {lang, chosen, ms, reason}

`n` counts the commands; `heard` answers each at once, so that a child that hangs is noticed. A `say` of
another page silences what is being said; of the same page, it is rendered ahead and said afterwards. What is
to be prepared is rendered when nothing else is, and kept for a `say` of the same words; then a `try` is
answered too: which chosen voice speaks ("" for the engine's own), and how long its first words take. A reason
is one of the codes below, never a text: nothing that a citizen typed or heard may stand in it. The child ends
when its socket is closed.
"""

from __future__ import annotations

import json
import socket
from typing import Any, Final

Message = dict[str, Any]

SLOWEST_WPM: Final = 62
FASTEST_WPM: Final = 250
ENGINE_SLOWEST_WPM: Final = 80  # espeak-ng takes anything slower for 80: below, pauses are added

NO_CHILD: Final = "no_child"  # the child process could not be started
HUNG: Final = "hung"  # it did not answer in time and was ended
CRASHED: Final = "crashed"  # it ended by itself
RESTING: Final = "resting"  # it ended several times in a row: the next start waits
TOO_LONG: Final = "too_long"  # a sentence larger than a packet
NO_ENGINE: Final = "no_engine"  # pyttsx3 or its engine is missing
NO_VOICE: Final = "no_voice"  # the engine has no voice for the language
RENDER_FAILED: Final = "render_failed"
TOO_SLOW: Final = "too_slow"  # a chosen voice renders no faster than it speaks
NO_PLAYER: Final = "no_player"  # aplay is not installed
NO_CARD: Final = "no_card"  # the player found no card, or a card it could not open
PLAYER_HUNG: Final = "player_hung"

RECEIVE_BYTES: Final = 256 * 1024


def encode(kind: str, **fields: Any) -> bytes:
    """One packet, ending in a newline."""
    return json.dumps({"type": kind, **fields}, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def receive(channel: socket.socket) -> tuple[list[Message], bool]:
    """All packets that wait on a non-blocking socket, and whether the other side still lives."""
    messages: list[Message] = []
    while True:
        try:
            packet = channel.recv(RECEIVE_BYTES)
        except BlockingIOError:
            return messages, True
        except OSError:
            return messages, False
        if not packet:
            return messages, False
        messages.append(json.loads(packet))
