"""A press for a person reaches the supervisor, whatever becomes of the page."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.session.events import HelpPressed
from kiosk.wire.messages import Message, Reader
from tests.journeys.memory_driver import parts_of
from tests.window import open_screen

pytestmark = pytest.mark.xdist_group("window")


def told(channel: socket.socket) -> Iterator[Message]:
    """What has been sent so far."""
    channel.setblocking(False)
    return Reader().feed(channel.recv(1 << 20))


def test_a_window_that_cannot_make_the_calls_page_has_told_of_the_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_screen()
    from kiosk.app.window import Process

    def short(*_: object) -> None:
        raise MemoryError

    supervisor, session = socket.socketpair()
    with supervisor, session:
        process = Process(tmp_path, session, (1080, 1920), parts_of("portrait"), ())
        try:
            monkeypatch.setattr("kiosk.app.core.compose", short)
            with pytest.raises(MemoryError):
                process.send(HelpPressed())
            assert [message.type for message in told(supervisor)] == ["PlaceCall"]
        finally:
            process.close()
