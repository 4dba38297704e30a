"""The doctor's findings: every text is translated, and goes in both languages to whoever shows it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from kiosk.commands.doctor.english import english
from kiosk.wire.findings import LONGEST, Finding, fr, told
from tests.views.test_catalogue import LOCALE, PLACEHOLDER, ROOT

PATH = LOCALE / "en" / "LC_MESSAGES" / "findings.po"
FILES = sorted(
    path
    for path in (ROOT / "kiosk").rglob("*.py")
    if "Finding(" in path.read_text("utf-8") and "dev" not in path.parts
)


def test_every_text_is_translated_and_none_is_left_over() -> None:
    french = {text for _, _, text, _, _ in extract_from_dir(ROOT / "kiosk", keywords={"fr": None})}
    with PATH.open("rb") as file:
        catalogue = [message for message in read_po(file) if message.id]
    translated = {message.id for message in catalogue if message.string and not message.fuzzy}
    assert french - translated == set(), "write these in the findings' catalogue"
    assert translated - french == set(), "no finding says these any more"
    for message in catalogue:
        assert sorted(PLACEHOLDER.findall(message.id)) == sorted(PLACEHOLDER.findall(message.string)), (
            message.id
        )


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_finding_says_what_the_catalogue_cannot_have(path: Path) -> None:
    """A part and what was measured of it are texts of `fr`, or names that no language changes."""
    calls = (one for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, ast.Call))
    wrong = [
        f"{path.name}:{given.lineno}"
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "Finding"
        for place, given in enumerate(call.args)
        if place != 1
        for text in [_written(given)]
        if " " in text and not text.startswith(("apt ", "timedatectl ", "kiosk "))
    ]
    assert wrong == []


def _written(given: ast.expr) -> str:
    """What stands there as it is, without the catalogue."""
    if isinstance(given, ast.Constant):
        return str(given.value)
    return " of pieces" if isinstance(given, ast.JoinedStr) else ""


def test_a_finding_goes_in_both_languages_with_its_places_filled() -> None:
    why = fr("{n} fichiers, la plus récente du {day}", n="{day}", day="x")
    assert why == "{day} fichiers, la plus récente du x"
    serves = fr("lot {n}, depuis le {day}", n=7, day="2026-11-30")
    found = Finding(
        fr("lot signé"), "warning", fr("{serves}, à l’essai", serves=serves), "kiosk bundle status"
    )
    (one,) = told([found], english())
    assert one["measured"] == "lot 7, depuis le 2026-11-30, à l’essai"
    assert one["en"] == {
        "part": "signed bundle",
        "measured": "bundle 7, since 2026-11-30, on trial",
        "remedy": "kiosk bundle status",
    }
    assert "en" not in told([Finding(fr("lot signé"), "good", serves)])[0]
    (long,) = told([Finding("x" * 500, "bad", "y\n" * 500)], english())
    assert len(long["en"]["part"]) == LONGEST["part"]
    assert "\n" not in long["en"]["measured"]
