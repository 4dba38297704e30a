"""A chapter of many pages offers its parts in a menu; a short one, or one in one piece, is read."""

from __future__ import annotations

import pytest

from kiosk.content.reader import read_document
from kiosk.content.reader.long import LONG
from kiosk.procedures.model import Section, every_block
from tests.content.documents import chapter, document, para, text


def part(title: str, words: int) -> str:
    return f"<SousChapitre><Titre>{para(title)}</Titre>{para('mot ' * words)}</SousChapitre>"


def of_cases(*bodies: str) -> str:
    inside = "".join(f"<Cas><Titre>{para(f'Si {n}')}</Titre>{body}</Cas>" for n, body in enumerate(bodies))
    return f"<BlocCas>{inside}</BlocCas>"


@pytest.mark.parametrize(
    ("body", "long"),
    [
        (part("Durée", LONG) + part("Montant", 5), True),
        (part("Durée", 5) + part("Montant", 5), False),
        (para("mot " * LONG) + part("Montant", 5), False),
        (of_cases(part("Durée", LONG // 2), part("Durée", LONG // 2)) + part("Montant", 5), False),
        (of_cases(part("Durée", LONG), part("Durée", 5)) + part("Montant", 5), True),
    ],
)
def test_a_chapter_is_long_by_the_words_of_one_way_through_its_parts(body: str, long: bool) -> None:
    procedure, _ = read_document(document(text(chapter("Aide", body))), "F1")
    assert procedure is not None
    marked = [b.title.text for b in every_block(procedure.blocks) if isinstance(b, Section) and b.long]
    assert marked == (["Aide"] if long else [])
