"""What is written in French, as people say it: every kind of thing that the State's pages write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.views.spoken import spoken


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("86,50\u00a0€", "86 euros 50"),
        ("1\u00a0500 € par an", "1500 euros par an"),
        ("1,50 €", "1 euro 50"),
        ("9,07 €", "9 euros et 7 centimes"),
        ("0,34 €/min", "34 centimes par minute"),
        ("12 €/mois", "12 euros par mois"),
        ("1 €", "1 euro"),
        ("5 000 000 €", "5 millions d’euros"),
        ("le 1er mai, la 1re fois et la 1ère", "le premier mai, la première fois et la première"),
        ("un 2nd vote", "un second vote"),
        ("au 12ᵉ étage, le 1ᵉʳ mai", "au 12ème étage, le premier mai"),
        ("la plaque AB-123-CD", "la plaque A B, 1 2 3, C D"),
        ("la plaque 123 ABC 75", "la plaque 1 2 3, A B C, 7 5"),
        ("FR76 3000 6000 0112 3456", "F R 7 6, 3 0 0 0, 6 0 0 0, 0 1 1 2, 3 4 5 6"),
        ("9h-17h30", "9 heures à 17 heures 30"),
        ("la 3e, le 4è, le 12ème", "la 3ème, le 4ème, le 12ème"),
        ("le XVIIIe siècle", "le 18ème siècle"),
        ("Titre II", "Titre 2"),
        ("de 8h30 à 19h", "de 8 heures 30 à 19 heures"),
        ("à 1 h", "à 1 heure"),
        ("24h/24 et 7j/7", "24 heures sur 24 et 7 jours sur 7"),
        ("01 42 76 12 00", "zéro 1, 42, 76, 12, 00"),
        ("01.42.76.12.00", "zéro 1, 42, 76, 12, 00"),
        ("appelez le 116 006.", "appelez le 116, zéro zéro 6."),
        ("116 000 € ou 116 000 habitants", "116000 euros ou 116000 habitants"),
        ("soit 570/100 = 5,7", "soit 570 sur 100 égale 5,7"),
        ("la directive 2006/126", "la directive 2006 barre 126"),
        ("l’année 2020/2021", "l’année 2020 2021"),
        (
            "(1 186,04 €-131,95 €-167,74 €)",
            "(1186 euros et 4 centimes moins 131 euros 95 moins 167 euros 74)",
        ),
        ("44404 REZÉ CEDEX", "44404 Rezé Cedex"),
        ("0 800 123 456", "zéro 800, 123, 456"),
        ("appelez le 3939", "appelez le 39 39"),
        ("il y en a 3939", ""),
        ("cerfa n°12669*02", "cerfa numéro 12669 étoile 2"),
        ("art. L. 121-3", "article L 121-3"),
        ("article L262-2", "article L 262 tiret 2"),
        ("M. Dupont, Mme Martin", "Monsieur Dupont, Madame Martin"),
        ("la CAF, la Caf", "la Caf, la Caf"),
        ("le RSA et l'AAH", "le R S A et l'A A H"),
        ("la CPAM", "la C pam"),
        ("des CDD", "des C D D"),
        ("une classe de CM2", "une classe de C M 2"),
        ("ATTENTION : NE PAS ENVOYER", ""),
        ("50 %, de 10 à 15 %", "50 pour cent, de 10 à 15 pour cent"),
        ("12-18 ans", "12 à 18 ans"),
        ("35 m² et 2 km", "35 mètres carrés et 2 kilomètres"),
        ("65 dBA, et 24 dB de plus", "65 décibels A, et 24 décibels de plus"),
        ("répond en 38 ms", "répond en 38 millisecondes"),
        ("/etc/asound.conf, etc.", "/etc asound.conf, et cetera"),
        ("les 2/3 des voix, le ⅓", "les 2 tiers des voix, le tiers"),
        ("le 17/03/2020", "le 17 mars 2020"),
        ("www.service-public.fr/particuliers/F1427", "service-public point fr"),
        ("contact@paris.fr", "contact arobase paris point fr"),
        ("né(e), et/ou, carte/permis", "né, et ou, carte permis"),
        ("42 ans + 6 mois", "42 ans plus 6 mois"),
        ("Il faut venir avec ses papiers.", ""),
    ],
)
def test_french_is_said_as_people_say_it(text: str, said: str) -> None:
    assert spoken(text, "fr") == said


def test_english_keeps_to_its_own_words() -> None:
    assert spoken("Town hall of the 12e, at 8h30", "en") == "Town hall of the 12th, at 8h30"
    assert spoken("86,50 €", "de") == ""


@given(st.text("abcdefghijklm éàç’,;.", max_size=120))
def test_plain_words_are_left_as_they_are(text: str) -> None:
    said = spoken(text, "fr")
    assert not said or "etc" in text or "max" in text or "bd" in text or "cf" in text


@given(st.integers(0, 999_999), st.integers(0, 99))
def test_no_figure_of_an_amount_is_lost(euros: int, cents: int) -> None:
    said = spoken(f"{euros},{cents:02d} €", "fr")
    numbers = [word for word in said.replace("euros", "").replace("euro", "").split() if word.isdigit()]
    wanted = ([str(euros)] if euros or not cents else []) + ([str(cents)] if cents else [])
    assert numbers == wanted
