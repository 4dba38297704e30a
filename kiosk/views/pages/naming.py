"""What a menu calls each thing there is to know: its own heading, or a short name.

Used by `menu`. A short name stands only for a heading that means nothing else: « Prix » is no name for what
is received, nor « Délai » for how long something is valid.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from kiosk.procedures.model import OnlineService, SectionRole, ServiceKind, Text
from kiosk.procedures.outline import LOOSE, Need, is_main, warnings
from kiosk.views.pages.addresses import is_help
from kiosk.views.texts import to_translate

_ONLINE = to_translate("En ligne")
_OF_KINDS: dict[frozenset[ServiceKind], str] = {
    frozenset({"form"}): to_translate("Formulaires"),
    frozenset({"letter"}): to_translate("Modèles de lettre"),
    frozenset({"form", "letter"}): to_translate("Formulaires et modèles"),
    frozenset({"simulator"}): to_translate("Simulateurs"),
}
_LABELS: dict[SectionRole, tuple[str, str]] = {
    "who": (
        r"(pour )?qui est concerné|pour qui|(personne|bénéficiaire|public)s?( concernée?s?)?"
        r"|qui peut en bénéficier",
        to_translate("Pour qui ?"),
    ),
    "documents": (
        r"(pièces|documents|justificatifs)( justificatives)?"
        r"( (à (fournir|joindre|présenter|produire)|nécessaires))?|constitution du dossier"
        r"|quels sont les (documents|justificatifs) à fournir",
        to_translate("Documents à fournir"),
    ),
    "where": (r"où s'adresser|où (aller|se rendre)", to_translate("Où aller ?")),
    "how": (
        r"démarches?( à (effectuer|accomplir|suivre))?|comment faire( la démarche)?|faire la démarche",
        to_translate("Comment faire ?"),
    ),
    "cost": (r"(coût|prix|tarif)s?( de la démarche)?|combien (ça|cela) coûte", to_translate("Prix")),
    "delay": (
        r"délais?( (d'obtention|de (délivrance|fabrication|réponse|traitement)))?"
        r"|dans quels? délais?",
        to_translate("Délai"),
    ),
    "then": (r"et après|ensuite|suites?( de la demande)?", to_translate("Et après ?")),
    "refused": (
        r"(recours )?en cas de refus|refus|refus de (délivrance|la demande)|cas de refus",
        to_translate("En cas de refus"),
    ),
}


def names(found: tuple[Need, ...], say: Callable[[str], str], language: str) -> tuple[Text, ...]:
    """The name of each of these needs, no two the same where their headings tell them apart.

    What stands in a chapter of another matter names it: « Durée (Préavis) ».
    """
    short = [_short(need, found) for need in found]
    shared = Counter(short)
    kept: set[str] = set()
    for number, (name, need) in enumerate(zip(tuple(short), found, strict=True)):
        if shared[name] > 1 and need.title and (name in kept or not is_online(need.blocks)):
            short[number] = ""
        kept.add(name)
    both = tuple(zip(short, found, strict=True))
    made = [Text(say(name), lang=language) if name else need.title for name, need in both]
    for number, (name, need) in enumerate(zip(tuple(made), found, strict=True)):
        if need.about and not _is_loose(need):
            made[number] = Text(f"{name.text} ({need.about.text})", lang=name.lang)
    return tuple(made)


def is_online(blocks: Iterable[object]) -> bool:
    """Whether there is nothing but services, forms and letters."""
    return all(isinstance(block, OnlineService) for block in blocks)


def is_paper(blocks: Iterable[object]) -> bool:
    """Whether there are only forms and models of letters, to be filled in on paper or not."""
    return all(isinstance(block, OnlineService) and block.kind in ("form", "letter") for block in blocks)


def _short(need: Need, found: tuple[Need, ...]) -> str:
    """A short name to translate; "" where only its own heading says what it is about."""
    if is_online(need.blocks):
        kinds = frozenset(block.kind for block in need.blocks if isinstance(block, OnlineService))
        return _OF_KINDS.get(kinds, _ONLINE)
    if _is_loose(need) and need.role != "where":
        return _of_loose(need, found)
    if is_help(need):
        return to_translate("Qui peut vous aider ?")
    if need.role in ("documents", "cost") and not need.title:
        return _LABELS[need.role][1]
    if not need.title:
        return to_translate("L’essentiel")  # a chapter without a heading
    words, name = _LABELS.get(need.role, ("", ""))
    return name if name and re.fullmatch(words, _plain(need.title.text)) else ""


def _is_loose(need: Need) -> bool:
    return need.id.endswith(LOOSE)


def _of_loose(need: Need, found: tuple[Need, ...]) -> str:
    if is_main(need, (other for other in found if other is not need)):
        return to_translate("L’essentiel")
    return to_translate("À savoir d’abord") if warnings(need.blocks) else to_translate("En bref")


def _plain(title: str) -> str:
    return title.casefold().replace("’", "'").rstrip(" \u00a0?.:")
