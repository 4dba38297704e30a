"""Reading pages: explained words, tables, folded boxes, references, the age and the source of a text."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from kiosk.app.core import Core
from kiosk.dev.gallery.steps import parts_of
from kiosk.procedures.model import Text
from kiosk.services.ticket.build import ticket_here
from kiosk.session.events import PageOpened, ProcedureOpened
from kiosk.session.where import where
from kiosk.views.hall import Moment
from kiosk.views.pages.dated import stale_lines
from kiosk.views.pages.draft import Context
from kiosk.views.pages.fitting import joined
from kiosk.views.pages.table import spoken_row
from kiosk.views.view import Control, Sentence
from tests.views.conftest import CORPUS, Player

NOTICE = "Cette page date du 22 septembre 2020."


def shown(core: Core) -> list[str]:
    return [said.text for part in core.view.parts for said in part.sentences]


def said(core: Core) -> list[str]:
    return [sentence.said for sentence in core.view.announcement]


def part_with(core: Core, control: str) -> str:
    """Goes to the part of the page that has a control; gives its number."""
    for number in parts_of(core):
        if core.view.control(control) is not None:
            return number
    raise AssertionError(f"no part has {control}")


@pytest.mark.parametrize("form", ["portrait", "landscape", "tablet"])
def test_a_word_is_explained_and_back_leads_to_the_same_place(at: Player, form: str) -> None:
    core = at("reading_tables", form)
    part_with(core, "word:qf")
    before, place = core.view.parts, core.session.at
    core.choose("word:qf")
    assert core.view.page == "word"
    assert "quotient familial" in core.view.title
    assert any("Revenus du foyer" in text for text in shown(core))
    assert any("Revenus du foyer" in text for text in said(core))
    core.choose("back")
    assert (core.view.parts, core.session.at) == (before, place)


def test_a_word_is_offered_only_where_it_is_used(at: Player) -> None:
    core = at("reading_words")
    for _ in parts_of(core):
        words = [control for control in core.view.controls if control.id.startswith(("word:", "words"))]
        uses = any("quotient" in text or "Caf" in text for text in shown(core))
        assert bool(words) == uses


def test_a_word_is_offered_once_in_a_text(at: Player) -> None:
    core = at("reading_words", "tablet", text_size=4)
    offered = [
        name
        for _ in parts_of(core)
        for control in core.view.controls
        for name in ([control.id] if control.id.startswith("word:") else _listed(control))
    ]
    assert offered
    assert len(set(offered)) == len(offered)


def _listed(control: Control) -> list[str]:
    event = control.event
    listed = isinstance(event, PageOpened) and event.page == "words"
    return [f"word:{name}" for name in event.detail.split(",")] if listed else []


def test_many_words_are_one_list(at: Player) -> None:
    core = at("reading_words")
    part_with(core, "words")
    core.choose("words")
    assert [k.label for k in core.view.controls if k.id.startswith("word:")] == [
        "Quotient familial", "Caf", "Tuteur",
    ]  # fmt: skip
    core.choose("word:caf")
    assert core.view.title == "Que veut dire «\u00a0Caf\u00a0»\u00a0?"


@pytest.mark.parametrize("scene", ["reading_words", "reading_tables", "word"])
def test_an_old_text_says_so_before_prices_forms_and_delays(at: Player, scene: str) -> None:
    core = at(scene)
    heard = [text for _ in parts_of(core) for text in said(core)]
    assert heard.count(NOTICE) == 1
    until = heard[: heard.index(NOTICE)]
    assert not any("cerfa" in text or "euro" in text or "2 mois" in text for text in until)


def test_a_table_is_read_without_the_notice_that_stands_before_the_way_to_it(at: Player) -> None:
    core = at("reading_tables")
    heard = []
    for _ in parts_of(core):
        heard += [*shown(core), *(control.id for control in core.view.controls)]
    offer = next(name for name in heard if name.startswith("table:"))
    assert heard.index(NOTICE) < heard.index(offer)
    core = at("table")
    assert NOTICE not in [text for _ in parts_of(core) for text in shown(core)]


def test_in_a_table_s_row_a_value_stands_nearer_to_its_name_than_to_the_next(at: Player) -> None:
    core = at("table")
    texts = [shape.lines for shape in core.placement.shapes if shape.look == "text" and shape.lines]
    runs = zip(texts, texts[1:], texts[2:], strict=False)
    name, value, following = next(run for run in runs if [r[0].weight for r in run] == [700, 400, 700])
    above = value[0].y - (name[-1].y + name[-1].height)
    assert above < following[0].y - (value[-1].y + value[-1].height)


@pytest.mark.skipif(not CORPUS, reason="the State's documents are not at hand")
def test_a_folded_box_without_a_title_is_a_line_and_no_box(at: Player) -> None:
    core = at("home")
    core.send(ProcedureOpened("F1168"))
    core.choose("answer:c1.1")
    part_with(core, "read:b61")
    core.choose("read:b61")
    part_with(core, "more:b69")
    folded = next(p for p in core.view.parts for said in p.sentences if "more:b69" in said.offers)
    assert (folded.kind, folded.icon) == ("item", "lightbulb-outline")
    assert [said.text for said in folded.sentences] == ["Exemple"]


def test_pieces_of_a_sentence_are_one_again_on_one_page() -> None:
    first = Sentence("au moins 1 enfant", offers=("word:a",))
    second = Sentence("ou personne à charge.", offers=("word:b",), goes_on=True)
    one, other = joined((first, second, Sentence("Et voilà.")))
    assert one == Sentence("au moins 1 enfant ou personne à charge.", offers=("word:a", "word:b"))
    assert other.text == "Et voilà."
    assert joined((second,)) == (second,)  # the rest of it, on the page after


@pytest.mark.parametrize("form", ["portrait", "tablet"])
def test_no_page_has_a_sentence_in_two_paragraphs(at: Player, form: str) -> None:
    core = at("reading_words", form=form, text_size=4)
    for _ in parts_of(core):
        for part in core.view.parts:
            assert not any(said.goes_on for said in part.sentences[1:])


def test_a_recent_text_does_not_say_so(at: Player) -> None:
    core = at("reading_words")
    core.clock = lambda: datetime(2021, 9, 22, 9, 0)
    core.tick()
    assert NOTICE not in [text for _ in parts_of(core) for text in shown(core)]
    core.clock = lambda: datetime(2021, 9, 23, 9, 0)
    core.tick()
    assert NOTICE in [text for _ in parts_of(core) for text in shown(core)]
    core.hall = replace(core.hall, stale_after_days=3650)
    core.tick()
    assert NOTICE not in [text for _ in parts_of(core) for text in shown(core)]


def test_the_source_its_number_and_date_end_what_is_read(at: Player) -> None:
    core = at("reading_words")
    last = [shown(core) for _ in parts_of(core)][-1]
    assert last[-3:] == ["Service-Public.gouv.fr / DILA,", "F99999.", "Page du 22 septembre 2020."]
    assert not any("vosdroits" in text for text in said(core))


def test_laws_are_shown_and_only_their_number_is_said(at: Player) -> None:
    core = at("references")
    assert any("articles L1 à L12" in text for text in shown(core))
    assert not any("articles" in text for text in said(core))
    assert any(text.startswith("2 textes") for text in said(core))
    assert core.view.words > sum(len(text.split()) for text in said(core))
    last = [shown(core) for _ in parts_of(core)][-1][-1]
    assert last.startswith("À lire sur ")
    assert last.count("legifrance.gouv.fr") == 1


def test_a_long_box_is_closed_until_it_is_opened(at: Player) -> None:
    core = at("reading_words")
    assert not any("tient un registre" in text for _ in parts_of(core) for text in shown(core))
    part_with(core, "more:registre")
    core.choose("more:registre")
    assert any("tient un registre" in text for _ in parts_of(core) for text in shown(core))


def test_boxes_say_their_kind_and_more_where_their_title_says_more(at: Player) -> None:
    texts = [text for scene in ("reading_words", "reading_tables") for c in [at(scene)]
             for _ in parts_of(c) for text in shown(c)]  # fmt: skip
    for head in ("Attention", "À noter\u00a0: Cas des couples", "À savoir", "Rappel", "Exemple"):
        assert head in texts


def test_a_small_table_stands_with_its_headings_on_every_part(at: Player) -> None:
    core = at("reading_tables")
    tables = 0
    for _ in parts_of(core):
        rows = [part for part in core.view.parts if part.kind == "cells"]
        if rows:
            tables += 1
            assert [s.text for s in rows[0].sentences] == ["Situation", "Lieu", "Plafond par mois"]
            assert not any(text == "Situation" for text in said(core))
    assert tables


def test_a_large_table_is_read_row_by_row(at: Player) -> None:
    core = at("reading_tables")
    part_with(core, "table:bareme")
    core.choose("table:bareme")
    assert "Ligne 1 sur 6" in shown(core)
    for row in range(2, 7):
        part_with(core, "row_after")
        core.choose("row_after")
        assert f"Ligne {row} sur 6" in shown(core)
    part_with(core, "go_on")
    assert core.view.control("row_after") is None
    core.choose("go_on")
    assert core.view.page == "reading"


def test_other_languages_are_told_once_that_a_document_is_french(at: Player) -> None:
    """On its first page in sight and speech, on the others in sight; its sentences keep their voice."""
    core = at("reading_words", language="en")
    told = "This text exists in French only."
    assert told in shown(core)
    assert told not in said(core)
    assert {s.lang for s in core.view.announcement if "attestation" in s.text} <= {"fr"}
    core.choose("back")
    assert core.view.page == "menu"
    assert said(core).count(told) == 1


def test_a_person_is_a_touch_away_from_a_document_that_is_not_translated(at: Player) -> None:
    core = at("question_yes_no", language="en")
    assert core.view.control("answer:oui").label == "Yes"
    core.choose("explain")
    assert core.session.call is not None
    assert core.session.call.request.language == "en"


def test_a_text_in_the_citizens_language_says_nothing_of_it(at: Player) -> None:
    assert at("question_yes_no").view.control("explain") is None
    assert at("question", language="en").view.control("explain") is None
    assert not any("French only" in text for text in shown(at("summary", language="en")))


def cells(*texts: str, **again: str) -> tuple[Text, ...]:
    return tuple(Text(text, spoken=again.get(f"c{n}", "")) for n, text in enumerate(texts))


@pytest.mark.parametrize(
    ("row", "heard"),
    [
        (cells("Cantine", "2 €", "3 €"), ["Cantine.", "Avant\u00a0: 2 euros.", "Après\u00a0: 3 euros."]),
        (cells("", "2 €", "3 €", c0="Cantine"),
         ["", "Cantine. Avant\u00a0: 2 euros.", "Après\u00a0: 3 euros."]),
        (cells("Cantine", "2 €", "", c2="2 €"), ["Cantine.", "Avant et Après\u00a0: 2 euros.", ""]),
        (cells("Cantine", "", "3 €"), ["Cantine.", "", "Après\u00a0: 3 euros."]),
        (cells("Gratuit", "", "", c1="Gratuit", c2="Gratuit"), ["Gratuit.", "", ""]),
        (cells("Cantine", "2 €", "", c2="9 €"),
         ["Cantine.", "Avant\u00a0: 2 euros. Après\u00a0: 9 euros.", ""]),
    ],
)  # fmt: skip
def test_a_row_is_heard_with_its_headings(row: tuple[Text, ...], heard: list[str]) -> None:
    found = spoken_row(cells("Service", "Avant", "Après"), row)
    assert [sentence.spoken for sentence in found] == heard
    assert [sentence.text for sentence in found] == [cell.text for cell in row]


def test_a_silent_sentence_is_a_sentence_of_the_page_all_the_same() -> None:
    assert Sentence("Loi", silent=True).said == "Loi"


def test_what_is_taken_away_says_first_that_it_is_old(at: Player) -> None:
    core = at("reading_words")
    now = Moment(core.seconds(), core.clock())
    here = where(core.session, core.library)
    c = Context(core.session, here, core.library, core.texts, core.layout, core.hall, now)
    ticket = ticket_here(c)
    assert ticket.sections[0].heading == NOTICE
    assert stale_lines(c)
    recent = replace(c, hall=replace(c.hall, stale_after_days=3650))
    assert NOTICE not in [section.heading for section in ticket_here(recent).sections]
    assert stale_lines(recent) == ()
