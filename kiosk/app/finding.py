"""Carries out the core's Search on the index: what it finds comes back as an event; used by `window`."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.app.library import JoinedLibrary
from kiosk.session.effects import Search
from kiosk.session.finding import LONGEST
from kiosk.session.searched import SearchFound, SearchResult, WordOffered

MOST = 20  # results: more are not read
OFFERED = 4  # words: a page shows as many of them as have room


def found(library: JoinedLibrary, search: Search) -> SearchFound:
    """The best results for these words, and words that complete them; none where there is no index."""
    if library.index is None:
        return SearchFound(search.words, search.language, ())
    hits = library.index.search(search.words, search.language, MOST)
    words = library.index.suggest(search.words, search.language, OFFERED)
    results = tuple(
        SearchResult(hit.id, hit.title, hit.hint, hit.source, hit.guided, _language(library, hit.id, search))
        for hit in hits
    )
    offered = tuple(
        WordOffered(each.word, each.words, each.lang) for each in words if len(each.words) <= LONGEST
    )
    return SearchFound(search.words, search.language, results, offered)


def _language(library: JoinedLibrary, identity: str, search: Search) -> str:
    """The language that a result's title is in: the State's are in French."""
    title = library.city.title(identity, search.language)
    return title.lang if title is not None else "fr"


class Searches:
    """The searches of one window: the latest alone is carried out, once its letter is on screen."""

    def __init__(
        self,
        library: JoinedLibrary,
        post: Callable[[Callable[[], None]], None],
        shown: Callable[[], None],
        send: Callable[[SearchFound], None],
    ) -> None:
        self._library, self._post, self._shown, self._send = library, post, shown, send
        self._wanted: Search | None = None

    def warm(self) -> None:
        """Opens the index and the State’s documents, so that the first letter and document find them open."""
        self._library.warm()

    def do(self, search: Search) -> None:
        """To be carried out after all that has happened by now."""
        waiting = self._wanted is not None  # of letters that come together, only the last is searched for
        self._wanted = search
        if not waiting:
            self._post(self._carry_out)

    def _carry_out(self) -> None:
        search, self._wanted = self._wanted, None
        if search is not None:
            self._shown()
            self._send(found(self._library, search))
