"""A line of text as runs of one face each, from left to right: what is measured, and what is drawn.

No face has every script and nothing falls back by itself: the letters of a line choose its face. Used by
`views.layout` to measure, by `ui.fonts` and the ticket's `faces` to draw.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from kiosk.languages.joining import joined

# First and last letter of each script with a face of its own; all else is in the text face.
_SCRIPTS = (
    ("\u0600", "\u06ff", "arabic"),
    ("\ufb50", "\ufdff", "arabic"),
    ("\ufe70", "\ufeff", "arabic"),
    ("\u0370", "\u052f", "noto"),
    ("\u2e80", "\u9fff", "cjk"),
    ("\uff00", "\uffef", "cjk"),
)
# « 12ᵉ », « 1ᵉʳ »: the text face lacks these letters; drawn as its own, smaller and higher.
RAISED = {"ᵉ": "e", "ʳ": "r", "ᵈ": "d", "ˢ": "s", "ᵒ": "o", "ᵃ": "a"}
RAISED_SIZE, RAISED_BY = 0.62, 0.32
_IN_ARABIC = frozenset("0123456789 .,:!-«»\u00a0")  # what the Arabic face has besides its letters

_LATIN = r"A-Za-z\u00c0-\u024f"
_CODE = rf"[0-9{_LATIN}+@#][^\s\u0600-\u06ff،؛؟()«»]*"
# What keeps its own order in a line from right to left: names and addresses, amounts, codes, telephones.
_KEPT = re.compile(
    rf"(?=[^\u0600-\u06ff]*[{_LATIN}])(?:{_CODE})(?:[\s\u00a0]+(?:{_CODE}|[–—&](?=\s)))*"
    rf"|\+?\d[^\s\u0600-\u06ff،؛؟()«»]*(?:\u00a0(?:[€%]|\d+))*"
)
_WORDS = re.compile(rf"([{_LATIN}]+(?:[’'./@& \u00a0-]?[{_LATIN}0-9]+)*)")
_ENDS = ".،؛؟!:"
_RTL_MARK = "\u200f"  # what stands between two that are kept goes on from right to left
LTR_MARK = "\u200e"  # after a sentence in Latin letters beside Arabic ones: its closing sign is its own
_UNSEEN = dict.fromkeys(map(ord, _RTL_MARK + LTR_MARK))
_TRAILING = " .,:;!?…\u00a0"


@lru_cache(maxsize=4096)
def script(text: str) -> str:
    """The face that has the letters of a text: text, noto, arabic or cjk."""
    if not text.isascii():
        for first, last, name in _SCRIPTS:
            if any(first <= char <= last for char in text):
                return name
    return "text"


@lru_cache(maxsize=2048)
def runs(text: str) -> tuple[tuple[str, str], ...]:
    """A line as (face, letters) in the order in which they are drawn from left to right.

    Arabic is joined and turned, but for what keeps its order. The face "raised" is that of small high
    letters. Latin words among Chinese are in the text face, whose apostrophe is no wider than they are;
    Greek and Cyrillic stand in one face with all that is beside them.
    """
    name = script(text)
    if name == "arabic":
        return _grouped(visual(text), _in_arabic)
    text = text.replace(LTR_MARK, "")
    if name == "cjk":
        return _latin_apart(text)
    if name == "text" and any(char in RAISED for char in text):
        found = _grouped(text, lambda char: "raised" if char in RAISED else "text")
        return tuple((face, _lowered(part) if face == "raised" else part) for face, part in found)
    return ((name, text),)


def visual(text: str) -> str:
    """A line with Arabic letters as it stands from left to right, letters in their forms."""
    from bidi.algorithm import get_display  # its Rust twin leaves brackets unmirrored

    return str(get_display(joined(_KEPT.sub(_embedded, text)), base_dir="R")).translate(_UNSEEN)


def measured(text: str) -> tuple[tuple[str, str], ...]:
    """A word as (face, letters), in any order: what its width is added up from."""
    if script(text) == "arabic":
        return _grouped(joined(text), _in_arabic)
    return runs(text)


def _latin_apart(text: str) -> tuple[tuple[str, str], ...]:
    parts = (("text" if number % 2 else "cjk", part) for number, part in enumerate(_WORDS.split(text)))
    return tuple((face, part) for face, part in parts if part)


def reads_leftwards(text: str) -> bool:
    """Whether a line is of a script that is read from right to left."""
    return script(text) == "arabic"


def ending_leftwards(text: str) -> str:
    """A line of an Arabic text that has no Arabic letter: its closing signs stand at its left end.

    But for those of a sentence that is in Latin letters itself, which `LTR_MARK` follows.
    """
    if reads_leftwards(text) or text.endswith(LTR_MARK):
        return text
    bare = text.rstrip(_ENDS)
    if bare.endswith(")") and "(" not in bare:  # it was opened on the line before
        return text[len(bare) :][::-1] + "(" + bare[:-1]
    return text[len(bare) :][::-1] + bare


def _embedded(found: re.Match[str]) -> str:
    kept = found[0].rstrip(_TRAILING)
    return f"\u202a{kept}\u202c{_RTL_MARK}{found[0][len(kept) :]}"


def _in_arabic(char: str) -> str:
    return "arabic" if char in _IN_ARABIC or script(char) == "arabic" else "text"


def _grouped(text: str, face_of) -> tuple[tuple[str, str], ...]:  # type: ignore[no-untyped-def]
    return tuple((face, "".join(part)) for face, part in groupby(text, face_of))


def _lowered(text: str) -> str:
    return "".join(RAISED[char] for char in text)
