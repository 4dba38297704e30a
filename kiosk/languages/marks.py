"""What is heard of a single letter: its accent and that it is a capital are named; used where one types."""

from __future__ import annotations

import unicodedata

from kiosk.languages import voice_of

_ACUTE, _GRAVE, _CIRCUMFLEX, _TILDE, _DIAERESIS, _CEDILLA = "\u0301\u0300\u0302\u0303\u0308\u0327"
_MARKS = {
    "fr": {
        _ACUTE: "{} accent aigu", _GRAVE: "{} accent grave", _CIRCUMFLEX: "{} accent circonflexe",
        _TILDE: "{} tilde", _DIAERESIS: "{} tréma", _CEDILLA: "{} cédille",
    },
    "en": {
        _ACUTE: "{} acute accent", _GRAVE: "{} grave accent", _CIRCUMFLEX: "{} circumflex",
        _TILDE: "{} tilde", _DIAERESIS: "{} with two dots", _CEDILLA: "{} cedilla",
    },
    "es": {
        _ACUTE: "{} con acento", _GRAVE: "{} con acento grave", _CIRCUMFLEX: "{} con acento circunflejo",
        _TILDE: "{} con virgulilla", _DIAERESIS: "{} con diéresis", _CEDILLA: "{} con cedilla",
    },
    "pt": {
        _ACUTE: "{} com acento agudo", _GRAVE: "{} com acento grave",
        _CIRCUMFLEX: "{} com acento circunflexo", _TILDE: "{} com til", _DIAERESIS: "{} com trema",
        _CEDILLA: "{} cedilha",
    },
}  # fmt: skip
_WHOLE = {
    "fr": {"œ": "e dans l’o", "æ": "e dans l’a"},
    "es": {"ñ": "eñe"},
}
_CAPITALS = {
    "fr": "{} majuscule", "en": "capital {}", "es": "{} mayúscula", "pt": "{} maiúsculo", "uk": "велика {}",
    "zh": "大写 {}",
}  # fmt: skip


def letter_name(char: str, language: str) -> str:
    """« é » is « e accent aigu », « É » « e accent aigu majuscule »; a letter that has no name is itself."""
    own, small = voice_of(language), char.lower()
    name = _WHOLE.get(own, {}).get(small, "")
    if not name:
        base, *marks = unicodedata.normalize("NFD", small)
        form = _MARKS.get(own, {}).get(marks[0], "") if len(marks) == 1 else ""
        name = form.format(base) if form else small
    return _CAPITALS.get(own, "{}").format(name) if char != small else name
