"""The measured fonts: what the pure part of the terminal cuts pages with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deploy import fonts

FONTS = Path(__file__).resolve().parent.parent.parent / "assets" / "fonts"
METRICS = json.loads((FONTS / "metrics.json").read_text("utf-8"))


@pytest.mark.parametrize("weight", ["400", "600", "700"])
def test_a_weight_is_measured_in_fractions_of_the_em(weight: str) -> None:
    measured = METRICS[weight]
    advances = measured["advances"]
    assert 0.1 < advances["i"] < advances["n"] < advances["m"] < 1.2
    assert advances["é"] == pytest.approx(advances["e"], abs=0.05)
    assert measured["default"] >= max(advances[c] for c in "abcdefghijklmnopqrstuvwxyz")
    assert 0.5 < measured["cap_height"] < measured["ascent"] < 1.5
    assert 0.1 < measured["descent"] < 0.6


def test_bold_is_wider_than_regular() -> None:
    text = "Carte d’identité"
    regular, bold = (sum(METRICS[w]["advances"][c] for c in text) for w in ("400", "700"))
    assert regular < bold


def test_all_that_french_needs_is_in_the_face() -> None:
    assert [c for c in "àâæçéèêëîïôœùûüÿÀÇÉÈŒ«»’…–—€°\u00a0" if c not in METRICS["400"]["advances"]] == []


def test_every_file_is_there() -> None:
    names = {f"text-{weight}.ttf" for weight in (400, 600, 700)} | {"icons.ttf"}
    assert {path.name for path in FONTS.glob("*.ttf")} >= names


def test_the_first_whole_face_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "SHARE", tmp_path)
    assert fonts.from_debian() is None
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "OpenSans-Regular.ttf", "OpenSans-Bold.ttf"):
        (tmp_path / name).touch()
    face, files = fonts.from_debian() or ("", {})
    assert face == "Noto Sans"
    assert [files[weight].name for weight in fonts.WEIGHTS] == [
        "NotoSans-Regular.ttf",
        "NotoSans-Bold.ttf",
        "NotoSans-Bold.ttf",
    ]
    (tmp_path / "OpenSans-Semibold.ttf").touch()
    face, files = fonts.from_debian() or ("", {})
    assert (face, files[600].name) == ("Open Sans", "OpenSans-Semibold.ttf")
    for name in ("AtkinsonHyperlegible-Regular.ttf", "AtkinsonHyperlegible-Bold.ttf"):
        (tmp_path / name).touch()
    assert (fonts.from_debian() or ("", {}))[0] == "Atkinson Hyperlegible"


def test_another_file_than_the_pinned_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho something else > fonts.tgz\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert fonts.from_npm(tmp_path) is None


def test_no_npm_and_no_network_are_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert fonts.from_npm(tmp_path) is None
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\nexit 1\n")
    npm.chmod(0o755)
    assert fonts.from_npm(tmp_path) is None
