"""Two contents for journeys through the State's procedures: of our own making, and the State's own.

Each is a small zip with one sheet that has everything, the guided search that opens it, and the shelves that
lead there; `Sheet` holds the words that a citizen types, chooses and must meet.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.found import SearchIndex
from kiosk.app.indexing import builder
from kiosk.app.library import JoinedLibrary
from kiosk.config.library import load_library
from kiosk.content.library import open_library
from tests.content.documents import DC, FOUND, cases, chapter, document, if_true, items, make_zip, para, text
from tests.display import display
from tests.journeys.memory_driver import PANELS, parts_of
from tests.terminal.stage import ROOT, Stage

Make = Callable[[Path], Path]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one citizen does with one sheet, in the words that stand on the screen.

    `letters` are enough of `typed` to find it by ear. `cases` answer what is asked before the menu, `papers`
    what is asked before the papers. The price is `amount`, and `law` is in the references, never heard.
    """

    typed: str
    letters: str
    cases: tuple[str, ...]
    papers: tuple[str, ...]
    id: str = "F1344"
    title: str = ""
    amount: str = "25 €"
    law: str = ""


# With the numbers of the State's own, which the reviewed table of facts that are carried over has.
OURS = Sheet(
    typed="peche perdue",
    letters="pec",
    cases=("En ville",),
    papers=("Vous avez la carte d’un autre lac",),
    title="Carte de pêche : en cas de perte",
    law="Code des étangs",
)
THEIRS = Sheet(
    typed="identite perdue",
    letters="cart",
    cases=("Demande en France", "Demande en Métropole", "Vous avez un passeport valide"),
    papers=(),  # the guided search has asked it all
    title="Carte d'identité d'un majeur : en cas de perte",
    law="Code général des impôts",
)

_PAPERS = (
    "Formulaire de demande rempli et signé",
    "2 photos d’identité de moins de 6 mois",
    "Justificatif de domicile de moins d’un an",
)
_OTHER_LAKE = "Copie de la carte de l’autre lac"
_RULES = tuple(
    f"Règle numéro {number}. {words}"
    for number, words in enumerate(
        (
            "On pêche du lever au coucher du soleil. La nuit, les étangs se reposent.",
            "Chaque pêcheur a droit à deux lignes. Il reste près d’elles.",
            "Un poisson trop petit est remis à l’eau. On le mesure sur place.",
            "Les barques restent à quai en hiver. Les pontons sont glissants.",
            "Le feu est interdit au bord de l’eau. Les repas froids sont permis.",
            "On emporte ses déchets. Il n’y a pas de poubelle au bord du lac.",
            "Les chiens sont tenus en laisse. Les oiseaux nichent dans les roseaux.",
            "Le bruit fait fuir les poissons. On parle à voix basse.",
        ),
        1,
    )
)
_GUARD = '<LienIntra LienID="R81" type="Définition de glossaire">garde-pêche</LienIntra>'
_IN_TOWN = text(
    para("La carte prouve que vous avez le droit de pêcher.")
    + chapter("Qui peut faire la demande ?", para(f"Le titulaire de la carte, ou le {_GUARD} qui la trouve."))
    + chapter("Faire la demande", para("Allez au bureau des étangs.") + para("Un agent prend la demande."))
    + chapter(
        "Pièces à fournir",
        cases(
            (
                "Vous avez la carte d’un autre lac",
                para("Vous devez fournir les documents suivants :") + items(*_PAPERS, _OTHER_LAKE),
            ),
            (
                "Vous n’avez aucune autre carte",
                para("Vous devez fournir les documents suivants :") + items(*_PAPERS),
            ),
        ),
    )
    + chapter("Coût", para("La nouvelle carte coûte <Valeur>25 €</Valeur>."))
    + chapter("Délai de fabrication", para("La carte est prête en <Valeur>3 semaines</Valeur>."))
    + chapter("Règles de pêche", "".join(para(rule) for rule in _RULES))
)
SHEET = document(
    '<ListeSituations affichage="onglet">'
    f"<Situation><Titre>En ville</Titre>{if_true('T10576')}{_IN_TOWN}</Situation>"
    f"<Situation><Titre>En montagne</Titre>{if_true('T10580')}"
    f"{text(chapter('Coût', para('La carte des lacs de montagne est gratuite.')))}</Situation>"
    "</ListeSituations>"
    '<Definition ID="R81"><Titre>Garde-pêche</Titre><Texte>'
    "<Paragraphe>Personne qui surveille les étangs et aide les pêcheurs.</Paragraphe></Texte></Definition>"
    '<Reference ID="R82" URL="https://example.test/loi"><Titre>Code des étangs : articles 1 à 12</Titre>'
    "<Complement>Carte de pêche</Complement></Reference>",
    "F1344",
    "Fiche d'information conditionnée",
    OURS.title,
)
GUIDED = document(
    """<Problematiques>
    <Problematique><Titre><Paragraphe>J’ai perdu ma carte</Paragraphe></Titre>
      <Branche><Titre><Paragraphe>En ville</Paragraphe></Titre>
        <SiSelectionne><affecteVrai var="T10576"/><affecteFaux var="T10580"/></SiSelectionne>
        <LienInterne LienPublication="F1344"/></Branche>
      <Branche><Titre><Paragraphe>En montagne</Paragraphe></Titre>
        <SiSelectionne><affecteVrai var="T10580"/><affecteFaux var="T10576"/></SiSelectionne>
        <LienInterne LienPublication="F1344"/></Branche>
    </Problematique>
    <Problematique><Titre><Paragraphe>Je veux une première carte</Paragraphe></Titre>
      <LienInterne LienPublication="F5"/></Problematique>
    </Problematiques>""",
    "F34915",
    "Recherche guidée",
    "**Choisir sa démarche de pêche",
)
_FIRST = document(text(para("La première carte est offerte.")), "F5", title="Première carte de pêche")
_CHILD = document(text(para("Un enfant pêche sans payer.")), "F6", title="Première carte d’un enfant")
_THEME = f"""<Publication {DC} ID="N81" type="Theme"><dc:title>Nature</dc:title>
<FilDAriane><Niveau ID="Particuliers">Accueil</Niveau><Niveau ID="N81">Nature</Niveau></FilDAriane>
<SousTheme ID="N83"><Titre>Au bord de l’eau</Titre><Dossier ID="N82">Carte de pêche</Dossier></SousTheme>
</Publication>""".encode()
_DOSSIER = f"""<Publication {DC} ID="N82" type="Dossier"><dc:title>Carte de pêche</dc:title>
<Theme ID="N81"><Titre>Nature</Titre></Theme>
<Fiche ID="F34915">Choisir sa démarche de pêche</Fiche>
<SousDossier ID="N82-1"><Titre>Pour un adulte</Titre><Fiche ID="F1344">Carte perdue</Fiche>
<Fiche ID="F5">Première carte</Fiche></SousDossier>
<SousDossier ID="N82-2"><Titre>Pour un enfant</Titre><Fiche ID="F6">Première carte</Fiche></SousDossier>
</Publication>""".encode()


