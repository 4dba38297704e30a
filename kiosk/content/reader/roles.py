"""What a section is about, guessed from its heading; used by `kiosk.content.reader.blocks`.

The order matters: « Où et comment faire la demande ? » is about where, « Délai de recours » about a refusal.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kiosk.procedures.model import SectionRole

_PATTERNS: dict[SectionRole, tuple[str, ...]] = {
    "documents": (
        r"\b(pieces?|documents?|justificatifs?|dossier) (a\b|necessaires|demandes|requis|justificati)",
        r"\bquels? (sont les )?(documents|pieces|justificatifs)",
        r"^(documents|pieces|justificatifs)\b(?!.*\b(remis|delivres|etablis|annexe?s|legalises|apostilles"
        r"|demontrant|lors d|billets))",
        r"^constitution du dossier",
    ),
    "refused": (
        r"\b(refus|contest|reclamation|litige|rejet|desaccord)",
        r"\brecours\b",
        r"\ben cas d.absence",
    ),
    "who": (
        r"\bqui (est|sont|peut|peuvent|doit|doivent|a droit|beneficie)\b",
        r"^personnes? concern",
        r"^(beneficiaires?|conditions?|qui|a qui|pour qui)\b",
        r"\bconcernee?s?$",
        r"^dans quels? cas\b",
        r"\bconditions a remplir",
    ),
    "where": (
        r"^ou\b",
        r"\bou s.adresser",
        r"^lieux? (de |du |d')(la |l')?(depot|demande|inscription|requete)",
        r"\ba qui s.adresser",
        r"^aupres de qui",
    ),
    "cost": (
        r"^(couts?|prix|tarifs?|frais|montants?|combien|paiement)\b",
        r"\bcombien (ca )?coute",
        r"^droits? de timbre",
        r"^quels? (est|sont) (le|les|la) (couts?|prix|tarifs?|frais|montants?)",
    ),
    "delay": (
        r"^(delais?|durees?(?! de validite)|quand|dates?|calendrier)\b",
        r"\bdelais?$",
        r"^a quel moment",
        r"^dans quels? delais?",
        r"^combien de temps",
    ),
    "how": (
        r"^(comment|demarches?|demande|procedure|depot|inscription|declaration|modalites)\b",
        r"^(faire la demande|en ligne|sur place|prise de rendez)",
        r"^par (courrier|telephone|internet|correspondance)",
    ),
    "then": (
        r"^(decision|reponse|remise|renouvellement|versement|suites?|resultat|instruction|traitement|retrait)",
        r"^(obtention|delivrance|et apres|ensuite|apres|validite|effets|consequences|notification|reception"
        r"|duree de validite)",
        r"^(controle|fin)\b",
        r"\b(est|sera) traitee?",
    ),
}
_ROLES = [(role, re.compile("|".join(patterns))) for role, patterns in _PATTERNS.items()]


def role_of(heading: str, kind: str = "") -> SectionRole:
    """The role a heading suggests; `kind` is the chapter's own type where it has one (`pieces`)."""
    if kind == "pieces":
        return "documents"
    words = plain(heading)
    return next((role for role, pattern in _ROLES if pattern.search(words)), "other")


@lru_cache(maxsize=2048)        # the same papers are listed in every case
def plain(words: str) -> str:
    """Lower case without accents, with straight apostrophes and plain spaces, for recognising."""
    decomposed = unicodedata.normalize("NFD", words.casefold().replace("’", "'").replace("œ", "oe"))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
