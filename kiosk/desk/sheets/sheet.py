"""A procedure as one sheet for agents: its questions, papers, practical facts, text and links; pure.

Public content only, the same for everybody: it is made of the procedure, and no citizen's answers come near.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kiosk.procedures.model import (
    Block,
    CallOut,
    Cases,
    Checklist,
    Choice,
    Cost,
    Delay,
    Listing,
    OnlineService,
    OpenProcedure,
    Outcome,
    Paragraph,
    Payment,
    Place,
    Procedure,
    Question,
    Section,
    Table,
)

Trail = tuple[str, ...]
Found = Iterator[tuple[Block, Trail]]


def sheet(procedure: Procedure, french: Procedure) -> dict[str, Any]:
    """Plain values, as `SHEET` of the interface describes them; `french` is the same procedure in French.

    A step's `label` stays French, as a call names it. `under` are the cases and chapters that something
    stands in, outermost first.
    """
    everything = tuple(_walk(procedure.blocks, ()))
    labels = [block for block, _ in _walk(french.blocks, ()) if isinstance(block, Question)]
    asked = [(block, trail) for block, trail in everything if isinstance(block, Question)]
    return {
        "procedure": procedure.id,
        "language": procedure.title.lang,
        "title": procedure.title.text,
        "subtitle": procedure.subtitle.text,
        "authority": {"ville": "city", "etat": "state", "partage": "shared"}[procedure.authority],
        "address": procedure.source if procedure.source.startswith(("https://", "http://")) else "",
        "source_date": _day(procedure.source_date),
        "reviewed_on": _day(procedure.reviewed_on),
        "review_on": _day(procedure.review_on),
        "without_computer": procedure.without_computer.text,
        "steps": [
            _step(question, known.label.text, trail)
            for (question, trail), known in zip(asked, labels, strict=True)
        ],
        "papers": [paper for block, trail in everything for paper in _papers(block, trail)],
        "practical": [fact for block, trail in everything for fact in _practical(block, trail)],
        "links": _links(procedure, everything),
        "chapters": list(_chapters(procedure.blocks, ())),
    }


def _walk(blocks: tuple[Block, ...], under: Trail) -> Found:
    """Every block with what it stands in, questions that cases ask included, in the order of the document."""
    for block in blocks:
        match block:
            case Section(title=title, blocks=inside) | CallOut(title=title, blocks=inside):
                yield block, under
                yield from _walk(inside, _with(under, title.text))
            case Listing(items=items):
                yield block, under
                for item in items:
                    yield from _walk(item.blocks, under)
            case Cases(cases=cases, ask=ask):
                if ask is not None:
                    yield _with_choices(ask, block), under
                for one in cases:
                    yield from _walk(one.blocks, _with(under, one.title.text))
            case _:
                yield block, under


def _with(under: Trail, title: str) -> Trail:
    return (*under, title) if title else under


def _with_choices(ask: Question, cases: Cases) -> Question:
    """What the engine offers: the cases themselves."""
    return replace(ask, choices=tuple(Choice(case.id, case.title) for case in cases.cases))


def _step(question: Question, label: str, under: Trail) -> dict[str, Any]:
    choices = [{"text": one.text.text, "detail": one.detail.text} for one in question.choices]
    return {
        "label": label,
        "text": question.text.text,
        "why": question.why.text,
        "help": question.help.text,
        "kind": question.kind,
        "choices": choices,
        "under": list(under),
    }


def _papers(block: Block, under: Trail) -> Iterator[dict[str, Any]]:
    if isinstance(block, Checklist):
        inside = _with(under, block.title.text)
        for one in block.documents:
            yield {
                "text": one.text.text,
                "help": one.help.text,
                "depends": one.when is not None or block.when is not None,
                "under": list(inside),
            }


def _practical(block: Block, under: Trail) -> Iterator[dict[str, Any]]:
    match block:
        case Cost(text=text):
            kind = "cost"
        case Delay(text=text):
            kind = "delay"
        case Payment(text=text):
            kind = "payment"
        case Outcome(title=text):
            kind = "outcome"
        case Place(name=text):
            kind = "place"
        case _:
            return
    more = {"outcome": getattr(block, "todo", None), "place": getattr(block, "note", None)}.get(kind)
    words = " ".join(part.text for part in (text, more) if part)
    if words:
        yield {"kind": kind, "text": words, "under": list(under)}


def _links(procedure: Procedure, everything: tuple[tuple[Block, Trail], ...]) -> list[dict[str, str]]:
    """Services and laws, each address once; only addresses of the web."""
    services = [
        (block.title.text, block.address) for block, _ in everything if isinstance(block, OnlineService)
    ]
    laws = [(law.title.text, law.address) for law in procedure.references]
    found = {address: title for title, address in reversed(services + laws)}
    kept = {address: found[address] for _, address in services + laws}
    return [
        {"title": title or address, "address": address}
        for address, title in kept.items()
        if address.startswith(("https://", "http://"))
    ]


def _chapters(blocks: tuple[Block, ...], under: Trail) -> Iterator[dict[str, Any]]:
    """The text itself: what stands in no chapter, then each chapter, through the cases."""
    loose = [line for block in blocks if not isinstance(block, Section | Cases) for line in _lines(block)]
    if loose:
        yield {"title": "", "under": list(under), "lines": loose}
    for block in blocks:
        if isinstance(block, Cases):
            for one in block.cases:
                yield from _chapters(one.blocks, _with(under, one.title.text))
        elif isinstance(block, Section):
            lines = [line for inside in block.blocks for line in _lines(inside)]
            if lines:
                yield {"title": block.title.text, "under": list(under), "lines": lines}


def _lines(block: Block) -> Iterator[dict[str, str]]:
    """A block's words, line by line: text, item, heading or box."""
    match block:
        case Paragraph(text=text, heading=heading):
            yield _line("heading" if heading else "text", text.text)
        case Section(title=title, blocks=inside) | CallOut(title=title, blocks=inside):
            yield from _titled("heading", title.text)
            kind = "box" if isinstance(block, CallOut) else ""
            for one in inside:
                for line in _lines(one):
                    yield line | ({"kind": kind} if kind and line["kind"] == "text" else {})
        case Cases(cases=cases):
            for case in cases:
                yield from _titled("heading", case.title.text)
                for one in case.blocks:
                    yield from _lines(one)
        case Listing(items=items):
            for item in items:
                for one in item.blocks:
                    yield from (line | {"kind": "item"} for line in _lines(one))
        case Table(headings=headings, rows=rows):
            for row in rows:
                pairs = zip(headings, row, strict=False)
                said = (f"{head.text} : {cell.text}" if head else cell.text for head, cell in pairs if cell)
                yield _line("item", " ; ".join(said))
        case OpenProcedure(title=title) if title:
            yield _line("item", title.text)


def _titled(kind: str, title: str) -> Iterator[dict[str, str]]:
    if title:
        yield _line(kind, title)


def _line(kind: str, text: str) -> dict[str, str]:
    return {"kind": kind, "text": text}


def _day(day: object) -> str:
    return "" if day is None else str(day)
