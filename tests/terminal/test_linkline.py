"""The supervisor's line to the link: one that hangs is given up once, and what is carried arrives whole."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.handoff.line import Line
from kiosk.handoff.link import Link, LinkSettings
from kiosk.terminal import linkline
from kiosk.terminal.linkline import MOST_WAITING, LinkLine
from kiosk.wire.messages import Message, Reader
from tests.handoff.terminal import serving


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


def test_a_link_that_gives_no_sign_of_life_is_known_before_anybody_calls(
    hangs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linkline, "SILENT_S", 0.0)
    line = LinkLine(hangs)
    assert not line.answers
    assert line.connect() is not None
    assert line.answers
    line.ping()
    assert line.deaf
    assert not line.answers
    line.close()
    assert not line.deaf


def test_a_link_that_lives_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linkline, "SILENT_S", 0.0)
    settings = LinkSettings(tmp_path / "link.sock", tmp_path / "state", [], "", "paris-12", "borne-1", "")
    line = LinkLine(settings.socket)
    with serving(Link(settings)):
        connection = line.connect()
        assert connection is not None
        connection.settimeout(20)
        line.ping()
        assert line.deaf
        assert "Pong" in [message.type for message in line.receive()]
        assert line.answers
        line.close()


def test_a_call_and_its_newest_wishes_are_said_to_every_link_until_it_has_ended(hangs: Path) -> None:
    line = LinkLine(hangs)
    line.owe("PlaceCall", {"call": {"id": "c1"}})
    line.owe("PlaceCall", {"call": {"id": "c1", "wishes": ["lsf"], "wishes_version": 2}})
    line.owe("PlaceCall", {"call": {"id": "c1", "wishes": [], "wishes_version": 1}})

    def told(version: int, state: str = "ringing") -> list[dict]:
        """What is said of the call on a new connection, the link having answered with this version."""
        line.close()
        with socket.socket(socket.AF_UNIX) as listener:
            hangs.unlink()
            listener.bind(str(hangs))
            listener.listen()
            while line.connect() is None:
                pass
            there, _ = listener.accept()
            line.catch_up()
            there.setblocking(False)
            try:
                said = [dict(m.data["call"]) for m in Reader().feed(there.recv(65_536))]
            except BlockingIOError:
                said = []
            news = {"id": "c1", "state": state, "wishes_version": version}
            there.setblocking(True)
            there.sendall(Message("CallChanged", news, 1).encode())
            list(line.receive())
            there.close()
        return said

    assert [(one["wishes"], one["wishes_version"]) for one in told(0)] == [(["lsf"], 2)]
    assert len(told(2)) == 1
    assert not line.deaf
    assert len(told(2, "closed")) == 1  # another link may not be able to read what that one kept
    assert told(2, "closed") == []
    line.close()


def test_figures_of_a_long_outage_are_not_pushed_out_by_examinations(hangs: Path) -> None:
    line = LinkLine(hangs)
    line.send("Count", {"event": "print"})
    for hour in range(MOST_WAITING):
        line.send("Health", {"at": hour})
    line.send("Count", {"event": "call"})
    with socket.socket(socket.AF_UNIX) as listener:
        hangs.unlink()
        listener.bind(str(hangs))
        listener.listen()
        assert line.connect() is not None
        there, _ = listener.accept()
        with there:
            line.catch_up()
            said = [(one.type, dict(one.data)) for one in Reader().feed(there.recv(65_536))]
    line.close()
    health = ("Health", {"at": MOST_WAITING - 1})
    assert said == [("Count", {"event": "print"}), health, ("Count", {"event": "call"})]


Heard = queue.Queue[tuple[str, socket.socket | None]]
WAIT_S = 10.0


@pytest.fixture
def link(tmp_path: Path) -> Iterator[tuple[Path, Heard]]:
    """A link's end that tells what came, and what was carried with what is printed."""
    path, heard = tmp_path / "link.sock", Heard()
    line = Line(path)

    def hear(message: Message) -> None:
        heard.put((message.type, line.carried() if message.type == "Print" else None))

    serving = threading.Thread(target=line.serve, args=(hear, lambda: None, lambda: None))
    serving.start()
    yield path, heard
    line.stop()
    serving.join(WAIT_S)


def test_the_end_of_a_line_goes_with_its_message_and_once(link: tuple[Path, Heard]) -> None:
    path, heard = link
    line = LinkLine(path)
    assert line.connect() is not None
    ours, theirs = socket.socketpair()
    with ours, theirs:
        line.send("Count", {"event": "print", "procedure": "p"})
        assert line.say_now("Print", {}, theirs)
        assert line.say_now("Print", {})
    assert heard.get(timeout=WAIT_S) == ("Count", None)
    kind, carried = heard.get(timeout=WAIT_S)
    assert carried is not None
    with carried:
        assert (kind, carried.recv(1)) == ("Print", b"")  # ours is closed: it is the same line
    assert heard.get(timeout=WAIT_S) == ("Print", None)
    line.close()


def test_what_is_no_line_is_dropped_and_the_link_goes_on(link: tuple[Path, Heard], tmp_path: Path) -> None:
    path, heard = link
    line = LinkLine(path)
    connection = line.connect()
    assert connection is not None
    with (tmp_path / "file").open("wb") as file:
        socket.send_fds(connection, [b"\n"], [file.fileno()])
    assert line.say_now("Print", {})
    assert heard.get(timeout=WAIT_S) == ("Print", None)
    line.close()
