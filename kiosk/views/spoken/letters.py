"""Abbreviations in French: spelt letter by letter, said as a word, or said in full."""

from __future__ import annotations

import re

from kiosk.views.spoken.rules import applied, rule

# Written in capitals and said as words; what a voice would say wrongly is written as it sounds.
_WORDS = {
    "CAF": "Caf", "PACS": "pax", "SMIC": "Smic", "SAMU": "Samu", "INSEE": "Insé", "CROUS": "Crouss",
    "CNOUS": "Cnouss", "OFPRA": "Ofpra", "CERFA": "cerfa", "CEDEX": "Cédex", "URSSAF": "Urssaf",
    "SEGPA": "Segpa", "ULIS": "Uliss", "CNAV": "Cnav", "CNAF": "Cnaf", "CARSAT": "Carsat", "EHPAD": "Épad",
    "CPAM": "C pam", "CIDFF": "C I D F F", "CICA": "Cica", "ASSEDIC": "Assédic", "AGIRC": "Agirc",
    "ARRCO": "Arco", "IRCANTEC": "Ircantec", "DOM": "Dom", "TOM": "Tom", "COM": "Com", "ZIP": "zip",
    "PIN": "pine", "LOA": "L O A", "SIRET": "Siret", "SIREN": "Siren", "IBAN": "Iban", "VISA": "visa",
    "AGEFIPH": "Agéfiph", "MAPA": "Mapa", "CADA": "Cada", "CNIL": "Cnil", "CAMSP": "Campse",
    "NON": "non", "OUI": "oui", "ET": "et", "OU": "ou", "LE": "le", "LA": "la", "LES": "les", "DE": "de",
    "DU": "du", "DES": "des", "UN": "un", "UNE": "une", "EN": "en", "AU": "au", "AUX": "aux", "PAS": "pas",
    "PAR": "par", "POUR": "pour", "SUR": "sur", "PARIS": "Paris", "NE": "ne", "TOUT": "tout",
}  # fmt: skip
_MIXED = {"Pacs": "pax", "Insee": "Insé", "Cpam": "C pam", "Crous": "Crouss", "Cnous": "Cnouss",
          "Ehpad": "Épad", "Arrco": "Arco", "Epa": "E P A", "Ddcs": "D D C S"}  # fmt: skip
_CAPITALS = re.compile(
    r"(?<![\w’'-])[A-ZÉ]{2,9}(?:s|\d{1,2}[A-Z]?)?(?![\w’'])|(?<=[dlnsqDLNSQ][’'])[A-ZÉ]{2,9}(?!\w)"
)
_MIXED_WORDS = re.compile(r"\b(?:" + "|".join(_MIXED) + r")\b")
_HARD = re.compile(r"^[BCDFGHJ-NP-TV-XZ]{3}|[BCDFGHJ-NP-TV-XZ]{3}$|^[^AEIOUYÉ]+$")
SHORT = 5  # letters: longer ones are words, unless nobody could say them

_IN_FULL = (
    rule(r"(?<=\b\d{5}[\u00a0 ])[A-ZÀ-Ý][A-ZÀ-Ý’'-]+(?:_[A-ZÀ-Ý][A-ZÀ-Ý’'-]+)*\b", lambda f: f[0].title()),
    rule(r"\bM\._(?=[A-ZÉ])", "Monsieur "),
    rule(r"\bMM\._(?=[A-ZÉ])", "Messieurs "),
    rule(r"\bMme\b", "Madame"),
    rule(r"\bMmes\b", "Mesdames"),
    rule(r"\bMlle\b", "Mademoiselle"),
    rule(r"\bDr\b\.?", "Docteur"),
    rule(r"\bart\._?(?=[A-Z\d])", "article ", any_case=True),
    rule(r"\b([LRDA])\._?(?=\d)", r"\1 "),
    rule(r"\b([LRD])(\d+)-(\d+)(?:-(\d+))?\b",
         lambda f: f"{f[1]} {f[2]} tiret {f[3]}" + (f" tiret {f[4]}" if f[4] else "")),
    rule(r"\bp\._?ex\.", "par exemple"),
    rule(r"\bex\._?:", "exemple :"),
    rule(r"\bc\.?-à-d\.?", "c’est-à-dire"),
    rule(r"\bcf\.?_", "voir "),
    rule(r"\btél\._?:?_?", "téléphone ", any_case=True),
    rule(r"(?<!/)\betc\.?(?=\W|$)", "et cetera"),
    rule(r"\bmax\.?(?=\W|$)", "maximum"),
    rule(r"\bbd\b\.?_(?=[A-Zd])", "boulevard "),
    rule(r"\bav\._(?=[A-Zd])", "avenue "),
    rule(r"\bSte?\b(?:-|_)(?=[A-ZÉ])", lambda f: "Sainte " if f[0].startswith("Ste") else "Saint "),
    rule(r"(?<=\w)\((?:e|s|es|se|ne|trice|le|nt|x|ère|elle)\)(?:\(?s\)?)?", ""),
)  # fmt: skip


def said(text: str) -> str:
    """A text with its abbreviations as people say them; one that shouts keeps its words."""
    text = applied(_IN_FULL, text)
    text = _MIXED_WORDS.sub(lambda found: _MIXED[found[0]], text)
    capitals = _CAPITALS.findall(text)
    if not capitals:
        return text
    small = sum(1 for char in text if char.islower())
    if len(capitals) > 2 and sum(map(len, capitals)) > small:
        return text
    return _CAPITALS.sub(_spelt, text)


def _spelt(found: re.Match[str]) -> str:
    word = found[0].rstrip("s")
    if word in _WORDS:
        return _WORDS[word]
    letters = word.rstrip("0123456789") if word[-1].isdigit() else word
    if len(letters) > SHORT and not _HARD.search(letters):
        return found[0]
    return " ".join(re.findall(r"[A-ZÉ]|\d+", word))
