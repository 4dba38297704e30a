"""`ServiceEnLigne` and `OuSAdresser`: online services, forms and places; used by `blocks` and `head`."""

from __future__ import annotations

import re

from kiosk.content.reader.head import OFFICIAL
from kiosk.content.reader.heading import Heading, Inside
from kiosk.content.reader.inline import Element, flat, joined, text_of, title_of
from kiosk.content.reader.report import Reading
from kiosk.procedures.model import Block, OnlineService, Place, ServiceKind, Text

KINDS: dict[str, ServiceKind] = {
    "Formulaire": "form",
    "Modèle de document": "letter",
    "Simulateur": "simulator",
    "Outil de recherche": "finder",
}
_DOCUMENT = re.compile(r"[FNR][0-9]{1,7}")


def read_service(element: Element, reading: Reading, prefix: str = "b") -> tuple[Block, ...]:
    """The service, then its notices and the forms that go with it, each with its own address."""
    more: list[Block] = []
    notes: list[Text] = []
    title = text_of(title_of(element), reading)
    identity = reading.identity(prefix)
    for child in element:
        match child.tag:
            case "Titre" | "TitreRiche" | "Condition" | "LienWeb" | "PivotLocal" | "RessourceWeb":
                continue
            case "NoticeLiee":
                notice = text_of(child, reading)
                address = child.get("URL", "")
                more.append(OnlineService(reading.identity(prefix), notice, address, kind="form"))
            case "ServiceEnLigneAnnexe":
                more += read_service(child, reading, prefix)
            case _:
                notes.append(flat(child, reading))
    reading.settle(identity)
    kind = KINDS.get(element.get("type", ""), "online")
    return (OnlineService(identity, title, address_of(element), joined(notes), kind=kind), *more)


def address_of(element: Element) -> str:
    """Where the service is on the web: its own address, else its page on the official site."""
    if written := element.get("URL", ""):
        return written
    link = element.find("LienWeb")
    if link is not None and link.get("URL"):
        return link.get("URL", "")
    identity = element.get("ID", "")
    return OFFICIAL + identity if _DOCUMENT.fullmatch(identity) else ""


def read_place(
    element: Element, reading: Reading, heading: Heading, inside: Inside, prefix: str = "b"
) -> tuple[Block, ...]:
    """The place, then its ways of contact as blocks; the kind is the directory's code (« mairie »)."""
    pivot = element.findtext("PivotLocal", "").strip()
    name = text_of(title_of(element), reading)
    identity = reading.identity(prefix)
    notes: list[Text] = []
    contacts: list[Block] = []
    for child in element:
        match child.tag:
            case "Titre" | "TitreRiche" | "Condition" | "PivotLocal":
                continue
            case "RessourceWeb":
                reading.saw_link(name.text, "web", child.get("URL", ""))
            case "Texte":
                reading.settle(identity)
                contacts += inside(child, Heading(name.text, "where"))
            case _:
                notes.append(flat(child, reading))
    reading.settle(identity)
    return (Place(identity, pivot or "other", name, note=joined(notes)), *contacts)