def ours(folder: Path) -> Path:
    """The zip of our own documents."""
    sheets = {"F1344": SHEET, "F34915": GUIDED, "F5": _FIRST, "F6": _CHILD}
    files = {f"{name}.xml": _on_its_shelf(written) for name, written in sheets.items()}
    return make_zip(folder / "ours.zip", {**files, "N81.xml": _THEME, "N82.xml": _DOSSIER})


def _on_its_shelf(written: bytes) -> bytes:
    """A document with the theme and the dossier of this content."""
    head = written.decode().replace("Déplacements", "Nature").replace("Vélos", "Carte de pêche")
    return head.replace('ID="N1"', 'ID="N81"').replace('ID="N2"', 'ID="N82"').encode()


def theirs(folder: Path) -> Path:
    """The State's sheet, with what its dossier holds and all themes, from the whole corpus."""
    with zipfile.ZipFile(FOUND[-1]) as corpus:
        there = set(corpus.namelist())
        named = set(re.findall(r'(?:ID|LienPublication)="([FNR]\d+)"', corpus.read("F1344.xml").decode()))
        kept = {f"{identity}.xml" for identity in named if not identity.startswith("N")}
        kept |= {name for name in there if name.startswith("N")}
        return make_zip(folder / "theirs.zip", {name: corpus.read(name) for name in sorted(kept & there)})


@contextmanager
def terminal_with(folder: Path, make: Make, panel: str, **environment: str) -> Iterator[Stage]:
    """A supervised terminal at its welcome page, on a panel of that form, with a content and its index."""
    width, height, across, down, bottom, tilt, mode = PANELS[panel]
    config = ROOT / "config"
    settings = {
        "KIOSK_CONTENT__SOURCE": str(make(folder)),
        "KIOSK_PANEL__WIDTH_MM": str(width),
        "KIOSK_PANEL__HEIGHT_MM": str(height),
        "KIOSK_PANEL__WIDTH_PX": str(across),
        "KIOSK_PANEL__HEIGHT_PX": str(down),
        "KIOSK_PANEL__BOTTOM_MM": str(bottom),
        "KIOSK_PANEL__TILT_DEG": str(tilt),
        "KIOSK_TERMINAL__MODE": mode,
        **({"KIOSK_PANEL__VIEWING_MM": "450"} if mode == "tablet" else {}),  # held nearer
        **environment,
    }
    making = settings | {"KIOSK_TERMINAL__STATE_DIR": str(folder / "state")}
    command = [sys.executable, "-m", "kiosk.app.indexing", "--config", str(config)]
    subprocess.run(command, env={**os.environ, **making}, cwd=ROOT, check=True)
    with display((across, down)) as screen:
        stage = Stage(folder, screen, config, (across, down), settings)
        try:
            stage.welcome()
            yield stage
        finally:
            stage.end()


def joined(folder: Path, documents: Path) -> JoinedLibrary:
    """The shipped City with these documents and their index: a library in memory."""
    config = ROOT / "config"
    city, _ = load_library(config)
    state, index = open_library(documents), folder / "search.sqlite"
    builder(config, city)(index, state)
    return JoinedLibrary(parts_of("portrait").library.city, state, SearchIndex(index))
