"""What format 3.5, in service today, has and 3.3 had not, in small documents of our own."""

from __future__ import annotations

import pytest

from kiosk.content.reader import Report, read_document
from kiosk.content.reader.head import read_date
from kiosk.procedures.conditions import Fact
from kiosk.procedures.model import (
    CallOut,
    Cases,
    Checklist,
    Listing,
    OnlineService,
    Paragraph,
    Place,
    Procedure,
    Question,
    Section,
    Table,
    every_block,
)
from tests.content.documents import chapter, document, if_true, items, para, text


def read(body: str, kind: str = "Fiche d'information conditionnée") -> tuple[Procedure, Report]:
    procedure, report = read_document(document(body, kind=kind), "F1")
    assert procedure is not None
    assert report.problems == ()
    return procedure, report


def known(body: str) -> Procedure:
    procedure, report = read(body)
    assert report.unknown_tags == ()
    return procedure


def floating(words: str, condition: str = "") -> str:
    return f"<TitreFlottant>{condition}{para(words)}</TitreFlottant>"


def test_a_floating_title_heads_what_follows_up_to_the_next_heading() -> None:
    body = text(
        para("Avant.") + floating("Coût") + para("Dix.") + items("Neuf")
        + floating("Délai") + para("Un mois.") + chapter("En cas de refus", para("Recours."))
    )  # fmt: skip
    before, cost, delay, refused = known(body).blocks
    assert isinstance(before, Paragraph)
    assert isinstance(cost, Section)
    assert (cost.title.text, cost.role) == ("Coût", "cost")
    assert [type(block) for block in cost.blocks] == [Paragraph, Listing]
    assert isinstance(delay, Section)
    assert (delay.title.text, delay.role, len(delay.blocks)) == ("Délai", "delay", 1)
    assert isinstance(refused, Section)
    assert refused.title.text == "En cas de refus"


def test_a_floating_title_that_heads_nothing_or_has_a_condition_is_a_line_of_text() -> None:
    body = text(
        floating("Seul") + floating("Parfois", if_true("T1")) + para("Toujours.")
        + chapter("Suite", para("Oui.")) + floating("Fin")
    )  # fmt: skip
    procedure = known(body)
    lines = [(b.text.text, b.when) for b in procedure.blocks if isinstance(b, Paragraph)]
    assert lines == [("Seul", None), ("Parfois", Fact("T1")), ("Toujours.", None), ("Fin", None)]


def test_a_floating_title_inside_a_case_stays_in_it() -> None:
    body = text(
        f"<BlocCas><Cas><Titre>A</Titre><Introduction>{para('i')}</Introduction>{floating('Prix')}{para('Un.')}"
        f"</Cas><Cas><Titre>B</Titre>{para('b')}</Cas></BlocCas>"
    )
    (cases,) = known(body).blocks
    assert isinstance(cases, Cases)
    assert [type(block) for block in cases.cases[0].blocks] == [Paragraph, Section]


def test_those_who_may_help_are_places_to_go_to() -> None:
    body = text(
        '<OuSAdresser ID="R2"><Titre>Atelier</Titre></OuSAdresser>' + para("Roulez.")
    ) + (
        '<QuiPeutMAider ID="R4" type="Local personnalisé sur SP"><Titre>Mairie</Titre><Complement>Avis'
        '</Complement><PivotLocal>mairie</PivotLocal><RessourceWeb URL="https://example.test"/>'
        '</QuiPeutMAider>'
        '<QuiPeutMAider ID="R2" type="Local"><Titre>Atelier</Titre></QuiPeutMAider>'
        f'<QuiPeutMAider ID="R5" type="National"><Titre>Ligne vélo</Titre>'
        f"{text(chapter('Par téléphone', para('3975')))}</QuiPeutMAider>"
    )  # fmt: skip
    where = known(body).blocks[-1]
    assert isinstance(where, Section)
    assert where.role == "where"
    places = [block for block in where.blocks if isinstance(block, Place)]
    assert [(place.kind, place.name.text, place.note.text) for place in places] == [
        ("mairie", "Mairie", "Avis"),
        ("other", "Ligne vélo", ""),
    ]
    assert [line.text for line in places[-1].contacts[0].lines] == ["Par téléphone\u00a0: 3975"]


