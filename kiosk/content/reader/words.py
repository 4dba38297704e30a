"""The words of a document's body and those of the model read from it: the same, each once, in order.

Called by the tests and by whoever takes in new content, so that nothing of a document is lost unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.content.reader.inline import Element, tidy
from kiosk.content.reader.tags import INLINE, SILENT
from kiosk.procedures.conditions import Answered
from kiosk.procedures.model import (
    Block,
    CallOut,
    Case,
    Cases,
    Checklist,
    Choice,
    Listing,
    OnlineService,
    OpenProcedure,
    Paragraph,
    Place,
    Procedure,
    Question,
    Section,
    Table,
    Text,
)

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words of a text, without punctuation and spaces."""
    return _WORD.findall(tidy(text))


def words_of_body(body: Element) -> list[str]:
    """Every word inside the body's elements, codes for programs left out."""
    return words("".join(_text(body)))


def _text(element: Element) -> Iterator[str]:
    apart = "" if element.tag in INLINE else " "
    yield apart + (element.text or "")
    for child in element:
        if child.tag not in SILENT:
            yield from _text(child)
        yield child.tail or ""
    yield apart


def words_of_model(procedure: Procedure) -> list[str]:
    """Every word of the blocks read from the body, as they stand in the document.

    A question's words that were made from a heading are that heading's, and a choice's words come with the
    case that it opens, so that each is counted where it was written.
    """
    body = tuple(block for block in procedure.blocks if not block.id.startswith("h"))
    return [word for text in _texts(body) for word in words(text.text)]


def _texts(blocks: tuple[Block, ...]) -> Iterator[Text]:
    branches: dict[str, Question] = {}
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        match block:
            case Question() if _opened_by(following) == block.id:
                branches[block.id] = block
            case Question(text=text, help=help_text, choices=choices):
                yield from (text, help_text, *(part for c in choices for part in (c.text, c.detail)))
            case Cases(cases=cases):
                for case in cases:
                    yield from _case(case, branches)
            case Paragraph(text=text):
                yield text
            case Listing(items=items):
                for item in items:
                    yield from _texts(item.blocks)
            case Table(caption=caption, headings=headings, rows=rows, heading_rows=written):
                yield from (caption, *(cell for row in (*(written or (headings,)), *rows) for cell in row))
            case CallOut(title=title, blocks=inside) | Section(title=title, blocks=inside):
                yield title
                yield from _texts(inside)
            case Checklist(documents=documents):
                yield from (part for document in documents for part in (document.text, document.help))
            case Place(name=name, note=note, contacts=contacts):
                yield from (name, note, *(line for contact in contacts for line in contact.lines))
            case OnlineService(title=name, note=note):
                yield from (name, note)
            case OpenProcedure(title=title):
                yield title


def _opened_by(block: Block | None) -> str:
    """The question whose choices these cases follow, if that is how they are told apart."""
    match block:
        case Cases(ask=None, cases=(Case(when=Answered(question=question)), *_)):
            return question
    return ""


def _case(case: Case, branches: dict[str, Question]) -> Iterator[Text]:
    match case.when:
        case Answered(question=question, choices=(chosen,)) if question in branches:
            choice: Choice = next(c for c in branches[question].choices if c.id == chosen)
            yield from (choice.text, choice.detail)
        case _:
            yield case.title
    yield from _texts(case.blocks)
