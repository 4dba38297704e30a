"""A procedure with every kind of question and block, for pictures and the linter; never on a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kiosk.dev.gallery.needs import GALLERY_NEEDS
from kiosk.dev.gallery.search import ENTRIES
from kiosk.dev.gallery.state import GALLERY_STATE
from kiosk.procedures.library import Entry, Library, Theme
from kiosk.procedures.model import (
    Block,
    CallOut,
    Case,
    Cases,
    Checklist,
    Choice,
    Cost,
    Delay,
    Document,
    Item,
    Listing,
    OnlineService,
    OpenProcedure,
    Outcome,
    Paragraph,
    Payment,
    Place,
    Procedure,
    Question,
    Section,
    Table,
    Text,
)

_PAPERS = (
    ("identite", "Une pièce d’identité", "Carte d’identité, passeport ou titre de séjour."),
    ("domicile", "Une preuve d’adresse de moins de trois mois", "Facture, quittance de loyer, avis d’impôt."),
    ("photo", "Deux photos d’identité", ""),
    ("naissance", "L’acte de naissance", "La mairie peut parfois le demander à votre place."),
    ("livret", "Le livret de famille", ""),
    ("sante", "Le carnet de santé de l’enfant, avec les pages des vaccins", ""),
    ("jugement", "Le jugement de divorce ou de séparation", "Seulement si vous êtes séparés."),
    ("revenus", "L’avis d’impôt sur les revenus de cette année", "Toutes les pages."),
    ("banque", "Un relevé d’identité bancaire", ""),
)  # fmt: skip


def _section(name: str, title: str, *blocks: Block) -> Section:
    return Section(name, Text(title), blocks)


def _paragraph(name: str, text: str) -> Paragraph:
    return Paragraph(name, Text(text))


_READING = _section(
    "lire",
    "Ce qu’il faut savoir avant de commencer",
    _paragraph(
        "p1",
        "Cette inscription est gratuite. Elle se fait en une fois, seul ou avec un agent. "
        "Comptez un quart d’heure.",
    ),
    Listing(
        "liste",
        (
            Item("l1", (_paragraph("l1p", "Préparez vos papiers."),)),
            Item("l2", (_paragraph("l2p", "Remplissez la demande, au guichet ou chez vous."),)),
            Item("l3", (_paragraph("l3p", "Gardez le récépissé. Il sert de preuve."),)),
        ),
    ),
    CallOut("savoir", "know", (_paragraph("s1", "Une copie suffit. Gardez les originaux."),)),
    _paragraph("p2", "La mairie répond par courrier. Elle peut demander un papier de plus."),
    CallOut("attention", "warn", (_paragraph("a1", "Un dossier incomplet n’est pas refusé. Il attend."),)),
    Table(
        "tarifs",
        (Text("Âge"), Text("Prix")),
        (
            (Text("Moins de 12 ans"), Text("Gratuit")),
            (Text("De 12 à 18 ans"), Text("4\u00a0€ par mois")),
            (Text("Plus de 18 ans"), Text("8\u00a0€ par mois")),
        ),
        caption=Text("Prix de la carte"),
    ),
)  # fmt: skip
_TAILS = (
    Outcome("oui", Text("Vous pouvez vous inscrire."), Text("Remplissez la demande avec un agent.")),
    Place("ici", "hall"),
    OnlineService("web", Text("Demander en ligne"), "https://www.paris.fr/inscription"),
    Cost("prix", Text("C’est gratuit.")),
    Delay("delai", Text("Environ 8 jours.")),
    Payment("payer", Text("Payez sur votre propre téléphone, ou au guichet.")),
    CallOut("verifier", "check", (_paragraph("v1", "Le délai peut changer l’été."),)),
    _READING,
    OpenProcedure("suite", "elections"),
)
_UNSURE = Cases(
    "lieu",
    (
        Case("seul", Text("Vous habitez seul"), (
            Outcome("o1", Text("Votre dossier est simple."), Text("Venez avec vos papiers.")),
            Cost("c1", Text("C’est gratuit.")),
        )),
        Case("heberge", Text("Vous êtes hébergé chez quelqu’un"), (
            Outcome("o2", Text("Votre hôte signe la demande."), Text("Venez avec lui.")),
            Cost("c2", Text("Un timbre de 30\u00a0€.")),
        )),
    ),
    ask=Question("lieu", Text("Où habitez-vous ?"), dont_know="show_all"),
)  # fmt: skip

GALLERY = Procedure(
    "galerie",
    Text("S’inscrire à la bibliothèque"),
    "partage",
    (
        Question("texte", Text("Dans quelle rue habitez-vous ?"), "text",
                 why=Text("La rue décide de la bibliothèque la plus proche."), dont_know="explain",
                 help=Text("Le nom suffit, sans le numéro."), privacy="personal", label=Text("Rue")),
        Question("age", Text("Quel âge a l’enfant ?"), "number", why=Text("Le prix dépend de l’âge."),
                 least=0, most=25, label=Text("Âge")),
        Question("plusieurs", Text("Que voulez-vous emprunter ?"), "several", (
            Choice("livres", Text("Des livres"), Text("Romans, bandes dessinées, documentaires")),
            Choice("disques", Text("Des disques ou des films")),
            Choice("jeux", Text("Des jeux")),
            Choice("liseuse", Text("Une liseuse, c’est-à-dire un livre électronique")),
        ), why=Text("Chaque carte donne d’autres droits.")),
        _UNSURE,
        Checklist("papiers", tuple(Document(i, Text(t), Text(h)) for i, t, h in _PAPERS)),
        *_TAILS,
    ),
    without_computer=Text("Tout peut se faire sur papier. Demandez le formulaire à l’accueil."),
    subtitle=Text("Adultes et enfants"),
    icon="school",
    source="https://www.paris.fr/pages/exemple",
    source_date=date(2026, 1, 5),
)  # fmt: skip
GALLERY_ONE = Procedure(
    "galerie-un",
    Text("Rendre un livre"),
    "ville",
    (
        Question("propre", Text("Le livre est-il à la mairie ?"), "yes_no", (
            Choice("oui", Text("Oui")), Choice("non", Text("Non")),
        )),
        Checklist("papier", (Document("carte", Text("La carte de la bibliothèque")),)),
        Outcome("rendre", Text("Vous pouvez rendre le livre ici.")),
    ),
)  # fmt: skip


GALLERY_CHOICES = Procedure(
    "galerie-reponses",
    Text("Prêter un livre à l’étranger"),
    "ville",
    (
        Question("pays", Text("Où vit la personne ?"), choices=(
            Choice("voisin", Text("Dans un pays voisin"), Text(
                "Allemagne, Andorre, Belgique, Espagne, Italie, Luxembourg, Monaco, Suisse, et par la mer "
                "Brésil, Royaume-Uni, Pays-Bas, Suriname, Antigua, Barbade, Dominique, Sainte-Lucie."
            )),
            Choice("autre", Text("Ailleurs"), Text("Tous les autres pays")),
        )),
        Outcome("preter", Text("Vous pouvez prêter le livre.")),
    ),
)  # fmt: skip


_OWN = (GALLERY, GALLERY_ONE, GALLERY_CHOICES, GALLERY_STATE, GALLERY_NEEDS)


class WithGallery:
    """A library with these procedures besides its own."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.own = {procedure.id: procedure for procedure in _OWN}

    def get(self, procedure_id: str, language: str = "fr") -> Procedure | None:
        return self.own.get(procedure_id) or self.library.get(procedure_id, language)

    def title(self, procedure_id: str, language: str = "fr") -> Text | None:
        own = self.own.get(procedure_id)
        return own.title if own is not None else self.library.title(procedure_id, language)

    def themes(self, language: str = "fr") -> tuple[Theme, ...]:
        return self.library.themes(language)

    def entries(self, above: str) -> tuple[Entry, ...]:
        return ENTRIES.get(above) or self.library.entries(above)

    def carried(self, facts: Mapping[str, bool], from_id: str, to_id: str) -> dict[str, bool]:
        return self.library.carried(facts, from_id, to_id)
