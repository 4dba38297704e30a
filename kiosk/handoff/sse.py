"""Cuts a stream of bytes into Server-Sent Events; used by the link's stream reader and by tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST_EVENT = 1_000_000


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its kind, its data and the cursor to resume from ("" where none was given yet)."""

    kind: str
    data: str
    id: str


def events(pieces: Iterable[bytes]) -> Iterator[Event]:
    """Yields each event once it is complete; ValueError where one is longer than any desk's."""
    kind, data, last_id = "message", [], ""
    for line in _lines(pieces):
        if not line:
            if data:
                yield Event(kind, "\n".join(data), last_id)
            kind, data = "message", []
            continue
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "event":
            kind = value
        elif name == "data":
            data.append(value)
        elif name == "id" and "\0" not in value:
            last_id = value


def _lines(pieces: Iterable[bytes]) -> Iterator[str]:
    rest = b""
    for piece in pieces:
        rest += piece
        *whole, rest = rest.split(b"\n")
        if len(rest) > LONGEST_EVENT:
            raise ValueError("an event longer than a desk sends")
        for line in whole:
            yield line.rstrip(b"\r").decode("utf-8", "replace")
