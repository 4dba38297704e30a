"""What a search finds and which words it offers; a part of the events of `kiosk.session.events`."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One procedure that was found: what it opens, its words and their language, and whose it is.

    `source` is « ville », « etat » or « partage »; `guided` the guided search that leads to it, or "".
    """

    id: str
    title: str
    hint: str = ""
    source: str = "etat"
    guided: str = ""
    lang: str = "fr"


@dataclass(frozen=True, slots=True)
class WordOffered:
    """A whole word that what is typed may be meant to be, and all that the field holds once it is taken."""

    word: str = field(repr=False)
    words: str = field(repr=False)
    lang: str = "fr"


@dataclass(frozen=True, slots=True)
class SearchFound:
    """What a search for these words found, the best first; results of older words are nothing any more.

    `offered` are the words that complete or correct them, the likeliest first.
    """

    words: str = field(repr=False)
    language: str
    results: tuple[SearchResult, ...] = field(repr=False)
    offered: tuple[WordOffered, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class WordTaken:
    """A word that was offered: the field now holds this."""

    words: str = field(repr=False)
