"""Searching: what is typed, the results that come back as an event, and when they are told; used by `step`.

What is looked for is personal: it is in no count and no `repr`, and goes with the page it was typed on.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import keys
from kiosk.session.effects import Count, Effect, SayNotice, Speak, SpeakControl
from kiosk.session.effects import Search as SearchFor
from kiosk.session.menus import open_menu
from kiosk.session.searched import SearchFound
from kiosk.session.state import Search, Session

Result = tuple[Session, tuple[Effect, ...]]
LONGEST = 60  # characters
PAUSE_S = 1.2  # typing pauses: the number of results is said, after the last letter


def opened(session: Session, detail: str) -> Result:
    """The page to search on; `detail` "all" puts the keyboard away, "keys" brings it back."""
    if detail and session.search is not None and session.screen == "search":
        return replace(session, search=replace(session.search, whole=detail == "all"), turned=()), ()
    fresh = replace(session, search=None) if session.screen != "search" else session
    there = open_menu(fresh, "search")
    return replace(there, search=there.search or Search()), (Count("search"),)


def typed(session: Session, key: str, now: float) -> Result:
    """A letter more or less, and the search for the words that this makes."""
    search = session.search
    if search is None:
        return session, ()
    if (shown := keys.changed(session, key)) is not None:
        return shown, (SpeakControl(keys.said(key)),)
    words = keys.written(search.words, key, LONGEST, session.cleared)
    if words == search.words:
        return session, ()
    session = replace(_holds(session, search, words, now), cleared=keys.kept(search.words, key))
    heard = _heard_whole(session) if key == keys.RESTORE else (SpeakControl(keys.said(key)),)
    return session, (*heard, *sought(session))


def taken(session: Session, words: str, now: float) -> Result:
    """A word that was offered stands in the field: it is said, searched for, and can be taken back."""
    search = session.search
    if search is None or session.screen != "search" or len(words) > LONGEST:
        return session, ()
    session = replace(_holds(session, search, words, now), cleared=search.words)
    return session, (*_heard_whole(session), *sought(session))


def _holds(session: Session, search: Search, words: str, now: float) -> Session:
    """The page with other words in its field."""
    old = search if words.strip() else Search()
    changed = Search(words, old.results, search.answered, old.offered, typed_at=now)
    return replace(session, search=changed, turned=())


def _heard_whole(session: Session) -> tuple[Effect, ...]:
    """What the field holds: the first sentence of the page's announcement."""
    return (Speak(0, alone=True),) if session.heard else ()


def sought(session: Session) -> tuple[Effect, ...]:
    """The search for what stands in the field, in the citizen's language."""
    words = session.search.words if session.search is not None else ""
    return (SearchFor(words, session.language),) if words.strip() else ()


def found(session: Session, event: SearchFound) -> Session:
    """The results, unless they answer other words than those in the field now, or another language."""
    search = session.search
    if search is None or (event.words, event.language) != (search.words, session.language):
        return session
    return replace(
        session, search=replace(search, results=event.results, answered=event.words, offered=event.offered)
    )


def pause_due(session: Session) -> float | None:
    """When the number of results is to be said, if it is."""
    search = session.search
    elsewhere = session.screen != "search" or bool(session.over) or session.warned_at is not None
    if not session.preferences.voice or elsewhere or search is None or search.told or not search.settled:
        return None
    return search.typed_at + PAUSE_S


def passed(session: Session, now: float) -> Result:
    """Typing has paused: how many results there are is said, once."""
    due = pause_due(session)
    if due is None or now < due or session.search is None:
        return session, ()
    return replace(session, search=replace(session.search, told=True)), (SayNotice(),)
