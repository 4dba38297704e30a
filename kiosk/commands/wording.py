"""The State's questions without words of their own, as lines for `config/fiches.yaml`; for `kiosk walk`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kiosk.procedures.model import Procedure, every_question


@dataclass(frozen=True, slots=True)
class ToWord:
    """A document's questions whose words were made from a heading: (question, these words)."""

    document: str
    title: str
    date: date | None
    questions: tuple[tuple[str, str], ...]

    def lines(self) -> Iterator[str]:
        """An entry of the file that changes nothing until somebody writes better words in it."""
        yield f"  {self.document}:  # {self.title}"
        if self.date is not None:
            yield f"    date: {self.date.isoformat()}"
        yield "    questions:"
        for question, words in self.questions:
            yield f"      {question}: {json.dumps(words, ensure_ascii=False)}"

    def as_data(self) -> dict[str, object]:
        return {
            "document": self.document,
            "title": self.title,
            "date": self.date.isoformat() if self.date is not None else "",
            "questions": dict(self.questions),
            "lines": "\n".join(self.lines()),
        }


def to_word(procedure: Procedure, unworded: tuple[str, ...]) -> ToWord | None:
    """Those of these questions, None where there are none."""
    words = {question.id: question.text.text for question in every_question(procedure)}
    asked = tuple((question, words[question]) for question in unworded)
    title, day = procedure.title.text, procedure.source_date
    return ToWord(procedure.id, title, day, asked) if asked else None
