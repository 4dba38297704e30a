"""The commands as people and programs use them: their words, their JSON, their exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kiosk.commands.doctor import machine
from tests.terminal.stage import ROOT, configuration
from tests.voice.ears import no_card

STATE = ROOT.parent / "shared" / "data" / "vosdroits-particuliers-2020-11-12.zip"
state = pytest.mark.skipif(not STATE.is_file(), reason="the State's documents are not at hand")
FROM_STATE = {"KIOSK_CONTENT__SOURCE": str(STATE)}


def kiosk(*words: str, **more: Any) -> subprocess.CompletedProcess[str]:
    environment: Mapping[str, str] = {**os.environ, **more.pop("environment", {})}
    command = [sys.executable, *more.pop("python", ()), "-m", "kiosk.cli", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, **more)


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("nonsense",),
        ("check", "--nonsense"),
        ("ask",),
        ("ask", "nothing-of-that-name"),
        ("ask", "creche", "une réponse qui n’est pas offerte"),
        ("walk", "nothing-of-that-name"),
        ("check", "--config", "/nowhere"),
        ("run", "--config", "/nowhere"),
        ("shots", "/nowhere", "--themes", "white-on-black"),
        ("shots", "/nowhere", "--scenes", "a page that is not there"),
        ("shots", "/nowhere", "--languages", "fr,xx"),
        ("shots", "/nowhere", "--text-sizes", "5"),
        ("shots", "/nowhere", "--sizes", "1080"),
    ],
)
def test_wrong_use_is_told_with_status_2_and_no_traceback(words: tuple[str, ...]) -> None:
    done = kiosk(*words)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_every_command_explains_itself() -> None:
    told = kiosk("--help").stdout
    for command in ("demo", "run", "desk", "check", "walk", "ask", "doctor", "shots", "dev"):
        assert command in told
        assert kiosk(command, "--help").returncode == 0


def test_check_is_quick_because_it_loads_no_window() -> None:
    done = kiosk("check", python=("-X", "importtime"))
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "import time" in line}
    assert "kiosk.config.check" in loaded
    assert not [
        name for name in loaded if name.partition(".")[0] in ("kivy", "pyttsx3", "selenium", "sqlite3")
    ]


def test_check_tells_every_mistake_with_its_place_and_remedy(tmp_path: Path) -> None:
    config = configuration(tmp_path, "id: confidences\ntitre: Sans rien\nblocs: []\n")
    done = kiosk("check", "--config", str(config))
    assert done.returncode == 1
    assert "confidences.yaml:" in done.stderr
    assert " → " in done.stderr
    found = json.loads(kiosk("check", "--config", str(config), "--json").stdout)["problems"]
    assert {"file", "line", "column", "message", "hint", "level"} <= set(found[0])
    assert len(found) >= 3


def test_check_of_the_shipped_configuration_finds_nothing() -> None:
    done = kiosk("check", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == {"problems": []}


def test_walk_reaches_every_question_and_case_of_the_town_hall() -> None:
    done = kiosk("walk", "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 0
    assert told["problems"] == []
    assert told["procedures"] >= 10
    assert told["cases"] == told["cases_reached"] > 0
    assert told["questions"] == told["questions_reached"] > 0


@state
def test_walk_goes_through_the_states_documents_too() -> None:
    told = json.loads(kiosk("walk", "F34852", "F1367", "--json", environment=FROM_STATE).stdout)
    assert told["procedures"] == 2
    assert told["cases"] == told["cases_reached"]


def test_ask_shows_the_open_question_and_then_what_to_do() -> None:
    opened = json.loads(kiosk("ask", "creche", "--json").stdout)
    assert opened["document"] == "creche"
    assert opened["question"]["text"].startswith("L’enfant est-il déjà né")
    assert "Oui, il est né" in opened["question"]["choices"]
    words = ("Oui, il est né", "Un autre accueil")
    further = json.loads(kiosk("ask", "creche", *words, "--json").stdout)
    assert further["question"] is None or further["question"]["text"] != opened["question"]["text"]
    assert kiosk("ask", "creche").stdout.startswith(f"{opened['title']} (creche)")


@state
def test_ask_goes_from_the_states_guided_search_to_the_fiche_it_opens() -> None:
    choice = "Faire une procuration"
    told = json.loads(kiosk("ask", "F34852", choice, "--json", environment=FROM_STATE).stdout)
    assert told["document"].startswith("F")
    assert told["document"] != "F34852" or told["question"]["text"] != "Élections : que cherchez-vous ?"
    assert told["text"] or told["question"]


def test_the_doctor_tells_of_every_part() -> None:
    done = kiosk("doctor", "--json")
    findings = json.loads(done.stdout)["findings"]
    parts = {one["part"] for one in findings}
    assert {"réglages", "démarches", "caractères", "écran", "moteur de la voix", "disque", "horloge"} <= parts
    for one in findings:
        assert one["level"] in ("good", "warning", "bad")
        assert one["level"] == "good" or one["remedy"]
    assert done.returncode == int(any(one["level"] == "bad" for one in findings))


def test_the_doctor_says_that_there_is_no_sound_card(tmp_path: Path) -> None:
    with no_card(tmp_path):
        findings = json.loads(kiosk("doctor", "--json").stdout)["findings"]
    assert [one for one in findings if one["level"] == "bad" and "son" in one["part"]]


def test_the_doctor_says_that_the_clock_was_never_set() -> None:
    assert machine.clock(0.0).level == "bad"
    assert "1970-01-01" in machine.clock(0.0).measured
    assert machine.clock(time.time()).level == "good"


def test_the_doctor_stops_at_broken_settings_and_says_where(tmp_path: Path) -> None:
    config = configuration(tmp_path)
    (config / "kiosk.toml").write_text("[hall\n", encoding="utf-8")
    done = kiosk("doctor", "--config", str(config))
    assert done.returncode == 1
    assert "kiosk.toml:1" in done.stdout


@pytest.mark.parametrize("display", ["", ":98765"])
def test_without_a_display_the_terminal_says_so_and_ends(display: str, tmp_path: Path) -> None:
    settings = {"DISPLAY": display, "KIOSK_TERMINAL__STATE_DIR": str(tmp_path), "WAYLAND_DISPLAY": ""}
    done = kiosk("run", environment=settings, timeout=30)
    assert done.returncode == 1
    assert "display" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["link", "desk"])
def test_broken_settings_stop_the_link_and_the_desk_with_their_place(command: str, tmp_path: Path) -> None:
    config = configuration(tmp_path)
    settings = config / "kiosk.toml"
    settings.write_text(
        settings.read_text("utf-8").replace("port = 8700", "port = 99999999"), encoding="utf-8"
    )
    done = kiosk(command, "--config", str(config), timeout=30)
    assert done.returncode == 1
    assert "kiosk.toml:" in done.stderr
    assert "Traceback" not in done.stderr
