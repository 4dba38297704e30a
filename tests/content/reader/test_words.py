"""Every word of a body stands exactly once in the model, in order: by example, generated, and the corpus."""

from __future__ import annotations

import re
from collections import Counter
from itertools import count
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.reader import read_document
from kiosk.content.reader.document import body_of
from kiosk.content.reader.inline import tidy
from kiosk.content.reader.tags import BODY
from kiosk.content.reader.words import words_of_body, words_of_model
from kiosk.content.source import Source, open_source
from kiosk.procedures.model import Cases, Paragraph, Procedure, Text, every_block
from kiosk.procedures.walk import walk
from tests.content.documents import EVERYTHING, FOUND, document, text, with_corpus


def letters(written: bytes) -> str:
    """All letters and digits of the body as the file has them, found without the reader."""
    root = ElementTree.fromstring(written)
    whole = ""
    for part in (child for child in root if child.tag in BODY):
        for code in part.iter("PivotLocal"):
            code.text = None
        whole += "".join(part.itertext())
    return re.sub(r"[\W_]", "", whole)


def check(written: bytes, procedure: Procedure) -> None:
    model = words_of_model(procedure)
    assert words_of_body(body_of(ElementTree.fromstring(written))) == model
    assert letters(written) == re.sub(r"[\W_]", "", "".join(model))


def unique_identities(procedure: Procedure) -> None:
    seen = Counter(block.id for block in every_block(procedure.blocks))
    seen.update(
        case.id for block in every_block(procedure.blocks) if isinstance(block, Cases) for case in block.cases
    )
    assert [identity for identity, times in seen.items() if times > 1] == []


# --- generated documents: each @ becomes a word of its own ---

inline = st.lists(
    st.sampled_from(
        [
            "@ ",
            "@",
            "<MiseEnEvidence>@</MiseEnEvidence> ",
            "<Valeur>1 @ €</Valeur>",
            "<Inconnu>@</Inconnu>",
            '<LienInterne LienPublication="F2">@ <Exposant>@</Exposant></LienInterne>',
        ]
    ),
    min_size=1,
    max_size=4,
).map("".join)
paragraph = inline.map(lambda inside: f"<Paragraphe>{inside}</Paragraphe>")
condition = st.sampled_from(
    [
        "",
        "",
        "<Condition><estVrai var='T1'/></Condition>",
        "<Condition><estFaux var='T2'/></Condition>",
        "<Condition><ou><estIndefini var='T1'/><estVrai var='T3'/></ou></Condition>",
    ]
)


def wrapped(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """What may hold other blocks, in ways that the published documents do and do not use."""
    inside = st.lists(blocks, max_size=3).map("".join)
    titled = st.tuples(condition, inside).map(lambda parts: f"<Titre>@ @</Titre>{parts[0]}{parts[1]}")
    several = st.lists(titled, min_size=1, max_size=3)
    return st.one_of(
        st.tuples(st.sampled_from(["Chapitre", "SousChapitre"]), titled).map(
            lambda p: f"<{p[0]}>{p[1]}</{p[0]}>"
        ),
        st.tuples(st.sampled_from(["Attention", "ASavoir", "Rappel"]), inside).map(
            lambda p: f"<{p[0]}><Titre>@</Titre>{p[1]}</{p[0]}>"
        ),
        several.map(
            lambda cases: "<BlocCas>" + "".join(f"<Cas>{case}</Cas>" for case in cases) + "</BlocCas>"
        ),
        st.tuples(condition, inside).map(
            lambda p: f"<FragmentConditionne>{p[0]}{p[1]}</FragmentConditionne>"
        ),
        st.lists(st.tuples(condition, inside), min_size=1, max_size=3).map(
            lambda items: "<Liste>" + "".join(f"<Item>{c}{i}</Item>" for c, i in items) + "</Liste>"
        ),
        inside.map(
            lambda i: f"<Tableau><Rangée><Cellule>{i}</Cellule><Cellule>@</Cellule></Rangée></Tableau>"
        ),
        inside.map(
            lambda i: (
                f"<OuSAdresser><Titre>@</Titre><PivotLocal>mairie</PivotLocal><Texte>{i}</Texte>"
                "</OuSAdresser>"
            )
        ),
        inside.map(
            lambda i: f"<ServiceEnLigne><Titre>@</Titre><Introduction>{i}</Introduction></ServiceEnLigne>"
        ),
        inside.map(lambda i: f"<Nouveaute><Titre>@</Titre>{i} @</Nouveaute>"),
    )


bodies = st.lists(st.recursive(paragraph, wrapped, max_leaves=12), min_size=1, max_size=4).map("".join)


def numbered(body: str) -> bytes:
    number = count(1)
    return document(text(re.sub("@", lambda _: f"mot{next(number)}", body)))


@given(bodies)
def test_generated_documents_lose_no_word(body: str) -> None:
    written = numbered(body)
    procedure, report = read_document(written, "F1")
    assert procedure is not None, report.problems
    check(written, procedure)
    unique_identities(procedure)


@given(bodies)
def test_generated_documents_are_walked_to_their_end(body: str) -> None:
    procedure, _ = read_document(numbered(body), "F1")
    assert procedure is not None
    found = walk(procedure, limit=100)
    assert found.problems == ()
    assert bool(found.cases) == bool(found.cases_reached)


def test_no_space_is_left_before_a_stop() -> None:
    assert tidy("Le vélo est prêt . Prenez un casque , puis partez ...") == (
        "Le vélo est prêt. Prenez un casque, puis partez ..."
    )


def test_a_lost_word_is_noticed() -> None:
    written = document(text("<Paragraphe>Un deux</Paragraphe>"))
    shorter = Procedure("F1", Text("Un"), "etat", (Paragraph("b1", Text("Un")),))
    with pytest.raises(AssertionError):
        check(written, shorter)


# --- the corpus: every twelfth document by default, all of them in CI ---


@pytest.fixture(scope="module")
def corpus() -> Source:
    return open_source(FOUND[-1])


@with_corpus
def test_no_word_of_the_published_documents_is_lost(corpus: Source) -> None:
    every = sorted(corpus.identities())
    assert len(every) == 4873
    for identity in every if EVERYTHING else every[::12]:
        written = corpus.get_bytes(identity)
        assert written is not None
        procedure, report = read_document(written, identity)
        assert procedure is not None, report.problems
        assert (report.problems, report.unknown_tags) == ((), ()), identity
        assert procedure.blocks, identity
        assert re.match(r"https://www\.service-public(\.gouv)?\.fr/", procedure.source), identity
        assert procedure.source_date is not None, identity
        check(written, procedure)
        unique_identities(procedure)
