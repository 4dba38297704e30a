"""Which layer gave a setting its value; and that no secret is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.config.explain import SECRET, UnknownSetting, explain
from kiosk.config.last_good import keep_good, settings_in_service
from kiosk.config.settings import load_settings
from tests.config.good import SETTINGS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kiosk.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "site.toml").write_text('[hall]\nphone = "0140"\n[idle]\nafter_s = 80\n', encoding="utf-8")
    (tmp_path / "terminal.toml").write_text("# la borne du fond\n[idle]\nafter_s = 90\n", encoding="utf-8")
    env = "KIOSK_DESK__TOKEN=geheim-geheim-geheim\nKIOSK_WATCH__PING_URL=https://geheim/{name}\n"
    (tmp_path / ".env").write_text(env, encoding="utf-8")
    (tmp_path / ".env").chmod(0o600)
    return tmp_path


def test_a_terminal_wins_over_its_site_and_a_site_over_the_town_hall(folder: Path) -> None:
    settings, problems = load_settings(folder, {})
    assert settings is not None, problems
    assert (settings.hall.phone, settings.idle.after_s) == ("0140", 90)


def test_what_won_is_told_with_its_line_and_what_lost_after_it(folder: Path) -> None:
    (one,) = explain(folder, "idle.after_s", {"KIOSK_IDLE__AFTER_S": "70"})
    assert one.value == "70"
    assert "KIOSK_IDLE__AFTER_S" in one.place
    assert [Path(place).name for place, _ in one.lost[:2]] == ["terminal.toml:3", "site.toml:4"]
    assert one.lost[-1] == ("valeur d’usine", "60")


def test_a_secret_is_never_told(folder: Path) -> None:
    told = explain(folder, "", {"KIOSK_DESK__AGENT_CODE": "13572468"})
    assert "geheim" not in repr(told)
    assert "13572468" not in repr(told)
    (token,) = (one for one in told if one.key == "desk.token")
    assert token.value == SECRET
    assert token.place.endswith(".env:1")


def test_the_address_of_the_sign_of_life_is_a_secret(folder: Path) -> None:
    settings, _ = load_settings(folder, {})
    assert settings is not None
    assert settings.watch.ping_url == "https://geheim/{name}"
    assert "geheim" not in repr(settings)
    (one,) = explain(folder, "watch.ping_url", {})
    assert one.value == SECRET
    keep_good(settings)
    (folder / ".env").write_text("KIOSK_WATCH__PING_URL=http://geheim.fr/x\n", encoding="utf-8")
    serves, problems = settings_in_service(folder, {})
    assert problems  # not in https
    assert "geheim" not in repr(problems)
    assert serves is not None  # nobody sees less of the terminal for it
    assert serves.watch.ping_url == ""
    (one,) = explain(folder, "watch.ping_url", {})
    assert "geheim" not in repr(one)


def test_a_wrong_value_and_an_unknown_name_are_told_with_their_remedy(folder: Path) -> None:
    (one,) = explain(folder, "idle.after_s", {"KIOSK_IDLE__AFTER_S": "soon"})
    assert one.wrong
    with pytest.raises(UnknownSetting, match=r"idle\.after_s"):
        explain(folder, "idle.aftr_s", {})


def test_a_mistake_in_a_further_layer_names_that_file(folder: Path) -> None:
    (folder / "site.toml").write_text('[hall]\nfone = "1"\n', encoding="utf-8")
    settings, problems = load_settings(folder, {})
    assert settings is None
    assert any(problem.file.endswith("site.toml") and problem.line == 2 for problem in problems)
