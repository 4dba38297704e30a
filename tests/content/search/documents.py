"""A small corpus of our own for the tests of the index: a few pages, a dossier, a theme, a City procedure."""

from __future__ import annotations

from pathlib import Path

from kiosk.content.library import open_library
from kiosk.content.search.building import Report, build
from kiosk.content.search.concepts import Concept
from kiosk.content.search.index import Index
from kiosk.procedures.model import Paragraph, Procedure, Text
from tests.content.documents import DC, document, make_zip, para, text


def page(identity: str, title: str, words: str, kind: str = "Fiche d'information", extra: str = "") -> bytes:
    """A page with an introduction, in the dossier N2 « Vélos » of the theme N1 « Déplacements »."""
    body = f"{extra}<Introduction>{text(para(words))}</Introduction>{text(para(words))}"
    return document(body, identity, kind, title)


THEME = f"""<Publication {DC} ID="N1" type="Theme"><dc:title>Déplacements</dc:title>
<FilDAriane><Niveau ID="Particuliers">Accueil</Niveau><Niveau ID="N1">Déplacements</Niveau></FilDAriane>
<SousTheme ID="N9"><Titre>À deux roues</Titre><Dossier ID="N2">Vélos</Dossier></SousTheme>
</Publication>""".encode()
DOSSIER = f"""<Publication {DC} ID="N2" type="Dossier"><dc:title>Vélos</dc:title>
<Theme ID="N1"><Titre>Déplacements</Titre></Theme>
<ServiceEnLigne ID="R6"><Titre>Payer</Titre></ServiceEnLigne>
<SousDossier ID="N2-1"><Titre>À l’arrêt</Titre><Fiche ID="F3">Stationner</Fiche></SousDossier>
<Fiche ID="F2">Vol</Fiche><Fiche ID="F404">Absente</Fiche></Publication>""".encode()
FILES = {
    "N1.xml": THEME,
    "N2.xml": DOSSIER,
    "F2.xml": page("F2", "Vol d’un vélo : porter plainte", "Signalez le vol de la bicyclette à la police."),
    "F3.xml": page("F3", "Stationnement des bicyclettes", "Attachez-la à un arceau. Un vol est vite arrivé."),
    "F4.xml": page("F4", "Chauffage d’une serre", "Pour les tomates, en hiver."),
    "F5.xml": page(
        "F5",
        "Aide à l’achat d’un vélo électrique",
        "Une prime est versée.",
        extra='<RechercheGuidee ID="F7"><Titre>x</Titre></RechercheGuidee>',
    ),
    "F7.xml": page("F7", "**PRIME -velo", "Choisir sa prime.", "Recherche guidée"),
    "F8.xml": page("F8", "Vol d’un vélo : porter plainte", "La même page, publiée deux fois."),
    "R6.xml": page("R6", "Déclarer un vélo volé en ligne", "Service en ligne.", "Téléservice"),
    "menu.xml": b"<m/>",
}
CITY = (
    Procedure(
        "arceaux",
        Text("Demander un arceau à vélos"),
        "ville",
        (Paragraph("b1", Text("La Ville pose des arceaux dans votre rue.")),),
        subtitle=Text("Devant chez vous"),
        words=("stationnement vélo", "garage à vélos"),
    ),
    Procedure("arceaux", Text("Ask for a bike rack", lang="en"), "ville", (), words=("bicycle parking",)),
)
CONCEPTS = (
    Concept(("becan",), (("velo",),), "fr", ("becane",)),
    Concept(("chourav", "velo"), (("vol", "velo"),), "fr", ("chouraver", "velo")),
    Concept(("chau",), (("vol",),), "fr", ("chau",)),
    Concept(("paid",), (("vers",),), "en"),
    Concept(("bike", "stolen"), (("vol", "velo"),), "en"),
)


def build_small(folder: Path, files: dict[str, bytes] | None = None) -> Report:
    """Builds `folder`/search.sqlite of the small corpus (or of these files)."""
    state = open_library(make_zip(folder / "search.zip", files or FILES))
    try:
        return build(folder / "search.sqlite", CITY, state, CONCEPTS)
    finally:
        state.close()


def open_small(folder: Path) -> Index:
    return Index(folder / "search.sqlite")
