"""« Vouliez-vous dire … ? »: the nearest of the words that would have been right; used in hints."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

MOST_NAMED = 20  # of the words that would be right


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, or None where none is."""
    shape = {_plain(candidate): candidate for candidate in known}
    matches = get_close_matches(_plain(word)[:80], list(shape), n=1, cutoff=0.6)
    return shape[matches[0]] if matches else None


def suggest(word: str, known: Iterable[str]) -> str:
    """A hint: the nearest word, or all that would be right when none is near."""
    known = sorted(known)
    match = nearest(word, known)
    if match is not None:
        return f"Vouliez-vous dire «\u00a0{match}\u00a0»\u00a0?"
    if not known:
        return "Supprimez cette ligne."
    some = known if len(known) <= MOST_NAMED else [*known[:MOST_NAMED], "…"]
    return f"Écrivez l’un de ceux-ci\u00a0: {', '.join(some)}."


def _plain(word: str) -> str:
    """Without what hands get wrong most: capitals, accents, hyphens for underscores."""
    table = str.maketrans("àâäéèêëîïôöùûüç- ", "aaaeeeeiioouuuc__")
    return word.lower().translate(table)
