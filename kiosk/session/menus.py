"""The menus that lead to a procedure (themes, search), as a trail that Back follows; used by `step`."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.state import Menu, Session

MENUS = ("themes", "theme", "shelf", "search")


def open_menu(session: Session, screen: str, detail: str = "") -> Session:
    """A menu, from the one on screen; one of the trail is returned to, so that the trail always ends."""
    if screen == "home":
        return replace(session, screen="home", trail=(), search=None, frames=(), over="", turned=())
    trail = left(session).trail
    known = next(
        (at for at, menu in enumerate(trail) if (menu.screen, menu.detail) == (screen, detail)), None
    )
    trail = (*trail, Menu(screen, detail)) if known is None else trail[: known + 1]
    opened = replace(session, screen=screen, trail=trail, frames=(), over="", turned=trail[-1].turned)
    return _without_search(opened)


def left(session: Session) -> Session:
    """The session with the part of its menu that is on screen kept, for when Back returns to it."""
    if not session.trail or session.screen != session.trail[-1].screen:
        return session
    here = replace(session.trail[-1], turned=session.turned)
    return replace(session, trail=(*session.trail[:-1], here))


def back_to_menu(session: Session) -> Session:
    """From a procedure that closed to the menu it was opened from, at the same part of it."""
    if not session.trail:
        return replace(session, screen="home", frames=(), turned=())
    return replace(session, screen=session.trail[-1].screen, frames=(), turned=session.trail[-1].turned)


def one_up(session: Session) -> Session:
    """From a menu to the one above it; what was searched for is forgotten with its page."""
    if session.screen not in MENUS:
        return session
    return _without_search(back_to_menu(replace(session, trail=session.trail[:-1])))


def _without_search(session: Session) -> Session:
    kept = any(menu.screen == "search" for menu in session.trail)
    return session if kept else replace(session, search=None)
