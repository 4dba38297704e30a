"""What showing answers to the agent changes in a session; called by `step`.

Nothing is shown unless the citizen has said yes for this call and this page. It is sent again every few
seconds while it lasts, so that whatever dies on the way, it ends by itself.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.procedures.library import Library
from kiosk.session.consented import AnswersSeen, Consented, SharingChosen, SharingStopped, ViewerChanged
from kiosk.session.effects import Count, Effect, HideAnswers, SayTold, ShowAnswers, Speak
from kiosk.session.paying import paying
from kiosk.session.shown import as_text
from kiosk.session.state import Session, Told
from kiosk.session.viewer import Sharing, Viewer

Result = tuple[Session, tuple[Effect, ...]]

AGAIN_S = 4.0  # how often what is shown is sent again, changed or not
OF_THE_MACHINE = (ViewerChanged, AnswersSeen)
GONE_S = 12.0  # without a page that opens it for so long, nobody sees it


def may_share(session: Session, library: Library) -> bool:
    """Whether the citizen can be asked: an agent's page has their call, and nothing is being paid."""
    sharing = session.sharing
    return not sharing.on and _held(session, sharing.viewer) and not paying(session, library)


def step(session: Session, event: Consented, now: float, library: Library) -> Result:
    """The session after something that the citizen, or the page that sees, did."""
    sharing = session.sharing
    match event:
        case ViewerChanged(call_id, page, key, role):
            return _viewer(session, Viewer(call_id, page, key, role) if key else None, call_id, page)
        case SharingChosen() if may_share(session, library):
            on = replace(sharing, on=True, sent="", seen_at=now)
            begun = replace(session, sharing=on, over="", turned_over=(), told="shown")
            procedure = session.frame.procedure if session.frame is not None else ""
            return begun, (Count("answers_shown", procedure),)
        case SharingChosen() if not sharing.on:  # meanwhile the agent has gone, or something is to be paid
            return replace(session, over="call", turned_over=()), ()
        case SharingStopped() if sharing.on:
            return _ended(session, "hidden")
        case AnswersSeen(call_id, page, number, seen) if sharing.on and seen:
            viewer = sharing.viewer
            own = viewer is not None and (viewer.call_id, viewer.page) == (call_id, page)
            if own and number <= sharing.number:
                return replace(session, sharing=replace(sharing, seen_at=now)), ()
    return session, ()


def followed(session: Session, effects: tuple[Effect, ...], now: float, library: Library) -> Result:
    """After everything that happens: what ends the showing ends it, what has changed is sent."""
    sharing = session.sharing
    viewer = sharing.viewer
    if viewer is not None and not _held(session, viewer):
        session = replace(session, sharing=replace(sharing, viewer=None))
        return _told(*_ended(session, "hidden_call", viewer), effects) if sharing.on else (session, ())
    if not sharing.on:
        return session, ()
    if session.ended:
        return _ended(session, "hidden")
    if paying(session, library):
        return _told(*_ended(session, "hidden_paying"), effects)
    if now - sharing.seen_at >= GONE_S:
        return _told(*_ended(session, "hidden_alone"), effects)
    return _sent(session, now, library)


def due(session: Session) -> float | None:
    """When time alone changes something here, on the session's clock."""
    sharing = session.sharing
    return min(sharing.sent_at + AGAIN_S, sharing.seen_at + GONE_S) if sharing.on else None


def _held(session: Session, viewer: Viewer | None) -> bool:
    """Whether the viewer's page has the call of this very citizen."""
    call = session.call
    return (
        viewer is not None
        and call is not None
        and call.own
        and call.taken
        and call.request.id == viewer.call_id
    )


def _viewer(session: Session, viewer: Viewer | None, call_id: str, page: str) -> Result:
    sharing, call = session.sharing, session.call
    before = sharing.viewer
    if call is None or not call.own or not call.live or call.request.id != call_id:
        return session, ()
    if viewer is None and (before is None or before.page != page):
        return session, ()  # of a page that has been replaced
    if viewer == before:
        return session, ()
    if sharing.on:  # the yes was for the page that has gone
        session, effects = _ended(session, "hidden_alone")
        return replace(session, sharing=replace(session.sharing, viewer=viewer)), effects
    asked = session.over == "sharing"  # of another page, or nobody's any more: the citizen is asked again
    over = replace(session, over="call", turned_over=()) if asked else session
    return replace(over, sharing=replace(sharing, viewer=viewer)), ()


def _sent(session: Session, now: float, library: Library) -> Result:
    sharing, text = session.sharing, as_text(session, library)
    assert sharing.viewer is not None
    if text == sharing.sent and now - sharing.sent_at < AGAIN_S:
        return session, ()
    number = sharing.number + 1
    viewer = sharing.viewer
    sent = replace(sharing, number=number, sent=text, sent_at=now)
    return replace(session, sharing=sent), (
        ShowAnswers(viewer.call_id, viewer.page, viewer.key, number, text),
    )


def _ended(session: Session, told: Told, viewer: Viewer | None = None) -> Result:
    """Nothing is shown any more; the page is told at once, and the citizen why."""
    sharing = session.sharing
    viewer = viewer or sharing.viewer
    assert viewer is not None
    over = replace(session, sharing=Sharing(sharing.viewer, number=sharing.number + 1), told=told)
    hide = HideAnswers(viewer.call_id, viewer.page, sharing.number + 1)
    return over, (hide, SayTold())


def _told(session: Session, ending: tuple[Effect, ...], effects: tuple[Effect, ...]) -> Result:
    """What is told stands first in a page that is about to be said."""
    said = any(isinstance(effect, Speak) for effect in effects)
    return session, tuple(one for one in ending if not (said and isinstance(one, SayTold)))
