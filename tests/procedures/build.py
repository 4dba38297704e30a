"""Short names to build procedures by hand; used by the tests of procedures, session and journeys."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.procedures.answers import Answer, Chosen
from kiosk.procedures.conditions import Answered, Condition, Fact
from kiosk.procedures.library import Entry, Theme
from kiosk.procedures.model import (
    Block,
    Case,
    Cases,
    Checklist,
    Choice,
    Document,
    OpenProcedure,
    Paragraph,
    Procedure,
    Question,
    Section,
    Text,
)
from kiosk.procedures.position import Alternative, Position, Resolved


def question(identity: str, *choices: str, **more: object) -> Question:
    """A question with one answer; a choice "a:T1" or "a:!T1" makes the fact T1 true or false."""
    return Question(identity, Text(f"{identity} ?"), choices=tuple(map(_choice, choices)), **more)  # type: ignore[arg-type]


def _choice(words: str) -> Choice:
    name, _, facts = words.partition(":")
    sets = tuple((fact.lstrip("!"), not fact.startswith("!")) for fact in facts.split(",") if fact)
    return Choice(name, Text(name), sets=sets)


def case(identity: str, *blocks: Block, when: Condition | None = None) -> Case:
    return Case(identity, Text(f"Si {identity}"), blocks, when)


def cases(identity: str, *inside: Case, ask: str = "", when: Condition | None = None) -> Cases:
    return Cases(identity, inside, Question(ask, Text(f"{ask} ?")) if ask else None, when)


def says(words: str, when: Condition | None = None) -> Paragraph:
    return Paragraph(words, Text(words), when)


def section(identity: str, *blocks: Block, when: Condition | None = None) -> Section:
    return Section(identity, Text(identity), blocks, when=when)


def papers(identity: str, *names: str | tuple[str, Condition], when: Condition | None = None) -> Checklist:
    documents = []
    for name in names:
        words, need = (name, None) if isinstance(name, str) else name
        documents.append(Document(words, Text(words), when=need))
    return Checklist(identity, tuple(documents), when=when)


def opens(target: str, at_once: bool = False, when: Condition | None = None) -> OpenProcedure:
    return OpenProcedure(f"open-{target}", target, Text(target), at_once, when)


def procedure(*blocks: Block, identity: str = "p") -> Procedure:
    return Procedure(identity, Text(f"Démarche {identity}"), "ville", blocks)


def chose(**answers: str) -> dict[str, Answer]:
    return {name: Chosen((choice,)) for name, choice in answers.items()}


def said(identity: str, *choices: str) -> Answered:
    return Answered(identity, choices)


def fact(name: str, holds: bool = True) -> Fact:
    return Fact(name, holds)


def shown(blocks: tuple[Resolved, ...] | Position) -> list[str]:
    """The words that surely apply, "?…" before those that may, "[title]" before an alternative's."""
    if isinstance(blocks, Position):
        blocks = blocks.blocks
    found: list[str] = []
    for block in blocks:
        match block:
            case Paragraph(text=text, when=when):
                found.append(f"?{text.text}" if when is not None else text.text)
            case Alternative(title=title, blocks=inside):
                found += [f"[{title.text}]", *shown(inside)]
            case Section(blocks=inside):
                found += shown(inside)
            case Checklist(documents=documents, when=when):
                found += [f"?{d.text.text}" if d.when or when else d.text.text for d in documents]
            case OpenProcedure(target=target):
                found.append(f"→{target}")
    return found


class Shelf:
    """A library of procedures given by hand."""

    def __init__(self, *procedures: Procedure) -> None:
        self._by_id: Mapping[str, Procedure] = {each.id: each for each in procedures}

    def get(self, procedure_id: str, language: str = "fr") -> Procedure | None:
        return self._by_id.get(procedure_id)

    def title(self, procedure_id: str, language: str = "fr") -> Text | None:
        found = self._by_id.get(procedure_id)
        return found.title if found is not None else None

    def themes(self, language: str = "fr") -> tuple[Theme, ...]:
        return (Theme("all", Text("Toutes"), "home", tuple(self._by_id)),)

    def entries(self, above: str) -> tuple[Entry, ...]:
        return ()

    def carried(self, facts: Mapping[str, bool], from_id: str, to_id: str) -> dict[str, bool]:
        return dict(facts)
