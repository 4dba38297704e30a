"""What the doctor says of signed bundles: the one in service, one on trial, one that was refused."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.commands.doctor.bundles import checks
from kiosk.config.bundle_moves import BY_HAND, NOT_HEALTHY, go_back, keep_it, put_in_service
from kiosk.config.bundled import Service, version_folder, write_service
from kiosk.config.chosen import FILE as CHOSEN
from kiosk.config.settings_bundles import Bundles
from kiosk.config.settings_table import Settings
from tests.config import good


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    known = replace(Settings(), bundles=Bundles(key="a city's"), root=tmp_path)
    for version in (7, 8):
        version_folder(known.state_dir, version).mkdir(parents=True)
    write_service(known.state_dir, Service(current=7, newest=7, staged=8))
    return known


def found(settings: Settings) -> list[tuple[str, str]]:
    return [
        (one.level, one.measured) for check in checks(settings.root / "config", settings) for one in check()
    ]


def test_it_tells_which_bundle_serves_and_how_it_stands(settings: Settings) -> None:
    put_in_service(settings.state_dir)
    ((level, measured),) = found(settings)
    assert level == "warning"
    assert "lot 8" in measured
    assert "à l’essai" in measured
    keep_it(settings.state_dir, 8)
    assert [level for level, _ in found(settings)] == ["good"]
    go_back(settings.state_dir, BY_HAND)
    ((level, measured),) = found(settings)
    assert level == "good"  # it was meant
    assert "lot 7" in measured
    assert "lot 8 est retiré à la main" in measured


def test_a_bundle_with_which_the_terminal_was_not_well_is_a_warning(settings: Settings) -> None:
    put_in_service(settings.state_dir)
    go_back(settings.state_dir, NOT_HEALTHY)
    ((level, measured),) = found(settings)
    assert level == "warning"
    assert NOT_HEALTHY in measured


def test_nothing_is_said_where_there_are_no_bundles(tmp_path: Path) -> None:
    assert found(replace(Settings(), root=tmp_path)) == []


def test_what_the_halls_own_files_win_over_is_told_to_the_city(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    config = settings.root / "config"
    config.mkdir()
    (config / "kiosk.toml").write_text(good.SETTINGS, encoding="utf-8")
    (version_folder(settings.state_dir, 7) / "site.toml").write_text(
        '[hall]\nphone = "3975"\n[idle]\nafter_s = 90\n[panel]\nviewing_mm = 500\n', encoding="utf-8"
    )
    (settings.state_dir / CHOSEN).write_text("[panel]\nviewing_mm = 550\n", encoding="utf-8")
    assert [level for level, _ in found(settings)] == ["good"]
    (config / "site.toml").write_text('[hall]\nphone = "0140"\n[idle]\nafter_s = 90\n', encoding="utf-8")
    (_, (level, measured)) = found(settings)
    assert level == "good"  # it may be meant: nobody has to look at the terminal for it
    assert measured.endswith("\u00a0: hall.phone (site.toml:2)")
    assert main(["bundle", "--config", str(config), "status"]) == 0
    assert f"hall.phone, que {config / 'site.toml'}:2" in capsys.readouterr().out
    assert main(["config", "explain", "hall", "--config", str(config)]) == 0
    (line,) = re.findall(r"hall.phone .*\n(.*)", capsys.readouterr().out)
    assert "l’emporte sur le lot" in line
