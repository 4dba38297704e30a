"""How words are made comparable, and how far a slip may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.search.spelling import distance, keys, slips_allowed
from kiosk.content.search.words import content, fold, said, sound, split, stem

letters = st.text(alphabet="abcdeilnorstu", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’Œuvre d'État", ["oeuvre", "etat"]),
        ("qu'est-ce qu’un prud’homme", ["est", "ce", "un", "prudhomme"]),
        ("cerfa 12100*02", ["cerfa", "12100", "02"]),
    ],
)
def test_words_are_folded_and_cut(text: str, words: list[str]) -> None:
    assert split(text) == words


@pytest.mark.parametrize(
    "family",
    [
        "licencié licenciée licenciés licencier licenciement licenciements",
        "déménager déménage déménagement déménagements",
        "papier papiers", "journal journaux", "travail travaux", "divorce divorcé divorcer",
        "inscription inscriptions", "assistant assistante assistantes",
        "renouvellement renouveler", "adopter adoption", "perdre perdu perdue perd perte pertes",
        "clé clés clef clefs",
        "vendre vends vendu vente", "payer paie payé paiement", "inscrire inscrite inscription",
    ],
)  # fmt: skip
def test_words_of_one_family_meet(family: str) -> None:
    assert len({stem(fold(word)) for word in family.split()}) == 1


@pytest.mark.parametrize("pair", ["retraite retrait", "pays payer", "permis perdu", "mariage mari"])
def test_words_of_different_families_do_not(pair: str) -> None:
    one, other = pair.split()
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    "pair", ["kart carte", "foto photo", "chomaj chomage", "ekol ecole", "divorse divorce"]
)
def test_spelt_by_ear(pair: str) -> None:
    one, other = pair.split()
    assert sound(one) == sound(other)


def test_all_words_for_not_are_one() -> None:
    assert said("ne paie plus le loyer") == said("ne paie jamais le loyer") == said("ne paie pas le loyer")
    assert said("sans papiers") == said("pas de papiers")
    assert said("paie le loyer") != said("paie pas le loyer")


@pytest.mark.parametrize(
    "family",
    ["partir pars part parti partie", "finir fini finit finissent", "dormir dort dors dormi", "soin soigner",
     "héritage hériter héritier", "mettre met mets mis", "décès décédé mort", "malade maladie"],
)  # fmt: skip
def test_forms_of_what_is_said_meet(family: str) -> None:
    assert len({said(word) for word in family.split()}) == 1


def test_small_words_carry_no_matter() -> None:
    assert content("je voudrais pour ma fille") == ["fill"]


@given(letters, letters)
def test_words_near_each_other_share_a_key(one: str, other: str) -> None:
    slips = min(slips_allowed(one), slips_allowed(other))
    if slips and distance(one, other, slips) <= slips and max(len(one), len(other)) <= 8:
        assert keys(one, slips) & keys(other, slips)


@given(letters, letters)
def test_distance_is_the_same_both_ways(one: str, other: str) -> None:
    assert distance(one, other, 3) == distance(other, one, 3)
    assert distance(one, one, 3) == 0
