"""Blocks of a document: sections, lists, papers, tables, call-outs, services, places, words between them."""

from __future__ import annotations

from typing import TypeVar

import pytest

from kiosk.content.reader import read_document
from kiosk.procedures.conditions import All, Fact, Some, Undefined
from kiosk.procedures.model import (
    Block,
    CallOut,
    Checklist,
    Listing,
    OnlineService,
    Paragraph,
    Place,
    Procedure,
    Section,
    Table,
    every_block,
)
from tests.content.documents import cases, chapter, condition, document, if_true, items, para, text

B = TypeVar("B", bound=Block)


def read(body: str) -> Procedure:
    procedure, report = read_document(document(body), "F1")
    assert report.problems == ()
    assert procedure is not None
    return procedure


def only(procedure: Procedure, kind: type[B]) -> B:
    found = [block for block in every_block(procedure.blocks) if isinstance(block, kind)]
    assert len(found) == 1
    return found[0]


def test_a_procedure_says_where_it_comes_from() -> None:
    procedure = read(text(para("Bonjour.")))
    assert procedure.authority == "etat"
    assert procedure.source == "https://example.test/vosdroits/F1"
    assert str(procedure.source_date) == "2020-09-22"
    assert procedure.reviewed_by == "Service-Public.gouv.fr / DILA"
    assert procedure.family == "N2"
    assert "Vélos" in procedure.words


def test_white_space_is_normalised_once_and_inline_words_keep_together() -> None:
    body = text(
        para(
            "Le  2<Exposant>e</Exposant>\n\t tour\u00a0: <Valeur>11 478 €</Valeur> par <MiseEnEvidence> an"
            "</MiseEnEvidence> ; c'est tout"
        )
    )
    assert only(read(body), Paragraph).text.text == (
        "Le 2e tour\u00a0: 11\u00a0478\u00a0€ par an\u00a0; c'est tout"
    )


def test_every_inline_element_keeps_its_words_in_the_sentence() -> None:
    inside = " ".join(
        f"<{tag}>{tag.lower()}</{tag}>"
        for tag in ("Expression", "Indice", "Variable", "TermeEtranger", "Citation", "LienExterne")
    )
    procedure, report = read_document(document(text(para(f"Un {inside} mot."))), "F1")
    assert procedure is not None
    assert report.unknown_tags == ()
    assert only(procedure, Paragraph).text.text == (
        "Un expression indice variable termeetranger citation lienexterne mot."
    )


def test_a_paragraph_in_bold_is_a_heading_unless_it_is_a_sentence() -> None:
    bold = "<MiseEnEvidence>{}</MiseEnEvidence>".format
    written = (
        bold("Montants minimum"),
        f"{bold('Attention')} aux vélos",
        bold("Roulez à droite."),
        "Un vélo",
    )
    procedure = read(text("".join(para(words) for words in written)))
    paragraphs = [block for block in every_block(procedure.blocks) if isinstance(block, Paragraph)]
    assert [block.heading for block in paragraphs] == [True, False, False, False]


def test_links_are_kept_with_their_block() -> None:
    body = text(
        para(
            'Voyez <LienInterne LienPublication="F7">la fiche</LienInterne> ou '
            '<LienIntra LienID="R5">le mot</LienIntra>.'
        )
    )
    procedure, report = read_document(document(body), "F1")
    assert procedure is not None
    block = only(procedure, Paragraph)
    assert block.text.text == "Voyez la fiche ou le mot."
    assert [(link.block, link.words, link.kind, link.target) for link in report.links] == [
        (block.id, "la fiche", "document", "F7"),
        (block.id, "le mot", "definition", "R5"),
    ]


def test_a_paper_keeps_its_link() -> None:
    body = text(chapter("Pièces à fournir", items('<LienInterne LienPublication="F7">Facture</LienInterne>')))
    procedure, report = read_document(document(body), "F1")
    assert procedure is not None
    assert report.links[0].block == only(procedure, Checklist).documents[0].id


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Qui peut demander le vélo ?", "who"),
        ("Documents à présenter", "documents"),
        ("Documents remis au salarié", "other"),
        ("Documents annexes au bail", "other"),
        ("Où s'adresser ?", "where"),
        ("Lieu de dépôt du dossier", "where"),
        ("Lieu de résidence", "other"),
        ("Comment faire ?", "how"),
        ("Coût", "cost"),
        ("Quel est le prix du vélo ?", "cost"),
        ("Délai", "delay"),
        ("Remise du vélo", "then"),
        ("En cas de refus", "refused"),
        ("Le vélo et la ville", "other"),
    ],
)
def test_the_role_of_a_section_is_guessed_from_its_title(heading: str, role: str) -> None:
    assert only(read(text(chapter(heading, para("Bla.")))), Section).role == role


