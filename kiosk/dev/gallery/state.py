"""A fiche like the State's, old, with every kind of box, table and explained word; for pictures and tests."""

from __future__ import annotations

from datetime import date

from kiosk.procedures.model import (
    CallOut,
    Checklist,
    Definition,
    Document,
    Item,
    Listing,
    Paragraph,
    Procedure,
    Reference,
    Related,
    Section,
    Table,
    Text,
)


def _says(name: str, words: str, *defines: str) -> Paragraph:
    return Paragraph(name, Text(words, defines=defines))


_LONG = (
    "La mairie tient un registre. Chacun peut demander à le voir, sans donner de raison. Il suffit de "
    "venir à l’accueil avec une pièce d’identité. L’agent montre les pages demandées. Il peut refuser "
    "une copie si une autre personne y est nommée. Dans ce cas, il le dit par écrit. Vous pouvez alors "
    "demander un nouvel examen. La demande se fait par lettre simple. Elle n’a pas besoin d’avocat. La "
    "réponse arrive au plus tard quand le conseil s’est réuni. Sans réponse, la demande est refusée. "
    "Une association peut vous aider à écrire la lettre."
)
_BOXES = tuple(
    CallOut(f"boite-{kind}", kind, (_says(f"boite-{kind}-p", words),), Text(title))  # type: ignore[arg-type]
    for kind, title, words in (
        ("know", "À savoir", "Le calcul est le même dans toute la France."),
        ("warn", "Attention", "Un dossier incomplet n’est pas étudié."),
        ("note", "Cas des couples", "Les revenus des deux personnes comptent."),
        ("remind", "Rappel", "Une aide n’est jamais versée deux fois."),
        ("example", "", "Un couple avec deux enfants compte trois parts."),
    )
)
_ROWS = (
    ("Personne seule", "Île-de-France", "1\u00a0200\u00a0€"),
    ("", "Ailleurs", "1\u00a0050\u00a0€"),
    ("Couple", "Île-de-France", "1\u00a0700\u00a0€"),
    ("", "Ailleurs", ""),
    ("Toute autre situation\u00a0: voir un agent", "", ""),
)
_REPEATED = {(1, 0): "Personne seule", (3, 0): "Couple", (4, 1): _ROWS[4][0], (4, 2): _ROWS[4][0]}
_SMALL = Table(
    "plafonds",
    (Text("Situation"), Text("Lieu"), Text("Plafond par mois")),
    tuple(
        tuple(Text(words, spoken=_REPEATED.get((r, c), "")) for c, words in enumerate(row))
        for r, row in enumerate(_ROWS)
    ),
    Text("Plafonds de ressources"),
)
_LARGE = Table(
    "bareme",
    tuple(
        Text(f"Quotient familial inférieur ou égal à {limit}\u00a0€ par mois" if limit else "Service")
        for limit in (0, 234, 384, 548, 959, 1370, 1900)
    ),
    tuple(
        (Text(name), *(Text(f"{base * step / 10:.2f}\u00a0€".replace(".", ",")) for step in range(1, 7)))
        for name, base in (
            ("Repas à la cantine", 7), ("Goûter", 3), ("Étude du soir", 12),
            ("Centre de loisirs, la journée", 20),
            ("Centre de loisirs, la demi-journée avec repas", 14), ("Conservatoire, l’année", 400),
        )
    ),
    Text("Tarifs des services, de septembre à juillet"),
)  # fmt: skip

GALLERY_STATE = Procedure(
    "galerie-etat",
    Text("Aide au logement des étudiants"),
    "etat",
    (
        Section("qui", Text("Qui est concerné ?"), (
            _says("qui1", "L’aide dépend de votre quotient familial. La Caf le calcule.", "qf", "caf"),
            _says("qui2", "Votre tuteur peut faire la demande à votre place.", "tuteur"),
            Listing("suite", (
                Item("suite.1", (_says("s1", "Demandez une attestation."),)),
                Item("suite.2", (_says("s2", "Remplissez le formulaire cerfa n°\u00a015692*03."), _BOXES[1])),
                Item("suite.3", (_says("s3", "Attendez la décision, sous 2 mois."),)),
            ), ordered=True),
            _BOXES[2],
            CallOut("registre", "know", (_says("registre-p", _LONG),), Text("Voir le registre de la mairie")),
        ), "who"),
        Section("montants", Text("Plafonds et tarifs"), (
            _says("m1", "L’aide n’est pas un prêt."),
            _SMALL,
            _says("m2", "Les tarifs changent avec le quotient familial.", "qf"),
            _LARGE,
            *_BOXES[:1], *_BOXES[3:],
        ), "cost"),
        Section("pieces", Text("Documents à fournir"), (
            Checklist("papiers", (
                Document("carte", Text("Carte d’identité")), Document("bail", Text("Bail du logement")),
            )),
            Paragraph("pieces1", Text("Une copie suffit, ou un livre.", links=(("galerie-un", "livre"),))),
        ), "documents"),
    ),
    source="https://www.service-public.fr/particuliers/vosdroits/F99999",
    source_date=date(2020, 9, 22),
    reviewed_on=date(2020, 9, 22),
    reviewed_by="Service-Public.gouv.fr / DILA",
    glossary=(
        Definition("qf", Text("Quotient familial"), (
            Text("Revenus du foyer divisés par son nombre de parts. Il sert à calculer des tarifs."),
            Text("Il peut être revu quand la famille change."),
        )),
        Definition("caf", Text("Caf"), (Text("Caisse d’allocations familiales"),), "acronym"),
        Definition("tuteur", Text("Tuteur"), (Text("Personne qui en protège une autre."),)),
    ),
    related=(
        Related("question", "galerie-un", Text("Comment rendre un livre\u00a0?")),
        Related("see", "galerie-besoins", Text("Toutes les aides")),
        Related("see", "galerie", Text("La bibliothèque")),
    ),
    references=(
        Reference(Text("Code du logement\u00a0: articles L1 à L12"), "https://www.legifrance.gouv.fr/codes/1",
                  Text("Conditions de l’aide")),
        Reference(Text("Décret du 4 mai 2019 relatif aux aides"), "https://www.legifrance.gouv.fr/loda/2"),
    ),
)  # fmt: skip
