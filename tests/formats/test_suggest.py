"""« Vouliez-vous dire … ? »"""

from __future__ import annotations

from kiosk.formats.suggest import suggest

KNOWN = ("titre", "sous_titre", "autorite", "a_savoir")


def test_a_near_word_is_proposed() -> None:
    assert "titre" in suggest("titer", KNOWN)
    assert "Vouliez-vous dire" in suggest("titer", KNOWN)


def test_accents_capitals_and_hyphens_do_not_count() -> None:
    assert "autorite" in suggest("Autorité", KNOWN)
    assert "a_savoir" in suggest("à savoir", KNOWN)


def test_far_from_all_names_them_all_but_not_without_end() -> None:
    assert all(word in suggest("zzz", KNOWN) for word in KNOWN)
    assert len(suggest("zzz", [f"mot{i}" for i in range(500)])) < 300


def test_no_choice_left() -> None:
    assert suggest("x", ()) == "Supprimez cette ligne."
