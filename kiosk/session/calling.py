"""What the call for a person changes in a session; called by `step`."""

from __future__ import annotations

from dataclasses import replace

from kiosk.procedures.library import Library
from kiosk.session import wishing
from kiosk.session.call import KEPT_S, LONG_S, REPEAT_S, CallRequest, OpenCall, adopted, changed, told
from kiosk.session.effects import CancelCall, Chime, Count, Effect, PlaceCall, Speak, SpeakControl
from kiosk.session.events import AgentSaid, CallCancelled, CallChanged, Event, HelpPressed, WishSet
from kiosk.session.state import Session
from kiosk.session.where import in_procedure
from kiosk.wire.calls import ENDED, TEST, CallState

Result = tuple[Session, tuple[Effect, ...]]


def step(session: Session, event: Event, now: float, library: Library) -> Result:
    """The session after something happened to the call."""
    match event:
        case HelpPressed(call_id):
            return _pressed(session, call_id, now, library)
        case CallCancelled() if session.call is not None and session.call.live:
            call = replace(session.call, state=CallState.CANCELLED, said=None)
            closed = replace(session, call=call, over="" if session.over == "call" else session.over)
            return closed, (CancelCall(call.request.id), Count("call_cancelled", call.request.procedure))
        case WishSet():
            return wishing.step(session, event)
        case CallChanged():
            return _heard(session, event, now)
        case AgentSaid() if session.call is not None:
            return _told_by_agent(session, session.call, event)
    return session, ()


def repeated(session: Session, now: float) -> Result:
    """PlaceCall again every second until the outbox has the call: it is never lost on the way there."""
    call = session.call
    if call is None or call.state is not CallState.PLACING or now - call.asked_at < REPEAT_S:
        return session, ()
    return replace(session, call=replace(call, asked_at=now)), (PlaceCall(call.request),)


def waited(session: Session, now: float) -> Result:
    """A call that nobody answers, or that does not even leave: the citizen hears of the other ways, once."""
    call = session.call
    if call is None or not call.live or call.taken:
        return session, ()
    waits = now - call.since
    stuck = call.state is CallState.PLACING and waits >= KEPT_S
    late = replace(call, long=call.long or waits >= LONG_S, stored=call.stored and not stuck)
    if late == call:
        return session, ()
    news = replace(session, call=late)
    return news, _said(news)


def _pressed(session: Session, call_id: str, now: float, library: Library) -> Result:
    """One press calls, without a question; while a call is open the button shows it and never calls twice.

    A citizen's call is not the technician's: their own step tells of it, and has nothing that calls it off.
    """
    technician, open_call = session.technician, session.call
    if technician is not None and technician.open and open_call is not None and open_call.of_citizen:
        return replace(session, technician=technician.at("test_call"), turned=()), ()
    shown = replace(session, over="call", turned_over=())
    if session.call is not None and session.call.live:
        return shown, ()
    request = request_of(session, call_id, library)
    placed = replace(shown, call=OpenCall(request, now, asked_at=now))
    return placed, (PlaceCall(request), Chime("calling"), Count("call", request.procedure))


def request_of(session: Session, call_id: str, library: Library) -> CallRequest:
    """What an agent may know: procedure, neutral label of the step, language, settings; never an answer."""
    procedure, title, family, source, number, label = "", "", "", "city", 0, ""
    if session.technician is not None and session.technician.open:
        source = TEST
    if session.frame is not None:
        at = in_procedure(session.frame, "fr", library)
        if at.procedure is not None and at.position is not None:
            procedure, title = at.procedure.id, at.procedure.title.text
            family = at.procedure.family
            source = "state" if at.procedure.authority == "etat" else "city"
            number = len(at.position.given) + (at.page == "question")
            label = at.question.label.text if at.question is not None else _PAGES.get(at.page, "")
    return CallRequest(
        call_id, procedure, title, source, number, label, session.language, session.preferences.in_use(),
        session.wishes, family,
    )  # fmt: skip


_PAGES = {
    "checklist": "Liste des documents",
    "summary": "Résumé",
    "reading": "Lecture",
    "recap": "Réponses",
    "other_way": "Sans ordinateur",
    "phone": "Résumé sur téléphone",
    "ticket": "Ticket",
    "menu": "En savoir plus",
}


def _heard(session: Session, event: CallChanged, now: float) -> Result:
    call = session.call
    if event.trial and (call is None or call.request.id != event.call_id):
        # its technician's session is gone: no citizen's press is taken for a call that nobody waits by
        return session, () if event.state in ENDED else (CancelCall(event.call_id),)
    if call is None or (call.request.id != event.call_id and not call.live):
        # a call of an earlier citizen at this terminal is still open: the hall keeps its word
        if event.state in ENDED:
            return session, ()
        over = "call" if session.screen == "welcome" else session.over
        return replace(session, call=adopted(event, now), over=over), ()
    if call.request.id != event.call_id:
        return session, ()
    after = changed(call, event)
    if after.taken and call.answered_s is None:
        after = replace(after, answered_s=now - call.since)
    if call.state is CallState.CANCELLED and after.live and event.state is not CallState.ARRIVED:
        return session, (CancelCall(call.request.id),)  # the cancelling did not get there
    if after == call or (not call.live and event.state is not CallState.ARRIVED):
        return session, ()
    news = replace(session, call=after)
    gone = (session.over == "wishes" and not after.live) or (session.over == "sharing" and not after.taken)
    if gone:  # there is nobody left to tell, or to show anything to
        news = replace(news, over="call", turned_over=())
    if not after.live and news.over == "call" and session.screen == "welcome":
        news = replace(news, over="")
    if after.state is CallState.EXPIRED and session.screen != "welcome":
        news = replace(news, over="call", turned_over=())  # nobody came: never learnt by chance
    effects: tuple[Effect, ...] = ()
    if after.taken and not call.taken:
        effects += (Chime("answered"), Count("call_answered", call.request.procedure))
    if _told(after) != _told(call):
        effects += _said(news, lost=call.taken and after.live and not after.taken)
    return news, effects


def _told_by_agent(session: Session, call: OpenCall, event: AgentSaid) -> Result:
    """Shown beside the call and spoken; the call of an earlier citizen takes no page from this one."""
    after = told(call, event)
    if after is None:
        return session, ()
    heard = replace(session, call=after)
    if call.own or session.screen == "welcome":
        heard = replace(heard, over="call", turned_over=())
    return heard, (Chime("answered"), *_said(heard))


def _told(call: OpenCall) -> tuple[object, ...]:
    """What the citizen is told of a call."""
    return (call.state, call.reached, call.stored, call.minutes, call.nobody, call.long)


def _said(session: Session, lost: bool = False) -> tuple[Effect, ...]:
    """News of the call is heard wherever the citizen is: its page, or else its button in the bar.

    `lost`: whoever had taken it has it no more.
    """
    if not session.preferences.voice or session.call is None:
        return ()
    if session.over == "call" and session.warned_at is None:
        return (Speak(0),)
    return (SpeakControl("call"),) if session.call.taken or lost else ()
