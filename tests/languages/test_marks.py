"""Letters as they are said one by one: accents and capitals have names."""

from __future__ import annotations

import pytest

from kiosk.languages.marks import letter_name


@pytest.mark.parametrize(
    ("char", "language", "said"),
    [
        ("é", "fr", "e accent aigu"),
        ("É", "fr", "e accent aigu majuscule"),
        ("ç", "fr-simple", "c cédille"),
        ("œ", "fr", "e dans l’o"),
        ("a", "fr", "a"),
        ("A", "en", "capital a"),
        ("ñ", "es", "eñe"),
        ("ã", "pt", "a com til"),
        ("ж", "uk", "ж"),
        ("Ж", "uk", "велика ж"),
        ("ї", "uk", "ї"),
        ("ض", "ar", "ض"),
        ("7", "fr", "7"),
    ],
)
def test_a_letter_is_named_with_its_accent_and_as_a_capital(char: str, language: str, said: str) -> None:
    assert letter_name(char, language) == said
