"""What a citizen wanted to know of a long sheet, as sections of the ticket, in the words of its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kiosk.services.ticket.content import Line, Mark, Section
from kiosk.session.where import documents
from kiosk.views.pages import reading
from kiosk.views.pages.dated import NOTICE
from kiosk.views.pages.draft import Context
from kiosk.views.pages.places import NOW
from kiosk.views.view import Part, Sentence

MOST_LINES = 90  # about a metre of paper; what is left is on the official page
_MARKS: dict[bool | None, Mark] = {True: "have", False: "missing", None: "open"}


def need_sections(c: Context) -> tuple[Section, ...]:
    """The page that answered the need, under its own title; () where nothing was asked for."""
    need = c.here.need
    if need is None:
        return ()
    draft = reading.page(replace(c, here=replace(c.here, page="reading", detail=need.id)))
    frame = c.here.frame
    marks = dict(frame.documents) if frame is not None else {}
    papers = {paper.id: marks.get(paper.id) for paper in documents(need.blocks)}
    return _cut(c, _sections(c, draft.title.text, draft.parts, papers))


def _sections(
    c: Context, title: str, parts: Sequence[Part], papers: dict[str, bool | None]
) -> Iterable[Section]:
    heading, lines = title, []
    for part in parts:
        said = [one for one in part.sentences if one.text]
        if not said or part.kind == "note" or part.id == NOTICE or NOW in part.state.split():
            continue
        if part.kind in ("heading", "fact"):
            yield Section(heading, tuple(lines))
            heading, lines = said.pop(0).text, []
        lines += _lines(c, part, said, papers)
    yield Section(heading, tuple(lines))


def _lines(c: Context, part: Part, said: list[Sentence], papers: dict[str, bool | None]) -> list[Line]:
    paper = part.id.rpartition(":")[2]
    if part.kind == "item" and paper in papers:
        have = papers[paper]
        tag = c.say("à trouver") if have is False else ""
        tag = f"{tag[:1].upper()}{tag[1:]}." if tag else ""
        return [Line(" ".join(one.text for one in said), _MARKS[have], tag)]
    if part.kind == "item":
        first = f"{part.value or '–'} {said[0].text}" if said else ""
        return [Line(first), *(Line(one.text) for one in said[1:])]
    return [Line(one.text) for one in said]


def _cut(c: Context, sections: Iterable[Section]) -> tuple[Section, ...]:
    kept: list[Section] = []
    left = MOST_LINES
    for section in sections:
        if len(section.lines) > left:
            more = Line(c.say("La suite est sur la page officielle."))
            kept.append(replace(section, lines=(*section.lines[:left], more)))
            break
        kept.append(section)
        left -= len(section.lines) + 1
    return tuple(kept)
