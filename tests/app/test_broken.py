"""A terminal with broken settings still says where the reception is, whatever is broken in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app.broken import readable_hall
from kiosk.views.hall import Hall

HALL = """[hall]
name = "Mairie du 12e"
phone = "3975"
reception_place = "au rez-de-chaussée"
"""


@pytest.mark.parametrize(
    "broken", ["", "[desk\n", 'address = "sans fin\n', "x = = 1\n", "[idle]\nafter_s = no\n"]
)
def test_the_reception_is_read_from_settings_that_cannot_be_parsed(tmp_path: Path, broken: str) -> None:
    (tmp_path / "kiosk.toml").write_text(HALL + broken, encoding="utf-8")
    hall = readable_hall(tmp_path)
    assert (hall.name, hall.phone, hall.reception) == ("Mairie du 12e", "3975", "au rez-de-chaussée")


def test_settings_of_another_section_are_not_the_halls(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text(HALL + '[terminal]\nphone = "0000"\n[hall\n', encoding="utf-8")
    assert readable_hall(tmp_path).phone == "3975"


def test_without_a_file_the_page_still_stands(tmp_path: Path) -> None:
    assert readable_hall(tmp_path) == Hall()


def test_a_town_halls_own_file_wins_over_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text(HALL, encoding="utf-8")
    (tmp_path / "site.toml").write_text('[hall]\nname = "Mairie de Vire"\nphone = "02\n', encoding="utf-8")
    hall = readable_hall(tmp_path)
    assert (hall.name, hall.phone) == ("Mairie de Vire", "3975")
