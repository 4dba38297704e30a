"""What a menu calls each thing there is to know: short where it is certain, else as its sheet calls it."""

from __future__ import annotations

import pytest

from kiosk.procedures.model import CallOut, OnlineService, SectionRole, Text
from kiosk.procedures.outline import Need
from kiosk.views.pages.draft import case_words
from kiosk.views.pages.naming import names
from tests.procedures.build import says


def need(title: str, role: SectionRole = "other", *blocks: object, about: str = "", name: str = "b1") -> Need:
    return Need(name, role, Text(title), blocks or (says("texte"),), Text(about))  # type: ignore[arg-type]


def online(*kinds: str) -> tuple[OnlineService, ...]:
    return tuple(OnlineService(f"h{n}", Text("Un service"), "", kind=k) for n, k in enumerate(kinds))  # type: ignore[arg-type]


def named(*found: Need) -> list[str]:
    return [name.text for name in names(found, str, "fr")]


@pytest.mark.parametrize(
    ("role", "title", "name"),
    [
        ("cost", "Coût", "Prix"),
        ("cost", "Montant forfaitaire", "Montant forfaitaire"),
        ("cost", "Montant", "Montant"),
        ("delay", "Délai d'obtention", "Délai"),
        ("delay", "Durée de validité", "Durée de validité"),
        ("how", "Démarche", "Comment faire ?"),
        ("how", "Comment est-il revalorisé\u00a0?", "Comment est-il revalorisé\u00a0?"),
        ("who", "Qui est concerné\u00a0?", "Pour qui ?"),
        ("who", "Qui doit faire la déclaration\u00a0?", "Qui doit faire la déclaration\u00a0?"),
        ("where", "Où s’adresser", "Où aller ?"),
        ("documents", "Pièces à fournir", "Documents à fournir"),
        ("then", "Après la déclaration de naissance", "Après la déclaration de naissance"),
    ],
)
def test_a_short_name_stands_only_for_a_heading_that_says_the_same(
    role: SectionRole, title: str, name: str
) -> None:
    assert named(need(title, role)) == [name]


def test_forms_and_letters_are_no_services_on_line() -> None:
    assert named(need("Services", "how", *online("form", "form"))) == ["Formulaires"]
    assert named(need("Services", "how", *online("letter"))) == ["Modèles de lettre"]
    assert named(need("Services", "how", *online("form", "online"))) == ["En ligne"]


def test_two_things_to_know_have_two_names() -> None:
    services, more = (
        need("Services", "how", *online("online")),
        need("En savoir plus", "how", *online("online")),
    )
    assert named(services, more) == ["En ligne", "En savoir plus"]
    prices = (need("Coût", "cost", about=about, name=about) for about in ("Carte", "Passeport"))
    assert named(*prices) == ["Coût (Carte)", "Coût (Passeport)"]
    assert named(need("Montant"), need("", name="b1/loose", about="Aide")) == ["Montant", "En bref"]
    assert named(need("", "documents", about="Dépôt")) == ["Documents à fournir (Dépôt)"]
    assert named(need("", "cost")) == ["Prix"]
    assert named(need("Durée", "delay", about="Préavis")) == ["Durée (Préavis)"]
    assert named(need(""), need("", name="loose")) == ["L’essentiel", "En bref"]


def test_what_warns_says_that_it_is_to_be_known_first() -> None:
    warned = need("", "other", CallOut("a", "warn", (says("attention"),)), name="loose")
    assert named(need("Chapitre", "other", says("long" * 40)), warned) == ["Chapitre", "À savoir d’abord"]


def test_a_case_stands_before_what_holds_in_it() -> None:
    assert case_words(Text("Décès à domicile")) == "Décès à domicile\u00a0:"
    assert case_words(Text("Vous êtes mineur")) == "Si vous êtes mineur\u00a0:"
    assert case_words(Text("Une carte perdue\u00a0:")) == "Une carte perdue\u00a0:"
    assert case_words(Text("Et sinon\u00a0?")) == "Et sinon\u00a0?"
