"""What was tried is told to the page in both its languages; what died with the link, as bad."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from kiosk.commands.doctor.english import english
from kiosk.terminal.linkline import LinkLine
from kiosk.terminal.technician import NO_LINK
from kiosk.views.pages.technician.attempted import BROKEN
from kiosk.wire.findings import fr
from kiosk.wire.told import Told
from tests.terminal.opened import technician
from tests.terminal.stage import eventually


def test_what_is_found_goes_to_the_page_in_english_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Told("bad", "{found}", {"found": fr("aplay manque\u00a0: rien ne s’entend")})
    monkeypatch.setattr("kiosk.terminal.technician.ATTEMPTS", {"voice": lambda given: found})
    with technician(tmp_path, english=english) as opening:
        opening.open()
        opening.says("Try", what="voice:fr")
        heard = opening.there.heard
        while heard[-1][0] != "Tried":
            opening.part.turn(opening.session)
    values = heard[-1][1]["values"]
    assert values["found.en"] == "aplay is missing: nothing is heard"


def test_a_try_that_stops_on_a_mistake_is_told_as_bad(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def mistaken(given: object) -> Told:
        raise RuntimeError("4071")

    monkeypatch.setattr("kiosk.terminal.technician.ATTEMPTS", {"voice": mistaken})
    with technician(tmp_path) as opening:
        opening.open()
        opening.says("Try", what="voice:fr")
        heard = opening.there.heard
        eventually(lambda: opening.part.turn(opening.session) or heard[-1][0] == "Tried", "how it went", 20)
    assert (heard[-1][1]["outcome"], heard[-1][1]["text"]) == ("bad", BROKEN)
    said = capsys.readouterr().err
    assert "RuntimeError" in said
    assert "4071" not in said


def test_a_link_that_dies_leaves_no_try_under_way(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as link:
        link.bind(str(tmp_path / "link.sock"))
        link.listen()
        line = LinkLine(tmp_path / "link.sock")
        assert line.connect() is not None
        with technician(tmp_path, line) as opening:
            part, heard = opening.part, opening.there.heard
            opening.open()
            part.link_lost()  # nothing was being tried
            before = len(heard)
            for what in ("line", "line"):
                opening.says("Try", what=what)
            assert len(heard) == before
            line.close()
            part.link_lost()
            part.link_lost()
            (told,) = heard[before:]
        assert told[0] == "Tried"
        assert (told[1]["what"], told[1]["outcome"], NO_LINK in str(told[1])) == ("line", "bad", True)
