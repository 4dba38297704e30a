"""`kiosk ask`: what a citizen would be shown after these answers, without a screen."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from kiosk.app.assemble import assemble
from kiosk.commands.told import tell, unknown
from kiosk.procedures.answers import Answer
from kiosk.procedures.engine import Alternative, Position, Resolved, replay
from kiosk.procedures.library import Library
from kiosk.procedures.model import (
    Checklist,
    Listing,
    OpenProcedure,
    Procedure,
    Question,
    Section,
    Table,
    Text,
)
from kiosk.procedures.outline import Need, is_outlined, needs
from kiosk.procedures.questions import parse


def run(given: argparse.Namespace) -> int:
    """Prints the open question with its choices, or the text; 2 for an answer that is none."""
    parts, problems = assemble(given.config)
    if parts is None:
        return tell(problems, as_json=given.json)
    procedure = parts.library.get(given.id, given.language)
    if procedure is None:
        tell(problem for problem in problems if Path(problem.file).stem == given.id)  # why it is left out
        print(f"kiosk ask: {unknown(parts.library, given.id)}", file=sys.stderr)
        return 2
    procedure, position, wrong = follow(parts.library, procedure, given.answers, given.language)
    if wrong:
        print(f"kiosk ask: {wrong}", file=sys.stderr)
        return 2
    body = told(procedure, position)
    print(json.dumps(body, ensure_ascii=False, indent=1) if given.json else _readable(body))
    return 0


def follow(
    library: Library, procedure: Procedure, words: list[str], language: str
) -> tuple[Procedure, Position, str]:
    """The position after these words; a guided search's leaf leads on to its document with its facts."""
    facts: dict[str, bool] = {}
    answers: dict[str, Answer] = {}
    position = replay(procedure, facts, answers)
    for said in words:
        question = position.open
        if question is None:
            return procedure, position, f"« {said} » answers nothing: no question is open any more"
        answer = parse(question, said)
        if answer is None:
            offered = ", ".join(f"« {choice.text.text} »" for choice in question.choices)
            return (
                procedure,
                position,
                f"« {said} » is no answer to « {question.text.text} ». Offered: {offered}",
            )
        answers[question.id] = answer
        position = replay(procedure, facts, answers)
        while position.complete and position.opens:
            following = library.get(position.opens, language)
            if following is None:
                break
            facts, answers = library.carried(position.facts, procedure.id, following.id), {}
            procedure = following
            position = replay(procedure, facts, answers)
    return procedure, position, ""


def told(procedure: Procedure, position: Position) -> dict:
    """The position as plain values."""
    question = position.open
    asked = None
    if question is not None:
        asked = {"text": question.text.text, "choices": [choice.text.text for choice in question.choices]}
    return {
        "document": procedure.id,
        "title": procedure.title.text,
        "question": asked,
        "needs": [_name(need) for need in needs(position)]
        if asked is None and is_outlined(procedure)
        else [],
        "taken": [title for _, title in position.taken],
        "text": "\n".join(lines(position.blocks)),
    }


def _name(need: Need) -> str:
    """What a menu calls one thing there is to know."""
    title = need.title.text or "L’essentiel"
    return f"{title} ({need.about.text})" if need.about else title


def lines(blocks: tuple[Resolved, ...]) -> Iterator[str]:
    """Every text of blocks, in order."""
    for block in blocks:
        if isinstance(block, Listing):
            for item in block.items:
                yield from lines(item.blocks)
            continue
        if isinstance(block, Checklist):
            for document in block.documents:
                yield from (part.text for part in (document.text, document.help) if part)
            continue
        if isinstance(block, Question | OpenProcedure):
            continue
        for name in ("title", "caption", "name", "address", "hours", "phone", "text", "todo", "note"):
            value = getattr(block, name, None)
            text = value.text if isinstance(value, Text) else value if isinstance(value, str) else ""
            if text:
                yield text
        if isinstance(block, Table):
            rows = (*(block.heading_rows or (block.headings,)), *block.rows)
            yield from (cell.text for row in rows for cell in row if cell.text)
        if isinstance(block, Section | Alternative) or hasattr(block, "blocks"):
            yield from lines(block.blocks)


def _readable(body: dict) -> str:
    parts = [f"{body['title']} ({body['document']})", "", body["text"]]
    if body["needs"]:
        parts += ["", "Que voulez-vous savoir\u00a0?", *(f"  - {need}" for need in body["needs"])]
    if body["question"] is not None:
        parts += ["", body["question"]["text"], *(f"  - {choice}" for choice in body["question"]["choices"])]
    return "\n".join(parts)
