"""Reads an author's conditions (`si`); called by the readers of blocks, cases, list items and documents."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.config.fields import YES_NO, Fields, Reading
from kiosk.formats.nodes import Node
from kiosk.formats.suggest import suggest
from kiosk.procedures.conditions import All, Answered, Between, Condition, Fact, Not, Some
from kiosk.procedures.model import Question

_KEYS = ("reponse", "fait", "tous", "un", "non")


@dataclass(slots=True)
class Asked:
    """The questions met so far, in the order of the document, and the tests of answers to judge at its end.

    A condition may only look back: a question that is asked later is never known where it is tested.
    `doubtful` questions have a mistake in their type or choices: no more is said of what tests them.
    """

    questions: dict[str, Question] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)
    tests: list[Test] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Test:
    """One test of an answer: where it stands, what it wants, and the questions known there."""

    node: Node
    question: str
    choices: tuple[tuple[str, Node], ...]
    number: bool
    before: frozenset[str]


def read_condition(reading: Reading, node: Node | None, asked: Asked) -> Condition | None:
    """The condition, or None where there is none or it is wrong (then there is a problem)."""
    if node is None:
        return None
    fields = reading.fields(node, "une condition (si)")
    if fields is None:
        return None
    present = [key for key in _KEYS if key in fields.node.keys()]
    if len(present) != 1:
        unknown = next(fields.unknown((*_KEYS, "est", "au_moins", "au_plus", "vaut")), None)
        if unknown is not None and not present:
            reading.error(
                unknown,
                f"«\u00a0{unknown.text}\u00a0» n’est pas connu dans une condition.",
                suggest(unknown.text, _KEYS),
            )
        else:
            reading.error(
                node,
                "Une condition dit une seule chose.",
                "Écrivez {reponse: question, est: choix}, {fait: nom}, "
                "{tous: [..]}, {un: [..]} ou {non: {..}}.",
            )
        return None
    condition = _read(reading, fields, present[0], asked)
    fields.done()
    return condition


def _read(reading: Reading, fields: Fields, key: str, asked: Asked) -> Condition | None:
    match key:
        case "reponse":
            return _answer(reading, fields, asked)
        case "fait":
            name = fields.identity("fait")
            holds = fields.one_of("vaut", YES_NO, True)
            return Fact(name, holds is not False) if name else None
        case "non":
            part = read_condition(reading, fields.get("non"), asked)
            return None if part is None else Not(part)
    nodes = fields.items(key)
    if not nodes:
        reading.error(
            fields.node,
            f"«\u00a0{key}\u00a0» ne contient aucune condition.",
            f"Écrivez {key}: [{{…}}, {{…}}].",
        )
    parts = tuple(
        part for part in (read_condition(reading, node, asked) for node in nodes) if part is not None
    )
    return All(parts) if key == "tous" else Some(parts)


def _answer(reading: Reading, fields: Fields, asked: Asked) -> Condition | None:
    question = fields.identity("reponse")
    keys = fields.node.keys()
    number = "au_moins" in keys or "au_plus" in keys
    if number == ("est" in keys):
        reading.error(
            fields.node,
            "La condition ne dit pas quelle réponse est attendue."
            if not number
            else "Une condition teste un choix ou un nombre, pas les deux.",
            "Écrivez «\u00a0est: choix\u00a0», ou «\u00a0au_moins: 3, au_plus: 10\u00a0».",
        )
    least, most = fields.number("au_moins"), fields.number("au_plus")
    if least is not None and most is not None and least > most:
        reading.error(
            fields.node,
            f"Aucun nombre n’est à la fois au moins {least} et au plus {most}.",
            "Échangez les deux.",
        )
    choices = _choices(reading, fields)
    if not question:
        return None
    asked.tests.append(Test(fields.node, question, choices, number, frozenset(asked.questions)))
    return (
        Between(question, least, most)
        if number
        else Answered(question, tuple(choice for choice, _ in choices))
    )


def _choices(reading: Reading, fields: Fields) -> tuple[tuple[str, Node], ...]:
    node = fields.get("est")
    if node is None:
        return ()
    nodes = node.items if hasattr(node, "items") else (node,)
    read = ((reading.identity(each, "un choix"), each) for each in nodes)
    return tuple((choice, each) for choice, each in read if choice)


def judge_tests(reading: Reading, asked: Asked) -> None:
    """Once the file is read: each test must look at a question asked before it, and at choices it has."""
    for test in asked.tests:
        question = asked.questions.get(test.question)
        if question is None:
            reading.error(
                test.node,
                f"La question «\u00a0{test.question}\u00a0» n’existe pas.",
                suggest(test.question, asked.questions),
            )
            continue
        if test.question not in test.before:
            reading.error(
                test.node,
                f"La question «\u00a0{test.question}\u00a0» est posée plus loin.",
                "Posez-la avant ce passage, ou déplacez ce passage après elle.",
            )
        if test.question in asked.doubtful:
            continue
        if test.number != (question.kind == "number"):
            reading.error(
                test.node,
                f"La question «\u00a0{test.question}\u00a0» "
                + ("n’attend pas un nombre." if test.number else "attend un nombre ou un texte."),
                "Écrivez «\u00a0est: choix\u00a0»." if test.number else "Écrivez «\u00a0au_moins: 3\u00a0».",
            )
            continue
        known = [choice.id for choice in question.choices]
        for choice, node in test.choices:
            if choice not in known:
                reading.error(
                    node,
                    f"La question «\u00a0{test.question}\u00a0» n’a pas de choix «\u00a0{choice}\u00a0».",
                    suggest(choice, known),
                )
