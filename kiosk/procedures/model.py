"""The one model of a procedure: a conditional document of blocks, some of them questions, some with cases.

Made by `kiosk.content` (the State's fiches) and `kiosk.config` (the town hall's files); read by the engine.
Every block has an identity that is unique in its procedure and stays the same while the procedure's
content stays the same: positions are (block, sentence).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kiosk.procedures.conditions import Condition
from kiosk.procedures.place import Contact as Contact
from kiosk.procedures.place import Place as Place
from kiosk.procedures.text import Definition as Definition
from kiosk.procedures.text import Reference as Reference
from kiosk.procedures.text import Related as Related
from kiosk.procedures.text import Text as Text
from kiosk.procedures.trial import Trial

Authority = Literal["ville", "etat", "partage"]
QuestionKind = Literal["one", "yes_no", "several", "number", "text"]
DontKnowMeans = Literal["explain", "show_all", "agent"]
Privacy = Literal["open", "personal", "veiled", "secret"]
CallOutKind = Literal["know", "warn", "remind", "example", "note", "check"]
ServiceKind = Literal["online", "form", "letter", "simulator", "finder"]
SectionRole = Literal["who", "documents", "where", "how", "cost", "delay", "then", "refused", "other"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question; `sets` are the facts that choosing it makes known."""

    id: str
    text: Text
    detail: Text = Text("")
    icon: str = ""
    sets: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question, asked alone on a page; `label` is the neutral name of this step that an agent may see."""

    id: str
    text: Text
    kind: QuestionKind = "one"
    choices: tuple[Choice, ...] = ()
    why: Text = Text("")
    help: Text = Text("")
    dont_know: DontKnowMeans = "show_all"
    privacy: Privacy = "veiled"
    label: Text = Text("")
    least: int | None = None
    most: int | None = None
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences of a text; a `heading` is above what follows it, without being a section of its own."""

    id: str
    text: Text
    when: Condition | None = None
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list; it may hold blocks of its own."""

    id: str
    blocks: tuple[Block, ...]
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    id: str
    items: tuple[Item, ...]
    ordered: bool = False
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """`heading_rows` are the headings as written where they take several rows, each word once.

    `headings` then say for each column all that stands above it, so that a column or a row is whole alone.
    """

    id: str
    headings: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    caption: Text = Text("")
    when: Condition | None = None
    heading_rows: tuple[tuple[Text, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class CallOut:
    """A box beside the text; `check` marks a fact the citizen should check with the town hall."""

    id: str
    kind: CallOutKind
    blocks: tuple[Block, ...]
    title: Text = Text("")
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter or a part of one; `whole`: nothing inside it is a thing to know of its own.

    `long`: too long to be read in one go, so that its parts are offered in a menu.
    """

    id: str
    title: Text
    blocks: tuple[Block, ...]
    role: SectionRole = "other"
    when: Condition | None = None
    whole: bool = False
    long: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    id: str
    title: Text
    blocks: tuple[Block, ...]
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Cases:
    """Cases of which some apply. With `ask`, the cases not yet known are offered as its choices.

    `ask.choices` is empty: the engine makes the choices from the cases that are still possible.
    Without `ask`, a case not yet known is shown under its title.
    """

    id: str
    cases: tuple[Case, ...]
    ask: Question | None = None
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One paper to bring."""

    id: str
    text: Text
    help: Text = Text("")
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Checklist:
    id: str
    documents: tuple[Document, ...]
    title: Text = Text("")
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class OnlineService:
    id: str
    title: Text
    address: str
    note: Text = Text("")
    when: Condition | None = None
    kind: ServiceKind = "online"


@dataclass(frozen=True, slots=True)
class Cost:
    id: str
    text: Text
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Delay:
    id: str
    text: Text
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Payment:
    """How to pay without anyone watching; every kind of sharing stops while it is shown."""

    id: str
    text: Text
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the answers come to: the summary's title, and what to do."""

    id: str
    title: Text
    todo: Text = Text("")
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class OpenProcedure:
    """Leads to another procedure; `at_once` opens it when it is reached (a guided search's leaf)."""

    id: str
    target: str
    title: Text = Text("")
    at_once: bool = False
    when: Condition | None = None


Block = (
    Question
    | Paragraph
    | Listing
    | Table
    | CallOut
    | Section
    | Cases
    | Checklist
    | Place
    | OnlineService
    | Cost
    | Delay
    | Payment
    | Outcome
    | OpenProcedure
)


@dataclass(frozen=True, slots=True)
class Procedure:
    """A whole procedure; dates are those of the source, the last and the next review."""

    id: str
    title: Text
    authority: Authority
    blocks: tuple[Block, ...]
    without_computer: Text = Text("")
    family: str = ""
    icon: str = ""
    subtitle: Text = Text("")
    words: tuple[str, ...] = ()
    source: str = ""
    source_date: date | None = None
    reviewed_by: str = ""
    reviewed_on: date | None = None
    review_on: date | None = None
    trials: tuple[Trial, ...] = ()
    file: str = ""
    glossary: tuple[Definition, ...] = ()
    references: tuple[Reference, ...] = ()
    related: tuple[Related, ...] = ()


def inner(block: Block) -> tuple[Block, ...]:
    """The blocks directly inside one, in order, whatever the conditions."""
    match block:
        case Section(blocks=blocks) | CallOut(blocks=blocks):
            return blocks
        case Listing(items=items):
            return tuple(child for item in items for child in item.blocks)
        case Cases(cases=cases):
            return tuple(child for case in cases for child in case.blocks)
    return ()


def every_block(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """All blocks, depth first, in the order of the document."""
    for block in blocks:
        yield block
        yield from every_block(inner(block))


def every_question(procedure: Procedure) -> Iterator[Question]:
    """All questions of a procedure, those that cases ask included."""
    for block in every_block(procedure.blocks):
        if isinstance(block, Question):
            yield block
        elif isinstance(block, Cases) and block.ask is not None:
            yield block.ask
