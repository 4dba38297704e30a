"""The settings of places and printer: every mistake at its line, and what sessions carry of the directory."""

from __future__ import annotations

import json
import pickle
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.app.assemble import assemble
from kiosk.app.away import away_problems
from kiosk.app.keep import KeptParts
from kiosk.procedures.model import Place
from tests.app.test_handed import handed
from tests.config.good import SETTINGS
from tests.services.test_directory import record

NOW = datetime(2026, 11, 20, 10, 0)


def written(folder: Path, **settings: str) -> Path:
    """A configuration folder with these settings, each `section__name` with its TOML value."""
    text = SETTINGS
    for key, value in settings.items():
        section, name = key.split("__")
        if f"[{section}]\n" not in text:
            text += f"\n[{section}]\n"
        text = text.replace(f"[{section}]\n", f"[{section}]\n{name} = {value}\n", 1)
    (folder / "kiosk.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("settings", "wrong"),
    [
        ({"hall__opening": '["lundi-vendredi 8:30-17:00", "jeudo 9:00-10:00"]'}, "jeudo"),
        ({"hall__opening": '["lundi 17:00-8:00"]'}, "finit avant"),
        ({"hall__insee": '"Paris"'}, "Paris"),
        ({"printer__address": '"usb:nonsense"'}, "usb:nonsense"),
    ],
)
def test_a_mistake_is_told_at_its_line_with_what_to_write(
    tmp_path: Path, settings: dict[str, str], wrong: str
) -> None:
    config = written(tmp_path, **settings)
    (problem,) = away_problems(config, {})
    name = next(iter(settings)).split("__")[1]
    lines = (config / "kiosk.toml").read_text("utf-8").splitlines()
    assert lines[problem.line - 1].startswith(f"{name} = ")
    assert wrong in problem.message
    assert problem.hint


def test_a_directory_without_a_commune_and_one_that_is_not_there_are_told(tmp_path: Path) -> None:
    config = written(tmp_path, content__directory='"nowhere.json"')
    found = away_problems(config, {})
    assert {problem.level for problem in found} == {"warning", "error"}
    assert any("commune" in problem.message for problem in found)
    assert any("nowhere.json" in problem.message for problem in found)


def test_the_shipped_settings_have_no_mistake() -> None:
    assert away_problems(Path(__file__).resolve().parents[2] / "config", {}) == []


def test_sessions_carry_what_serves_their_commune_and_hear_of_a_new_directory(tmp_path: Path) -> None:
    directory = tmp_path / "places.json"

    def publish(*records: dict) -> None:
        directory.write_text(json.dumps({"total_count": len(records), "results": records}), "utf-8")

    elsewhere = record("Tribunal d’ailleurs", "tribunal", "77001")
    publish(record("Tribunal de Paris", "tribunal", "75056"), elsewhere)
    folder = tmp_path / "config"
    folder.mkdir()
    config = written(folder, content__directory=f'"{directory}"', hall__insee='"75112"')
    (folder / "procedures").mkdir()
    parts, problems = assemble(config, {})
    assert parts is not None, problems
    hall = pickle.loads(pickle.dumps(parts.hall))
    cards = hall.cards(Place("b", "tribunal"), NOW, "fr")
    assert [card.lines[0].text for card in cards] == ["Tribunal de Paris"]
    assert b"ailleurs" not in pickle.dumps(parts.hall)
    kept = KeptParts(config)
    kept.descriptor()
    publish(record("Nouveau tribunal", "tribunal", "75056"))
    given, _ = handed(kept)
    assert given is not None
    (card,) = given.hall.cards(Place("b", "tribunal"), NOW, "fr")
    assert card.lines[0].text == "Nouveau tribunal"
