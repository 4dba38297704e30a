"""Small documents in the State's vocabulary, in our own words, for the tests of the reader and library."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOUND = sorted((ROOT.parent / "shared" / "data").glob("vosdroits-*.zip"))
EVERYTHING = os.environ.get("CI", "").lower() in ("1", "true", "yes")
with_corpus = pytest.mark.skipif(not FOUND, reason="the State's documents are not in ../shared/data")

DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def document(
    body: str, identity: str = "F1", kind: str = "Fiche d'information", title: str = "Le vélo"
) -> bytes:
    """A whole document around a body; the head is like those published."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Publication {DC} ID="{identity}" type="{kind}" spUrl="https://example.test/vosdroits/{identity}">
<dc:title>{title}</dc:title><dc:date>modified 2020-09-22</dc:date>
<Theme ID="N1"><Titre>Déplacements</Titre></Theme>
<DossierPere ID="N2"><Titre>Vélos</Titre><Fiche ID="F9">Autre fiche</Fiche></DossierPere>
{body}</Publication>""".encode()


def text(inside: str) -> str:
    return f"<Texte>{inside}</Texte>"


def para(words: str) -> str:
    return f"<Paragraphe>{words}</Paragraphe>"


def chapter(title: str, inside: str) -> str:
    return f"<Chapitre><Titre>{para(title)}</Titre>{inside}</Chapitre>"


def items(*entries: str) -> str:
    return '<Liste type="puce">' + "".join(f"<Item>{para(entry)}</Item>" for entry in entries) + "</Liste>"


def cases(*entries: tuple[str, str]) -> str:
    """Cases of (title, inside); the inside may begin with a condition."""
    return (
        "<BlocCas>"
        + "".join(f"<Cas><Titre>{t}</Titre>{inside}</Cas>" for t, inside in entries)
        + "</BlocCas>"
    )


def if_true(variable: str) -> str:
    return condition(f'<estVrai var="{variable}"/>')


def condition(test: str) -> str:
    return f"<Condition>{test}</Condition>"


GUIDED = document(
    """<Problematiques>
    <Problematique><Titre><Paragraphe>Acheter un  vélo</Paragraphe></Titre>
      <Aide><Paragraphe>Neuf ou d'occasion</Paragraphe></Aide>
      <SiSelectionne><affecteVrai var="T1"/></SiSelectionne>
      <Branche><Titre><Paragraphe>En ville</Paragraphe></Titre>
        <SiSelectionne><affecteVrai var="T1"/><affecteFaux var="T2"/></SiSelectionne>
        <LienInterne LienPublication="F2"/></Branche>
      <Branche><Titre><Paragraphe>À la campagne</Paragraphe></Titre>
        <SiSelectionne><affecteVrai var="T2"/></SiSelectionne><LienInterne LienPublication="F2"/></Branche>
    </Problematique>
    <Problematique><Titre><Paragraphe>Réparer un vélo</Paragraphe></Titre>
      <LienInterne LienPublication="R3"/></Problematique>
    </Problematiques>""",
    "F1",
    "Recherche guidée",
    "**Choisir -son vélo",
)
OPENED = document(
    text(para("Voici la suite."))
    + '<ListeSituations affichage="onglet">'
    + "".join(
        f"<Situation><Titre>{title}</Titre>{condition(test)}{text(para(words))}</Situation>"
        for title, test, words in (
            ("Cycliste des champs", '<estVrai var="T2"/>', "Prenez des pneus larges."),
            ("Cycliste des villes", '<estFaux var="T2"/>', "Prenez un antivol."),
        )
    )
    + "</ListeSituations>",
    "F2",
)
SERVICE = f"""<ServiceComplementaire {DC} ID="R3" type="Formulaire" spUrl="https://example.test/R3">
<dc:title>Demande de réparation</dc:title><dc:date>modified 2020-01-02</dc:date>
<NumeroCerfa>12345*01</NumeroCerfa>
<LienWeb URL="https://example.test/form.pdf"/></ServiceComplementaire>""".encode()


def make_zip(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, written in files.items():
            made.writestr(name, written)
    return path


def small_zip(folder: Path) -> Path:
    """The guided search, the fiche and the form that it opens, in the official layout."""
    return make_zip(
        folder / "small.zip", {"F1.xml": GUIDED, "F2.xml": OPENED, "R3.xml": SERVICE, "menu.xml": b"<m/>"}
    )
