"""What the citizen's way through procedures changes in a session; called by `step`."""

from __future__ import annotations

from dataclasses import replace

from kiosk.procedures.answers import Answer, Chosen
from kiosk.procedures.engine import applicable
from kiosk.procedures.library import Library
from kiosk.procedures.model import Procedure
from kiosk.procedures.outline import is_outlined
from kiosk.session import finding, keys
from kiosk.session.effects import Count, Effect, Speak, SpeakControl
from kiosk.session.events import (
    Answered,
    AnswerReopened,
    ChoiceToggled,
    DocumentMarked,
    Event,
    KeyTyped,
    PageClosed,
    PageOpened,
    ProcedureOpened,
    TurnedPage,
    WentBack,
)
from kiosk.session.going_back import back, before_leaving, position_of, with_frame
from kiosk.session.menus import left, open_menu
from kiosk.session.sharing import may_share
from kiosk.session.standing import standing
from kiosk.session.state import DEEPEST, PLACES_KEPT, Frame, PageRef, Session

Result = tuple[Session, tuple[Effect, ...]]
LONGEST_DRAFT = 60  # characters
_OVER = ("preferences", "language", "call", "listening", "wishes", "sharing")
_OF_THE_TERMINAL = ("home", "themes", "theme", "shelf")
_IN_PLACE = ("table", "phone")  # pages of one kind take the place of each other
_OF_A_PROCEDURE = (
    "checklist", "summary", "menu", "reading", "recap", "phone", "ticket", "other_way",
    "aside", "word", "words", "references", "table", "related", "choices",
)  # fmt: skip


def step(session: Session, event: Event, library: Library) -> Result:
    """The session after something happened in a procedure."""
    match event:
        case ProcedureOpened(procedure):
            return opened(session, procedure, library)
        case Answered(question, answer) if session.frame is not None:
            return answered(session, session.frame, question, answer, library)
        case ChoiceToggled(_, choice) if session.frame is not None:
            return _toggled(session, session.frame, choice)
        case KeyTyped(key) if session.frame is not None:
            return _typed(session, session.frame, key)
        case AnswerReopened(question) if session.frame is not None:
            return _reopened(session, session.frame, question, library), ()
        case DocumentMarked(document, have) if session.frame is not None:
            return _marked(session, session.frame, document, have)
    return session, ()


def opened(session: Session, procedure: str, library: Library, leads: int = 0) -> Result:
    """Another procedure on the stack; one already open is returned to, so reading on always ends.

    `leads` counts those that led here at once: where there is no room for the document that a guided search
    leads to, it takes its place.
    """
    frames = session.frames if session.screen == "procedure" else ()
    if library.get(procedure) is None:
        return session, (Count("missing_procedure", procedure),)
    for depth, frame in enumerate(frames):
        if frame.procedure == procedure:
            below = replace(session, frames=frames[: depth + 1], over="", turned=())
            return with_frame(below, before_leaving(frame, library) or frame), ()
    full = len(frames) >= DEEPEST
    if full and not leads:
        return session, ()
    facts = _carried(frames[-1], procedure, library) if frames else ()
    if full:
        frames = frames[:-1]
    elif frames:
        frames = (*frames[:-1], replace(frames[-1], behind=session.turned))
    there = replace(
        left(session), screen="procedure", frames=(*frames, Frame(procedure, facts)), over="", turned=()
    )
    return _followed(there, library, leads)


def _carried(frame: Frame, to_id: str, library: Library) -> tuple[tuple[str, bool], ...]:
    """What is known in this procedure and means the same in the one it opens."""
    position = position_of(frame, library)
    facts = dict(frame.facts) if position is None else position.facts
    return tuple(sorted(library.carried(facts, frame.procedure, to_id).items()))


def answered(session: Session, frame: Frame, question: str, answer: Answer, library: Library) -> Result:
    """The answer takes its place on the path; those that no longer apply are forgotten."""
    procedure = library.get(frame.procedure)
    if procedure is None:
        return session, ()
    facts = dict(frame.facts)
    asked = standing(frame, procedure).asked
    kept = applicable(procedure, facts, {**dict(frame.answers), question: answer}, asked)
    changed = replace(
        frame,
        answers=tuple(kept.items()),
        changing="",
        draft="",
        ticked=(),
    )
    return _followed(with_frame(session, _pages_left(changed, procedure)), library)


def _pages_left(frame: Frame, procedure: Procedure) -> Frame:
    """The frame with the pages that stay open after an answer: while another question is open, none but the
    need that it is asked for, and that one only as long as it applies."""
    stands = standing(frame, procedure)
    if stands.position.complete and not stands.position.opens:
        gone = frame.need and stands.outlined and stands.need is None
        return replace(frame, pages=()) if gone else frame
    wanted = [n for n, page in enumerate(frame.pages) if page.name == "reading"] if stands.outlined else []
    return replace(frame, pages=frame.pages[: wanted[-1] + 1] if wanted else ())


