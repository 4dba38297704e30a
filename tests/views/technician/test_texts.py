"""The technician's texts: a catalogue of their own, whole in English; French elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from kiosk.app.parts import load_texts
from tests.views.test_catalogue import KEYWORDS, PLACEHOLDER, ROOT

CATALOGUES = sorted((ROOT / "assets" / "locale").glob("*/LC_MESSAGES/technician.po"))
FOLDERS = ("kiosk/views/pages/technician", "kiosk/terminal", "kiosk/handoff/attempts")


@pytest.fixture(scope="module")
def french() -> set[str]:
    """What only the technician's pages say, or what is tried for them."""
    shared = {
        text
        for file, _, text, _, _ in extract_from_dir(ROOT / "kiosk" / "views", keywords=KEYWORDS)
        if not file.startswith("pages/technician/")
    }
    found = (each for folder in FOLDERS for each in extract_from_dir(ROOT / folder, keywords=KEYWORDS))
    return {text for _, _, text, _, _ in found} - shared


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_text_is_translated_and_none_is_left_over(path: Path, french: set[str]) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file)
    translated = {message.id for message in catalogue if message.id and message.string and not message.fuzzy}
    assert french - translated == set(), "write these in the technician's catalogue"
    assert translated - french == set(), "no page says these, or they are in the interface's own catalogue"
    for message in catalogue:
        if message.id:
            assert sorted(PLACEHOLDER.findall(message.id)) == sorted(PLACEHOLDER.findall(message.string))


def test_a_language_without_it_shows_french() -> None:
    texts = load_texts()
    assert texts.of("en")("Mise en service") == "Commissioning"
    assert texts.of("ar")("Mise en service") == "Mise en service"
    assert texts.of("en")("Retour") == "Back"