def test_a_chapter_of_papers_says_so_itself() -> None:
    body = text('<Chapitre type="pieces"><Titre>À prendre</Titre>' + items("Casque") + "</Chapitre>")
    procedure = read(body)
    assert only(procedure, Section).role == "documents"
    assert [paper.text.text for paper in only(procedure, Checklist).documents] == ["Casque"]


@pytest.mark.parametrize(
    "lead",
    [
        "Vous devez fournir les documents suivants :",
        "Joignez à votre demande les pièces suivantes :",
        "L'enfant doit être muni des 3 documents suivants :",
        "Vous avez besoin des documents suivants, photographiés ou numérisés.",
        "Vous devez transmettre à votre administration les documents suivants :",
        "Vous devez vous munir de plusieurs documents, dont :",
        "Les documents suivants doivent être présentés à la mairie :",
        "Vous devez lui fournir :",
    ],
)
def test_papers_asked_for_are_a_checklist(lead: str) -> None:
    body = text(para(lead) + items("Carte d'identité", "Facture du vélo"))
    assert [d.text.text for d in only(read(body), Checklist).documents] == [
        "Carte d'identité",
        "Facture du vélo",
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "Vous devez fournir l'un des documents suivants :",
        "L'employeur doit fournir les documents suivants :",
        "Vous devez présenter un de vos documents suivants :",
        "Le vélo existe en plusieurs couleurs :",
        "Vous pouvez demander la copie des documents suivants :",
        "Vous n'avez pas à fournir les documents suivants :",
        "Vous devez fournir par exemple les documents suivants :",
        "Vous devez lui fournir :",
        "On vous remet en retour des documents fournis :",
    ],
)
def test_a_list_that_is_not_all_to_bring_stays_a_list(lead: str) -> None:
    assert len(only(read(text(para(lead) + items("Rouge", "Vert"))), Listing).items) == 2


def test_a_paper_s_own_explanation_is_its_help() -> None:
    """Further paragraphs, inner lists and what follows the first sentence of a long entry."""
    long = "Facture du vélo. " + "Elle porte un mot de plus" + " et un autre" * 15 + "."
    body = text(
        para("Vous devez fournir les documents suivants :")
        + "<Liste><Item>"
        + para("Attestation")
        + para("Datée et signée")
        + f"</Item><Item>{para('Justificatif :')}{items('bail', 'quittance')}</Item>"
        + f"<Item>{if_true('T1')}{para(long)}</Item></Liste>"
    )
    papers = only(read(body), Checklist).documents
    assert [paper.text.text for paper in papers] == ["Attestation", "Justificatif\u00a0:", "Facture du vélo."]
    assert [paper.help.text for paper in papers[:2]] == ["Datée et signée", "bail, quittance"]
    assert papers[2].help.text.startswith("Elle porte un mot")
    assert papers[2].when == Fact("T1")


def test_an_entry_with_conditions_inside_or_one_long_sentence_stays_in_a_list() -> None:
    lead = para("Vous devez fournir les documents suivants :")
    inner = f"<FragmentConditionne>{if_true('T1')}{para('Casque')}</FragmentConditionne>"
    assert only(read(text(f"{lead}<Liste><Item>{para('Un')}{inner}</Item></Liste>")), Listing).items
    assert only(read(text(lead + items("un mot " * 30))), Listing).items


def test_papers_asked_for_before_the_cases_are_checklists_in_them() -> None:
    either = cases(("Adulte", items("Passeport")), ("Enfant", items("Livret de famille")))
    asked = read(text(para("Vous avez besoin des documents suivants :") + either))
    assert sum(isinstance(block, Checklist) for block in every_block(asked.blocks)) == 2
    choice = read(text(para("Vous avez besoin d'un des documents suivants :") + either))
    assert sum(isinstance(block, Listing) for block in every_block(choice.blocks)) == 2


def test_papers_to_choose_from_stay_a_list() -> None:
    body = text(chapter("Pièces à fournir", items("Soit la facture,", "ou le reçu")))
    assert len(only(read(body), Listing).items) == 2


