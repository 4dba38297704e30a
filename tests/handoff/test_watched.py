"""A link that hangs, and a thread of its that fails: neither keeps calls from leaving."""

from __future__ import annotations

import logging
import signal
import threading
from pathlib import Path

import pytest

from kiosk.handoff.book import Book
from kiosk.handoff.link import Link, LinkSettings
from tests.desk.running import SITE, TOKEN, RunningDesk
from tests.handoff.terminal import RunningLink, Supervisor, serving
from tests.managed import ServiceManager


def test_a_link_that_hangs_is_no_longer_told_to_be_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, watchdog_s = RunningLink(tmp_path, []), 1.5
    with ServiceManager(watchdog_s) as manager:
        for key, value in manager.environment.items():
            monkeypatch.setenv(key, value)
        process = link.start().process
        assert process is not None
        try:
            assert [manager.hears() for _ in range(2)] == ["READY=1", "WATCHDOG=1"]
            process.send_signal(signal.SIGSTOP)
            assert manager.falls_silent(2 * watchdog_s)
            process.send_signal(signal.SIGCONT)
            assert manager.hears() == "WATCHDOG=1"
        finally:
            link.kill()


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
    with (
        serving(Link(settings)),
        caplog.at_level(logging.ERROR),
        Supervisor(settings.socket) as citizen,
    ):
        citizen.state(citizen.place(), "ringing")
    assert failed.is_set()
    told = [record.message for record in caplog.records if "tried again" in record.message]
    assert len(told) == 1
    assert "RuntimeError at test_watched.py" in told[0]
    assert "typed" not in caplog.text
