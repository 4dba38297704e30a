"""Going back: what the Back button undoes, and the frames it works on; called by `step` and `reading`."""

from __future__ import annotations

from dataclasses import replace

from kiosk.procedures.answers import Chosen, Number, Typed
from kiosk.procedures.asking import asking
from kiosk.procedures.engine import Position
from kiosk.procedures.library import Library
from kiosk.session.menus import back_to_menu, one_up
from kiosk.session.standing import Standing, standing
from kiosk.session.state import Frame, Session


def with_frame(session: Session, frame: Frame, *, stay: bool = False) -> Session:
    """The session with the procedure on screen replaced; `stay` keeps the part of the page shown."""
    turned = session.turned if stay else ()
    return replace(session, frames=(*session.frames[:-1], frame), turned=turned)


def position_of(frame: Frame, library: Library) -> Position | None:
    """Where the reader of this procedure stands; None where the library has it no more."""
    stands = standing_of(frame, library)
    return stands.position if stands is not None else None


def standing_of(frame: Frame, library: Library) -> Standing | None:
    """Where they stand, with what they want to know."""
    procedure = library.get(frame.procedure)
    return standing(frame, procedure) if procedure is not None else None


def back(session: Session, library: Library) -> Session:
    """One step back: a part of the page, a page, the last answer, the procedure, in this order."""
    if session.over:
        if session.turned_over:
            return replace(session, turned_over=session.turned_over[:-1])
        return replace(session, over="call" if session.over in ("wishes", "sharing") else "")
    if session.turned:
        return replace(session, turned=session.turned[:-1])
    if session.technician is not None:
        return replace(session, technician=session.technician.up())
    frame = session.frame
    if frame is None:
        if session.screen == "search" and session.search is not None and session.search.whole:
            return replace(session, search=replace(session.search, whole=False))
        return one_up(session)
    if frame.changing:
        return with_frame(session, replace(frame, changing="", draft="", ticked=()))
    if frame.pages and (unanswered := _unanswered(frame, library)) is not None:
        return with_frame(session, unanswered)
    if frame.pages:
        closed = with_frame(session, replace(frame, pages=frame.pages[:-1]))
        return replace(closed, turned=frame.pages[-1].behind)
    undone = _undone(frame, library)
    return with_frame(session, undone) if undone is not None else _closed(session, library)


def undoes(session: Session, library: Library) -> str:
    """The question whose answer the Back button takes back, or "" where it takes none."""
    frame, before = session.frame, session.frames
    if frame is None or session.over or session.turned or session.warned_at is not None:
        return ""
    after = back(session, library)
    if after.frame is None or len(after.frames) != len(before) or after.frame.procedure != frame.procedure:
        return ""
    gone = dict(frame.answers).keys() - dict(after.frame.answers).keys()
    return next(iter(gone)) if len(gone) == 1 else ""


def _unanswered(frame: Frame, library: Library) -> Frame | None:
    """The frame without the last answer to a question of the need on screen, while one of them is open."""
    stands = standing_of(frame, library)
    if stands is None or not stands.outlined or frame.pages[-1].name != "reading" or stands.position.complete:
        return None
    procedure = library.get(frame.procedure)
    assert procedure is not None
    above = replace(frame, pages=frame.pages[:-1]).need  # the long chapter whose menu led here
    own = stands.own - asking(procedure, above)
    given = [step.question.id for step in stands.position.given if step.question.id in own]
    if stands.position.explaining and stands.position.open is not None:
        given.append(stands.position.open.id)
    return _taken_back(frame, stands.position, given[-1]) if given else None


def _undone(frame: Frame, library: Library) -> Frame | None:
    """The frame without the last answer of its path, or None where there is nothing to take back."""
    stands = standing_of(frame, library)
    if stands is None:
        return None
    position = stands.position
    asked = [step.question.id for step in position.given]
    if stands.outlined:  # before a menu stand the questions that led to it, not those of the needs
        asked = [question for question in asked if question in stands.own]
    last = asked[-1] if asked else ""
    if position.explaining and position.open is not None:
        last = position.open.id
    return replace(_taken_back(frame, position, last), pages=()) if last else None


def _taken_back(frame: Frame, position: Position, question: str) -> Frame:
    """The frame without an answer; what was typed or ticked for it stands there again (WCAG 3.3.7)."""
    answers = tuple(kept for kept in frame.answers if kept[0] != question)
    step = next((step for step in position.steps if step.question.id == question), None)
    draft, ticked = "", ()
    match step.answer if step is not None else None:
        case Typed(text):
            draft = text
        case Number(value):
            draft = str(value)
        case Chosen(ids) if step is not None and step.question.kind == "several":
            ticked = ids
    return replace(frame, answers=answers, draft=draft, ticked=ticked)


def before_leaving(frame: Frame, library: Library) -> Frame | None:
    """A frame whose answers lead straight on to another procedure, before the last of them."""
    position = position_of(frame, library)
    leads_on = position is not None and position.complete and bool(position.opens)
    return _undone(frame, library) if leads_on else None


def _closed(session: Session, library: Library) -> Session:
    """Leaves the procedure on top; the answer that had opened it at once is dropped with it."""
    frames = session.frames[:-1]
    if not frames:
        return back_to_menu(session)
    below = replace(session, frames=frames, turned=frames[-1].behind)
    position = position_of(frames[-1], library)
    if position is None or not position.complete or not position.opens:
        return below
    undone = _undone(frames[-1], library)
    return with_frame(below, undone) if undone is not None else _closed(below, library)