def test_an_entry_may_hold_a_list_and_a_condition() -> None:
    body = text(
        f'<Liste type="numero"><Item>{if_true("T1")}{para("Un")}{items("a", "b")}</Item>'
        f"<Item>{para('Deux')}</Item></Liste>"
    )
    outer = read(body).blocks[0]
    assert isinstance(outer, Listing)
    assert outer.ordered
    assert outer.items[0].when == Fact("T1")
    assert [type(block) for block in outer.items[0].blocks] == [Paragraph, Listing]


def test_conditions_of_sections_and_fragments() -> None:
    both = '<ou><estIndefini var="T1"/><et><estVrai var="T2"/><estFaux var="T3"/></et></ou>'
    body = text(
        f"<Chapitre><Titre>Ici</Titre>{condition(both)}{para('Un.')}</Chapitre>"
        f"<FragmentConditionne>{if_true('T4')}{para('Deux.')}{items('Trois')}"
        "</FragmentConditionne>"
    )
    section, paragraph, listing = read(body).blocks
    assert section.when == Some((Undefined("T1"), All((Fact("T2"), Fact("T3", False)))))
    assert paragraph.when == listing.when == Fact("T4")


def test_the_other_title_of_a_chapter_is_for_those_of_whom_nothing_is_known() -> None:
    body = text(
        f"<Chapitre><Titre>Suite</Titre><TitreAlternatif>{para('Si vous roulez')}</TitreAlternatif>"
        f"{if_true('T1')}{para('Un.')}</Chapitre>"
    )
    section = only(read(body), Section)
    other = section.blocks[0]
    assert isinstance(other, Paragraph)
    assert (section.title.text, other.text.text, other.when) == (
        "Suite",
        "Si vous roulez",
        All((Undefined("T1"),)),
    )


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("Attention", "warn"),
        ("ASavoir", "know"),
        ("ANoter", "note"),
        ("Rappel", "remind"),
        ("Exemple", "example"),
        ("Complement", "know"),
    ],
)
def test_call_outs(tag: str, kind: str) -> None:
    box = only(read(text(f"<{tag}><Titre>Tiens</Titre>{para('Freinez.')}</{tag}>")), CallOut)
    assert (box.kind, box.title.text) == (kind, "Tiens")


def test_a_table_with_merged_cells_is_whole_to_the_ear() -> None:
    def cell(words: str, tall: int = 1, wide: int = 1) -> str:
        spans = f'fusionVerticale="{tall}" fusionHorizontale="{wide}"'
        return f"<Cellule {spans}>{para(words)}</Cellule>"

    table = only(
        read(
            text(
                "<Tableau><Titre>Tailles</Titre><Colonne/><Colonne/>"
                "<Rangée type='header'>" + cell("Vélo") + cell("Roue") + "</Rangée>"
                "<Rangée>"
                + cell("Enfant", tall=2)
                + cell("16")
                + "</Rangée><Rangée>"
                + cell("20")
                + "</Rangée>"
                "<Rangée>" + cell("Sur mesure", wide=2) + "</Rangée></Tableau>"
            )
        ),
        Table,
    )
    assert [heading.text for heading in table.headings] == ["Vélo", "Roue"]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Enfant", "16"],
        ["", "20"],
        ["Sur mesure", ""],
    ]
    assert table.rows[1][0].spoken == "Enfant"
    assert table.caption.text == "Tailles"


def test_headings_of_several_rows_are_whole_for_each_column() -> None:
    def row(kind: str, *cells: str) -> str:
        return f"<Rangée type='{kind}'>{''.join(cells)}</Rangée>"

    table = only(
        read(
            text(
                "<Tableau><Colonne/><Colonne/><Colonne/>"
                + row("header", "<Cellule fusionVerticale='2'>Taille</Cellule>",
                      "<Cellule fusionHorizontale='2'>Prix</Cellule>")
                + row("header", "<Cellule>Paris</Cellule>", "<Cellule>Ailleurs</Cellule>")
                + row("normal", "<Cellule>Enfant</Cellule>", "<Cellule>10</Cellule>", "<Cellule>9</Cellule>")
                + "</Tableau>"
            )
        ),
        Table,
    )  # fmt: skip
    assert [heading.text for heading in table.headings] == ["Taille", "Prix, Paris", "Prix, Ailleurs"]
    assert [[cell.text for cell in row] for row in table.heading_rows] == [
        ["Taille", "Prix", ""],
        ["", "Paris", "Ailleurs"],
    ]
    assert [[cell.text for cell in row] for row in table.rows] == [["Enfant", "10", "9"]]


