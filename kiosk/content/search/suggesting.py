"""The words that what is typed may go on to be, or was meant to be; called by `index` at each letter.

The last word is completed or corrected; then those before it are corrected that no document has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kiosk.content.search.lexicon import LAST, Lexicon
from kiosk.content.search.offered import key
from kiosk.content.search.words import STOP, stem

FEWEST = 2  # letters of a word that is completed
CORRECTED = 4  # letters of a word that is corrected
TWICE = 6  # letters of a word that two slips are forgiven in: nothing is searched for before it is taken
FAINT = 0.1  # of the likeliest completion's worth: one worth less would only be in the way
LIKELY = 40  # times more usual than what is typed: then it may be meant, though that is a word too
MOST_EARLIER = 4  # words before the last that are looked at
READ = 14  # completions: forms of one word are one suggestion

_TYPED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-?")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A whole word of a language, and all that the field holds once it is taken."""

    word: str = field(repr=False)
    words: str = field(repr=False)
    lang: str = "fr"


def suggest(lexicon: Lexicon, text: str, language: str, most: int) -> list[Suggestion]:
    """Up to so many words, the likeliest first; in the language of the page, then in French."""
    languages = tuple(dict.fromkeys((language.partition("-")[0], "fr")))
    found: dict[str, Suggestion] = {}
    typed = list(_TYPED.finditer(text))
    for match in reversed(typed[-MOST_EARLIER:]):
        last = match.end() == len(text)
        start = text[: match.start()]
        after = " " if last else text[match.end() :]
        for word, lang in _words(lexicon, key(match[0]), languages, last):
            if word != match[0] and len(found) < most:
                found.setdefault(word, Suggestion(word, f"{start}{word}{after}", lang))
        if len(found) >= most:
            break
    return list(found.values())


def _words(lexicon: Lexicon, typed: str, languages: tuple[str, ...], last: bool) -> Iterator[tuple[str, str]]:
    """How one word may go on, if it is the `last`; what it may be meant to be: (as written, language)."""
    if len(typed) < FEWEST or (typed in STOP and not (last and len(typed) > FEWEST)):
        return
    own = max((worth for _, _, worth in _offered(lexicon, typed, languages)), default=0)
    seen = {stem(typed)} if own else set()
    for word, written, lang in _completions(lexicon, typed, languages) if last else ():
        if stem(word) not in seen:
            seen.add(stem(word))
            yield written, lang
    if len(typed) < CORRECTED or typed in STOP or (not last and (own or lexicon.worth(typed))):
        return
    for word, _ in lexicon.corrections(typed, 2 if len(typed) >= TWICE else 1):
        for lang, written, worth in _offered(lexicon, word, languages):
            if stem(word) not in seen and worth > LIKELY * own:
                seen.add(stem(word))
                yield written, lang


def _completions(lexicon: Lexicon, start: str, languages: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    for language in languages:
        rows = lexicon.database.execute(
            "SELECT word, written, worth FROM offered WHERE language = ? AND word > ? AND word < ?"
            " ORDER BY worth DESC, word LIMIT ?",
            (language, start, start + LAST, READ),
        ).fetchall()
        likely = (row for row in rows if row[2] >= FAINT * rows[0][2])
        yield from ((word, written, language) for word, written, _ in likely)


def _offered(lexicon: Lexicon, word: str, languages: tuple[str, ...]) -> list[tuple[str, str, int]]:
    """(language, as written, worth) of a word in these languages."""
    marks = ",".join("?" * len(languages))
    return lexicon.database.execute(
        f"SELECT language, written, worth FROM offered WHERE word = ? AND language IN ({marks})",
        (word, *languages),
    ).fetchall()
