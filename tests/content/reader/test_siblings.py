"""Chapters under conditions of their own that exclude one another are cases, and asked about."""

from __future__ import annotations

import pytest

from kiosk.content.reader import read_document
from kiosk.procedures.asking import asking
from kiosk.procedures.engine import replay
from kiosk.procedures.model import Procedure
from kiosk.procedures.outline import needs
from tests.content.documents import chapter, document, para, text


def under(*facts: str) -> str:
    tests = "".join(f'<estVrai var="{fact}"/>' for fact in facts)
    return f"<Condition><ou>{tests}</ou></Condition>" if len(facts) > 1 else f"<Condition>{tests}</Condition>"


def part(title: str) -> str:
    return f"<SousChapitre><Titre>{para(title)}</Titre>{para(title)}</SousChapitre>"


def read(*chapters: str) -> Procedure:
    procedure, _ = read_document(document(text("".join(chapters))), "F1")
    assert procedure is not None
    return procedure


LEASES = read(
    chapter("Bail signé depuis juin 2020", under("T1") + part("Durée du bail") + part("Loyer")),
    chapter("Bail signé en mai 2020", under("T2") + part("Ancienne durée")),
    chapter("Litige", para("litige")),
)


def titles(procedure: Procedure, **facts: bool) -> list[str]:
    return [need.title.text for need in needs(replay(procedure, facts, {}, asking(procedure)))]


def test_the_one_that_is_known_hides_the_others_and_its_parts_are_the_menu() -> None:
    assert titles(LEASES, T1=True) == ["Durée du bail", "Loyer", "Litige"]
    assert titles(LEASES, T2=True) == ["Ancienne durée", "Litige"]


def test_where_none_is_known_it_is_asked() -> None:
    question = replay(LEASES, {}, {}, asking(LEASES)).open
    assert question is not None
    assert [choice.text.text for choice in question.choices] == [
        "Bail signé depuis juin 2020",
        "Bail signé en mai 2020",
    ]


@pytest.mark.parametrize(
    ("one", "two", "asks"),
    [
        (("Avant 53 ans", "T1"), ("À partir de 53 ans", "T2"), True),
        (("Titulaire", "T1"), ("Stagiaire", "T2"), True),
        (("Suite à un mariage", "T1"), ("Autre situation", "T2"), True),
        (("Enfant", "T1"), ("Logement", "T2"), False),  # both may hold
        (("Dans les 4 mois", "T1"), ("Dans les 6 mois", "T2"), False),  # and so may these
        (("Copie simple", "T1"), ("Copie exécutoire", "T1"), False),  # parts of one case
        (("Bail vide", "T1"), ("Bail meublé", "T10010"), False),  # for who is not guided
    ],
)
def test_two_are_cases_where_their_titles_tell_them_apart(
    one: tuple[str, str], two: tuple[str, str], asks: bool
) -> None:
    document = read(*(chapter(title, under(fact) + para("mot")) for title, fact in (one, two)))
    assert (replay(document, {}, {}, asking(document)).open is not None) is asks
    assert titles(read(chapter("Enfant", under("T1", "T2") + para("mot")))) == ["Enfant"]
