"""Assistive technology drives the real terminal from outside, by what things are called and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.access.bus import Bus, end_bus
from tests.access.reader import Reader, plain
from tests.terminal.stage import Stage, configuration, stage

# A question whose answer is masked, one with choices, an outcome.
MASKED = """\
id: confidences
titre: Dire son code
sous_titre: Pour les essais
autorite: ville
famille: famille
icone: account
source: https://www.paris.fr
source_date: 2025-01-01
relu_par: les essais
relu_le: 2026-11-01
a_revoir_le: 2027-11-01
mots: [code]
sans_ordinateur: Demandez à l’accueil.
blocs:
  - question: code
    texte: Quel est votre code ?
    pourquoi: Pour vous retrouver.
    type: texte
    je_ne_sais_pas: agent
    classe: secrete
    etiquette: Code
  - question: suite
    texte: Avez-vous rendez-vous ?
    pourquoi: La suite en dépend.
    type: oui_non
    classe: ouverte
    etiquette: Rendez-vous
  - section: Ce qu’il faut faire
    blocs:
      - resultat: Demandez à l’accueil.
        a_faire: Allez à l’accueil.
  - lieu: mairie
essais:
  - reponses: {code: abc, suite: oui}
    montre: [accueil]
"""
QUESTIONS = {
    "Pourquoi voulez-vous vous garer ?": "J’habite à Paris",
    "Quel est votre véhicule ?": "Une voiture ou un utilitaire",
}


@contextmanager
def attached(folder: Path, bus: Bus) -> Iterator[tuple[Stage, Reader]]:
    """A terminal at its welcome page, a warm session behind it, and a reader that came after them."""
    with stage(folder, configuration(folder, MASKED), environment=bus.environment) as terminal:
        terminal.welcome()
        reader = Reader(bus.address)
        try:
            yield terminal, reader
        finally:
            reader.close()


def test_a_whole_procedure_by_names_alone(tmp_path: Path, bus: Bus) -> None:
    with attached(tmp_path, bus) as (terminal, reader):
        reader.sees("Français")
        stands_where_it_is_told_to(terminal, reader)
        reader.clicks("Français")
        reader.hears("StateChanged", "focused", "Que voulez-vous faire ?")
        for name in ("Toutes les démarches", "Stationnement et circulation", "Se garer dans sa rue"):
            reader.clicks(name)
        for question, answer in QUESTIONS.items():
            reader.hears("StateChanged", "focused", question)
            reader.focuses(answer)
            reader.until(lambda answer=answer: (at := reader.focused()) and at.name == answer, "the focus")
            assert terminal.hand.page("question")["focus"].startswith("answer:")
            reader.clicks(answer)
        for answer in ("Oui, avec mon adresse actuelle", "Oui", "Non, première demande", "Oui"):
            reader.clicks(answer)
        have = "La carte grise : J’ai"
        reader.hears("StateChanged", "focused", "Avez-vous ces documents ?")
        assert "checked" not in reader.sees(have, "radio button").states
        reader.clicks(have)
        reader.until(lambda: "checked" in reader.sees(have).states, "the paper marked")
        reader.clicks("Voir mon résumé")
        assert reader.sees("Vous pouvez demander le tarif résident.", "heading")
        reader.clicks("Appeler un agent")
        terminal.hand.page("call")
        reader.sees("Annuler l’appel")


def stands_where_it_is_told_to(terminal: Stage, reader: Reader) -> None:
    """Each control of the page is there once, at its pixels of the screen."""
    shown = terminal.ask({"ask": "view", "words": True})
    assert shown is not None
    seen = [(plain(one.name), one.rect) for one in reader.page() if one.role == "button"]
    placed = [(plain(one["label"]), tuple(map(round, one["rect"]))) for one in shown["controls"].values()]
    assert sorted(seen) == sorted(placed)


@pytest.mark.clause("5.1.3.8")
def test_of_what_is_typed_masked_nothing_leaves_and_the_next_citizen_finds_nothing(
    tmp_path: Path, bus: Bus
) -> None:
    with attached(tmp_path, bus) as (terminal, reader):
        reader.clicks("Français")
        reader.clicks("Dire son code")
        code = "Quel est votre code ?"
        reader.sees(code, "entry")
        for name in ("key:w", "key:x"):
            terminal.hand.touch(name)
        reader.until(lambda: reader.sees(code, "entry").text, "what is told of the field")
        assert "wx" not in str(reader.page()).lower()
        told = [plain(one.name) for one in reader.page() if one.role == "button"]
        assert told.count("un caractère") > 20, "all letters are told alike"
        assert not {"w", "x"} & set(told)
        reader.clicks("Retour")
        reader.clicks("J’ai fini")
        reader.sees("Écouter")
        assert len(reader.applications()) == 1, "the warm session behind the screen is there for nobody"
        assert not reader.named("Dire son code")


def test_who_has_left_is_told_nothing_and_a_bus_that_ends_takes_nothing_with_it(
    tmp_path: Path, bus: Bus
) -> None:
    with attached(tmp_path, bus) as (terminal, reader):
        reader.sees("Français")
        session = terminal.pids()["current"]
        reader.stop_listening()
        reader.until(lambda: reader.named("Français") is None, "the page withdrawn")
        terminal.hand.turn("start:fr")
        assert reader.named("Toutes les démarches") is None
        end_bus(bus.daemon)
        terminal.hand.turn("themes")
        assert terminal.pids()["current"] == session
        assert "panicked" not in terminal.log.read_text()


def test_turned_off_no_terminal_is_on_the_bus(tmp_path: Path, bus: Bus) -> None:
    off = bus.environment | {"KIOSK_INPUTS__ASSISTIVE": "false"}
    with stage(tmp_path, environment=off) as terminal:
        terminal.welcome()
        reader = Reader(bus.address)
        terminal.hand.turn("start:fr")
        assert reader.applications() == []
        reader.close()
