"""A fiche like the State's that is read by need: what encloses all, a menu, a chapter's questions."""

from __future__ import annotations

from kiosk.procedures.model import (
    Block,
    Case,
    Cases,
    Checklist,
    Document,
    OnlineService,
    Paragraph,
    Place,
    Procedure,
    Question,
    Section,
    SectionRole,
    Text,
)


def _says(name: str, words: str) -> Paragraph:
    return Paragraph(name, Text(words))


def _chapter(name: str, title: str, role: SectionRole, *blocks: Block) -> Section:
    return Section(name, Text(title), blocks or (_says(f"{name}-p", "Voyez avec la mairie."),), role)


_HOW = Cases(
    "comment-c",
    (
        Case("guichet", Text("Au guichet"), (_says("g1", "Venez avec l’enfant."), Place("g2"))),
        Case(
            "ligne",
            Text("En ligne"),
            (OnlineService("l1", Text("Demander la carte"), "https://demarche.gouv.fr"),),
        ),
    ),
    Question("comment-q", Text("Faire la demande : de quelle façon ?")),
)
_CHAPTERS = (
    _chapter("besoin-qui", "Qui peut faire la demande ?", "who"),
    _chapter(
        "besoin-comment", "Faire la demande", "how", _HOW,
        _chapter("besoin-pieces", "Documents à joindre", "documents",
                 _says("besoin-p1", "Apportez les originaux."),
                 Checklist("besoin-liste", (
                     Document("besoin-photo", Text("Photo d’identité de moins de 6 mois, aux normes")),
                     Document("besoin-domicile", Text("Justificatif de domicile")),
                 ))),
    ),
    _chapter("besoin-prix", "Coût", "cost", _says("besoin-prix1", "Gratuit. En cas de perte, 25 €.")),
    _chapter("besoin-delai", "Délai de fabrication", "delay"),
    _chapter("besoin-duree", "Durée de validité", "delay"),
    _chapter("besoin-refus", "Recours en cas de décision défavorable", "refused"),
    _chapter("besoin-suite", "Retrait de la carte", "then"),
    _chapter("besoin-perte", "Que faire si la carte est perdue pendant un voyage à l’étranger ?", "other"),
)  # fmt: skip

GALLERY_NEEDS = Procedure(
    "galerie-besoins",
    Text("Carte d’identité d’un enfant : première demande"),
    "etat",
    (
        _says("besoin-bref", "La carte prouve l’identité de l’enfant."),
        Cases(
            "ou",
            (
                Case("france", Text("Vous habitez en France"), _CHAPTERS),
                Case(
                    "ailleurs", Text("Vous habitez à l’étranger"), (_says("ailleurs1", "Allez au consulat."),)
                ),
            ),
            Question(
                "ou-q", Text("Carte d’identité d’un enfant : première demande. Dans quel cas êtes-vous ?")
            ),
        ),
    ),
    source="https://www.service-public.fr/particuliers/vosdroits/F99998",
    reviewed_by="Service-Public.gouv.fr / DILA",
)
