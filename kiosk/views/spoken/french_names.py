"""French names, letters and addresses in a language of another script; for `arabic` and `ukrainian`.

Who does not read French hears them as in France, and can say them again at the counter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kiosk.views.spoken.rules import SPACE, Pattern

SITE = r"(?:fr|com|org|eu|net|paris)"  # what an address ends with


def any_of(names: Iterable[str]) -> Pattern:
    """Any of these names in a text, the longest first, its spaces of any kind."""
    longest = sorted(names, key=len, reverse=True)
    either = "|".join(re.escape(name).replace(r"\ ", SPACE) for name in longest)
    return Pattern(rf"\b(?:{either})\b", any_case=True)


def spelt(text: str, letters: Mapping[str, str]) -> str:
    """Capital letters by their names, numbers whole."""
    return " ".join(letters.get(sign, sign) for sign in re.findall(r"[A-Z]|\d+", text))


def site(address: str, words: Mapping[str, str], signs: Mapping[str, str]) -> str:
    """The site alone, by the sound of its words and the names of its signs; nobody remembers the rest."""
    name = address.removeprefix("https://").removeprefix("www.").partition("/")[0].lower()
    said = re.sub(r"[a-z]+", lambda word: words.get(word[0], word[0]), name)
    return re.sub(r"[.@_-]", lambda sign: f" {signs.get(sign[0], '')} ".replace("  ", " "), said)
