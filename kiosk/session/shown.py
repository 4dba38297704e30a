"""Which answers an agent would see, field by field; used by `sharing`, and by the page that asks the citizen.

`open` and `personal` are shown in words; of a `veiled` one only that it was answered; a `secret` one, its
name included, never leaves. The agent reads French.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kiosk.procedures.library import Library
from kiosk.procedures.model import Question
from kiosk.procedures.position import Step
from kiosk.procedures.questions import in_words
from kiosk.session.standing import standing
from kiosk.session.state import Session

Way = Literal["words", "veiled", "never"]


@dataclass(frozen=True, slots=True)
class Shown:
    """One answer of the procedure on screen: the question's neutral name, and how much of it is shown."""

    label: str = field(repr=False)
    way: Way
    question: str = field(default="", repr=False)
    answer: str = field(default="", repr=False)


def shown(session: Session, library: Library, language: str = "fr") -> tuple[Shown, ...]:
    """The answers of the procedure on screen, in its order, those that are never shown included."""
    frame = session.frame
    procedure = library.get(frame.procedure, language) if frame is not None else None
    if frame is None or procedure is None:
        return ()
    return tuple(_shown(step) for step in standing(frame, procedure).position.steps)


def as_text(session: Session, library: Library) -> str:
    """What is sealed: JSON with the procedure's title and each answer that may leave, as far as it may."""
    frame = session.frame
    title = library.title(frame.procedure) if frame is not None else None
    answers = [_leaving(one) for one in shown(session, library) if one.way != "never"]
    body = {"procedure": title.text if title is not None else "", "answers": answers}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _shown(step: Step) -> Shown:
    label = step.question.label.text or step.question.text.text
    way = _way(step.question)
    if way == "words" and step.silent:  # learnt in another procedure, perhaps of a question more private
        way = "veiled"
    if way != "words":
        # its own words could reveal what it follows from
        return Shown(step.question.label.text if way == "veiled" else label, way)
    answer = in_words(step.question, step.answer, "Je ne sais pas")
    return Shown(label, way, step.question.text.text, answer)


def _way(question: Question) -> Way:
    return {"open": "words", "personal": "words", "secret": "never"}.get(question.privacy, "veiled")  # type: ignore[return-value]


def _leaving(one: Shown) -> Mapping[str, Any]:
    if one.way == "words":
        return {"label": one.label, "question": one.question, "answer": one.answer}
    return {"label": one.label, "veiled": True}