def test_a_table_of_headings_alone_is_read() -> None:
    row = "<Rangée type='header'><Cellule>Un</Cellule></Rangée>"
    table = only(read(text(f"<Tableau>{row}{row}</Tableau>")), Table)
    assert ([h.text for h in table.headings], len(table.rows), table.heading_rows) == (["Un"], 1, ())


def test_a_cell_may_cover_many_rows() -> None:
    short = f"<Rangée><Cellule>{para('x')}</Cellule></Rangée>"
    tall = (
        f"<Rangée><Cellule fusionVerticale='3'>{para('Un')}</Cellule><Cellule>{para('x')}</Cellule></Rangée>"
    )
    table = only(read(text(f"<Tableau><Colonne/><Colonne/>{tall}{short}{short}{short}</Tableau>")), Table)
    assert [row[0].spoken or row[0].text for row in table.rows] == ["Un", "Un", "Un", "x"]


def test_a_table_whose_spans_are_wrong_keeps_its_columns() -> None:
    row = "<Rangée>" + "<Cellule fusionVerticale='2'><Paragraphe>x</Paragraphe></Cellule>" * 2 + "</Rangée>"
    table = only(read(text(f"<Tableau><Colonne/><Colonne/>{row}{row}</Tableau>")), Table)
    assert [len(cells) for cells in table.rows] == [2, 2]


def test_services_forms_and_places() -> None:
    body = text(
        '<ServiceEnLigne ID="R1" URL="https://example.test/a" type="Téléservice"><Titre>Louer</Titre>'
        '<Source ID="R9">Ministère du vélo</Source>'
        f"<Introduction>{text(para('Avec un compte'))}</Introduction>"
        '<NoticeLiee URL="https://example.test/n">Mode d\'emploi</NoticeLiee></ServiceEnLigne>'
        '<ServiceEnLigne ID="R2" type="Modèle de document"><Titre>Lettre</Titre></ServiceEnLigne>'
        '<OuSAdresser ID="R4"><Titre>Mairie</Titre><PivotLocal>mairie</PivotLocal>'
        '<RessourceWeb URL="https://example.test"/></OuSAdresser>'
    )
    service, notice, letter, place = read(body).blocks
    assert isinstance(service, OnlineService)
    assert (service.title.text, service.address) == ("Louer", "https://example.test/a")
    assert service.note.text == "Ministère du vélo. Avec un compte"
    assert isinstance(notice, OnlineService)
    assert notice.address == "https://example.test/n"
    assert isinstance(letter, OnlineService)
    assert letter.address.endswith("/R2")
    assert isinstance(place, Place)
    assert (place.kind, place.name.text, place.reach) == ("mairie", "Mairie", "visit")


def test_a_service_beside_the_text_stands_only_where_its_condition_holds() -> None:
    service = f'<ServiceEnLigne ID="R1"><Titre>Louer</Titre>{if_true("T1")}</ServiceEnLigne>'
    assert only(read(text(para("Bonjour.")) + service), OnlineService).when == Fact("T1")


def test_the_ways_to_reach_a_place_stay_with_it_and_a_number_with_what_it_is_for() -> None:
    ways = (
        para("Écoute et conseille.")
        + chapter("Par téléphone", para("Depuis l’étranger :") + para("+33 9 70") + para("(gratuit)"))
        + chapter("Par courrier", para("1 rue du Port") + para("75012 Paris") + para("Écrivez lisiblement."))
        + chapter("Par messagerie", para("Formulaire"))
    )
    centre = f'<OuSAdresser ID="R4" type="Centre de contact"><Titre>Info</Titre>{text(ways)}</OuSAdresser>'
    (place,) = read(text(centre)).blocks
    assert isinstance(place, Place)
    told = [(contact.kind, [line.text.replace("\u00a0", " ") for line in contact.lines])
            for contact in place.contacts]  # fmt: skip
    assert told == [
        ("other", ["Écoute et conseille."]),
        ("phone", ["Par téléphone : Depuis l’étranger : +33 9 70 (gratuit)"]),
        ("post", ["Par courrier : 1 rue du Port, 75012 Paris", "Écrivez lisiblement."]),
        ("web", ["Par messagerie : Formulaire"]),
    ]
    assert place.reach == "contact"


