"""What a technician has the link try: each desk by its name, its answer, its clock, a trial call and back."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from kiosk.handoff.attempts import line
from kiosk.handoff.attempts.line import attempt
from kiosk.handoff.probing import Answer, Probe
from kiosk.handoff.settings import LinkSettings
from tests.desk.running import SITE, TOKEN, RunningDesk
from tests.handoff.terminal import RunningLink


def settings(folder: Path, *urls: str, token: str = TOKEN) -> LinkSettings:
    return LinkSettings(folder / "sock", folder / "state", urls, token, SITE, "borne-2", "Hall d’entrée")


def came_back(_: str) -> int | None:
    return 12


def never(_: str) -> int | None:
    return None


def quick(text: str) -> str:
    """An answer is one, late or not."""
    return line.GOOD if text == line.SLOW else text


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def test_the_link_tries_the_way_to_its_desk_and_tells_the_supervisor(
    link: RunningLink, desk: RunningDesk
) -> None:
    with link.supervisor() as supervisor:
        supervisor.send("Try", what="line", values={})
        while not (told := [one.data for one in supervisor.heard if one.type == "Tried"]):
            assert supervisor.read(20), "no answer"
    assert told[0]["what"] == "line"
    assert told[0]["outcome"] in ("good", "warning")  # on a busy machine it answers late
    assert [quick(one["text"]) for one in told[0]["lines"]] == [line.GOOD, line.CAME_BACK]
    assert all(one["values"]["desk"] == desk.url for one in told[0]["lines"])


def test_each_thing_that_fails_is_told_with_what_mends_it(tmp_path: Path, desk: RunningDesk) -> None:
    away = f"http://127.0.0.1:{free_port()}"
    told = attempt({}, settings(tmp_path, desk.url, away), never)
    assert told.outcome == "bad"
    assert [quick(one.text) for one in told.lines] == [line.GOOD, line.NOT_BACK, line.WRONG[Answer.SILENT]]
    half = attempt({}, settings(tmp_path, desk.url, away), came_back)
    assert (half.outcome, half.text) == ("warning", line.SOME_GOOD)
    refused = attempt({}, settings(tmp_path, desk.url, token="wrong"), came_back)
    assert refused.lines[0].text == line.WRONG[Answer.REFUSED]
    assert attempt({}, settings(tmp_path), came_back).text == line.NO_DESK


def test_clocks_that_differ_and_a_line_in_clear_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "probe", lambda *_: Probe(Answer.GOOD, 200, 700, -75.4))
    monkeypatch.setattr(line.socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", ("10.0.0.5", 0))])
    told = attempt({}, settings(tmp_path, "http://10.0.0.5:8700"), came_back)
    assert told.outcome == "warning"
    assert [one.text for one in told.lines] == [line.SLOW, line.OPEN, line.CLOCK, line.CAME_BACK]
    assert told.lines[2].values["n"] == "75"


def test_a_name_that_the_network_does_not_know_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(line.socket, "getaddrinfo", unknown)
    told = attempt({}, settings(tmp_path, "https://bureau.mairie.invalid"), came_back)
    assert [(one.text, one.values["host"]) for one in told.lines] == [(line.UNNAMED, "bureau.mairie.invalid")]
