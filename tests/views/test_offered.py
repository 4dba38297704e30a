"""What stands at the foot of a part can be told apart by its label alone."""

from __future__ import annotations

from kiosk.views.offered import told_apart
from kiosk.views.view import Control

HEAD = "Sur mon téléphone : "


def square(name: str, title: str, shown: str = "impots.gouv.fr") -> Control:
    return Control(f"square:{name}", HEAD + shown, None, spoken=HEAD + title)


def test_services_of_one_site_are_named_from_where_their_names_part() -> None:
    a = square("a", "Déclaration 2020 des revenus, formulaire numéro 2042")
    b = square("b", "Déclaration 2020 des revenus, formulaire complémentaire 2042 C")
    other = square("c", "Demande de logement", "caf.fr")
    labels = [control.label for control in told_apart([a, b, other])]
    assert labels == [f"{HEAD}… numéro 2042", f"{HEAD}… complémentaire 2042 C", f"{HEAD}caf.fr"]


def test_names_that_part_at_once_are_shortened_at_a_word() -> None:
    long = "un deux trois quatre cinq six sept huit neuf dix onze douze"
    labels = [control.label for control in told_apart([square("a", f"Alpha {long}"), square("b", "Bêta")])]
    assert labels[1] == f"{HEAD}Bêta"
    assert labels[0].endswith("…")
    assert len(labels[0]) < len(HEAD) + 45
    assert labels[0].removeprefix(HEAD).removesuffix("…") in f"Alpha {long}"


def test_what_has_no_other_words_keeps_its_label() -> None:
    same = [square("a", "Même nom"), square("b", "Même nom")]
    assert told_apart(same) == same
