"""Facts hold in the document that a guided search opens, and no further than they mean the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.content.carry import carried, meaning_the_same
from kiosk.content.carry_guided import OPENED
from kiosk.content.carry_table import SHARED
from kiosk.content.library import StateLibrary, open_library
from kiosk.procedures.engine import replay
from tests.content.documents import FOUND, with_corpus

# Set by the guided search and tested by the fiche, but not with one meaning: reviewed, and asked again.
REFUSED = {("F34300", "T10317"), ("F35034", "T11942"), ("F35147", "T10010"), ("F35147", "T10576")}


@pytest.fixture(scope="module")
def corpus() -> Iterator[StateLibrary]:
    library = open_library(FOUND[-1])
    yield library
    library.close()


def test_a_guided_search_is_not_asked_again_in_the_fiche_it_opens() -> None:
    facts = {"T12077": True, "T12084": True}
    assert carried(facts, "F35109", "F920") == facts


def test_what_is_not_in_the_table_is_asked() -> None:
    assert carried({"T12077": True, "T99999": False}, "F35109", "F920") == {"T12077": True}
    assert carried({"T12077": True}, "F35109", "F1") == {}
    assert carried({"T12077": True}, "F404", "F920") == {}


def test_a_document_keeps_its_own_facts() -> None:
    assert carried({"T1": True, "?c3.1": False}, "F1", "F1") == {"T1": True, "?c3.1": False}


def test_what_only_the_reader_named_stays_where_it_is() -> None:
    assert carried({"?c3.1": True}, "F35109", "F920") == {}


def test_the_town_hall_s_own_facts_hold_in_all_its_procedures() -> None:
    assert carried({"heberge": True, "T10281": True}, "ecole", "identite") == {"heberge": True}


@pytest.mark.parametrize(
    ("fact", "one", "other"),
    [
        ("T10281", "F16507", "F14807"),  # the deceased owned their home; proof of address in one's own name
        ("T10281", "F14128", "F14807"),  # I own my home; the same
        ("T10281", "F14807", "F1529"),  # proof of address; the home is the main one
        ("T10580", "F16507", "F14929"),  # died abroad; applies abroad
        ("T10330", "F16507", "F19778"),  # the deceased was French; the applicant is
        ("T10327", "F16507", "F16871"),  # the deceased was retired; has one pension
        ("T10580", "F35272", "F1344"),  # born abroad
        ("T10576", "F34300", "F14929"),  # the car was bought in France
        ("T10576", "F34482", "F1344"),  # the licence was lost in France
        ("T10635", "F1344", "F21246"),  # « general case » with Mayotte, and without
        ("T10695", "F21091", "F21246"),  # the passport has expired; the identity card has
        ("T12084", "F920", "F2066"),  # leases of other months
        ("T12060", "F32487", "F35283"),  # other incomes
        ("T11320", "F34852", "F35005"),  # French before 2019; a card from before 2014
        ("T11252", "F89", "F13278"),  # a disabled child; a disabled volunteer
        ("T10284", "F2562", "F2661"),  # both signed the lease; married
        ("T12375", "F14807", "F32675"),  # « of an adult »; the parents live together
        ("T10032", "F885", "F1184"),  # one's own age; the adopted child's
        ("T10285", "F583", "F2"),  # the father; the child lives with you
    ],
)
def test_a_fact_that_means_something_else_there_does_not_leak(fact: str, one: str, other: str) -> None:
    for value in (True, False):
        assert carried({fact: value}, one, other) == {}


def test_fiches_of_one_family_share_what_means_the_same() -> None:
    facts = {"T10580": True, "T10695": True}
    assert carried(facts, "F1344", "F21246") == {"T10580": True}  # where one applies, not which card expired
    assert carried({"T11332": True}, "F345", "F19778") == {"T11332": True}


def test_every_row_says_each_thing_once() -> None:
    for row in OPENED:
        assert len(set(row.facts.split())) == len(row.facts.split()), row.about
        assert len(set(row.documents.split())) == len(row.documents.split()), row.about
    guided = [row.guided for row in OPENED]
    assert len(set(guided)) == len(guided)
    for shared in SHARED:
        assert len(set(shared.documents.split())) == len(shared.documents.split()) >= 2, shared.meaning


@with_corpus
def test_every_fact_a_guided_search_shares_with_its_fiches_was_reviewed(corpus: StateLibrary) -> None:
    """A fact that a later corpus adds fails here; it is asked in the fiche until somebody has read it."""
    for row in OPENED:
        report = corpus.report(row.guided)
        assert report.kind == "Recherche guidée"
        for leaf in report.leaves:
            used = report.assigned & corpus.report(leaf).tested
            refused = {fact for guided, fact in REFUSED if guided == row.guided}
            assert used - refused == used & meaning_the_same(row.guided, leaf), (row.guided, leaf)


@with_corpus
def test_every_shared_fact_is_looked_at_in_at_least_two_documents(corpus: StateLibrary) -> None:
    reports: dict[str, frozenset[str]] = {}
    for shared in SHARED:
        for document in shared.documents.split():
            if document not in reports:
                report = corpus.report(document)
                reports[document] = report.tested | report.assigned
        for number in shared.facts.split():
            uses = sum(f"T{number}" in reports[document] for document in shared.documents.split())
            assert uses >= 2, (shared.meaning, number)


@with_corpus
def test_a_fiche_opened_from_a_guided_search_asks_less(corpus: StateLibrary) -> None:
    fiche = corpus.get("F920")
    assert fiche is not None
    alone = replay(fiche, {}, {})
    led = replay(fiche, carried({"T12077": True, "T12391": True}, "F35109", "F920"), {})
    assert alone.open is not None
    assert led.open is None or led.open.id != alone.open.id
