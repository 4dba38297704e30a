"""What is chosen on a terminal's screen: kept whole, read above its files, refused where it is wrong."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Any

import pytest

from kiosk.commands.doctor.english import english
from kiosk.config.chosen import FILE
from kiosk.config.commissioned import keep
from kiosk.config.explain import explain
from kiosk.config.settings import load_settings
from kiosk.config.settings_table import Settings
from kiosk.wire.findings import French
from tests.config.good import SETTINGS

FRENCH = re.compile(r"[\u00a0«»’]|\b(?:Écrivez|Il faut|pas|ou|un|une|les|et|entre|sens)\b")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    folder = tmp_path / "config"
    folder.mkdir()
    settings = SETTINGS.replace('place = "Hall"', 'place = "Hall"\nstate_dir = "state"')
    (folder / "kiosk.toml").write_text(settings, encoding="utf-8")
    (folder / "terminal.toml").write_text('[terminal]\nplace = "Fond"\n', encoding="utf-8")
    return folder


def good(config: Path, environ: dict[str, str] | None = None) -> Settings:
    settings, problems = load_settings(config, environ or {})
    assert settings is not None, problems
    return settings


def kept(config: Path) -> Path:
    return config.parent / "state" / FILE


def test_what_is_chosen_wins_over_files_and_loses_to_the_environment(config: Path) -> None:
    assert keep(config, {"terminal": {"id": "b-7", "place": "Étage, « 2 »"}}, {}) == []
    assert keep(config, {"panel": {"viewing_mm": 450.5}, "voice": {"volume": 0.25}}, {}) == []
    settings = good(config)
    assert (settings.terminal.id, settings.terminal.place) == ("b-7", "Étage, « 2 »")
    assert (settings.panel.viewing_mm, settings.voice.volume) == (450.5, 0.25)
    assert good(config, {"KIOSK_TERMINAL__ID": "b-8"}).terminal.id == "b-8"
    (one,) = explain(config, "terminal.id", {})
    assert Path(one.place.rpartition(":")[0]) == kept(config)
    assert [Path(place).name for place, _ in one.lost[:1]] == ["kiosk.toml:9"]


def test_its_folder_is_named_by_any_layer_but_this_one(config: Path) -> None:
    elsewhere = {"KIOSK_TERMINAL__STATE_DIR": str(config.parent / "elsewhere")}
    assert keep(config, {"terminal": {"id": "b-9"}}, elsewhere) == []
    assert good(config, elsewhere).terminal.id == "b-9"
    assert good(config).terminal.id == "borne-1"


@pytest.mark.parametrize(
    "wanted",
    [
        {"panel": {"bottom_mm": "850"}},
        {"panel": {"width_px": 1080.5}},
        {"panel": {"bottom_mm": 99999}},
        {"inputs": {"assistive": "oui"}},
        {"inputs": {"keys": "f13 = NEXT"}},
        {"inputs": {"keys": [1]}},
        {"inputs": {"keys": ["= NEXT"]}},
        {"inputs": {"keys": ["f13 = NXT"]}},
        {"inputs": {"keys": ["f13 = 9"]}},
        {"inputs": {"keys": ["f13 = NEXT", "f13 = SELECT"]}},
        {"inputs": {"keys": ["f13 = NEXT"]}},
        {"terminal": {"id": "borne n° 2"}},
        {"terminal": {"id": ""}},
        {"terminal": {"id": 2}},
    ],
    ids=str,
)
def test_what_is_refused_on_a_screen_in_english_has_nothing_of_the_french(
    config: Path, wanted: dict[str, Any]
) -> None:
    (one,) = keep(config, wanted, {})
    for text in (one.message, one.hint):
        assert isinstance(text, French), text
        left = [word for word in FRENCH.findall(text.told(english())) if word not in str(wanted)]
        assert left == [], text.told(english())


def test_a_value_is_taken_back(config: Path) -> None:
    keys = ["f13 = NEXT", "f15 = SELECT"]
    keep(config, {"terminal": {"id": "b-7"}, "inputs": {"keys": keys, "assistive": False}}, {})
    assert keep(config, {"terminal": {"id": None}}, {}) == []
    assert good(config).terminal.id == "borne-1"
    assert good(config).inputs.keys == tuple(keys)
    assert not good(config).inputs.assistive


@pytest.mark.parametrize(
    "values, said",
    [
        ({"desk": {"token": "canari-canari-canari"}}, ".env"),
        ({"terminal": {"state_dir": "/tmp"}}, "kiosk.toml"),
        ({"desk": {"port": 1}}, "kiosk.toml"),
        ({"panel": {"widht_mm": 300}}, "panel.width_mm"),
        ({"panel": {"width_mm": "300"}}, "Sans guillemets"),
        ({"panel": {"width_mm": float("nan")}}, "nombre"),
        ({"panel": {"bottom_mm": 1190}}, "bottom_mm"),
        ({"inputs": {"keys": ["f13 = NEXT"]}}, "SELECT"),
        ({"nothing": {"at_all": 1}}, "panel.width_mm"),
    ],
)
def test_what_is_wrong_is_refused_whole_with_a_remedy(config: Path, values: Any, said: str) -> None:
    keep(config, {"terminal": {"place": "Ici"}}, {})
    before = kept(config).read_bytes()
    problems = keep(config, {"terminal": {"place": "Là"}} | values, {})
    assert any(said in f"{one.message} {one.hint}" for one in problems), problems
    assert all(one.hint and one.file.endswith(FILE) and one.level == "error" for one in problems)
    assert "canari" not in "".join(map(str, problems))
    assert kept(config).read_bytes() == before


def test_a_value_that_loses_is_kept_and_told(config: Path) -> None:
    (problem,) = keep(config, {"terminal": {"id": "b-7"}}, {"KIOSK_TERMINAL__ID": "b-8"})
    assert problem.level == "warning"
    assert "KIOSK_TERMINAL__ID" in problem.file
    assert good(config).terminal.id == "b-7"


def test_settings_that_are_wrong_elsewhere_do_not_stop_the_screen(config: Path) -> None:
    (config / "terminal.toml").write_text("[terminal]\nplase = 1\n", encoding="utf-8")
    assert keep(config, {"terminal": {"id": "b-7"}}, {}) == []
    (config / "terminal.toml").unlink()
    assert good(config).terminal.id == "b-7"


def test_a_file_that_was_broken_by_hand_is_told_and_mended_from_the_screen(config: Path) -> None:
    keep(config, {"terminal": {"id": "b-7"}}, {})
    kept(config).write_text('[terminal]\nid = "b-7"\nplace = \n[desk]\nport = 1\n', encoding="utf-8")
    settings, problems = load_settings(config, {})
    assert settings is None
    assert {(Path(one.file).name, one.line) for one in problems} == {(FILE, 3), (FILE, 5)}
    assert keep(config, {"terminal": {"place": "Ici"}}, {}) == []
    assert (good(config).terminal.id, good(config).terminal.place) == ("b-7", "Ici")


def test_it_is_its_owners_alone_and_says_in_french_what_it_is(config: Path) -> None:
    keep(config, {"hall": {"reception_place": 'à gauche\t"ici"\x7f'}}, {})
    assert good(config).hall.reception_place == 'à gauche\t"ici"\x7f'
    assert stat.S_IMODE(kept(config).stat().st_mode) == 0o600
    assert "choisis à l’écran" in kept(config).read_text("utf-8").splitlines()[0]
    assert [one.name for one in kept(config).parent.iterdir()] == [FILE]


def test_what_cannot_be_read_is_told_and_the_rest_serves(config: Path) -> None:
    kept(config).mkdir(parents=True)
    settings, problems = load_settings(config, {})
    assert settings is not None
    assert ["sudo" in one.hint for one in problems] == [True]
