"""Arabic letters in the forms that they take beside each other, as characters of their own.

No face is asked to join them: what is measured is what is drawn. Used by `letters`.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LAM = "\u0644"
_STRETCH = "\u0640"  # a line that letters may be joined through
_BLOCKS = (range(0xFB50, 0xFBFF), range(0xFE80, 0xFEFD))  # Unicode: Arabic Presentation Forms A and B


@lru_cache(maxsize=1)
def _forms() -> dict[str, dict[str, str]]:
    """Of each letter, and of lam with alef: isolated, final and, where it joins on, initial and medial."""
    forms: dict[str, dict[str, str]] = {}
    for code in (code for block in _BLOCKS for code in block):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        base = "".join(chr(int(letter, 16)) for letter in letters)
        if len(base) == 1 or (len(base) == 2 and base[0] == _LAM and code >= 0xFEF5):
            forms.setdefault(base, {}).setdefault(kind.strip("<>"), chr(code))
    forms[_STRETCH] = dict.fromkeys(("isolated", "final", "initial", "medial"), _STRETCH)
    return forms


def joined(text: str) -> str:
    """The text with its Arabic letters in their forms, in the order in which it is read.

    Marks above and below letters are left out, as in print for adults.
    """
    forms, letters = _forms(), _letters(text)
    out = []
    for at, letter in enumerate(letters):
        own = forms.get(letter)
        if own is None:
            out.append(letter)
            continue
        after = at > 0 and "initial" in forms.get(letters[at - 1], ()) and "final" in own
        on = at + 1 < len(letters) and "initial" in own and "final" in forms.get(letters[at + 1], ())
        form = ("medial" if on else "final") if after else "initial" if on else "isolated"
        out.append(own.get(form) or letter)
    return "".join(out)


def _letters(text: str) -> list[str]:
    """Letter by letter, lam with the alef after it as one, without marks."""
    bare = "".join(char for char in text if not ("\u064b" <= char <= "\u065f" or char == "\u0670"))
    letters: list[str] = []
    for char in bare:
        if letters and letters[-1] == _LAM and _LAM + char in _forms():
            letters[-1] += char
        else:
            letters.append(char)
    return letters
