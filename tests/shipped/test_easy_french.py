"""Every text shipped in easy French keeps its rules, and each rule refuses what breaks it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from kiosk.config.check import check
from kiosk.config.easy_french import LANGUAGE, easy_problems, explained_in, faults
from kiosk.config.easy_words import HARD_WORDS
from kiosk.config.translations import load_sidecar

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "config"
CATALOGUE = ROOT / "assets" / "locale" / LANGUAGE / "LC_MESSAGES" / "kiosk.po"
PROCEDURES = sorted(path for path in (CONFIG / "procedures").glob("*.yaml") if "." not in path.stem)
LONG = "Vous venez avec votre mari et vos trois enfants au guichet de la mairie de votre ville demain matin."


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda path: path.stem)
def test_a_procedure_is_wholly_in_easy_french(procedure: Path) -> None:
    path = procedure.with_suffix(f".{LANGUAGE}.yaml")
    sidecar, problems = load_sidecar(path)
    english, _ = load_sidecar(procedure.with_suffix(".en.yaml"))
    assert sidecar is not None, problems
    assert english is not None
    assert sidecar.texts.keys() == english.texts.keys()
    explained = explained_in(sidecar.texts.values())
    assert {text: found for text in sidecar.texts.values() if (found := faults(text, explained))} == {}


def test_the_interface_is_wholly_in_easy_french() -> None:
    with CATALOGUE.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    assert messages
    assert all(message.string for message in messages)
    assert {m.string: found for m in messages if (found := faults(m.string))} == {}


@pytest.mark.clause("FALC")
def test_nothing_shipped_calls_itself_falc() -> None:
    """Only the persons concerned can say so (European rules of easy-to-read: never without them)."""
    for procedure in PROCEDURES:
        path = procedure.with_suffix(f".{LANGUAGE}.yaml")
        sidecar, _ = load_sidecar(path)
        assert sidecar is not None
        assert "personnes concernées" in sidecar.translated_by
        assert not any("FALC" in text for text in sidecar.texts.values())


@pytest.mark.clause("FALC")
@pytest.mark.parametrize(
    ("rule", "bad", "instead"),
    [
        ("phrase longue", LONG, "15 mots au plus"),
        ("plusieurs virgules", "Venez avec la carte, la photo, le timbre.", "une idée par phrase"),
        ("propositions emboîtées", "Si vous savez que la carte que vous avez est finie, venez.", "une idée"),
        ("signe", "Venez demain; la mairie ouvre à 9 heures.", "2 phrases"),
        ("signe", "Apportez la carte (ou une copie).", "phrase à part"),
        ("signe", "Apportez la carte [ou une copie].", "phrase à part"),
        ("signe", "Apportez la carte et/ou le passeport.", "ou"),
        ("abréviation", "Allez à la CAF.", "CAF veut dire"),
        ("abréviation", "Apportez une preuve, ex. une facture.", "par exemple"),
        ("abréviation", "Appelez au tél. de la mairie.", "téléphone"),
        ("chiffre romain", "Venez au XIIe arrondissement.", "chiffres 0 à 9"),
        ("chiffre romain", "Lisez la partie II.", "chiffres 0 à 9"),
        ("nombre en lettres", "Attendez trois mois.", "3"),
        ("pourcentage", "Vous payez 10 % du prix.", "1 personne sur 10"),
        ("forme passive", "L’acte est gardé ici.", "qui agit"),
        ("forme passive", "Les dossiers sont examinés par le maire.", "qui agit"),
        ("forme passive", "Le papier sera remis plus tard.", "qui agit"),
        ("mot difficile", "Apportez un justificatif.", "preuve"),
    ],
)
def test_a_text_that_breaks_a_rule_is_refused(rule: str, bad: str, instead: str) -> None:
    found = [fault for fault in faults(bad) if fault.rule == rule]
    assert found
    assert any(instead in fault.hint for fault in found)


@pytest.mark.parametrize(
    "word",
    [
        "susceptible", "préalablement", "notamment", "afin de", "afin d’avoir", "ledit", "susmentionné",
        "justificatif", "en cas de vol", "le cas échéant", "toutefois", "modalités", "bénéficier", "en ligne",
    ],
)  # fmt: skip
def test_a_hard_word_is_refused_with_an_everyday_one(word: str) -> None:
    hints = [fault.hint for fault in faults(f"Vous voyez {word} ici.") if fault.rule == "mot difficile"]
    assert hints
    assert all(len(hint) > len("Écrivez : ") for hint in hints)


def test_what_to_write_instead_is_never_hard_itself() -> None:
    hard = re.compile("|".join(rf"(?<![\w-])(?:{word})(?![\w-])" for word in HARD_WORDS))
    assert [instead for instead in HARD_WORDS.values() if hard.search(instead)] == []


@pytest.mark.parametrize(
    "good",
    [
        "La mairie garde l’acte.",
        "Le prix est de 3,81 €. Vérifiez-le sur paris.fr.",
        "Le guichet est fermé le samedi.",
        "Vous êtes inscrit. La carte est perdue.",
        "Allez au 69 rue de la Victoire, Paris 9e.",
        "Attendez {n} secondes.",
        "L’adresse est à la ligne C.3. Une voiture : M1 ou N1.",
        "Prenez le Ticket HANDI.",
        "Ouvrez https://www.paris.fr/pages/demander-un-acte sur votre téléphone.",
    ],
)
def test_a_plain_text_is_left_alone(good: str) -> None:
    assert faults(good) == ()


def test_an_abbreviation_that_the_file_explains_may_be_used() -> None:
    texts = [("Le CP est la première classe.", 3, 5), ("Votre enfant passe au CP.", 5, 5)]
    assert easy_problems("f.yaml", texts) == ()
    assert len(easy_problems("f.yaml", texts[1:])) == 1


def test_the_check_tells_the_file_the_line_and_what_to_write(tmp_path: Path) -> None:
    shutil.copytree(CONFIG, tmp_path / "config")
    shutil.copytree(ROOT / "assets" / "locale", tmp_path / "assets" / "locale")
    written = tmp_path / "config" / "procedures" / f"critair.{LANGUAGE}.yaml"
    lines = written.read_text(encoding="utf-8").split("\n")
    at = lines.index("  - fr: Commander sur le seul site officiel") + 1
    lines[at] = f"    {LANGUAGE}: Commander préalablement sur le seul site officiel"
    written.write_text("\n".join(lines), encoding="utf-8")
    catalogue = tmp_path / "assets" / "locale" / LANGUAGE / "LC_MESSAGES" / "kiosk.po"
    text = catalogue.read_text(encoding="utf-8").replace('msgstr "Retour"', 'msgstr "Retour (avant)"')
    catalogue.write_text(text, encoding="utf-8")
    told = check(None, tmp_path / "config", environ={})
    hard = next(problem for problem in told if "préalablement" in problem.message)
    assert (hard.file, hard.line, hard.level) == (str(written), at, "warning")
    assert "avant" in hard.hint
    assert any(problem.file == str(catalogue) and "«\u00a0(\u00a0»" in problem.message for problem in told)
    alone = check([written, catalogue], CONFIG, environ={})
    assert [problem.line for problem in alone if "préalablement" in problem.message] == [at]
    assert any(problem.file == str(catalogue) for problem in alone)
