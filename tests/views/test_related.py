"""Documents that lead to others: what a sentence names opens from its page, what is related from the menu."""

from __future__ import annotations

import pytest

from kiosk.app.library import JoinedLibrary
from kiosk.content.library import open_library
from kiosk.procedures.model import Paragraph, every_block
from kiosk.session.events import ProcedureOpened, WentBack
from kiosk.session.state import DEEPEST
from tests.content.documents import chapter, document, make_zip, para, text
from tests.journeys.memory_driver import MemoryDriver, parts_of


def link(target: str, words: str) -> str:
    return f'<LienInterne LienPublication="{target}" type="Fiche d\'information">{words}</LienInterne>'


BESIDE = """<VoirAussi><Dossier ID="N7"><Titre>Absent</Titre></Dossier>
<Fiche ID="F3"><Titre>Réparer</Titre><Theme ID="N1"><Titre>Non</Titre></Theme></Fiche></VoirAussi>
<QuestionReponse ID="F2">Où garer son vélo ?</QuestionReponse>
<RechercheGuidee ID="F1">Moi</RechercheGuidee>"""
LONG = "".join(para(f"Phrase numéro {n}, qui prend un peu de place sur la page du vélo.") for n in range(40))


def _table(rows: int) -> str:
    """Each row names a document in its second cell."""
    row = "<Rangée><Cellule>Pièce {n}</Cellule><Cellule>{named}</Cellule></Rangée>"
    named = (link(("F2", "F3")[n % 2], ("arceau", "rustine")[n % 2]) for n in range(rows))
    lines = "".join(row.format(n=n, named=f"{words}, {'utile ' * 30}") for n, words in enumerate(named))
    return f"<Tableau><Colonne/><Colonne/>{lines}</Tableau>"


MOVING = document(
    text(
        chapter("Le marquage", para("Rien à faire.") + para(f"Un {link('F2', 'arceau')} suffit."))
        + chapter("La vente", para(f"Un {link('F2', 'arceau')}, une {link('F3', 'rustine')}. Et la suite."))
        + chapter("Le tour du monde", LONG + para(f"Et une {link('F3', 'rustine')}."))
        + chapter("Les pièces", _table(2))
        + chapter("Toutes les pièces", _table(40))
        + chapter("Le reste", para(f"Un {link('F99', 'phare')} allumé."))
    )
    + BESIDE
)
LONG_NAME = "Réparer soi-même son vélo quand la roue de derrière a perdu son pneu"
MOVING_ON = document(text(para(f"Voyez {link('F9', 'la roue')}.")), "F8", title="Rouler")
WHEEL = document(text(para("Une roue.")), "F9", title=LONG_NAME)
ALONE = document(text(para(f"Voyez {link('F1', 'le vélo')}.")) + BESIDE, "F2", title="Garer son vélo")
REPAIR = document(text(para("Une pièce de caoutchouc.")), "F3", title="Réparer son vélo")


