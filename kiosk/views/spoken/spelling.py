"""Letter by letter: « B comme Berthe » where letters are taken for each other; used by `kiosk.app.voice`."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from kiosk.views.texts import to_translate
from kiosk.views.view import Sentence

# The letters that are taken for each other on a telephone, with the names that telephone operators give them.
_LIKE = {
    "fr": {"b": "Berthe", "c": "Célestin", "d": "Désiré", "f": "François", "g": "Gaston", "m": "Marcel",
           "n": "Nicolas", "p": "Pierre", "s": "Suzanne", "t": "Thérèse", "v": "Victor"},
    "en": {"b": "Bravo", "c": "Charlie", "d": "Delta", "e": "Echo", "f": "Foxtrot", "g": "Golf",
           "m": "Mike", "n": "November", "p": "Papa", "s": "Sierra", "t": "Tango", "v": "Victor",
           "z": "Zulu"},
}  # fmt: skip
_AS = {"fr": "{letter} comme {name}", "en": "{letter} as in {name}"}
_NAMES = {"fr": {"y": "i grec", "w": "double v", "é": "E accent aigu", "è": "E accent grave",
                 "ç": "C cédille",
                 "à": "A accent grave", "ù": "U accent grave", "œ": "E dans l’O", "ê": "E accent circonflexe",
                 "â": "A accent circonflexe", "î": "I accent circonflexe", "ô": "O accent circonflexe",
                 "û": "U accent circonflexe", "ë": "E tréma", "ï": "I tréma", "ü": "U tréma",
                 "ä": "A tréma", "ö": "O tréma", "ÿ": "I grec tréma", "ñ": "N tilde",
                 "æ": "E dans l’A"}}  # fmt: skip
_SIGNS = {
    "’": to_translate("apostrophe"),
    "'": to_translate("apostrophe"),
    "-": to_translate("tiret"),
    "/": to_translate("barre oblique"),
    "@": to_translate("arobase"),
    "_": to_translate("tiret bas"),
    ".": to_translate("point"),
    "*": to_translate("étoile"),
    "+": to_translate("plus"),
}
_AROUND = ".,;:!?…«»()\"“”"  # what stands around a word and is not of it


def spelling(said: Sentence, say: Callable[[str], str]) -> tuple[str, ...]:
    """What to say, word after word: the word's letters. What may not be said aloud is not spelt either."""
    if said.private and said.spoken:
        return (said.spoken,)
    words = (word.strip(_AROUND) for word in said.text.split())
    return tuple(", ".join(_letters(word, said.lang, say)) + "." for word in words if word) or (said.said,)


def _letters(word: str, lang: str, say: Callable[[str], str]) -> Iterator[str]:
    """Each character as it is said; of other signs nothing."""
    like, names = _LIKE.get(lang, {}), _NAMES.get(lang, {})
    for char in word:
        small = char.lower()
        if small in like:
            yield _AS[lang].format(letter=char.upper(), name=like[small])
        elif small in names:
            yield names[small]
        elif char in _SIGNS:
            yield say(_SIGNS[char])
        elif char.isalnum() or unicodedata.category(char) in ("Sc", "So"):
            yield char.upper()
