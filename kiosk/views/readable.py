"""What a finger can be on that is only read: pieces of text by name, and what is said of each.

`arrange` places them; who explores the glass hears them (`kiosk.session.fingertip`).
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.session.fingered import TEXT
from kiosk.views.view import Sentence, View

_BETWEEN, _NUMBERS = "\x1f", "\x1e"
Said = tuple[tuple[int, Sentence], ...]


def text_id(parts: Sequence[str], sentences: Sequence[int] | None = None) -> str:
    """The name of some sentences of a page's parts, or of all where none are numbered."""
    numbers = _BETWEEN.join(map(str, sentences)) if sentences is not None else ""
    return f"{TEXT}{_BETWEEN.join(parts)}{_NUMBERS}{numbers}"


def text_said(view: View, name: str) -> Said:
    """The sentences of a text, each with its number in the announcement, where it has its place (else -1).

    In the same words as when the page is announced: what is kept quiet there is kept quiet here.
    """
    parts, _, numbers = name.removeprefix(TEXT).partition(_NUMBERS)
    ids = parts.split(_BETWEEN)
    wanted = set(map(int, numbers.split(_BETWEEN))) if numbers else None
    found = [
        sentence
        for part in view.parts
        if part.id in ids
        for number, sentence in enumerate(part.sentences, part.first)
        if wanted is None or number in wanted
    ]
    places = {said: at for at, said in enumerate(view.announcement)}
    return tuple((places.get(one, -1), one) for one in found if one.said and not one.silent)
