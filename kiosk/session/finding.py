"""Searching: what is typed, the results that come back as an event, and when they are told; used by `step`.

What is looked for is personal: it is in no count and no `repr`, and goes with the page it was typed on.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import keys
from kiosk.session.effects import Count, Effect, SayNotice, SpeakControl
from kiosk.session.effects import Search as SearchFor
from kiosk.session.events import SearchFound
from kiosk.session.menus import open_menu
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
    words = search.words
    match key:
        case "backspace":
            words = words[:-1]
        case "clear":
            words = ""
        case _ if len(key) == 1 and key.isprintable() and len(words) < LONGEST:
            words += key
    if words == search.words:
        return session, ()
    results = search.results if words.strip() else ()
    changed = replace(search, words=words, results=results, whole=False, typed_at=now, told=False)
    session = replace(session, search=changed, turned=())
    return session, (SpeakControl(f"key:{key}"), *sought(session))


def sought(session: Session) -> tuple[Effect, ...]:
    """The search for what stands in the field, in the citizen's language."""
    words = session.search.words if session.search is not None else ""
    return (SearchFor(words, session.language),) if words.strip() else ()


def found(session: Session, event: SearchFound) -> Session:
    """The results, unless they answer other words than those in the field now, or another language."""
    search = session.search
    if search is None or (event.words, event.language) != (search.words, session.language):
        return session
    return replace(session, search=replace(search, results=event.results, answered=event.words))


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
