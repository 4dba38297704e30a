"""A link that hangs, and a thread of its that fails: neither keeps calls from leaving."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.handoff.book import Book
from kiosk.handoff.link import Link, LinkSettings
from tests.desk.running import SITE, TOKEN, RunningDesk
from tests.handoff.terminal import RunningLink, Supervisor


def test_a_link_that_hangs_is_no_longer_told_to_be_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, name, watchdog_s = RunningLink(tmp_path, []), f"kiosk-link-{os.getpid()}", 1.5
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(f"\0{name}")
        manager.settimeout(20)
        monkeypatch.setenv("NOTIFY_SOCKET", f"@{name}")
        monkeypatch.setenv("WATCHDOG_USEC", str(round(watchdog_s * 1e6)))
        process = link.start().process
        assert process is not None
        try:
            assert [manager.recv(200) for _ in range(2)] == [b"READY=1", b"WATCHDOG=1"]
            process.send_signal(signal.SIGSTOP)
            assert falls_silent(manager, 2 * watchdog_s)
            process.send_signal(signal.SIGCONT)
            assert manager.recv(200) == b"WATCHDOG=1"
        finally:
            link.kill()


def falls_silent(manager: socket.socket, within_s: float) -> bool:
    """Whether nothing more is told, but for what was on its way."""
    manager.settimeout(within_s)
    with suppress(TimeoutError):
        for _ in range(4):
            manager.recv(200)
        return False
    return True


def test_a_thread_that_fails_goes_on_and_the_call_leaves(
    tmp_path: Path, desk: RunningDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    owed, failed = Book.owed, threading.Event()

    def fails_once(book: Book) -> object:
        found = owed(book)
        if found and not failed.is_set():
            failed.set()
            raise RuntimeError("what a citizen typed")
        return found

    monkeypatch.setattr(Book, "owed", fails_once)
    settings = LinkSettings(
        tmp_path / "link.sock", tmp_path / "state", [desk.url], TOKEN, SITE, "borne-2", "Hall d’entrée"
    )
    link = Link(settings)
    serving = threading.Thread(target=link.serve)
    serving.start()
    try:
        with caplog.at_level(logging.ERROR), Supervisor(settings.socket) as citizen:
            citizen.state(citizen.place(), "ringing")
        assert failed.is_set()
    finally:
        link.stop()
        serving.join(20)
    told = [record.message for record in caplog.records if "tried again" in record.message]
    assert len(told) == 1
    assert "RuntimeError at test_watched.py" in told[0]
    assert "typed" not in caplog.text
