"""What the index keeps of one document, whoever wrote it; made here for `build` from the State's XML and from
the town hall's procedures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kiosk.content.reader.document import parse
from kiosk.content.reader.head import DC, read_head
from kiosk.content.reader.inline import Element, clean_title
from kiosk.content.reader.report import Reading
from kiosk.content.reader.tags import BODY, SILENT
from kiosk.procedures.model import (
    CallOut,
    Case,
    Cases,
    Checklist,
    Cost,
    Delay,
    Listing,
    OnlineService,
    Outcome,
    Paragraph,
    Place,
    Procedure,
    Question,
    Section,
    Table,
    every_block,
)  # fmt: skip

OWN = "Démarche"  # a document of the town hall's
Field = str  # "title", "intro", "keys", "heads", "body", "links"
_LINKS = ("LienInterne", "Fiche", "QuestionReponse", "CommentFaireSi", "Dossier")


@dataclass(slots=True)
class Entry:
    """One document: its row in the index, and its words by field."""

    id: str
    title: str
    kind: str
    source: str = ""
    authority: str = "etat"
    subtitle: str = ""
    date: str = ""
    theme: str = ""
    subtheme: str = ""
    subtheme_title: str = ""
    parent: str = ""
    guided: str = ""  # the guided search that its page offers
    words: dict[Field, list[str]] = field(default_factory=dict)
    mentions: list[tuple[str, str]] = field(default_factory=list)  # (document, words that lead to it)
    language: str = "fr"
    internal: bool = False  # its title is a working name, not for people


def state_entry(written: bytes, identity: str) -> Entry | None:
    """The entry of one published document; None if it cannot be read."""
    root = parse(written, Reading(identity))
    if root is None:
        return None
    head = read_head(root)
    theme, subtheme, parent = root.find("Theme"), root.find("SousThemePere"), root.find("DossierPere")
    guided = root.find("RechercheGuidee")
    description = root.findtext(f"{DC}description", "") or ""
    intro = " ".join(_said(part) for part in root.findall("Introduction"))
    body = [part for part in root if part.tag in BODY and part.tag != "Introduction"]
    entry = Entry(
        identity,
        head.title,
        head.kind,
        head.source,
        subtitle=clean_title(description),
        date=str(head.date or ""),
        theme=_id(theme),
        subtheme=_id(subtheme),
        subtheme_title=_said(subtheme),
        parent=_id(parent),
        guided=_id(guided),
        internal=(root.findtext(f"{DC}title", "") or "").startswith("*"),
    )
    entry.words = {
        "title": [head.title],
        "intro": [intro if description in intro else f"{description} {intro}"],
        "keys": list(head.words),
        "heads": [_said(title) for part in body for title in part.iter("Titre")],
        "body": [_said(part) for part in body],
        "links": [root.findtext("NumeroCerfa", "") or ""],
    }
    for element in root.iter():
        if element.tag in _LINKS:
            target = element.get("LienPublication") or element.get("ID") or ""
            if (target and target != identity) or element.tag == "Fiche":
                entry.mentions.append((target, _said(element)))
    return entry


def city_entry(procedure: Procedure) -> Entry:
    """The entry of one of the town hall's procedures, in the language of its title."""
    entry = Entry(
        procedure.id,
        procedure.title.text,
        OWN,
        procedure.source,
        procedure.authority,
        procedure.subtitle.text,
        str(procedure.source_date or procedure.reviewed_on or ""),
        procedure.family,
        language=procedure.title.lang,
    )
    texts = list(_texts(procedure))
    entry.words = {
        "title": [procedure.title.text],
        "intro": [procedure.subtitle.text],
        "keys": list(procedure.words),
        "heads": [text for rank, text in texts if rank == "heads"],
        "body": [text for rank, text in texts if rank == "body"],
        "links": [],
    }
    return entry


def _texts(procedure: Procedure) -> Iterator[tuple[Field, str]]:
    for block in every_block(procedure.blocks):
        match block:
            case Section() | CallOut():
                yield "heads", block.title.text
            case Question():
                yield "body", block.text.text
                yield from (("body", choice.text.text) for choice in block.choices)
            case Cases():
                yield from (("heads", case.title.text) for case in block.cases if isinstance(case, Case))
            case Paragraph() | Cost() | Delay():
                yield "body", block.text.text
            case Checklist():
                yield from (("body", part.text) for d in block.documents for part in (d.text, d.help))
            case OnlineService() | Outcome():
                yield "body", block.title.text
            case Place():
                yield "body", block.name.text
            case Table() | Listing():
                pass


def _said(element: Element | None) -> str:
    """The words inside an element; codes for programs left out."""
    if element is None:
        return ""
    return " ".join(" ".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    if element.tag in SILENT:
        return
    if element.text:
        yield element.text
    for child in element:
        yield from _pieces(child)
        if child.tail:
            yield child.tail


def _id(element: Element | None) -> str:
    return element.get("ID", "") if element is not None else ""