SOLD = document(
    text(para("Vendu."))
    + """<RechercheGuidee ID="F5">Vendre</RechercheGuidee>
<VoirAussi><Fiche ID="F3"><Titre>Réparer</Titre></Fiche></VoirAussi>""",
    "F4",
    title="Vendre son vélo",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> JoinedLibrary:
    chain = {f"F{n}.xml": _chain(n) for n in range(20, 20 + DEEPEST + 1)}
    namesake = document(text(para("Suite.")), "F5", title="Vendre son vélo")
    files = {"F4.xml": SOLD, "F5.xml": namesake, "F1.xml": MOVING, "F2.xml": ALONE, "F3.xml": REPAIR, **chain}
    files |= {"F8.xml": MOVING_ON, "F9.xml": WHEEL}
    state = open_library(make_zip(tmp_path_factory.mktemp("state") / "vosdroits.zip", files))
    return JoinedLibrary(parts_of("portrait").library.city, state)


def _chain(n: int) -> bytes:
    return document(text(para(f"Voyez {link(f'F{n + 1}', 'la suite')}.")), f"F{n}", title=f"Anneau {n}")


@pytest.fixture
def citizen(library: JoinedLibrary) -> MemoryDriver:
    driver = MemoryDriver(library=library)
    driver.core.choose("start:fr")
    return driver


def controls(driver: MemoryDriver) -> dict[str, str]:
    return {k.id: k.label for k in driver.core.view.controls if k.zone == "touch"}


def read(driver: MemoryDriver, title: str) -> None:
    driver.core.send(ProcedureOpened("F1"))
    driver.core.choose(next(name for name, label in controls(driver).items() if label == title))


def test_a_text_has_the_documents_that_it_names_with_their_words(library: JoinedLibrary) -> None:
    procedure = library.get("F1")
    assert procedure is not None
    found = [b.text.links for b in every_block(procedure.blocks) if isinstance(b, Paragraph)]
    assert list(filter(None, found)) == [
        (("F2", "arceau"),), (("F2", "arceau"), ("F3", "rustine")), (("F3", "rustine"),), (("F99", "phare"),),
    ]  # fmt: skip


def test_related_documents_are_read_once_each_and_never_the_document_itself(library: JoinedLibrary) -> None:
    procedure = library.get("F1")
    assert procedure is not None
    assert [(each.kind, each.target, each.title.text) for each in procedure.related] == [
        ("see", "N7", "Absent"), ("see", "F3", "Réparer"), ("question", "F2", "Où garer son vélo\u00a0?"),
    ]  # fmt: skip


def test_the_document_that_a_sentence_names_is_opened_from_its_page(citizen: MemoryDriver) -> None:
    read(citizen, "Le marquage")
    assert controls(citizen)["link:F2"] == "Ouvrir : Garer son vélo"
    assert any("Ouvrir : Garer son vélo" in said.said for said in citizen.core.view.announcement)
    citizen.core.choose("link:F2")
    assert citizen.core.session.frames[-1].procedure == "F2"
    citizen.core.send(WentBack())
    assert "link:F2" in controls(citizen)


def test_back_leads_to_the_part_that_names_the_document(citizen: MemoryDriver) -> None:
    read(citizen, "Le tour du monde")
    while "link:F3" not in controls(citizen):
        citizen.core.choose("more")
    place = citizen.core.session.at
    assert place is not None
    citizen.core.choose("link:F3")
    citizen.core.send(WentBack())
    assert (citizen.core.session.at, "link:F3" in controls(citizen)) == (place, True)


def test_several_documents_are_a_list_to_choose_from(citizen: MemoryDriver) -> None:
    read(citizen, "La vente")
    assert controls(citizen)["related"] == "Voir les 2 fiches citées"
    citizen.core.choose("related")
    assert {"open:F2": "Garer son vélo", "open:F3": "Réparer son vélo"}.items() <= controls(citizen).items()


def test_the_documents_that_a_table_names_are_opened_from_its_part(citizen: MemoryDriver) -> None:
    read(citizen, "Les pièces")
    opened = set()
    while True:
        opened |= {name for name in controls(citizen) if name.startswith(("link:", "related"))}
        if "more" not in controls(citizen):
            break
        citizen.core.choose("more")
    assert "related" in opened or {"link:F2", "link:F3"} <= opened


def test_a_row_read_alone_offers_the_document_that_it_names(citizen: MemoryDriver) -> None:
    read(citizen, "Toutes les pièces")
    table = next(name for name in controls(citizen) if name.startswith("table:"))
    citizen.core.choose(table)
    assert controls(citizen)["link:F2"] == "Ouvrir : Garer son vélo"
    citizen.core.choose("row_after")
    assert controls(citizen)["link:F3"] == "Ouvrir : Réparer son vélo"
    citizen.core.choose("link:F3")
    citizen.core.send(WentBack())
    assert "row_before" in controls(citizen)


def test_a_document_that_is_not_there_is_not_offered(citizen: MemoryDriver) -> None:
    read(citizen, "Le reste")
    assert not [name for name in controls(citizen) if name.startswith(("link:", "related"))]


def test_a_cited_sheet_with_a_long_name_is_opened_by_its_first_words(citizen: MemoryDriver) -> None:
    citizen.core.send(ProcedureOpened("F8"))
    shown = next(k for k in citizen.core.view.controls if k.id == "link:F9")
    assert shown.label.startswith("Ouvrir : Réparer soi-même son vélo")
    assert len(shown.label) < len(LONG_NAME)
    assert shown.said == shown.label.rstrip("…")
    citizen.core.choose("link:F9")
    assert citizen.core.view.title == LONG_NAME


def test_the_menu_leads_to_what_is_related_and_is_there(citizen: MemoryDriver) -> None:
    citizen.core.send(ProcedureOpened("F1"))
    citizen.core.choose("see_also")
    assert {name for name in controls(citizen) if name.startswith("open:")} == {"open:F2", "open:F3"}


def test_a_search_of_the_same_name_is_not_offered_beside_its_document(citizen: MemoryDriver) -> None:
    citizen.core.send(ProcedureOpened("F4"))
    while "more" in controls(citizen):
        citizen.core.choose("more")
    citizen.core.choose("see_also")
    assert {name for name in controls(citizen) if name.startswith("open:")} == {"open:F3"}


def test_a_text_without_a_menu_offers_what_is_related_at_its_end(citizen: MemoryDriver) -> None:
    citizen.core.send(ProcedureOpened("F2"))
    while "more" in controls(citizen):
        citizen.core.choose("more")
    assert controls(citizen)["see_also"] == "Voir aussi"


def test_reading_on_ends_where_the_stack_is_full(citizen: MemoryDriver) -> None:
    citizen.core.send(ProcedureOpened("F20"))
    for depth in range(1, DEEPEST):
        assert len(citizen.core.session.frames) == depth
        citizen.core.choose(f"link:F{20 + depth}")
    assert len(citizen.core.session.frames) == DEEPEST
    assert not [name for name in controls(citizen) if name.startswith("link:")]
