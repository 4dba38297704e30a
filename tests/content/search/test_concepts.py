"""The authors' table of everyday words: read with line and column, everything wrong told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.search.concepts import Concept, load_concepts
from kiosk.formats.problems import Problem

ROOT = Path(__file__).resolve().parents[3]


def load(folder: Path, text: str) -> tuple[tuple[Concept, ...], tuple[Problem, ...]]:
    path = folder / "recherche.yaml"
    path.write_text(text, "utf-8")
    return load_concepts(path, "recherche.yaml")


def test_the_shipped_table_is_right() -> None:
    concepts, problems = load_concepts(ROOT / "config" / "recherche.yaml")
    assert problems == ()
    assert len({(each.language, each.said) for each in concepts}) == len(concepts) > 1000


def test_words_are_read_without_accents_plurals_and_small_words(tmp_path: Path) -> None:
    concepts, problems = load(tmp_path, "synonymes:\n  - {dire: [les toubibs], chercher: [un médecin]}\n")
    assert problems == ()
    assert concepts == (Concept(("toubib",), (("medecin",),), "fr", ("les", "toubibs")),)


def test_a_group_stands_for_each_of_its_words(tmp_path: Path) -> None:
    concepts, problems = load(
        tmp_path,
        "groupes:\n  - {nom: proche, mots: [oncle, tante]}\n"
        "synonymes:\n  - {dire: [(proche) mort], chercher: [décès]}\n",
    )
    assert problems == ()
    assert [each.said for each in concepts] == [("mort", "oncl"), ("mort", "tant")]


def test_the_same_thing_said_twice_adds_up(tmp_path: Path) -> None:
    concepts, problems = load(
        tmp_path,
        "synonymes:\n  - {dire: [toubib], chercher: [médecin]}\n  - {dire: [toubibs], chercher: [hôpital]}\n",
    )
    assert problems == ()
    assert [each.targets for each in concepts] == [(("medecin",), ("hopital",))]


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("synonyme:\n  - {dire: [a], chercher: [b]}\n", (1, 1), "synonyme"),
        ("synonymes: [toubib]\n", (1, 13), "«\u00a0dire\u00a0»"),
        ("synonymes: toubib\n", (1, 12), "une liste"),
        ("synonymes:\n  - {dire: [toubib]}\n", (2, 5), "«\u00a0chercher\u00a0»"),
        ("synonymes:\n  - {dires: [toubib], chercher: [médecin]}\n", (2, 6), "dires"),
        ("synonymes:\n  - {dire: [pour le], chercher: [médecin]}\n", (2, 13), "pas de mot qui compte"),
        ("synonymes:\n  - {dire: [toubib], chercher: [le]}\n", (2, 33), "pas de mot qui compte"),
        ("synonymes:\n  - {dire: [(proch) mort], chercher: [décès]}\n", (2, 13), "Le groupe"),
        ("synonymes:\n  - {dire: [{a: b}], chercher: [décès]}\n", (2, 13), "des mots"),
        (
            "synonymes:\n  - {dire: [un deux trois quatre cinq six sept huit], chercher: [décès]}\n",
            (2, 13),
            "6 mots",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, text: str, place: tuple[int, int], said: str
) -> None:
    _, problems = load(tmp_path, text)
    assert [(each.line, each.column) for each in problems if said in each.message] == [place]


def test_a_saying_of_which_one_word_counts_is_pointed_out(tmp_path: Path) -> None:
    """« à la rue » would be heard in every street."""
    concepts, problems = load(tmp_path, "synonymes:\n  - {dire: [à la rue], chercher: [hébergement]}\n")
    assert [(each.level, each.line, each.column) for each in problems] == [("warning", 2, 13)]
    assert len(concepts) == 1


def test_small_words_count_where_they_turn_what_is_said(tmp_path: Path) -> None:
    concepts, problems = load(tmp_path, "synonymes:\n  - {dire: [sans papiers], chercher: [séjour]}\n")
    assert problems == ()
    assert len(concepts[0].said) == 2


def test_what_is_right_is_used_beside_what_is_wrong(tmp_path: Path) -> None:
    concepts, problems = load(
        tmp_path, "synonymes:\n  - {dire: [toubib], chercher: [médecin]}\n  - bof\nautre: []\n"
    )
    assert len(concepts) == 1
    assert [each.line for each in problems] == [3, 4]
