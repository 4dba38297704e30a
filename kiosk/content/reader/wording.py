"""The words of a question that nobody wrote: the published page has cases, and no question before them.

Used by `kiosk.content.reader.cases` and `guided`. The words always hold the heading or paragraph that stands
before the cases; the reader's report lists such questions for a human to word better.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kiosk.content.reader.inline import NBSP
from kiosk.content.reader.roles import plain

IN_WHICH_CASE = "dans quel cas êtes-vous"
LONGEST_LEAD = 120        # characters; a longer paragraph informs and is no question
LONGEST_HEADING = 40      # characters of one that « (cas général) » may follow

_WAYS = re.compile(r"^(en ligne|sur place|par (courrier|correspondance|telephone|internet|sms|mail"
                   r"|courriel|vous-meme|procuration)|au guichet|a la mairie|via internet|formulaire"
                   r"|par l'intermediaire)\b")
_AFTER = r"^(le |la |les |du |de |d'|en |si |pour |demande |faits? )*"
_KINDS = {
    "quel âge": re.compile(r"^(avant|entre|a partir de|des|de|a|jusqu'a) [^,]{0,12}\b\d+ ans( inclus)?$"
                           r"|^(mineure?|majeure?)$"),
    "à quelle date": re.compile(_AFTER + r"(avant|apres|depuis|entre|a partir d|a compter d|jusqu"
                            r"|a une autre date|en|de)\b(?!.*(euros|€)).*((19|20)\d\d|autre date)"),
    "quel montant": re.compile(r"(€|euros)$"),
    "de quelle taille": re.compile(r"\d ?(m²|m de (haut|long|large)|cm)$"),
}
_OTHER_ONE = re.compile(r"\bautres?\b|\ben l'absence\b|\bcas general\b")
_STAFF = re.compile(r"(fonctionnaire|agent )?(titulaire|stagiaire|contractuel|fonctionnaire)s?$")
# What such titles tell apart where the heading is no question by itself.
_REGIONS = (r"auvergne-rhone-alpes|bourgogne-franche-comte|bretagne|centre-val de loire|corse|grand est"
            r"|hauts-de-france|ile-de-france|normandie|nouvelle-aquitaine|occitanie|pays de (la )?loire"
            r"|provence-alpes-cote d'azur( \(paca\))?|outre-mer")
_TERRITORY = (r"(a |en |dans les )?(la )?(paris|lyon|marseille|guyane|mayotte|guadeloupe|martinique|reunion"
              r"|alsace-moselle|outre-mer|corse|ile-de-france)\b")
_TOLD_APART = {
    "pour qui": re.compile(r"pour (une?|le|la|les|des|votre|vos|vous)\b|pour l'"),
    "de qui s’agit-il": re.compile(
        r"(pour )?(une? |l'|le |la )?(jeune|patient|professeur|salarie|agent|fonctionnaire|etudiant|eleve"
        r"|retraite|demandeur d'emploi|locataire|proprietaire|bailleur|employeur|epoux|conjoint|parent"
        r"|victime|auteur|majeur|mineur|francais|europeen|etranger|militaire|magistrat|contractuel|titulaire|stagiaire"
        r"|adulte|beaux-parents|gendre|personne)(e?s|e|\(e\))?\b"),
    "où habitez-vous": re.compile(rf"({_TERRITORY}.*|cas general)$"),
    "de quel régime dépendez-vous": re.compile(r".*(\((caf|msa)\)|\bregime (general|agricole|d.alsace))"),
    "dans quelle fonction publique": re.compile(
        r".*(\(fp[eth]\)|\bfonction publique)|(territoriale|hospitaliere)$"),
    "dans quelle région": re.compile(rf"({_REGIONS}|cas general|autre region)$"),
    "en France ou à l’étranger": re.compile(r"(?!.*\bpas\b)(.* )?(en france|a l'etranger)$"),
    "à quel endroit": re.compile(
        r"(a|en|a la|dans les) (paris|lyon|marseille|guyane|mayotte|guadeloupe|martinique|reunion|france"
        r"|metropole|europe|ile-de-france|alsace-moselle|outre-mer|dom|corse)( ou .*)?$|ailleurs|a l'etranger"
        r"|cas general$|guyane|mayotte|(dans )?(un |une )?autre (pays|ville|commune|region)"
        r"|(france )?metropol\w*|outre-mer"),
}
_ASIDE = re.compile(r" \([^)]*\)")
_DEPARTMENT = re.compile(r"\(\d[\dab]\)$|autre departement$")
_GENERAL = re.compile(r"(dans )?(le |les )?(cas (general|particulier)|autres? (cas|situations?))$")
_DEPENDS = re.compile(r"^(?!ils? |elles? ).*\b(selon (que|le|la|l'|les)\b(?! (cas|situations?)\b)"
                      r"|suivant (que|le|la|l')|en fonction d)")
_OUTCOME = re.compile(
    r"^((si|en cas) )?(d'|de |la |le |l'|votre |une |un )?"
    r"((decision|accord|acceptation|acception|refus|rejet|avis|resultat|reponse|absence de reponse)\b"
    r"(?! (conclu|depose|collectif|entre|avec|amiable|de justice))"
    r"|(demande|requete|reclamation|proposition|carte|candidature)( de \w+)? (est |a ete )?"
    r"(acceptee|refusee|rejetee|accordee|validee)"
    r"|(acceptee|refusee|rejetee|prefet vous a notifie))")


def question_words(lead: str, heading: str, titles: Sequence[str]) -> tuple[str, bool]:
    """The question before these cases, and whether somebody had written it as one.

    `lead` is the paragraph just before, if there is one; `heading` the nearest heading above. A sentence that
    the cases end (« … dans un de ces cas : ») is no question: `told_before` has it. Nor is a heading, even
    one that ends in « ? »: it asks what the sheet answers, not which case it is.
    """
    if lead.endswith("?") and len(lead) <= LONGEST_LEAD:
        return lead, True
    if lead and len(lead) <= 60 and lead[-1].isalnum():
        return asked(lead, titles), False
    return asked(heading, titles), False


def within(heading: str, title: str) -> str:
    """The heading of a case; « Cas général » says nothing without the one that stands above it."""
    if not _GENERAL.match(plain(title)) or not 0 < len(heading) <= LONGEST_HEADING:
        return title
    plain_heading = ":" not in heading and heading[-1] not in "?!.)"
    return f"{heading} ({title[0].lower()}{title[1:]})" if plain_heading else title


def told_before(lead: str, words: str) -> str:
    """What stands just before the cases and belongs to their question; "" where it tells nothing of them."""
    if lead.endswith(":") and len(lead) <= LONGEST_LEAD:
        return lead
    last = re.split(r"(?<=[.!?]) ", lead)[-1]
    tells = IN_WHICH_CASE in words.casefold() and _DEPENDS.search(plain(last)) and last.endswith(".")
    return last if tells and len(last) <= LONGEST_LEAD else ""


def asked(heading: str, titles: Sequence[str], question: str = "") -> str:
    """A plain question made from a heading."""
    question = question or _kind_of(titles) or _told_apart(titles)
    question += f"{NBSP}?"
    heading = heading.rstrip(f" .:{NBSP}")
    if not heading:
        return question[0].upper() + question[1:]
    if ":" in heading or heading.endswith(("?", "!")):
        mark = "" if heading.endswith(("?", "!")) else "."
        return f"{heading}{mark} {question[0].upper()}{question[1:]}"
    return f"{heading}{NBSP}: {question}"


def are_outcomes(titles: Sequence[str]) -> bool:
    """Whether these cases are what may come of a request, which nobody can be asked beforehand."""
    return len(titles) > 1 and all(_OUTCOME.match(plain(title)) for title in titles)


def are_told_apart(written: Sequence[str]) -> bool:
    """Whether such titles (as `plain` makes them) name cases that exclude one another: by one word that they
    begin with, by age or date, by « autre », or as kinds of staff."""
    first = {words.split(" ")[0] for words in written}
    alike = len(first) == 1 and "dans" not in first  # « Dans les 4 mois » comes before « Dans les 6 mois »
    told = alike or bool(_kind(written)) or all(map(_STAFF.match, written))
    return told or any(map(_OTHER_ONE.search, written))


def _kind(titles: Sequence[str]) -> str:
    """What ages, dates and amounts are asked with, whatever the heading; nothing where there are others."""
    written = [plain(title) for title in titles]
    return next((asks for asks, kind in _KINDS.items() if written and all(map(kind.search, written))), "")


def _kind_of(titles: Sequence[str]) -> str:
    """The kind, after what the titles have in common: « Bail signé … » is asked « … à quelle date »."""
    if kind := _kind(titles):
        return kind
    written = [_ASIDE.sub("", title).split() for title in titles]
    shared = 0
    while len({tuple(words[: shared + 1]) for words in written}) == 1 and len(written[0]) > shared:
        shared += 1
    kind = _kind([" ".join(words[shared:]) for words in written]) if len(written) > 1 and shared else ""
    first = " ".join(written[0][:shared]) if kind else ""
    return f"{first[:1].lower()}{first[1:]} {kind}".strip()


def _told_apart(titles: Sequence[str]) -> str:
    """What a question about these cases asks for: a way, a place, or « dans quel cas »."""
    written = [plain(title) for title in titles]
    if written and all(map(_WAYS.match, written)):
        return "de quelle façon"
    if sum(bool(_DEPARTMENT.search(title)) for title in written) > len(written) / 2 or (
        written and written[-1] == "autre departement"
    ):
        return "dans quel département"
    found = (asks for asks, kind in _TOLD_APART.items() if written and all(map(kind.match, written)))
    return next(found, IN_WHICH_CASE)
