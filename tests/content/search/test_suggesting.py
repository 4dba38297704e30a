"""Words that are offered while one types: whole ones of the documents, as they are written there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.content.search.building import build
from kiosk.content.search.index import Index
from kiosk.procedures.model import Paragraph, Procedure, Text


def _page(
    number: int, title: str, words: tuple[str, ...] = (), lang: str = "fr", body: str = ""
) -> Procedure:
    blocks = (Paragraph("b", Text(body, lang=lang)),) if body else ()
    return Procedure(f"p{number}", Text(title, lang=lang), "ville", blocks, words=words)


CITY = (
    _page(1, "Demander un passeport", ("passeport biométrique", "papiers d’identité")),
    _page(1, "Отримати паспорт", ("паспорт",), "uk"),
    _page(1, "الحصول على جواز السفر", ("جواز سفر",), "ar"),
    _page(1, "Get a passport", ("passport",), "en"),
    _page(2, "Acte de naissance", ("extrait de naissance",), body="Prenez rendez-vous. Pouvez-vous venir ?"),
    _page(3, "Prendre rendez-vous à l’école", ("rendez-vous", "école"), body="Une passoire."),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    path = tmp_path_factory.mktemp("suggesting") / "search.sqlite"
    build(path, CITY, None)
    with Index(path) as opened:
        yield opened


def words(index: Index, typed: str, language: str = "fr") -> list[str]:
    return [each.word for each in index.suggest(typed, language)]


@pytest.mark.parametrize(
    ("typed", "word", "field"),
    [
        ("pass", "passeport", "passeport "),
        ("passport", "passeport", "passeport "),  # a slip, and a word of another language
        ("acte naisance", "naissance", "acte naissance "),
        ("acte naisance ", "naissance", "acte naissance "),
        ("papiers d’ident", "identité", "papiers d’identité "),
        ("ecol", "école", "école "),
        ("rendez-v", "rendez-vous", "rendez-vous "),
        ("RENDEZ", "rendez-vous", "rendez-vous "),
        ("naisance de mon enfant", "naissance", "naissance de mon enfant"),
    ],
)
def test_a_word_is_completed_or_corrected_in_its_place(
    index: Index, typed: str, word: str, field: str
) -> None:
    first = index.suggest(typed, "fr")[0]
    assert (first.word, first.words, first.lang) == (word, field, "fr")


def test_what_is_whole_and_what_is_short_offer_nothing(index: Index) -> None:
    for typed in ("", " ", "p", "passeport", "acte ", "12", "?!", "xqztxqzt"):
        assert words(index, typed) == [], typed


def test_forms_of_one_word_and_questions_to_the_reader_are_not_offered(index: Index) -> None:
    assert words(index, "pou") == []
    assert len(words(index, "rend")) == 1


def test_the_words_of_the_page_s_language_come_before_the_french_ones(index: Index) -> None:
    assert [(each.word, each.lang) for each in index.suggest("pass", "en")] == [
        ("passport", "en"),
        ("passeport", "fr"),
    ]
    assert words(index, "pass") == ["passeport"]
    assert words(index, "pass", "fr-simple") == ["passeport"]


def test_other_alphabets_are_completed_and_found(index: Index) -> None:
    assert words(index, "пас", "uk") == ["паспорт"]
    assert words(index, "سف", "ar") == ["سفر"]
    for typed, language in (("паспорта", "uk"), ("جواز", "ar"), ("السفر", "ar"), ("جواز سفر", "ar")):
        assert [hit.id for hit in index.search(typed, language)] == ["p1"], typed


def test_never_more_than_asked_for(index: Index) -> None:
    assert len(index.suggest("pa", "fr", 1)) == 1
