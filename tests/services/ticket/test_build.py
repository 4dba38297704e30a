"""The ticket of a summary: all that its card shows, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from kiosk.app.assemble import assemble
from kiosk.app.core import Core
from kiosk.dev.gallery.scenes import play, scenes_of
from kiosk.dev.shots import cores
from kiosk.services.ticket import need
from kiosk.services.ticket.build import ticket_here, ticket_of, when_words
from kiosk.services.ticket.content import LONGEST, MOST_LINES, Line, Section, Ticket
from kiosk.services.ticket.sheet import lay_out
from kiosk.session.where import where
from kiosk.views.hall import Hall, Moment
from kiosk.views.pages.dated import stale_lines
from kiosk.views.pages.draft import Context
from kiosk.views.view import Part, Sentence

ROOT = Path(__file__).resolve().parents[3]
NB = "\u00a0"
HALL = Hall("Mairie du 12e", "1 rue du Lavoir", "Du lundi au vendredi.", "3975")
PARTS = (
    Part("fact:bring", "fact", (Sentence("À apporter"),), "facts", "file-document", "open"),
    Part("paper:a", "entry", (Sentence("Carte grise", private=True),), "facts", "check"),
    Part("paper:b", "entry", (Sentence("Preuve d’adresse"),), "facts", "close", "", "à trouver"),
    Part("paper:c", "entry", (Sentence("Livret"),), "facts", "circle-medium", "last"),
    Part("fact:place0", "fact", (Sentence("Où"), Sentence("Mairie du 12e"), Sentence("1 rue du Lavoir"))),
    Part("fact:place0:opening", "entry", (Sentence("Ouvert maintenant"),), "facts", "clock", "now open"),
    Part("fact:place0:access", "entry", (Sentence("Accès en fauteuil"),), "facts", "wheelchair", "last"),
    Part("fact:cost0", "fact", (Sentence("Prix"), Sentence(f"45{NB}€")), state="half"),
    Part("fact:delay0", "fact", (Sentence("Délai"), Sentence("8 jours")), state="half"),
    Part("answers", "answer", (Sentence("Vous avez répondu oui."),)),
    Part("source", "note", (Sentence("Page du 7 octobre 2024."),)),
)


def test_the_card_becomes_the_ticket() -> None:
    lead = (Sentence(f"À faire{NB}:"), Sentence("Remplissez la demande."))
    made = ticket_of(
        "Se garer", lead, PARTS, HALL, datetime(2025, 10, 14, 10, 46), str, qr_text="https://exemple.fr/"
    )
    assert made.sections == (
        Section("À faire", (Line("Remplissez la demande."),)),
        Section(
            "À apporter",
            (
                Line("Carte grise", "have"),
                Line("Preuve d’adresse", "missing", "À trouver."),
                Line("Livret", "open"),
            ),
        ),
        Section("Où", (Line("Mairie du 12e"), Line("1 rue du Lavoir"), Line("Accès en fauteuil"))),
        Section("Prix", (Line(f"45{NB}€"),), True),
        Section("Délai", (Line("8 jours"),), True),
    )
    assert made.when == f"Mardi 14 octobre 2025, 10{NB}h{NB}46"
    assert [section.heading for section in made.ending] == [f"Besoin d’aide{NB}?", "Source"]
    assert made.ending[1].lines == (Line("Page du 7 octobre 2024."),)
    assert "répondu" not in str(made.to_json())


def test_the_moment_is_said_in_the_citizens_language() -> None:
    assert when_words(datetime(2026, 11, 21, 22, 3), "en") == f"Saturday 21 November 2026, 10:03{NB}pm"


def test_without_code_or_telephone_nothing_speaks_of_them() -> None:
    made = ticket_of("Se garer", (), (), Hall(), datetime(2026, 1, 1, 9, 0), str)
    assert (made.qr_text, made.qr_words, made.sections) == ("", "", ())
    assert "Appelez" not in str(made.to_json())


def context(core: Core) -> Context:
    here = where(core.session, core.library)
    now = Moment(core.seconds(), core.clock())
    return Context(core.session, here, core.library, core.texts, core.layout, core.hall, now)


@pytest.mark.parametrize("scene", ["summary", "summary_marked", "summary_unsure"])
def test_a_real_summary_has_a_ticket_with_all_its_words(scene: str) -> None:
    parts, problems = assemble(ROOT / "config")
    assert parts is not None, problems
    core = next(cores(parts, (1080, 1920)))
    play(next(one for one in scenes_of(parts.library) if one.name == scene), core, "fr", [])
    made = ticket_here(context(core))
    printed = {section.heading for section in made.sections}
    printed |= {line.text for section in made.sections for line in section.lines}
    assert made.title == context(core).here.procedure.title.text  # type: ignore[union-attr]
    assert core.view.title in printed
    for part in core.view.parts:
        if part.group == "facts" and "now" not in part.state.split():
            assert {one.text for one in part.sentences} <= printed
    assert made.qr_text.startswith("https://")
    assert lay_out(made).height > 1000
    if scene == "summary_marked":
        marks = [line.mark for section in made.sections for line in section.lines if line.mark]
        assert {"have", "missing"} <= set(marks)


@pytest.mark.parametrize("many", [3, 200, 395, 398, 2_000])
def test_a_summary_of_any_length_makes_a_ticket_that_is_taken(many: int) -> None:
    parts = [
        Part(f"fact:{at}", "fact", (Sentence("À savoir"), Sentence("x" * (LONGEST + 1))))
        for at in range(many // 2)
    ]
    made = ticket_of("Se garer" * 1_000, (), parts, HALL, datetime(2025, 10, 14, 10, 46), str)
    assert Ticket.from_json(made.to_json()) == made
    assert made.sections[0].lines[0].text == "x" * (LONGEST - 1) + "…"
    lines = [line.text for section in made.sections for line in section.lines]
    assert ("La suite est sur la page officielle." in lines) is (many > MOST_LINES - 4)
    assert made.ending[0].heading == f"Besoin d’aide{NB}?"


def test_what_was_asked_for_is_printed_with_where_to_go_the_price_and_the_page() -> None:
    parts, problems = assemble(ROOT / "config")
    assert parts is not None, problems
    core = next(cores(parts, (1080, 1920)))
    play(next(one for one in scenes_of(parts.library) if one.name == "needs_papers"), core, "fr", [])
    c = context(core)
    assert c.here.procedure is not None
    old = replace(c.here.procedure, source_date=date(2019, 1, 1))
    made = ticket_here(replace(c, here=replace(c.here, procedure=old)))
    texts = [section.heading for section in made.sections]
    texts += [line.text for section in made.sections for line in section.lines]
    assert texts.count(stale_lines(replace(c, here=replace(c.here, procedure=old)))[0].text) == 1
    assert {"Où", "Prix"} <= set(texts)
    assert made.ending[-1].lines[-1].text == "service-public.fr/particuliers/vosdroits/F99998"


def test_all_that_a_paper_says_stands_beside_its_box() -> None:
    parts, problems = assemble(ROOT / "config")
    assert parts is not None, problems
    c = context(next(cores(parts, (1080, 1920))))
    said = [Sentence("Vérifiez votre acte."), Sentence("Sinon, apportez une copie.")]
    (line,) = need._lines(c, Part("item:acte", "item", tuple(said)), said, {"acte": None})
    assert line == Line("Vérifiez votre acte. Sinon, apportez une copie.", "open")
