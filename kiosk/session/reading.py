"""What the citizen's way through procedures changes in a session; called by `step`."""

from __future__ import annotations

from dataclasses import replace

from kiosk.procedures.answers import Answer
from kiosk.procedures.engine import applicable, replay
from kiosk.procedures.library import Library
from kiosk.session.effects import Count, Effect, SpeakControl
from kiosk.session.events import (
    Answered,
    AnswerReopened,
    ChoiceToggled,
    DocumentMarked,
    Event,
    KeyTyped,
    PageOpened,
    ProcedureOpened,
    TurnedPage,
    WentBack,
)
from kiosk.session.state import DEEPEST, Frame, PageRef, Session
from kiosk.session.where import Where

Result = tuple[Session, tuple[Effect, ...]]
LONGEST_DRAFT = 60  # characters
_TERMINAL_PAGES = ("home", "themes", "theme", "preferences", "language", "call")


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
            return _with(session, replace(session.frame, changing=question, draft="", ticked=())), ()
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
            return replace(session, frames=frames[: depth + 1], over="", turned=()), ()
    if len(frames) >= DEEPEST:
        return session, ()
    facts = _facts_now(frames[-1], library) if frames else ()
    there = replace(
        session, screen="procedure", frames=(*frames, Frame(procedure, facts)), over="", turned=()
    )
    session, effects = _followed(there, library)
    return session, (Count("opened", procedure), *effects)


def _facts_now(frame: Frame, library: Library) -> tuple[tuple[str, bool], ...]:
    procedure = library.get(frame.procedure)
    if procedure is None:
        return frame.facts
    return tuple(sorted(replay(procedure, dict(frame.facts), dict(frame.answers)).facts.items()))


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
        pages=frame.pages if replay(procedure, facts, kept).complete else (),
    )
    return _followed(_with(session, changed), library)


def _followed(session: Session, library: Library) -> Result:
    """Where the answers lead straight to another procedure (a guided search's leaf), it is opened."""
    frame = session.frame
    procedure = library.get(frame.procedure) if frame is not None else None
    if frame is None or procedure is None:
        return session, ()
    position = replay(procedure, dict(frame.facts), dict(frame.answers))
    if position.opens and position.complete and library.get(position.opens) is not None:
        return opened(session, position.opens, library)
    return session, ()


def moved(session: Session, event: Event, library: Library) -> Result:
    """Pages opened, turned and left."""
    match event:
        case TurnedPage(block, sentence):
            return replace(session, turned=(*session.turned, (block, sentence))[-100:]), ()
        case PageOpened(page, detail):
            return _page_opened(session, page, detail)
        case WentBack():
            return back(session, library), ()
    return session, ()


def _page_opened(session: Session, page: str, detail: str) -> Result:
    session = replace(session, turned=())
    if page in ("preferences", "language", "call"):
        again = session.over == page
        return replace(session, over="" if again else page), ()
    if page in _TERMINAL_PAGES:
        theme = detail if page == "theme" else ""
        return replace(session, screen=page, theme=theme, frames=(), over=""), ()
    frame = session.frame
    if frame is None:
        return session, ()
    pages = frame.pages
    reference = PageRef(page, detail)
    pages = pages[: pages.index(reference)] if reference in pages else pages
    effects = (Count("other_way_chosen", frame.procedure),) if page == "other_way" else ()
    return _with(session, replace(frame, pages=(*pages, reference))), effects


def back(session: Session, library: Library) -> Session:
    """One step back: a part of the page, a page, the last answer, the procedure, in this order."""
    if session.turned:
        return replace(session, turned=session.turned[:-1])
    if session.over:
        return replace(session, over="")
    frame = session.frame
    if frame is None:
        before = {"theme": "themes", "themes": "home"}.get(session.screen, session.screen)
        return replace(session, screen=before, theme="")
    if frame.changing:
        return _with(session, replace(frame, changing="", draft="", ticked=()))
    if frame.pages:
        return _with(session, replace(frame, pages=frame.pages[:-1]))
    if frame.answers:
        return _with(session, replace(frame, answers=frame.answers[:-1], draft="", ticked=()))
    return _closed(session, library)


def _closed(session: Session, library: Library) -> Session:
    """Leaves the procedure on top; the answer that had opened it at once is dropped with it."""
    frames = session.frames[:-1]
    if not frames:
        return replace(session, frames=(), screen="theme" if session.theme else "home")
    below = replace(session, frames=frames)
    frame = frames[-1]
    procedure = library.get(frame.procedure)
    if procedure is not None:
        position = replay(procedure, dict(frame.facts), dict(frame.answers))
        if position.opens and position.complete:
            return back(below, library)
    return below


def _toggled(session: Session, frame: Frame, choice: str) -> Result:
    ticked = frame.ticked
    ticked = tuple(t for t in ticked if t != choice) if choice in ticked else (*ticked, choice)
    return _with(session, replace(frame, ticked=ticked), stay=True), (SpeakControl(f"choice:{choice}"),)


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
    return _with(session, replace(frame, draft=draft), stay=True), (SpeakControl(f"key:{key}"),)


def _marked(session: Session, frame: Frame, document: str, have: bool) -> Result:
    marks = dict(frame.documents)
    if marks.get(document) is have:
        del marks[document]
    else:
        marks[document] = have
    name = f"{'have' if have else 'lack'}:{document}"
    marked = replace(frame, documents=tuple(marks.items()))
    return _with(session, marked, stay=True), (SpeakControl(name),)


def noticed(session: Session, here: Where) -> Result:
    """Counts what a page that came up means: a procedure finished, another way offered in plain sight."""
    frame = session.frame
    if here.page != "summary" or frame is None or frame.finished:
        return session, ()
    offered = (Count("other_way_offered", frame.procedure),)
    done = _with(session, replace(frame, finished=True), stay=True)
    return done, (Count("finished_procedure", frame.procedure), *offered)


def _with(session: Session, frame: Frame, *, stay: bool = False) -> Session:
    """The session with the procedure on screen replaced; `stay` keeps the part of the page shown."""
    turned = session.turned if stay else ()
    return replace(session, frames=(*session.frames[:-1], frame), turned=turned)
