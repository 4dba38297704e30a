# ruff: noqa: E501  (each line is one line of a file, or one mistake)
"""Each mistake an author can make, with where it is told and what it says; and that none ever raises."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config.procedure_file import load_procedure, read_procedure
from tests.config.good import GOOD, TODAY, write


@dataclass(frozen=True)
class Mistake:
    """`was` becomes `now` in the good file; the problem stands in the line of `told`, and says `says`."""

    was: str
    now: str
    told: str
    says: str
    level: str = "error"


MISTAKES = {
    "an unknown key": Mistake("sous_titre:", "sous_titer:", "sous_titer:", "sous_titre"),
    "an unknown block": Mistake("- delai:", "- delay:", "- delay:", "delai"),
    "no title": Mistake("titre: Avoir un jardin\nsous", "sous", "id: jardin", "« titre »"),
    "no source": Mistake("source: https://www.paris.fr/jardins\n", "", "id: jardin", "« source »"),
    "no date of the source": Mistake("source_date: 2025-03-02\n", "", "id: jardin", "source_date"),
    "no reviewer": Mistake("relu_par: le service des jardins\n", "", "id: jardin", "relu_par"),
    "no way without a computer": Mistake("sans_ordinateur: Appelez le 3975.\n", "", "id: jardin", "sans_ordinateur"),
    "no label": Mistake("    etiquette: Usage\n", "", "- question: usage", "etiquette"),
    "no words of a question": Mistake("    texte: Avez-vous un balcon ?\n", "", "- question: balcon", "texte"),
    "a case without title": Mistake("        titre: Si vous êtes une école\n", "", "est: ecole}", "titre"),
    "a case without condition": Mistake("      - si: {reponse: usage, est: ecole}\n        titre", "      - titre",
                                        "titre: Si vous êtes une école", "« si »"),
    "a name that is not the file's": Mistake("id: jardin\n", "id: jardins\n", "id: jardins", "jardin.yaml"),
    "a name with capitals": Mistake("question: balcon", "question: Balcon", "question: Balcon", "minuscules"),
    "an unknown authority": Mistake("autorite: ville", "autorite: vile", "autorite: vile", "ville"),
    "an address that is none": Mistake("source: https://www", "source: www", "source: www", "https://"),
    "a date the French way": Mistake("2025-03-02", "02/03/2025", "source_date", "2026-11-21"),
    "a day that does not exist": Mistake("2025-03-02", "2025-02-30", "source_date", "date"),
    "a review before the last": Mistake("2027-02-01", "2026-09-01", "a_revoir_le", "relecture"),
    "a review that is due": Mistake("relu_le: 2026-10-01\na_revoir_le: 2027-02-01",
                                    "relu_le: 2025-10-01\na_revoir_le: 2026-11-20", "a_revoir_le", "relire", "warning"),
    "an unknown type": Mistake("type: oui_non", "type: oui-nom", "type: oui-nom", "oui_non"),
    "an unknown class": Mistake("classe: secrete", "classe: secret", "classe: secret", "secrete"),
    "explains nothing": Mistake("    aide: Une école demande pour une classe.\n", "", "question: usage", "aide"),
    "does not say why": Mistake("    pourquoi: Un balcon suffit parfois.\n", "", "question: balcon", "pourquoi", "warning"),
    "one choice only": Mistake("      - {id: legumes, texte: Des légumes}\n      - {id: arbres, texte: Des arbres}\n", "",
                               "question: plantes", "au moins deux"),
    "a choice twice": Mistake("{id: legumes", "{id: fleurs", "{id: fleurs, texte: Des légumes}", "deux fois"),
    "choices of a number": Mistake("    entre: [1, 200]\n", "    choix: [{id: a, texte: A}]\n", "choix: [{id: a", "type"),
    "bounds the wrong way": Mistake("[1, 200]", "[200, 1]", "entre:", "plus petit"),
    "bounds that are no numbers": Mistake("[1, 200]", "[1, cent]", "entre:", "cent"),
    "a question twice": Mistake("question: nom_du_lieu", "question: surface", "question: surface\n    texte: Comment", "existe déjà"),
    "a name like those of blocks": Mistake("question: nom_du_lieu", "question: b4", "question: b4", "réservé"),
    "an unknown question in a condition": Mistake("{reponse: usage, est: habitant}", "{reponse: usages, est: habitant}",
                                                  "si: {reponse: usages", "usage"),
    "an unknown choice in a condition": Mistake("est: [habitant]", "est: [habitan]", "est: [habitan]", "habitant"),
    "a question asked later": Mistake("si: {reponse: usage, est: habitant}", "si: {reponse: plantes, est: fleurs}",
                                      "si: {reponse: plantes, est: fleurs}", "plus loin"),
    "a choice tested as a number": Mistake("{reponse: surface, au_plus: 10}", "{reponse: usage, au_plus: 10}", "si: {un: [", "nombre"),
    "a number tested as a choice": Mistake("{reponse: surface, au_plus: 10}", "{reponse: surface, est: dix}", "si: {un: [", "au_moins"),
    "a condition without its answer": Mistake("{reponse: balcon, est: oui}", "{reponse: balcon}", "{reponse: balcon}", "est"),
    "an unknown condition": Mistake("si: {un: [", "si: {ou: [", "si: {ou: [", "ou"),
    "two conditions in one": Mistake("{fait: habite_paris, vaut: non}", "{fait: habite_paris, un: []}", "si: {un: [", "une seule"),
    "a fact that is maybe": Mistake("vaut: non", "vaut: peut-etre", "si: {un: [", "peut-etre"),
    "a fact fixed to nothing": Mistake("fixe: {habite_paris: oui}", "fixe: habite_paris", "fixe: habite_paris", "fixe"),
    "an unknown role": Mistake("role: qui", "role: quoi", "role: quoi", "qui"),
    "an unknown call-out": Mistake("encart: attention", "encart: atention", "encart: atention", "attention"),
    "an empty call-out": Mistake("        titre: L’eau\n        texte: L’eau est coupée en hiver.\n", "", "encart: attention", "vide"),
    "a row too short": Mistake("[petit, 10]", "[petit]", "lignes:", "1 cases"),
    "a text cut by a comma": Mistake("aide: Dessiné à la main,", "aide: Dessiné, à la main,", "Dessiné, à", "virgule"),
    "a document twice": Mistake("{id: plan,", "{id: identite,", "{id: identite, texte: Un plan", "deux fois"),
    "an unknown place": Mistake("lieu: mairie", "lieu: la mairie", "lieu: la mairie", "mairie"),
    "a service without address": Mistake("adresse: https://www.paris.fr,", "adresse: paris.fr,", "adresse: paris.fr", "https"),
    "two blocks in one": Mistake("  - delai: Comptez", "    delai: Comptez", "delai: Comptez", "tiret"),
    "a text where blocks are": Mistake("- texte: Plantez d’abord sur le balcon.", "- Plantez d’abord.", "- Plantez", "texte"),
    "a text that became a mapping": Mistake("- Une personne de Paris", "- Une personne: de Paris", "- Une personne:", "guillemets"),
    "a list where a text is": Mistake("cout: C’est gratuit.", "cout: [gratuit]", "cout: [gratuit]", "texte"),
    "a text where a list is": Mistake("mots: [jardin, potager]", "mots: jardin", "mots: jardin", "liste"),
    "a question in a call-out": Mistake("- texte: Une classe plante des radis.",
                                        "- {question: q, type: oui_non, texte: Ça va ?, pourquoi: Pour savoir, etiquette: Q}",
                                        "{question: q", "ne peut pas"),
    "an empty value": Mistake("etiquette: Balcon", "etiquette:", "etiquette:\n", "vide"),
    "a long sentence": Mistake("delai: Comptez deux mois.", "delai: " + "un deux trois quatre cinq six sept huit " * 2,
                               "delai:", "16 mots", "warning"),
    "no example": Mistake(GOOD[GOOD.index("essais:"):], "", "id: jardin", "essai", "warning"),
    "an example of an unknown question": Mistake("{usage: ecole, plantes", "{usages: ecole, plantes", "{usages:", "usage"),
    "an example of an unknown choice": Mistake("{usage: ecole, plantes", "{usage: ecoles, plantes", "{usage: ecoles", "ecole"),
    "an example with an unknown paper": Mistake("pieces: [identite, plan]", "pieces: [identite, plans]", "plans]", "plan"),
    "an example that checks nothing": Mistake("    montre: [jardin de l’école]\n    pieces: [identite]\n", "",
                                              "reponses: {usage: ecole", "ne vérifie rien"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_where_it_is(tmp_path: Path, name: str) -> None:
    mistake = MISTAKES[name]
    assert GOOD.count(mistake.was) >= 1, "the mistake no longer fits the good file"
    text = GOOD.replace(mistake.was, mistake.now, 1)
    procedure, problems = load_procedure(write(tmp_path, text), TODAY)
    line = text[: text.index(mistake.told)].count("\n") + 1
    here = [problem for problem in problems if problem.line == line and problem.level == mistake.level]
    assert any(
        mistake.says in f"{problem.message} {problem.hint}".replace("\u00a0", " ") for problem in here
    ), [str(problem) for problem in problems]
    assert all(problem.hint and problem.column >= 1 for problem in problems)
    assert (procedure is None) == any(problem.level == "error" for problem in problems)


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = GOOD
    names = [
        "an unknown authority",
        "an unknown type",
        "an unknown class",
        "a row too short",
        "an unknown role",
    ]
    for name in names:
        text = text.replace(MISTAKES[name].was, MISTAKES[name].now, 1)
    _, problems = load_procedure(write(tmp_path, text), TODAY)
    assert len([problem for problem in problems if problem.level == "error"]) == len(names)


def test_a_warning_keeps_nothing_from_working(tmp_path: Path) -> None:
    mistake = MISTAKES["a long sentence"]
    procedure, problems = load_procedure(write(tmp_path, GOOD.replace(mistake.was, mistake.now)), TODAY)
    assert procedure is not None
    assert [problem.level for problem in problems] == ["warning"]


@given(st.integers(0, 2**32), st.integers(1, 6))
def test_a_mutated_file_never_raises(tmp_path_factory: pytest.TempPathFactory, seed: int, times: int) -> None:
    chance = random.Random(seed)
    lines = GOOD.split("\n")
    for _ in range(times):
        _mutate(lines, chance)
    text = "\n".join(lines)
    path = write(tmp_path_factory.getbasetemp() / "mutated", text)
    read = read_procedure(path, today=TODAY)
    assert all(1 <= problem.line <= text.count("\n") + 2 and problem.hint for problem in read.problems)
    assert read.procedure is not None or any(problem.level == "error" for problem in read.problems)


def _mutate(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    line = lines[at]
    match chance.randrange(7):
        case 0:
            del lines[at]
            lines.append("")
        case 1:
            lines.insert(at, line)
        case 2:
            lines[at] = " " * chance.randrange(4) + line
        case 3:
            lines[at] = line.lstrip()
        case 4:
            cut = chance.randrange(len(line) + 1)
            lines[at] = line[:cut] + chance.choice("{}[],:-'\"&*!|#?é\t0") + line[cut:]
        case 5:
            cut = chance.randrange(len(line) + 1)
            lines[at] = line[:cut]
        case _:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
