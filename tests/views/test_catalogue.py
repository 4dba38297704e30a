"""Every catalogue has every text of the pages, and nothing else, with the same placeholders."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS = {"_": None, "say": None, "to_translate": None}
LOCALE = ROOT / "assets" / "locale"
LANGUAGES = sorted(path.parts[-3] for path in LOCALE.glob("*/LC_MESSAGES/kiosk.po"))
TECHNICIAN = "pages/technician/"  # these have a catalogue of their own
PLACEHOLDER = re.compile(r"\{[a-z]+\}")


@pytest.fixture(scope="module")
def french() -> set[str]:
    folders = (ROOT / "kiosk" / "views", ROOT / "kiosk" / "services")  # pages, and the ticket made of them
    found = (each for folder in folders for each in extract_from_dir(folder, keywords=KEYWORDS))
    return {text for file, _, text, _, _ in found if not file.startswith(TECHNICIAN)}


def read(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES" / "kiosk.po").open("rb") as file:
        return read_po(file)


@pytest.fixture(scope="module", params=LANGUAGES)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    return read(request.param)


def test_the_terminal_has_eight_languages() -> None:
    assert set(LANGUAGES) == {"ar", "en", "es", "fr-simple", "pt", "uk", "zh"}  # and French, in the code


def test_every_text_of_the_pages_is_found(french: set[str]) -> None:
    assert {"Appeler un agent", "Suite", "À savoir", "Êtes-vous toujours là ?"} <= french
    assert all(isinstance(text, str) and text for text in french)


def test_every_text_is_translated_and_none_is_left_over(french: set[str], catalogue: Catalog) -> None:
    translated = {message.id for message in catalogue if message.id and message.string and not message.fuzzy}
    assert french - translated == set(), "write these in the catalogue of this language"
    assert {message.id for message in catalogue if message.id} - french == set(), (
        "no page says these any more"
    )


def test_no_text_stands_where_the_extraction_cannot_see_it() -> None:
    hidden = re.compile(r"\{(?:_|c\.say|say|to_translate)\(")
    found = [
        f"{path}:{number}"
        for path in (ROOT / "kiosk" / "views").rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if hidden.search(line)
    ]
    assert found == [], "a text inside an f-string is never extracted: give it a name first"


def test_placeholders_are_kept(catalogue: Catalog) -> None:
    for message in catalogue:
        if message.id:
            assert sorted(PLACEHOLDER.findall(message.id)) == sorted(PLACEHOLDER.findall(message.string)), (
                message.id
            )


def test_english_is_written_with_its_own_signs() -> None:
    for message in read("en"):
        if message.id:
            assert "'" not in message.string, message.string
            assert not re.search(r"[\u00a0 ][?!:;]", message.string), message.string
