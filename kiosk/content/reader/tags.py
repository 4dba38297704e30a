"""The vocabulary of the published documents (format 3.3 to 3.5), in one place; used by the whole reader."""

from __future__ import annotations

from kiosk.procedures.model import CallOutKind

BODY = ("Introduction", "Questionnaire", "Texte", "ListeSituations", "Conclusion", "Problematiques")

# Beside the body at the root: read by `around`, `glossary`, `head` and `menu`, or a way to other pages.
# `QuiPeutMAider` is what 3.5 calls the places that 3.3 put at the root as `OuSAdresser`.
BESIDE = frozenset({
    "Avertissement", "ServiceEnLigne", "OuSAdresser", "OuSAdresserSupport", "QuiPeutMAider", "LienWeb",
    "LienExterneCommente", "ServiceEnLigneAnnexe", "ServiceEnLigneAlternatif", "NoticeLiee", "NumeroCerfa",
    "AutreNumero", "Definition", "Abreviation", "Reference", "Theme", "DossierPere", "SousThemePere",
    "SousDossierPere", "Dossier", "Fiche", "SousDossier", "SousTheme", "SurTitre", "Audience", "Canal",
    "FilDAriane", "QuestionReponse", "PourEnSavoirPlus", "FicheLiee", "FicheConnexe", "VoirAussi",
    "CommentFaireSi", "Cible", "RechercheGuidee", "RechercheGuideePere", "Partenaire", "PivotLocal",
    "Actualite", "InformationComplementaire", "ServiceNoeud", "Montant", "Connexion", "FranceConnect",
})

INLINE = frozenset({
    "MiseEnEvidence", "Valeur", "LienInterne", "LienExterne", "LienIntra", "Expression", "Exposant", "Indice",
    "Variable", "TermeEtranger", "Citation", "Abreviation", "Definition",
})

# Read through for what stands inside, adding nothing of their own.
TRANSPARENT = frozenset({
    "Introduction", "Texte", "Conclusion", "FragmentConditionne", "ContenuIllustre", "Contenu",
    "Illustration", "Image", "Legende", "Credits", "TexteDeRemplacement", "Description", "Resume",
    "IntituleSiSelectionne", "Aide", "TitreAlternatif", "Titre", "TitreRiche", "Source", "NoticeLiee",
})

CALL_OUTS: dict[str, CallOutKind] = {
    "Attention": "warn", "ASavoir": "know", "ANoter": "note", "Rappel": "remind", "Exemple": "example",
    "Complement": "know",
}

BLOCKS = frozenset({
    "Paragraphe", "Liste", "Item", "Tableau", "Chapitre", "SousChapitre", "BlocCas", "Cas", "ListeSituations",
    "Situation", "ServiceEnLigne", "ServiceEnLigneAnnexe", "OuSAdresser", "QuiPeutMAider", "Questionnaire",
    "Problematiques", "TitreFlottant", "Video", "Infographie",
}) | TRANSPARENT | frozenset(CALL_OUTS)

# The title of an element; 3.5 has a second name for it.
TITLES = ("Titre", "TitreRiche")

# Their title is read by whoever reads them.
TITLED = frozenset({"Chapitre", "SousChapitre", "Cas", "Situation"}) | frozenset(CALL_OUTS)

# Codes and addresses for programs: they hold no words for people.
SILENT = frozenset({"PivotLocal", "RessourceWeb", "LienWeb", "Condition", "SiSelectionne"})
