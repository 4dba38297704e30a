"""Chapters that are profiles are read whole; a lone one has its parts taken out."""

from __future__ import annotations

from kiosk.content.reader import read_document
from kiosk.procedures.asking import asking
from kiosk.procedures.engine import replay
from kiosk.procedures.outline import needs
from tests.content.documents import chapter, document, para, text


def part(title: str) -> str:
    return f"<SousChapitre><Titre>{para(title)}</Titre>{para(title)}</SousChapitre>"


def entries(body: str) -> list[str]:
    procedure, _ = read_document(document(text(body)), "F1")
    assert procedure is not None
    return [need.title.text for need in needs(replay(procedure, {}, {}, asking(procedure)))]


def test_the_same_parts_of_several_chapters_do_not_multiply() -> None:
    parts = part("Conditions") + part("Coût") + part("Recours")
    assert entries(chapter("Époux", parts) + chapter("Parent", parts)) == ["Époux", "Parent"]
    assert entries(chapter("Époux", parts)) == ["Coût", "Époux", "Recours"]


def test_what_only_one_chapter_has_is_still_apart() -> None:
    body = chapter("Époux", part("Conditions") + part("Coût")) + chapter("Parent", part("Conditions"))
    assert entries(body) == ["Coût", "Époux", "Parent"]
