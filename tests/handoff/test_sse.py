"""Server-Sent Events are read the same however the bytes are cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.handoff.sse import LONGEST_EVENT, Event, events

STREAM = (
    ': hello\r\nid: 4\r\nevent: call\r\ndata: {"place": "Hall d’entrée"}\r\n\r\n'
    "data: a\ndata:b\n\nevent: beat\n\nid: 5\ndata: last\n\n"
).encode()
EXPECTED = [
    Event("call", '{"place": "Hall d’entrée"}', "4"),
    Event("message", "a\nb", "4"),
    Event("message", "last", "5"),
]


@given(st.lists(st.integers(0, len(STREAM)), max_size=12))
def test_pieces_may_end_anywhere(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(STREAM)]
    pieces = [STREAM[a:b] for a, b in pairwise(edges)]
    assert list(events(pieces)) == EXPECTED


def test_an_event_cut_short_is_not_told() -> None:
    assert list(events([b"event: call\ndata: half"])) == []


def test_an_endless_line_is_an_error_and_not_a_full_memory() -> None:
    with pytest.raises(ValueError, match="longer than a desk sends"):
        list(events(b"x" * 100_000 for _ in range(2 * LONGEST_EVENT // 100_000)))
