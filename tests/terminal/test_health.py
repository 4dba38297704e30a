"""A terminal examines itself, both halves, and what it finds is seen at the desk."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from kiosk.terminal import health, sign
from kiosk.terminal.child import Session
from kiosk.terminal.health import Health
from kiosk.terminal.linkline import LinkLine
from kiosk.wire.messages import Message
from tests.desk.people import PASSWORD, account
from tests.desk.running import TOKEN, Agent, RunningDesk
from tests.terminal.opened import technician
from tests.terminal.stage import configuration, eventually


class Asker:
    """The session on screen, as far as this part knows it."""

    broken, busy = False, True

    def __init__(self) -> None:
        self.heard: list[tuple[str, dict[str, Any]]] = []

    def send(self, kind: str, data: dict[str, Any]) -> None:
        self.heard.append((kind, data))


def anybody(_: Session) -> bool:
    return True


def test_both_halves_reach_who_asked_and_the_desk(
    tmp_path: Path, desk: RunningDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, state = configuration(tmp_path), tmp_path / "state"
    for name, value in {"DESK__URLS": desk.url, "DESK__TOKEN": TOKEN, "DESK__ENTRY": "shared",
                        "TERMINAL__STATE_DIR": str(state)}.items():  # fmt: skip
        monkeypatch.setenv(f"KIOSK_{name}", value)
    command = [sys.executable, "-m", "kiosk.cli"]
    with (tmp_path / "link.log").open("w") as log:
        link = subprocess.Popen([*command, "link", "--config", str(config)], stderr=log)
    line = LinkLine(state / "link.sock")
    examine = (*command, "doctor", "--json", "--only", "here", "--config", str(config))
    part, asker = Health(examine, state, line, lambda: True, anybody), cast(Session, Asker())
    try:
        connection = eventually(line.connect, "the link")
        part.said(asker, Message("Examine"), asker)

        def turned() -> bool:
            part.turn(asker)
            if select.select([connection], [], [], 0.05)[0]:
                for message in line.receive():
                    part.heard(message, asker)
            return bool(cast(Any, asker).heard)

        eventually(turned, "an examination")
        ((kind, found),) = cast(Any, asker).heard
        assert kind == "Examined"
        parts = {one["part"] for one in found["findings"]}
        assert {"disque", "moteur de la voix", f"bureau {desk.url}"} <= parts
        account(desk, "tech", "technician")
        technician = Agent(desk.url, "Atelier", "tech", PASSWORD)

        def told() -> list[dict[str, Any]]:
            known = technician.http.get(f"{desk.url}/api/agent/terminals/borne-1", timeout=5).json()
            return list(known.get("findings", ()))

        assert {one["part"] for one in eventually(told, "the desk's page")} == parts
        english = {one["en"]["part"] for one in told()}  # both halves
        assert {"disk", "engine of the voice", f"desk {desk.url}"} <= english
        last = sign.last(state)
        assert last is not None
        assert (last.state, last.link) == ("in_use", True)
    finally:
        part.close()
        line.close()
        link.kill()
        link.wait()


def test_a_doctor_that_hangs_is_ended_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LIMIT_S", 0.2)
    line = LinkLine(tmp_path / "nobody.sock")
    part = Health(
        (sys.executable, "-c", "import time; time.sleep(600)"), tmp_path, line, lambda: False, anybody
    )
    asker = Asker()
    part.said(cast(Session, asker), Message("Examine"), cast(Session, asker))

    def turned() -> bool:
        part.turn(cast(Session, asker))
        return bool(asker.heard)

    eventually(turned, "an end")
    (only,) = asker.heard[0][1]["findings"]
    assert (only["level"], only["part"]) == ("bad", "vérification")
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".new")]


def test_one_that_cannot_be_started_says_so_and_keeps_nobody_waiting(tmp_path: Path) -> None:
    part = Health(
        (str(tmp_path / "none"),), tmp_path, LinkLine(tmp_path / "nobody.sock"), lambda: False, anybody
    )
    asker = Asker()
    part.said(cast(Session, asker), Message("Examine"), cast(Session, asker))
    part.turn(cast(Session, asker))
    (only,) = asker.heard[0][1]["findings"]
    assert (only["level"], only["part"]) == ("bad", "vérification")


def test_no_citizen_is_examined_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "FIRST_S", 0.0)
    part = Health(("/bin/true",), tmp_path, LinkLine(tmp_path / "nobody.sock"), lambda: True, anybody)
    citizen = cast(Session, SimpleNamespace(broken=False, busy=True))
    part.turn(citizen)
    assert part._child is None
    part.turn(cast(Session, SimpleNamespace(broken=False, busy=False)))
    assert part._child is not None
    part.close()


def test_only_a_session_that_is_open_to_a_technician_is_told(tmp_path: Path) -> None:
    """Not even what is wrong with the terminal, nor a load beside it, is a citizen's process to ask for."""
    line = LinkLine(tmp_path / "nobody.sock")
    with technician(tmp_path, line) as opening:
        part = Health(("/bin/true",), tmp_path, line, lambda: True, opening.part.opened)
        session = opening.session
        part.said(session, Message("Examine"), session)
        part.turn(session)
        assert part._child is None
        opening.open()
        part.said(session, Message("Examine"), session)
        part.turn(session)
        assert part._child is not None
        part.close()
