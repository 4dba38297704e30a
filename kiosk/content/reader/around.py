"""What stands around the body and is of use to a citizen: a warning before it, services and places after it.

Used by `kiosk.content.reader.document`. These blocks are named h1, h2 …; those of the body never are.
"""

from __future__ import annotations

from kiosk.content.reader.conditions import condition_of, guarded
from kiosk.content.reader.heading import Heading, Inside
from kiosk.content.reader.inline import Element, flat, text_of
from kiosk.content.reader.report import Reading
from kiosk.content.reader.services import KINDS, read_place, read_service
from kiosk.content.reader.tags import BODY
from kiosk.procedures.model import Block, CallOut, OnlineService, Section, SectionRole, Text

SERVICES = Text("Services en ligne et formulaires")
SAME = {"QuiPeutMAider": "OuSAdresser"}       # beside the body and in it

PLACES = Text("Où s’adresser")
OTHER_PLACES = Text("Autres adresses")        # … than those that the text itself names
MORE = Text("Pour en savoir plus")


def before_body(root: Element, reading: Reading, inside: Inside) -> tuple[Block, ...]:
    """The warnings that the State puts above a page."""
    blocks: list[Block] = []
    for warning in root.findall("Avertissement"):
        title = text_of(warning.find("Titre"), reading)
        identity = reading.identity("h")
        reading.settle(identity)
        here = Heading(title.text)
        texts = tuple(block for text in warning.findall("Texte") for block in inside(text, here))
        blocks.append(CallOut(identity, "warn", texts, title))
    return tuple(blocks)


def after_body(root: Element, reading: Reading, inside: Inside, title: str) -> tuple[Block, ...]:
    """The document's own service if it is one, then the services and places that the body has not named."""
    services = [block for element in _not_in_body(root, "ServiceEnLigne")
                for block in guarded(read_service(element, reading, "h"), condition_of(element, reading))]
    links = [_commented(element, reading) for element in root.findall("LienExterneCommente")]
    written = (*_not_in_body(root, "OuSAdresser"), *_not_in_body(root, "QuiPeutMAider"),
               *root.findall("OuSAdresserSupport"))
    places = [block for element in written
              for block in read_place(element, reading, inside, "h")]
    return (
        *_itself(root, reading, title),
        *_section(reading, SERVICES, "how", services),
        *_section(reading, MORE, "other", links),
        *_section(reading, OTHER_PLACES if names_places(root) else PLACES, "where", places),
    )


def _itself(root: Element, reading: Reading, title: str) -> list[Block]:
    """An online service, a form or a letter is there to be opened; its number is how people ask for it."""
    link = root.find("LienWeb")
    if root.tag != "ServiceComplementaire" or link is None:
        return []
    number = text_of(root.find("NumeroCerfa"), None).text
    note = f"Formulaire cerfa n°\u00a0{number}" if number else ""
    kind = KINDS.get(root.get("type", ""), "online")
    service = OnlineService(reading.identity("h"), Text(title), link.get("URL", ""), Text(note), kind=kind)
    others = (*root.findall("ServiceEnLigneAnnexe"), *root.findall("ServiceEnLigneAlternatif"))
    extra = [block for element in others for block in read_service(element, reading, "h")]
    notices = [OnlineService(reading.identity("h"), text_of(element, None), element.get("URL", ""),
                             kind="form")
               for element in root.findall("NoticeLiee")]
    return [service, *notices, *extra]


def names_places(root: Element) -> bool:
    """Whether the text itself says where to go."""
    return any(part.tag in BODY and next(part.iter("OuSAdresser"), None) is not None for part in root)


def _not_in_body(root: Element, tag: str) -> list[Element]:
    inside = SAME.get(tag, tag)
    named = {element.get("ID") for part in root if part.tag in BODY for element in part.iter(inside)}
    return [element for element in root.findall(tag) if element.get("ID") not in named]


def _commented(element: Element, reading: Reading) -> Block:
    link = element.find("LienExterne")
    notes = [flat(child, None) for child in element if child is not link]
    return OnlineService(reading.identity("h"), text_of(link, None),
                         link.get("URL", "") if link is not None else "", next(iter(notes), Text("")))


def _section(reading: Reading, title: Text, role: SectionRole, blocks: list[Block]) -> list[Block]:
    return [Section(reading.identity("h"), title, tuple(blocks), role)] if blocks else []
