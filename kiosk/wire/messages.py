"""One message per line between processes, as JSON; used by the session, the terminal and the link.

A line is ``{"v":1,"seq":12,"type":"PlaceCall","data":{…}}`` in UTF-8, ended by a newline. A line that
cannot be read is an error of the sender: `Reader` skips it and counts it, so that one bad line never
stops a conversation.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

VERSION = 1
LONGEST_LINE = 262_144  # bytes; a longer one is dropped, whatever it holds

FROM_SESSION = frozenset(
    {"Ready", "FrameDrawn", "PlaceCall", "CancelCall", "ShowAnswers", "HideAnswers", "Count", "Print",
     "Printed", "Ended", "TryCode", "ChooseCode", "Note", "Try", "Keep", "Examine"}
)  # fmt: skip
TO_SESSION = frozenset(
    {"Show", "CallChanged", "ViewerChanged", "AnswersSeen", "HeadsetChanged", "PhysicalButton",
     "PrinterChanged", "PrintChanged", "TechnicianAsked", "CodeTried", "Tried", "Kept", "Examined", "Stop"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its type, its data (plain JSON values) and the sender's running number."""

    type: str
    data: Mapping[str, Any] = field(default_factory=dict, repr=False)  # may hold what is private
    seq: int = 0

    def encode(self) -> bytes:
        """The line to send, newline included."""
        body = {"v": VERSION, "seq": self.seq, "type": self.type, "data": dict(self.data)}
        return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def decode(line: bytes) -> Message | None:
    """The message in one line, or None where it is not one of this version."""
    try:
        body = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(body, dict) or body.get("v") != VERSION:
        return None
    kind, data, seq = body.get("type"), body.get("data", {}), body.get("seq", 0)
    if not isinstance(kind, str) or not isinstance(data, dict) or not isinstance(seq, int):
        return None
    return Message(kind, data, seq)


class Reader:
    """Cuts a stream of bytes into messages, whatever the pieces it arrives in."""

    def __init__(self) -> None:
        self._rest = bytearray()
        self._dropping = False
        self.refused = 0

    def feed(self, piece: bytes) -> Iterator[Message]:
        """Yields the messages completed by these bytes."""
        self._rest += piece
        while (end := self._rest.find(b"\n")) >= 0:
            line = bytes(self._rest[:end])
            del self._rest[: end + 1]
            if self._dropping:
                self._dropping = False
                continue
            message = decode(line)
            if message is None:
                self.refused += bool(line.strip())
            else:
                yield message
        if len(self._rest) > LONGEST_LINE:
            self._rest.clear()
            self._dropping = True
            self.refused += 1
