"""One document, bytes to procedure; called by `kiosk.content.library`.

The documents come from outside: entities and document types are refused, depth and size are bounded, and what
cannot be read is a problem in the report, never an exception.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element as MakeElement
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from kiosk.content.reader.around import after_body, before_body
from kiosk.content.reader.blocks import BlockReader
from kiosk.content.reader.floating import lift_floating_titles
from kiosk.content.reader.glossary import read_glossary, read_references
from kiosk.content.reader.head import DC, Head, read_head
from kiosk.content.reader.heading import Heading
from kiosk.content.reader.inline import Element
from kiosk.content.reader.long import with_menus
from kiosk.content.reader.menu import read_menu
from kiosk.content.reader.profiles import with_profiles
from kiosk.content.reader.related import read_related
from kiosk.content.reader.report import Reading, Report
from kiosk.content.reader.services import town_hall_of
from kiosk.content.reader.siblings import with_questions
from kiosk.content.reader.tags import BESIDE, BLOCKS, BODY
from kiosk.procedures.model import Block, Definition, Procedure, Reference, Related, Text

ATTRIBUTION = "Service-Public.gouv.fr / DILA"
DEEPEST = 60              # elements inside one another; the published documents stay below 30

_ROOTS = ("Publication", "ServiceComplementaire")


def read_document(written: bytes, identity: str) -> tuple[Procedure | None, Report]:
    """The procedure and what was found on the way; None with a problem if this is no such document."""
    reading = Reading(identity)
    root = parse(written, reading)
    if root is None:
        return None, reading.report("")
    lift_floating_titles(root)
    head = read_head(root)
    glossary = read_glossary(root, reading)
    reader = BlockReader(reading, head.title)
    written_body = body_of(root)
    reading.town_hall = town_hall_of("".join(written_body.itertext()))
    body = reader.inside(written_body, Heading(head.title))
    blocks = (*before_body(root, reading, reader.inside), *body, *_after(root, reading, reader, head))
    blocks = with_menus(with_profiles(with_questions(blocks, reading, head.title)))
    procedure = _procedure(identity, head, blocks, glossary, read_references(root, reading),
                           read_related(root, identity))
    return procedure, reading.report(head.kind)


def parse(written: bytes, reading: Reading) -> Element | None:
    """The document's root, or None with what is wrong noted."""
    try:
        root = fromstring(written, forbid_dtd=True)
    except ParseError as error:
        line, column = error.position
        where = f"line {line}, column {column + 1}"
        reading.problems.append(f"{where}: not well-formed XML; fetch the document again")
    except (DefusedXmlException, ValueError, LookupError) as error:
        reading.problems.append(f"refused: {type(error).__name__}; a published document declares no entities")
    else:
        if root.tag not in _ROOTS:
            reading.problems.append(f"root <{root.tag}>: expected <Publication> or <ServiceComplementaire>")
        elif root.get("ID") != reading.document:
            reading.problems.append("the document's own ID is not the one of its file name")
        elif _too_deep(root):
            reading.problems.append(f"more than {DEEPEST} elements inside one another")
        else:
            return root
    return None


def body_of(root: Element) -> Element:
    """The parts that make the document's text, alone; everything else is navigation or references.

    A part that the format does not have today is read for its text and counted, as any unknown tag is.
    """
    body = MakeElement("Corps")
    body.extend(child for child in root if is_body(child))
    return body


def is_body(part: Element) -> bool:
    """Whether a part of the root is text for people: one that is known to be, or a new one that looks so."""
    if part.tag in BODY:
        return True
    return part.tag not in BESIDE and any(child.tag in BLOCKS for child in part.iter())


def _after(root: Element, reading: Reading, reader: BlockReader, head: Head) -> tuple[Block, ...]:
    reading.unknown.update(part.tag for part in root if _is_new(part) and not is_body(part))
    menu = read_menu(root, reading) if head.kind in ("Theme", "Dossier") else ()
    return (*menu, *after_body(root, reading, reader.inside, head.title))


def _procedure(
    identity: str, head: Head, blocks: tuple[Block, ...], glossary: tuple[Definition, ...],
    references: tuple[Reference, ...], related: tuple[Related, ...],
) -> Procedure:
    return Procedure(
        id=identity, title=Text(head.title), authority="etat", blocks=blocks, family=head.family,
        words=head.words, source=head.source, source_date=head.date, reviewed_by=ATTRIBUTION,
        reviewed_on=head.date, file=f"{identity}.xml", glossary=glossary, references=references,
        related=related,
    )


def _is_new(part: Element) -> bool:
    return part.tag not in BODY and part.tag not in BESIDE and not part.tag.startswith(DC)


def _too_deep(root: Element) -> bool:
    level = [root]
    for _ in range(DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True