def test_a_place_that_has_a_door_is_gone_to_whatever_it_is_called() -> None:
    door = text(chapter("Sur place", para("1 rue du Port")))
    (place,) = read(text(f'<OuSAdresser type="National"><Titre>A</Titre>{door}</OuSAdresser>')).blocks
    assert isinstance(place, Place)
    assert place.reach == "visit"


def test_a_way_that_depends_on_the_citizen_is_read_with_its_condition() -> None:
    unsure = "<FragmentConditionne>" + if_true("T1") + para("Ici.")
    inside = text(unsure + "</FragmentConditionne>")
    place, way = read(text(f"<OuSAdresser><Titre>A</Titre>{inside}</OuSAdresser>")).blocks
    assert isinstance(place, Place)
    assert (place.contacts, way.when) == ((), Fact("T1"))


def test_the_words_before_a_mairie_say_which_one_it_is() -> None:
    hall = "<OuSAdresser><Titre>Mairie</Titre><PivotLocal>mairie</PivotLocal></OuSAdresser>"
    said = para("Adressez-vous à la mairie du lieu de décès :") + hall
    said += para("La mairie du lieu du mariage le sait. Demandez à la mairie.") + hall
    places = [block for block in read(text(said)).blocks if isinstance(block, Place)]
    assert [place.of.text for place in places] == ["Mairie du lieu de décès", ""]


def test_a_text_about_the_town_hall_of_one_event_means_it_everywhere() -> None:
    hall = "<OuSAdresser><Titre>Mairie</Titre><PivotLocal>mairie</PivotLocal></OuSAdresser>"
    birth, death = (para(f"Allez à la mairie du lieu {event}.") for event in ("de naissance", "de décès"))
    home = para("Ou à la mairie du lieu de résidence.")
    for before, named in ((birth + home, "Mairie du lieu de naissance"), (birth + death, ""), (home, "")):
        section = read(text(before + chapter("Suite", para("À la mairie.") + hall))).blocks[-1]
        assert isinstance(section, Section)
        assert section.blocks[-1].of.text == named  # type: ignore[union-attr]


def test_what_is_left_of_the_addresses_is_told_as_others_where_the_text_names_some() -> None:
    hall = '<OuSAdresser ID="R4"><Titre>Mairie</Titre><PivotLocal>mairie</PivotLocal></OuSAdresser>'
    court = '<OuSAdresser ID="R5"><Titre>Tribunal</Titre></OuSAdresser>'
    titles = [
        [block.title.text for block in read(written).blocks if isinstance(block, Section)]
        for written in (court + text(hall), court + text(para("Ici.")))
    ]
    assert titles == [["Autres adresses"], ["Où s’adresser"]]


def test_unknown_tags_are_read_through_and_counted() -> None:
    body = text(f"<Encart>{para('Dedans.')}</Encart>" + para("Un <Nouveau>mot</Nouveau> neuf.") + "<Encart/>")
    procedure, report = read_document(document(body), "F1")
    assert procedure is not None
    assert [b.text.text for b in procedure.blocks if isinstance(b, Paragraph)] == ["Dedans.", "Un mot neuf."]
    assert report.unknown_tags == (("Encart", 2), ("Nouveau", 1))


def test_what_stands_around_the_body_is_told_apart() -> None:
    around = (
        '<Avertissement ID="R8"><Titre>Neige</Titre><Texte><Paragraphe>Ça glisse.</Paragraphe></Texte>'
        "</Avertissement>"
        '<OuSAdresser ID="R4"><Titre>Mairie</Titre><PivotLocal>mairie</PivotLocal></OuSAdresser>'
    )
    warning, body, where = read(around + text(para("Roulez."))).blocks
    assert isinstance(warning, CallOut)
    assert isinstance(where, Section)
    assert warning.id.startswith("h")
    assert where.id.startswith("h")
    assert where.role == "where"
    assert not body.id.startswith("h")


def test_a_place_that_the_body_names_is_not_repeated() -> None:
    place = '<OuSAdresser ID="R4"><Titre>Mairie</Titre><PivotLocal>mairie</PivotLocal></OuSAdresser>'
    assert [type(block) for block in read(place + text(place)).blocks] == [Place]
