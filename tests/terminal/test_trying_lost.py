"""What was tried is told to the page in both its languages; what died with the link, as bad."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any, cast

import pytest

from kiosk.commands.doctor.english import english
from kiosk.terminal.button import PretendedButton
from kiosk.terminal.child import Session
from kiosk.terminal.linkline import LinkLine
from kiosk.terminal.technician import NO_LINK, TechnicianOptions, TechnicianPart
from kiosk.wire.findings import fr
from kiosk.wire.messages import Message
from kiosk.wire.told import Told


class OnScreen:
    """The session on screen, as far as this part knows it."""

    drawn, broken, busy = True, False, False

    def __init__(self) -> None:
        self.heard: list[tuple[str, dict[str, Any]]] = []

    def send(self, kind: str, data: dict[str, Any]) -> None:
        self.heard.append((kind, data))


def test_what_is_found_goes_to_the_page_in_english_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Told("bad", "{found}", {"found": fr("aplay manque\u00a0: rien ne s’entend")})
    monkeypatch.setattr("kiosk.terminal.technician.ATTEMPTS", {"voice": lambda given: found})
    read, write = os.pipe()
    part = TechnicianPart(
        TechnicianOptions(tmp_path, tmp_path, button=PretendedButton(read), english=english),
        LinkLine(tmp_path / "link.sock"),
    )
    there = OnScreen()
    session = cast(Session, there)
    os.write(write, b".")
    part.turn(session)
    part.said(session, Message("ChooseCode", {"code": "407193"}), session)
    part.said(session, Message("Try", {"what": "voice:fr"}), session)
    while there.heard[-1][0] != "Tried":
        part.turn(session)
    values = there.heard[-1][1]["values"]
    assert values["found.en"] == "aplay is missing: nothing is heard"
    part.close()
    os.close(write)


def test_a_link_that_dies_leaves_no_try_under_way(tmp_path: Path) -> None:
    read, write = os.pipe()
    with socket.socket(socket.AF_UNIX) as link:
        link.bind(str(tmp_path / "link.sock"))
        link.listen()
        line = LinkLine(tmp_path / "link.sock")
        assert line.connect() is not None
        part = TechnicianPart(TechnicianOptions(tmp_path, tmp_path, button=PretendedButton(read)), line)
        there = OnScreen()
        session = cast(Session, there)
        os.write(write, b".")
        part.turn(session)
        part.said(session, Message("ChooseCode", {"code": "407193"}), session)
        part.link_lost()  # nothing was being tried
        before = len(there.heard)
        for what in ("line", "line"):
            part.said(session, Message("Try", {"what": what}), session)
        assert len(there.heard) == before
        line.close()
        part.link_lost()
        part.link_lost()
        (told,) = there.heard[before:]
        assert told[0] == "Tried"
        assert (told[1]["what"], told[1]["outcome"], NO_LINK in str(told[1])) == ("line", "bad", True)
        part.close()
    os.close(write)
