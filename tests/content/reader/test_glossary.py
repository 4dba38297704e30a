"""The words that a document explains, where they are met, and the laws it rests on."""

from __future__ import annotations

from kiosk.content.reader import read_document
from kiosk.procedures.conditions import Fact
from kiosk.procedures.model import (
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
from tests.content.documents import cases, chapter, document, if_true, para, text

GLOSSARY = (
    "<Definition ID='R1'><Titre>Antivol</Titre><Texte><Paragraphe>Objet qui  attache un vélo</Paragraphe>"
    "<Liste><Item><Paragraphe>à un arceau</Paragraphe></Item></Liste></Texte>"
    "<Reference ID='R21' URL='https://example.test/r21'><Titre>Code du vélo</Titre></Reference></Definition>"
    "<Definition ID='R2'><Titre>Rustine</Titre><Texte><Paragraphe>Pièce de caoutchouc</Paragraphe></Texte>"
    "</Definition>"
    "<Abreviation ID='R3' type='Sigle'><Titre>VAE</Titre><Texte><Paragraphe>Vélo à assistance électrique"
    "</Paragraphe></Texte></Abreviation>"
    "<Abreviation ID='R4' type='Acronyme'><Titre>Ve</Titre><Texte><Paragraphe>Voie express</Paragraphe>"
    "</Texte></Abreviation>"
)  # fmt: skip


def word(identity: str, words: str) -> str:
    return f'<LienIntra LienID="{identity}" type="Définition de glossaire">{words}</LienIntra>'


ANTIVOL, RUSTINE = word("R1", "antivol"), word("R2", "<MiseEnEvidence>rustine</MiseEnEvidence>")


def read(body: str) -> Procedure:
    procedure, report = read_document(document(body + GLOSSARY), "F1")
    assert procedure is not None
    assert (report.problems, report.unknown_tags) == ((), ())
    return procedure


def first(procedure: Procedure) -> Paragraph:
    paragraph = next(block for block in every_block(procedure.blocks) if isinstance(block, Paragraph))
    return paragraph


def test_the_glossary_holds_words_and_abbreviations_with_what_they_mean() -> None:
    assert [
        (each.id, each.word.text, [part.text for part in each.meaning], each.kind)
        for each in read(text(para("Bonjour."))).glossary
    ] == [
        ("R1", "Antivol", ["Objet qui attache un vélo", "à un arceau"], "word"),
        ("R2", "Rustine", ["Pièce de caoutchouc"], "word"),
        ("R3", "VAE", ["Vélo à assistance électrique"], "initials"),
        ("R4", "Ve", ["Voie express"], "acronym"),
    ]


def test_a_text_names_the_words_met_in_it_once_each_and_in_order() -> None:
    words = f"Un VAE, une {RUSTINE}, un {ANTIVOL}, une autre {RUSTINE}. Le VAEX et la Verve n'en sont pas."
    paragraph = first(read(text(para(words))))
    assert paragraph.text.text == (
        "Un VAE, une rustine, un antivol, une autre rustine. Le VAEX et la Verve n'en sont pas."
    )
    assert paragraph.text.defines == ("R3", "R2", "R1")


def test_a_word_that_the_document_does_not_explain_is_not_named() -> None:
    assert first(read(text(para(f"Un {word('R99', 'guidon')} neuf.")))).text.defines == ()


def test_a_word_without_a_meaning_is_no_entry() -> None:
    body = text(para(word("R7", "cadre"))) + "<Definition ID='R7'><Titre>Cadre</Titre></Definition>"
    procedure = read(body)
    assert "R7" not in {each.id for each in procedure.glossary}
    assert first(procedure).text.defines == ()


def test_the_text_before_and_after_name_only_their_own_words() -> None:
    procedure = read(text(para(ANTIVOL) + para("Rien.") + para(RUSTINE)))
    found = [block.text.defines for block in procedure.blocks if isinstance(block, Paragraph)]
    assert found == [("R1",), (), ("R2",)]


def test_whatever_is_made_of_texts_keeps_their_words() -> None:
    """Headings, cells, papers, entries, notes and cases' titles."""
    body = text(
        chapter(f"Acheter un {ANTIVOL}", para("Bla."))
        + f"<Tableau><Titre>{RUSTINE}</Titre><Rangée><Cellule fusionVerticale='2'>{para(ANTIVOL)}"
        f"{para(RUSTINE)}</Cellule></Rangée><Rangée><Cellule>VAE</Cellule></Rangée></Tableau>"
        + f"<ServiceEnLigne ID='R11' URL='https://example.test'><Titre>{ANTIVOL}</Titre><Introduction>"
        f"{text(para(RUSTINE))}</Introduction></ServiceEnLigne>"
        + f"<OuSAdresser ID='R12'><Titre>{RUSTINE}</Titre><Complement>{ANTIVOL}</Complement></OuSAdresser>"
        + f"<Liste><Item>{para(RUSTINE)}</Item><Item>{para('Fin')}</Item></Liste>"
        + para("Vous devez fournir les documents suivants :")
        + f"<Liste><Item>{para(ANTIVOL)}</Item></Liste>"
        + cases((f"Avec {ANTIVOL}", para("a")), ("Sans", para("b")))
    )
    found = {type(block): block for block in read(body).blocks if not isinstance(block, Paragraph)}
    section, table, service = found[Section], found[Table], found[OnlineService]
    place, listing, checklist, either = found[Place], found[Listing], found[Checklist], found[Cases]
    assert isinstance(section, Section)
    assert section.title.defines == ("R1",)
    assert isinstance(table, Table)
    assert table.caption.defines == ("R2",)
    assert [[cell.defines for cell in row] for row in table.rows] == [
        [("R1", "R2"), ()],
        [("R1", "R2"), ("R3",)],        # the first is empty to the eye and repeated to the ear
    ]
    assert isinstance(service, OnlineService)
    assert (service.title.defines, service.note.defines) == (("R1",), ("R2",))
    assert isinstance(place, Place)
    assert (place.name.defines, place.note.defines) == (("R2",), ("R1",))
    assert isinstance(listing, Listing)
    entry = listing.items[0].blocks[0]
    assert isinstance(entry, Paragraph)
    assert entry.text.defines == ("R2",)
    assert isinstance(checklist, Checklist)
    assert checklist.documents[0].text.defines == ("R1",)
    assert isinstance(either, Cases)
    assert [case.title.defines for case in either.cases] == [("R1",), ()]


def test_a_question_made_of_a_text_keeps_its_words() -> None:
    def asked(body: str) -> Question:
        question = next(block.ask for block in every_block(read(body).blocks) if isinstance(block, Cases))
        assert question is not None
        return question

    either = cases(("A", para("a")), ("B", para("b")))
    assert asked(text(para(f"Avez-vous un {ANTIVOL} ?") + either)).text.defines == ("R1",)
    assert asked(text(chapter(f"Poser une {RUSTINE}", either))).text.defines == ("R2",)


def test_a_choice_of_a_guided_search_and_of_a_form_keeps_its_words() -> None:
    body = (
        f"<Problematiques><Problematique><Titre>{ANTIVOL}</Titre><Aide>{para(RUSTINE)}</Aide>"
        "<LienInterne LienPublication='F2'/></Problematique></Problematiques>"
        f"<Questionnaire><Question><Titre>{RUSTINE}</Titre><Choix><Titre>{ANTIVOL}</Titre></Choix></Question>"
        "</Questionnaire>"
    )
    search, form = (block for block in every_block(read(body).blocks) if isinstance(block, Question))
    assert (search.choices[0].text.defines, search.choices[0].detail.defines) == (("R1",), ("R2",))
    assert (form.text.defines, form.choices[0].text.defines) == (("R2",), ("R1",))


def test_the_laws_are_beside_the_text_and_not_in_it() -> None:
    law = '<Reference ID="R{0}" URL="https://example.test/r{0}" type="Texte de référence">'
    body = (
        text(para("Roulez."))
        + law.format(20) + "<Titre>Code du  vélo : article 2</Titre><Complement>Sonnette</Complement>"
        + "</Reference>"
        + law.format(22) + if_true("T1") + "<Titre>Décret</Titre></Reference>"
        + law.format(20) + "<Titre>Code du  vélo : article 2</Titre></Reference>"
    )  # fmt: skip
    procedure = read(body)
    assert [(each.title.text, each.address, each.about.text, each.when) for each in procedure.references] == [
        ("Code du vélo\u00a0: article 2", "https://example.test/r20", "Sonnette", None),
        ("Décret", "https://example.test/r22", "", Fact("T1")),
        ("Code du vélo", "https://example.test/r21", "", None),
    ]
    assert [block.text.text for block in procedure.blocks if isinstance(block, Paragraph)] == ["Roulez."]
