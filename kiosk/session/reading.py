"""What the citizen's way through procedures changes in a session; called by `step`."""

from __future__ import annotations

from dataclasses import replace

from kiosk.procedures.answers import Answer, Chosen
from kiosk.procedures.engine import applicable, replay
from kiosk.procedures.library import Library
from kiosk.session import finding
from kiosk.session.effects import Count, Effect, SpeakControl
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
from kiosk.session.state import DEEPEST, PLACES_KEPT, Frame, PageRef, Session
from kiosk.session.where import Where

Result = tuple[Session, tuple[Effect, ...]]
LONGEST_DRAFT = 60  # characters
_OVER = ("preferences", "language", "call")
_OF_THE_TERMINAL = ("home", "themes", "theme", "shelf")
_OF_A_PROCEDURE = (
    "checklist", "summary", "menu", "reading", "recap", "phone", "other_way",
    "word", "words", "references", "table",
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


def opened(session: Session, procedure: str, library: Library) -> Result:
    """Another procedure on the stack; one already open is returned to, so reading on always ends."""
    frames = session.frames if session.screen == "procedure" else ()
    if library.get(procedure) is None:
        return session, (Count("missing_procedure", procedure),)
    for depth, frame in enumerate(frames):
        if frame.procedure == procedure:
            below = replace(session, frames=frames[: depth + 1], over="", turned=())
            return with_frame(below, before_leaving(frame, library) or frame), ()
    if len(frames) >= DEEPEST:
        return session, ()
    facts = _carried(frames[-1], procedure, library) if frames else ()
    there = replace(
        left(session), screen="procedure", frames=(*frames, Frame(procedure, facts)), over="", turned=()
    )
    session, effects = _followed(there, library)
    return session, (Count("opened", procedure), *effects)


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
    kept = applicable(procedure, facts, {**dict(frame.answers), question: answer})
    changed = replace(
        frame,
        answers=tuple(kept.items()),
        changing="",
        draft="",
        ticked=(),
    )
    position = replay(procedure, facts, kept)
    if not position.complete or position.opens:
        changed = replace(changed, pages=())
    return _followed(with_frame(session, changed), library)


def _followed(session: Session, library: Library) -> Result:
    """Where the answers lead straight to another procedure (a guided search's leaf), it is opened."""
    position = position_of(session.frame, library) if session.frame is not None else None
    if position is not None and position.complete and library.get(position.opens) is not None:
        return opened(session, position.opens, library)
    return session, ()


def moved(session: Session, event: Event, library: Library) -> Result:
    """Pages opened, turned and left."""
    match event:
        case TurnedPage(block, sentence):
            return _turned(session, (block, sentence)), ()
        case PageOpened(page, detail):
            return _page_opened(session, page, detail)
        case PageClosed():
            first = replace(session, turned_over=()) if session.over else replace(session, turned=())
            return back(first, library), ()
        case WentBack():
            return back(session, library), ()
    return session, ()


def _page_opened(session: Session, page: str, detail: str) -> Result:
    """A page of the terminal, over it, or of the procedure; a name that is none of them changes nothing."""
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
    reference = PageRef(page, detail)
    if reference in frame.pages:  # returned to, where it was left
        at = frame.pages.index(reference)
        left = frame.pages[at + 1].behind if at + 1 < len(frame.pages) else ()
        before, reference = frame.pages[:at], frame.pages[at]
    else:
        left, before, reference = (), frame.pages, replace(reference, behind=session.turned)
    effects = (Count("other_way_chosen", frame.procedure),) if page == "other_way" else ()
    opened_page = replace(frame, pages=(*before, reference), changing="", draft="", ticked=())
    return replace(with_frame(session, opened_page), over="", turned=left), effects


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
    draft = frame.draft
    match key:
        case "backspace":
            draft = draft[:-1]
        case "clear":
            draft = ""
        case "letters" | "digits" | "order":
            return replace(session, keyboard=key), ()
        case _ if len(key) == 1 and key.isprintable() and len(draft) < LONGEST_DRAFT:
            draft += key
    typed: tuple[Effect, ...] = (SpeakControl(f"key:{key}"),) if draft != frame.draft else ()
    return with_frame(session, replace(frame, draft=draft), stay=True), typed


def _marked(session: Session, frame: Frame, document: str, have: bool) -> Result:
    marks = dict(frame.documents)
    if marks.get(document) is have:
        del marks[document]
    else:
        marks[document] = have
    name = f"{'have' if have else 'lack'}:{document}"
    marked = replace(frame, documents=tuple(marks.items()))
    return with_frame(session, marked, stay=True), (SpeakControl(name),)


def noticed(session: Session, here: Where) -> Result:
    """Counts what a page that came up means: a procedure finished, another way offered in plain sight."""
    frame = session.frame
    if here.page != "summary" or frame is None or frame.finished:
        return session, ()
    offered = (Count("other_way_offered", frame.procedure),)
    done = with_frame(session, replace(frame, finished=True), stay=True)
    return done, (Count("finished_procedure", frame.procedure), *offered)
