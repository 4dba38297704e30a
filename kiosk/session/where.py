"""Which page a session is at, worked out from its state; used by `step` and by `compose`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kiosk.procedures.answers import Answer
from kiosk.procedures.conditions import Undefined
from kiosk.procedures.engine import Alternative, Position, Resolved
from kiosk.procedures.library import Library
from kiosk.procedures.model import CallOut, Checklist, Document, Listing, Procedure, Question, Section
from kiosk.procedures.outline import Need
from kiosk.procedures.position import asked_only
from kiosk.session import night
from kiosk.session.standing import standing
from kiosk.session.state import Frame, Session
from kiosk.session.technician import Technician

_TAKEN_ALONG = ("summary", "phone", "ticket")  # … hold what is known, not what was not asked
IN_DOUBT = Undefined("")  # the condition of a paper that may not be needed


@dataclass(frozen=True, slots=True)
class Where:
    """The page on screen; `key` differs whenever another page, or another part of it, is shown.

    `outlined`: the procedure is read by need, and `need` is what is shown of it; else all of it is. The page
    "menu" is of the chapter in `detail`, or of the whole procedure.
    """

    page: str
    key: str = field(repr=False)
    detail: str = field(default="", repr=False)
    frame: Frame | None = None
    procedure: Procedure | None = None
    position: Position | None = None
    question: Question | None = None
    answer: Answer | None = field(default=None, repr=False)
    outlined: bool = False
    need: Need | None = field(default=None, repr=False)


def where(session: Session, library: Library) -> Where:
    """The page a session is at."""
    if session.warned_at is not None:
        base = Where("still_there", "still_there")
    elif session.over:
        base = Where(session.over, session.over)
        frame = session.frame
        if session.over in ("call", "wishes", "sharing") and frame is not None:
            base = replace(base, procedure=library.get(frame.procedure, session.language))
    elif session.technician is not None:
        base = _of_technician(session.technician)
    elif session.frame is not None:
        base = in_procedure(session.frame, session.language, library, len(session.frames))
    else:
        base = _menu(session)
    if base.page == "ticket":  # another page with each piece of news of the printer
        base = replace(base, key=f"{base.key}:{session.ticket}", detail=session.ticket)
    part = "{}/{}".format(*session.at) if session.at is not None else ""
    return replace(base, key=f"{base.key}@{part}:{session.language}")


def _of_technician(technician: Technician) -> Where:
    """The code's page, another one after each answer; the list of steps, a step, or a page inside it."""
    page, inside = technician.page, technician.sub if technician.open else str(technician.told)
    return Where(page, f"{page}:{inside}", detail=technician.sub)


def _menu(session: Session) -> Where:
    """The home page or one of the menus; letters typed on the search page make no other page of it."""
    detail = session.trail[-1].detail if session.trail else ""
    if session.search is not None and session.screen == "search":
        detail = "all" if session.search.whole else ""
    if night.told(session):
        page = "night" if night.dark(session) else "closed"
        return Where(page, page)
    return Where(session.screen, f"{session.screen}:{detail}", detail=detail)


def in_procedure(frame: Frame, language: str, library: Library, depth: int = 1) -> Where:
    """The page of one procedure: a page opened over its questions, a question, or its end."""
    procedure = library.get(frame.procedure, language)
    if procedure is None:
        return Where("missing", f"missing:{frame.procedure}", frame=frame)
    stands = standing(frame, procedure)
    position, need = stands.position, stands.need
    chapter = need if need is not None and need.parts else None  # whose menu it is
    need = None if chapter is not None else need
    base = Where("", "", "", frame, procedure, position, outlined=stands.outlined, need=need)
    if frame.changing:
        step = next((s for s in position.steps if s.question.id == frame.changing), None)
        if step is not None:
            return _named(base, "question", f"{frame.changing}!", depth, step.question, step.answer)
    if frame.pages and not (stands.outlined and frame.pages[-1].name == "reading"):
        page = frame.pages[-1]
        if stands.outlined and page.name in _TAKEN_ALONG:
            base = replace(base, position=replace(position, blocks=asked_only(position.blocks)))
        return _named(base, page.name, page.detail, depth)
    if position.open is not None:
        detail = position.open.id + ("?" if position.explaining else "")
        return _named(base, "question", detail, depth, position.open)
    if need is not None:
        papers = need.role == "documents" and documents(need.blocks)  # elsewhere they are read with the text
        return _named(base, "checklist" if papers else "reading", need.id, depth)
    if stands.outlined:
        return _named(base, "menu", chapter.id if chapter is not None else "", depth)
    return _named(base, "checklist" if documents(position.blocks) else "summary", "", depth)


def _named(
    base: Where,
    page: str,
    detail: str,
    depth: int,
    question: Question | None = None,
    answer: Answer | None = None,
) -> Where:
    key = f"{depth}:{base.procedure.id if base.procedure else ''}:{page}:{detail}"
    return replace(base, page=page, key=key, detail=detail, question=question, answer=answer)


def documents(blocks: tuple[Resolved, ...]) -> tuple[Document, ...]:
    """The papers to bring, each once, in the order they appear; a certain one wins over a doubtful one."""
    found: dict[str, Document] = {}
    for document in _documents(blocks):
        known = found.get(document.id)
        if known is None or (known.when is not None and document.when is None):
            found[document.id] = document
    return tuple(found.values())


def _documents(blocks: tuple[Resolved, ...]) -> list[Document]:
    found: list[Document] = []
    for block in blocks:
        match block:
            case Checklist():
                doubt = block.when
                found += [replace(d, when=d.when or doubt) for d in block.documents]
            case Section() | CallOut():
                found += _documents(block.blocks)
            case Listing():
                found += [d for item in block.items for d in _documents(item.blocks)]
            case Alternative():
                found += [replace(d, when=d.when or IN_DOUBT) for d in _documents(block.blocks)]
    return found