def _followed(session: Session, library: Library, leads: int = 0) -> Result:
    """Where the answers lead straight to another procedure (a guided search's leaf), it is opened."""
    position = position_of(session.frame, library) if session.frame is not None else None
    here = position is not None and position.complete and library.get(position.opens) is not None
    if position is not None and here and leads < DEEPEST:
        return opened(session, position.opens, library, leads + 1)
    return session, ()


def moved(session: Session, event: Event, library: Library) -> Result:
    """Pages opened, turned and left."""
    match event:
        case TurnedPage(block, sentence):
            return _turned(session, (block, sentence)), ()
        case PageOpened(page, detail):
            return _page_opened(session, page, detail, library)
        case PageClosed():
            first = replace(session, turned_over=()) if session.over else replace(session, turned=())
            return back(first, library), ()
        case WentBack():
            return back(session, library), ()
    return session, ()


def _page_opened(session: Session, page: str, detail: str, library: Library) -> Result:
    """A page of the terminal, over it, or of the procedure; a name that is none of them changes nothing."""
    if page == "wishes" and (session.call is None or not (session.call.live and session.call.own)):
        return session, ()
    if page == "sharing" and not may_share(session, library):
        return session, ()
    if page in _OVER:
        again = session.over == page
        return replace(session, over="" if again else page, turned_over=()), ()
    if page in _OF_THE_TERMINAL:
        return open_menu(session, page, detail), ()
    if page == "search":
        return finding.opened(session, detail)
    frame = session.frame
    if frame is None or page not in _OF_A_PROCEDURE:
        return session, ()
    if page == "menu" and _read_by_need(frame, library):  # its own first page
        return with_frame(replace(session, over=""), replace(frame, pages=(), changing="")), ()
    reference = PageRef(page, detail)
    if reference in frame.pages:  # returned to, where it was left
        at = frame.pages.index(reference)
        left = frame.pages[at + 1].behind if at + 1 < len(frame.pages) else ()
        before, reference = frame.pages[:at], frame.pages[at]
    elif page in _IN_PLACE and frame.pages and frame.pages[-1].name == page:  # another row, another square
        left, before = (), frame.pages[:-1]
        reference = replace(reference, behind=frame.pages[-1].behind)
    else:
        left, before, reference = (), frame.pages, replace(reference, behind=session.turned)
    opened_page = replace(frame, pages=(*before, reference), changing="", draft="", ticked=())
    return replace(with_frame(session, opened_page), over="", turned=left), ()


def _read_by_need(frame: Frame, library: Library) -> bool:
    procedure = library.get(frame.procedure)
    return procedure is not None and is_outlined(procedure)


def _turned(session: Session, place: tuple[str, int]) -> Session:
    if session.over:
        return replace(session, turned_over=(*session.turned_over, place)[-PLACES_KEPT:])
    return replace(session, turned=(*session.turned, place)[-PLACES_KEPT:])


def _reopened(session: Session, frame: Frame, question: str, library: Library) -> Session:
    """A question of the path to be answered anew, with what was ticked still ticked."""
    position = position_of(frame, library)
    step = next((s for s in position.steps if s.question.id == question), None) if position else None
    if step is None:
        return session
    several = step.question.kind == "several" and isinstance(step.answer, Chosen)
    ticked = step.answer.ids if several and isinstance(step.answer, Chosen) else ()
    return with_frame(session, replace(frame, changing=question, draft="", ticked=ticked))


def _toggled(session: Session, frame: Frame, choice: str) -> Result:
    ticked = frame.ticked
    ticked = tuple(t for t in ticked if t != choice) if choice in ticked else (*ticked, choice)
    return with_frame(session, replace(frame, ticked=ticked), stay=True), (SpeakControl(f"choice:{choice}"),)


def _typed(session: Session, frame: Frame, key: str) -> Result:
    if (shown := keys.changed(session, key)) is not None:
        return shown, (SpeakControl(keys.said(key)),)
    draft = keys.written(frame.draft, key, LONGEST_DRAFT, session.cleared)
    if draft == frame.draft:
        return session, ()
    session = replace(session, cleared=keys.kept(frame.draft, key))
    typed = with_frame(session, replace(frame, draft=draft), stay=True)
    if key == keys.RESTORE:
        return typed, (Speak(0, alone=True),) if session.heard else ()
    return typed, (SpeakControl(keys.said(key)),)


def _marked(session: Session, frame: Frame, document: str, have: bool) -> Result:
    marks = dict(frame.documents)
    if marks.get(document) is have:
        del marks[document]
    else:
        marks[document] = have
    name = f"{'have' if have else 'lack'}:{document}"
    marked = replace(frame, documents=tuple(marks.items()))
    return with_frame(session, marked, stay=True), (SpeakControl(name),)
