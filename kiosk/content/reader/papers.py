"""Lists of papers to bring, told from other lists; used by `kiosk.content.reader.blocks`."""

from __future__ import annotations

import re

from kiosk.content.reader.roles import plain
from kiosk.procedures.model import Checklist, Document, Item, Listing, Paragraph, SectionRole

LONGEST_PAPER = 45        # words; a longer entry explains rather than names a paper

_PAPERS = r"(documents?|pieces?|justificatifs?|photocopies?|copies?|formulaires?)"
_BRING = (r"(fournir|joindre|presenter|envoyer|apporter|munir|munissez|preparez|accompagnee?|joignant"
          r"|transmettre|adresser|deposer|remettre|scanner|besoin d|compren\w+"
          r"|comporte\w*|constitue\w*|compose|sont)")
_ASKS = re.compile(rf"^(les )?{_PAPERS} (\w+ )?(a|necessaires|demande\w*|suivante?s)\b"
                   rf"|\b{_BRING}\b.*\b{_PAPERS}\b|\b{_PAPERS}\b.*\b{_BRING}\b")
_THESE = re.compile(rf"^{_PAPERS} a fournir\b|\b{_PAPERS} suivante?s\b")
_ASKS_YOU = re.compile(r"\b(vous|il faut|l'interesse|le demandeur)\b.*"
                       r"\b(fournir|joindre|presenter|apporter|munir)\b")
_OTHERS = re.compile(
    r"\b(l'une? d|une? de (vos|ces|ses)|une? des|un seul|1 seul|au choix|soit|parmi|plusieurs|par exemple"
    r"|notamment|pouvez|peut|peuvent|exiger|informations?|mentions?|employeur|bailleur|proprietaire|opj"
    r"|administration|prefet|banque|assureur|notaire|bail|contenir|mentionner|indiquer|communi\w+"
    r"|disponibles?)\b"
)
_CHOICE = re.compile(r"^(soit|ou)\b|\bou$|, ou$")


def as_checklist(listing: Listing, lead: str, role: SectionRole) -> Checklist | None:
    """The list as papers to tick off, if its entries are plain and the words before it ask for all."""
    if listing.ordered or not _asked_for(plain(lead), role):
        return None
    papers = [_paper(item) for item in listing.items]
    if not papers or any(paper is None or _CHOICE.search(plain(paper.text.text)) for paper in papers):
        return None
    return Checklist(listing.id, tuple(paper for paper in papers if paper is not None), when=listing.when)


def _asked_for(lead: str, role: SectionRole) -> bool:
    if not lead:
        return role == "documents"
    if not (lead.endswith(":") or _THESE.search(lead)) or _OTHERS.search(lead):
        return False
    return bool(_ASKS.search(lead) or (role == "documents" and _ASKS_YOU.search(lead)))


def _paper(item: Item) -> Document | None:
    match item.blocks:
        case (Paragraph(id=identity, text=text, when=None),) if len(text.text.split()) <= LONGEST_PAPER:
            return Document(identity, text, when=item.when)
    return None
