"""`ServiceEnLigne` and `OuSAdresser`: online services, forms and places; used by `blocks` and `head`."""

from __future__ import annotations

import re
from dataclasses import replace

from kiosk.content.reader.contacts import contacts_of, reach_of
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
_ELSEWHERE = re.compile(
    r"\bmairie (?:du lieu|de la commune) (?:de |du |d[’'])(?:(?:la |l[’']|votre |son |un |une )?)\w+"
    r"(?: (?:de l[’']|de la |du |d[’']un |d[’']une )\w+)?",
    re.IGNORECASE,
)
_OWN = re.compile(r"domicile|résidence|habitation|votre")
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
    element: Element, reading: Reading, inside: Inside, prefix: str = "b", said: str = ""
) -> tuple[Block, ...]:
    """The place with the ways to reach it; the kind is the directory's code (« mairie »).

    Where a way depends on what is not known of the citizen, the ways follow as blocks. `said` are the words
    before the place, which may say which one of its kind is meant.
    """
    pivot = element.findtext("PivotLocal", "").strip()
    name = text_of(title_of(element), reading)
    identity = reading.identity(prefix)
    notes: list[Text] = []
    written: list[Block] = []
    for child in element:
        match child.tag:
            case "Titre" | "TitreRiche" | "Condition" | "PivotLocal":
                continue
            case "RessourceWeb":
                reading.saw_link(name.text, "web", child.get("URL", ""))
            case "Texte":
                reading.settle(identity)
                before = len(reading.links)
                written += inside(child, Heading(name.text, "where"))
                reading.links[before:] = [replace(link, block=identity) for link in reading.links[before:]]
            case _:
                notes.append(flat(child, reading))
    reading.settle(identity)
    contacts = contacts_of(written)
    reach = reach_of(element.get("type", ""), contacts or ())
    which = _which(pivot, said, reading)
    place = Place(identity, pivot or "other", name, note=joined(notes), reach=reach, of=which)
    return (replace(place, contacts=contacts),) if contacts is not None else (place, *written)


def _which(pivot: str, said: str, reading: Reading) -> Text:
    """« Mairie du lieu de décès »: the words before a place say that it may be another than the nearest."""
    if pivot != "mairie":
        return Text("")
    found = _ELSEWHERE.match(said[max(said.casefold().rfind("mairie"), 0) :])
    return _named(found[0]) if found else reading.town_hall


def town_hall_of(body: str) -> Text:
    """The town hall that a whole text is about, where it is that of one event; the citizen's own is not."""
    named = {" ".join(found[0].split()).casefold() for found in _ELSEWHERE.finditer(body)}
    of_events = {name for name in named if "du lieu d" in name and not _OWN.search(name)}
    return _named(of_events.pop()) if len(of_events) == 1 else Text("")


def _named(words: str) -> Text:
    return Text(words[:1].upper() + words[1:])