def test_a_rich_title_is_the_caption_of_a_table_and_the_title_of_a_chapter() -> None:
    body = text(
        f"<Chapitre><TitreRiche>{para('Coût du vélo')}</TitreRiche><Tableau><TitreRiche>{para('Prix')}"
        "</TitreRiche><Rangée type='header'><Cellule>Vélo</Cellule></Rangée><Rangée><Cellule>Dix</Cellule>"
        "</Rangée></Tableau></Chapitre>"
    )
    (section,) = known(body).blocks
    assert isinstance(section, Section)
    assert (section.title.text, section.role) == ("Coût du vélo", "cost")
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert (table.caption.text, len(table.rows)) == ("Prix", 1)


def test_a_film_is_an_address_with_its_title_and_without_one_its_words() -> None:
    body = text(
        '<Video ID="R7" URL="https://example.test/v"><Titre>Gonfler un pneu</Titre></Video>'
        f"<Infographie>{para('Trois vis.')}</Infographie>"
    )
    film, words = known(body).blocks
    assert isinstance(film, OnlineService)
    assert (film.title.text, film.address) == ("Gonfler un pneu", "https://example.test/v")
    assert isinstance(words, Paragraph)


def test_a_link_to_an_abbreviation_leads_to_the_glossary_and_to_no_page() -> None:
    body = text(para('Le <LienInterne LienPublication="R3" type="Sigle">AR</LienInterne> et son AR.')) + (
        "<Abreviation ID='R3' type='Sigle'><Titre>AR</Titre><Texte><Paragraphe>Avis de réception</Paragraphe>"
        "</Texte></Abreviation>"
    )
    procedure, report = read(body)
    (paragraph,) = procedure.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.defines == ("R3",)
    assert [(link.kind, link.target) for link in report.links] == [("definition", "R3")]


def test_a_what_to_do_if_asks_and_shows_its_steps() -> None:
    """« Comment faire si » : a questionnaire, then lists of steps whose entries have conditions."""
    body = (
        "<Questionnaire><Question><Titre><Paragraphe>Roulez-vous ?</Paragraphe></Titre>"
        "<Choix><Titre>Oui</Titre><SiSelectionne><affecteVrai var='T1'/></SiSelectionne></Choix>"
        "<Choix><Titre>Non</Titre></Choix></Question></Questionnaire>"
        + text(
            "<Chapitre><Titre>Avant de partir</Titre><Liste type='caseACocher'>"
            f"<Item>{if_true('T1')}{para('Gonfler les pneus')}</Item><Item>{para('Prévenir')}</Item></Liste>"
            "</Chapitre>"
        )
    )
    procedure, report = read(body, "Fiche Comment faire si conditionné")
    assert report.unknown_tags == ()
    question, section = procedure.blocks
    assert isinstance(question, Question)
    assert isinstance(section, Section)
    (steps,) = section.blocks
    assert isinstance(steps, Listing)            # steps to take are no papers to bring
    assert [item.when for item in steps.items] == [Fact("T1"), None]


def test_papers_with_boxes_to_tick_are_papers() -> None:
    boxes = items("Carte d'identité", "Facture").replace("puce", "caseACocher")
    procedure = known(text(chapter("Documents à fournir", boxes)))
    assert any(isinstance(block, Checklist) for block in every_block(procedure.blocks))


def test_a_note_titled_example_is_one() -> None:
    for tag in ("ANoter", "Exemple"):
        (box,) = known(text(f"<{tag}><Titre>Exemple</Titre>{para('Un vélo.')}</{tag}>")).blocks
        assert isinstance(box, CallOut)
        assert box.kind == "example"


def test_a_new_part_beside_the_body_is_read_if_it_has_text_and_counted_in_any_case() -> None:
    procedure, report = read(text(para("Un.")) + f"<Nouveau>{para('Deux.')}</Nouveau><Etrange cle='1'/>")
    assert [block.text.text for block in procedure.blocks if isinstance(block, Paragraph)] == ["Un.", "Deux."]
    assert report.unknown_tags == (("Etrange", 1), ("Nouveau", 1))


@pytest.mark.parametrize("written", ["modified 0205-03-01", "modified 2025-13-01", "hier", ""])
def test_a_date_that_cannot_be_is_none(written: str) -> None:
    assert read_date(written) is None


def test_a_date_of_today_is_read() -> None:
    assert str(read_date("modified 2025-06-05")) == "2025-06-05"
