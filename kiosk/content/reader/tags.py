"""The vocabulary of the published documents (format 3.3 to 3.5), in one place; used by the whole reader."""

from __future__ import annotations

BODY = ("Introduction", "Questionnaire", "Texte", "ListeSituations", "Conclusion", "Problematiques")

INLINE = frozenset({
    "MiseEnEvidence", "Valeur", "LienInterne", "LienExterne", "LienIntra", "Expression", "Exposant", "Indice",
    "Variable", "TermeEtranger", "Citation", "Abreviation", "Definition",
})

# Read through for what stands inside, adding nothing of their own.
TRANSPARENT = frozenset({
    "Introduction", "Texte", "Conclusion", "FragmentConditionne", "ContenuIllustre", "Contenu",
    "Illustration", "Image", "Legende", "Credits", "TexteDeRemplacement", "Description", "Resume",
    "IntituleSiSelectionne", "Aide", "TitreAlternatif", "Titre", "Source", "NoticeLiee",
})

CALL_OUTS = {
    "Attention": "warn", "ASavoir": "know", "ANoter": "note", "Rappel": "remind", "Exemple": "example",
    "Complement": "know",
}

BLOCKS = frozenset({
    "Paragraphe", "Liste", "Item", "Tableau", "Chapitre", "SousChapitre", "BlocCas", "Cas", "ListeSituations",
    "Situation", "ServiceEnLigne", "ServiceEnLigneAnnexe", "OuSAdresser", "Questionnaire", "Problematiques",
}) | TRANSPARENT | frozenset(CALL_OUTS)

# Their title is read by whoever reads them.
TITLED = frozenset({"Chapitre", "SousChapitre", "Cas", "Situation"}) | frozenset(CALL_OUTS)

# Codes and addresses for programs: they hold no words for people.
SILENT = frozenset({"PivotLocal", "RessourceWeb", "LienWeb", "Condition", "SiSelectionne"})
