"""A terminal's sign of life: while somebody can use it and a desk answers, and only then."""

from __future__ import annotations

import json
import logging
import socket
import threading
import time
from pathlib import Path

import pytest

from kiosk.handoff.ping import FILE, Ping, check_ping
from kiosk.wire.findings import Finding
from tests.desk.running import RunningDesk
from tests.handoff.terminal import RunningLink
from tests.listening import listening
from tests.terminal.stage import eventually

ADDRESS = "http://127.0.0.1:9/geheim/{name}"


def told(link: RunningLink) -> Finding:
    """What the doctor finds."""
    (found,) = check_ping(ADDRESS, link.state, 0.1, time.time())
    return found


def test_silence_tells_that_the_terminal_or_its_desk_is_gone(tmp_path: Path, desk: RunningDesk) -> None:
    with listening() as watcher:
        link = RunningLink(tmp_path, [desk.url], ping_url=f"{watcher.url}/{{name}}", ping_s=0.1).start()
        try:
            with link.supervisor() as supervisor:
                assert watcher.next() == "/borne-2"
                supervisor.send("TerminalState", state="out_of_order")
                while watcher.next(0.5):
                    pass
                supervisor.send("TerminalState", state="free")
                assert watcher.next() == "/borne-2"
                eventually(lambda: told(link).level == "good", "it is told as heard")
                watcher.status = 500  # not heard: tried again soon
                assert watcher.next() == "/borne-2"
                eventually(lambda: told(link).level == "bad", "it is told as not heard")
                assert "répond 500\u00a0; le dernier a été entendu il y a 0 min" in told(link).measured
            while watcher.next(0.5):  # nobody can use it
                pass
            with link.supervisor():
                assert watcher.next()
                desk.kill()
                while watcher.next(2.5):  # a desk is given two seconds
                    pass
            assert watcher.url not in link.log.read_text()
        finally:
            link.kill()


@pytest.mark.parametrize(
    ("kept", "level", "words"),
    [
        ({}, "warning", "aucun encore"),
        ({"heard_at": 940, "heard": True, "status": 200}, "good", "entendu il y a 1 min"),
        ({"heard_at": 100, "heard": True, "status": 200}, "warning", "date de 15 min"),
        ({"heard_at": 940, "heard": False, "status": 404}, "bad", "répond 404\u00a0; le dernier a été"),
        ({"heard_at": None, "heard": False, "status": 0}, "bad", "pas de réponse\u00a0; aucun n’a été"),
        ([], "warning", "aucun encore"),
    ],
)
def test_the_doctor_tells_of_the_last_one(tmp_path: Path, kept: object, level: str, words: str) -> None:
    (tmp_path / FILE).write_text(json.dumps(kept))
    (found,) = check_ping(ADDRESS, tmp_path, 300, 1000.0)
    assert (found.level, words in found.measured) == (level, True), found
    assert "geheim" not in repr(found)


def test_nobody_is_told_where_no_address_is_set(tmp_path: Path) -> None:
    assert check_ping("", tmp_path, 300, 1000.0) == []


def test_no_answer_however_odd_tells_the_address(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            there, _ = server.accept()
            with there:
                there.recv(4096)
                there.sendall(b"HTTP/1.1 204 No Content\r\nno header: at all\r\n folded\r\nodd\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/geheim/{{name}}"
        assert Ping(address, "borne-2", tmp_path).once()
        thread.join()
    assert not Ping(address, "borne-2", tmp_path).once()  # nobody is there any more
    assert "sign of life" in caplog.text
    assert "geheim" not in caplog.text + (tmp_path / FILE).read_text()
