"""The lettres de each language offered, as `kiosk doctor` finds them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.languages import LANGUAGES
from kiosk.ui.check import check_fonts
from kiosk.ui.fonts import FOLDER


def test_every_language_has_its_letters_here() -> None:
    assert {finding.level for finding in check_fonts(tuple(LANGUAGES))} == {"good"}


@pytest.mark.parametrize(
    ("script", "language", "package"),
    [("cjk", "zh", "fonts-noto-cjk"), ("arabic", "ar", "fonts-noto-core"), ("noto", "uk", "fonts-noto-core")],
)
def test_a_missing_face_names_the_package_that_mends_it(
    tmp_path: Path, script: str, language: str, package: str
) -> None:
    for file in FOLDER.glob("*.ttf"):
        if not file.name.startswith(script):
            (tmp_path / file.name).symlink_to(file)
    (tmp_path / "metrics.json").symlink_to(FOLDER / "metrics.json")
    found = {finding.part: finding for finding in check_fonts(("fr", language), tmp_path)}
    assert found["lettres de fr"].level == "good"
    assert found[f"lettres de {language}"].level == "bad"
    assert package in found[f"lettres de {language}"].remedy


def test_a_face_without_the_letters_is_told(tmp_path: Path) -> None:
    for file in FOLDER.glob("*.ttf"):
        (tmp_path / file.name).symlink_to(file)
    metrics = json.loads((FOLDER / "metrics.json").read_text("utf-8"))
    del metrics["noto"]["400"]["advances"]["ї"]
    (tmp_path / "metrics.json").write_text(json.dumps(metrics), "utf-8")
    assert "ї" in check_fonts(("uk",), tmp_path)[1].measured
