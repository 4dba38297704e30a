"""The supervisor's line to a link that hangs: given up once, and the next link is not blamed for it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.terminal import linkline
from kiosk.terminal.linkline import LinkLine


@pytest.fixture
def hangs(tmp_path: Path) -> Iterator[Path]:
    """A link that takes connections and never answers."""
    path = tmp_path / "link.sock"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        yield path


def test_the_link_after_a_deaf_one_is_given_time_to_start(
    hangs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linkline, "DEAF_S", 0.0)
    line = LinkLine(hangs)
    assert line.connect() is not None
    line.owe("PlaceCall", {"call": {"id": "c1"}})
    assert line.deaf
    line.close()
    hangs.unlink()  # the next one does not listen yet
    assert line.connect() is None
    assert not line.deaf
