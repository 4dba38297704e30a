"""Lists of papers to bring, told from other lists; used by `kiosk.content.reader.blocks` and `cases`.

A list becomes a checklist only where all its entries are to be brought: one wrongly ticked is worse than one
that stays a list. What a paper must be is its first sentence; the rest explains it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kiosk.content.reader.inline import joined
from kiosk.content.reader.roles import plain
from kiosk.procedures.model import Block, Checklist, Document, Item, Listing, Paragraph, SectionRole, Text

LONGEST_PAPER = 45        # words; a longer entry explains rather than names a paper
MOST_LIKE_PAPERS = 0.6    # of the entries, where the words before them do not say that they are papers

_PAPERS = r"(documents?|pieces?|justificatifs?|photocopies?|copies?|formulaires?)"
_GIVE = (r"(fournir|fournissez|joindre|joignez|presenter|presentez|apporter|apportez|munir|munissez|munie?s?"
         r"|produire|produisez|transmettre|transmettez)")
_BRING = (rf"({_GIVE}|envoyer|envoyez|preparez|accompagnee?s?|joignant|adresser|adressez|deposer|deposez"
          r"|remettre|remettez|scanner|scannez|besoin d\w*|disposer|compren\w+|comporte\w*|constitue\w*"
          r"|compose|sont|(doivent|devront) etre \w+|avec les)")
_ASKS = re.compile(rf"^(les )?{_PAPERS} (\w+ )?(a|necessaires|demande\w*|suivante?s)\b"
                   rf"|\b{_BRING}\b.*\b{_PAPERS}\b|\b{_PAPERS}\b.*\b{_BRING}\b")
_THESE = re.compile(rf"^{_PAPERS} a fournir\b|\b{_PAPERS} suivante?s\b")
_ASKS_YOU = re.compile(rf"\b(vous (devez|devrez|avez)|il faut|il faudra|l'interesse|le demandeur)\b"
                       rf".*\b{_BRING}\b"
                       r"|\b(fournissez|joignez|presentez|apportez|munissez|envoyez|preparez)\b")
_GIVES_YOU = re.compile(rf"\b(vous|il faut|l'interesse|le demandeur)\b.*\b{_GIVE}\b")
_ONE = re.compile(
    r"\b(l'une? d|une? de (vos|ces|ses)|une? des|un seul|1 seul|1 des|au choix|soit|parmi"
    rf"|plusieurs(?! {_PAPERS},? dont)|par exemple|notamment)\b")
_NOT_ALL = re.compile(
    r"\b(pouvez|peut|peuvent|exiger|informations?|mentions?|contenir|mentionner|indiquer|communi\w+"
    r"|disponibles?|n'(avez|etes|est) pas (besoin|a|tenue?|obligee?|necessaire)|inutile|dispense\w*)\b")
_OTHER_PEOPLE = re.compile(
    r"\b(employeur|bailleur|proprietaire|opj|administration|prefet|banque|assureur|notaire|bail)\b")
_CHOICE = re.compile(r"^(soit|ou)\b|\bou$|, ou$")
_LIKE_A_PAPER = re.compile(
    r"^((une?|la|le|les|vos|votre|l'original|[0-9]+) |l')?"
    r"(pieces?|documents?|justificatifs?|photocopies?|copies?|formulaires?|attestations?|certificats?|photos?"
    r"|extraits?|livret|actes?|carte|passeport|avis d|factures?|releves?|rib|originale?s?|titre|permis)\b")
_SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-ZÀÂÇÉÈÊÎÔÛ0-9])")


def as_checklist(listing: Listing, lead: str, role: SectionRole) -> Checklist | None:
    """The list as papers to tick off, if its entries are plain and the words before it ask for all."""
    if listing.ordered:
        return None
    papers = [_paper(item) for item in listing.items]
    if not papers or any(paper is None or _CHOICE.search(plain(paper.text.text)) for paper in papers):
        return None
    found = tuple(paper for paper in papers if paper is not None)
    if not asks_for_papers(plain(lead), role, found):
        return None
    return Checklist(listing.id, found, when=listing.when)


def asks_for_papers(lead: str, role: SectionRole = "other", papers: Sequence[Document] = ()) -> bool:
    """Whether these words (as `plain` makes them) ask for all the papers that follow.

    Without any words it is the heading that asks; with words that name no paper, the entries tell.
    """
    if not lead:
        return role == "documents"
    if not (lead.endswith(":") or _THESE.search(lead)) or _ONE.search(lead) or _NOT_ALL.search(lead):
        return False
    if _OTHER_PEOPLE.search(lead) and not _ASKS_YOU.search(lead):
        return False
    if _ASKS.search(lead):
        return True
    return bool(_GIVES_YOU.search(lead)) and (role == "documents" or _are_papers(papers))


def _are_papers(papers: Sequence[Document]) -> bool:
    like = sum(bool(_LIKE_A_PAPER.search(plain(paper.text.text))) for paper in papers)
    return bool(papers) and like >= MOST_LIKE_PAPERS * len(papers)


def _paper(item: Item) -> Document | None:
    texts = _texts(item.blocks)
    if not texts or not isinstance(item.blocks[0], Paragraph):
        return None
    name, *more = texts
    if len(name.text.split()) > LONGEST_PAPER:
        first, *others = _SENTENCE.split(name.text)
        if len(first.split()) > LONGEST_PAPER:
            return None
        more = [*(Text(other) for other in others), *more]
        name = Text(first, defines=name.defines, links=name.links)
    return Document(item.blocks[0].id, name, joined(more), item.when)


def _texts(blocks: Sequence[Block]) -> list[Text] | None:
    """The texts of an entry's paragraphs and inner lists; None if anything else, or a condition, is in it."""
    found: list[Text] = []
    for block in blocks:
        if block.when is not None:
            return None
        match block:
            case Paragraph(text=text):
                found.append(text)
            case Listing(items=items):
                for item in items:
                    inside = _texts(item.blocks)
                    if inside is None or item.when is not None:
                        return None
                    found += inside
            case _:
                return None
    return found
