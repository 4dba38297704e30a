"""What is counted of a visit, without an answer and without anything that finds its citizen again; by `step`.

Each procedure of a visit counts once, at the end: it was finished alone, an agent had answered the call made
from it, or it stopped at a step. Until then all this is in the session, and goes with it.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.procedures.library import Library
from kiosk.session.effects import Count
from kiosk.session.events import Event, PageOpened, PrintAsked
from kiosk.session.going_back import position_of
from kiosk.session.printing import PRINTING
from kiosk.session.state import Session
from kiosk.session.tallied import Passed
from kiosk.session.where import Where
from kiosk.wire.figures import ALONE, ASSISTED, CHOSEN, OFFERED, STOPPED, VISIT, is_name

_WAY_OF = {"other_way": "counter", "phone": "telephone"}  # page → the way that it is


def noted(session: Session, event: Event, here: Where, library: Library) -> Session:
    """The session with what has just happened, and the page it led to, as far as they are counted."""
    frame, procedure = session.frame, here.procedure
    if frame is None or procedure is None:
        return session
    known = next((one for one in session.passed if one.procedure == frame.procedure), None)
    one = known or Passed(frame.procedure, "state" if procedure.authority == "etat" else "city")
    if here.frame is not None:  # not a page over it
        one = replace(one, step=here.question.id if here.question is not None else here.page)
        reached = here.page == "summary" or here.need is not None
        one = replace(one, finished=one.finished or reached, paper=one.paper or session.printer)
    call = session.call
    if call is not None and call.own and call.taken:
        one = replace(one, assisted=True)
    if (way := _way(event, here, session)) and way not in one.chosen:
        one = replace(one, chosen=(*one.chosen, way))
    if one == known:
        return session
    return _led(_with(session, one), library)


def _way(event: Event, here: Where, session: Session) -> str:
    if isinstance(event, PrintAsked) and session.ticket == PRINTING:
        return "paper"
    opened = isinstance(event, PageOpened) and event.page == here.page
    return _WAY_OF.get(here.page, "") if opened else ""


def _with(session: Session, one: Passed) -> Session:
    names = [known.procedure for known in session.passed]
    if one.procedure not in names:
        return replace(session, passed=(*session.passed, one))
    at = names.index(one.procedure)
    return replace(session, passed=(*session.passed[:at], one, *session.passed[at + 1 :]))


def _led(session: Session, library: Library) -> Session:
    """A guided search has done its work once it leads to a procedure."""
    below = session.frames[-2] if len(session.frames) > 1 else None
    position = position_of(below, library) if below is not None else None
    if position is None or not (position.complete and position.opens):
        return session
    found = next((one for one in session.passed if below and one.procedure == below.procedure), None)
    return _with(session, replace(found, finished=True)) if found is not None else session


def counted(session: Session) -> tuple[Count, ...]:
    """What a visit that has ended counts for; nothing where nobody had begun."""
    if session.screen == "welcome":
        return ()
    return (Count(VISIT, detail=session.language), *(c for one in session.passed for c in _of(one)))


def _of(one: Passed) -> tuple[Count, ...]:
    def count(event: str, detail: str = "") -> Count:
        return Count(event, one.procedure, one.source, detail)

    ways = ("counter", "telephone", *(("paper",) if one.paper else ())) if one.finished else ()
    offered = tuple(count(OFFERED, way) for way in dict.fromkeys((*ways, *one.chosen)))
    chosen = tuple(count(CHOSEN, way) for way in one.chosen)
    if one.assisted or one.finished:
        return (count(ASSISTED if one.assisted else ALONE), *offered, *chosen)
    return (count(STOPPED, one.step if is_name(one.step) else "-"), *offered, *chosen)
