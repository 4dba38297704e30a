"""The blocks of a body, one after another, whatever they are nested in; used by `reader.document`.

Every word met ends in exactly one block: what is not known is read through for its text, and counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kiosk.content.reader.cases import read_cases
from kiosk.content.reader.conditions import condition_of, guarded, variables
from kiosk.content.reader.guided import read_form, read_guided
from kiosk.content.reader.heading import Heading
from kiosk.content.reader.inline import (
    Element,
    holds_blocks,
    made,
    note_unknown,
    piece,
    raw,
    stands_out,
    text_of,
    title_of,
)
from kiosk.content.reader.papers import as_checklist
from kiosk.content.reader.report import Reading
from kiosk.content.reader.roles import role_of
from kiosk.content.reader.services import read_place, read_service
from kiosk.content.reader.tables import read_table
from kiosk.content.reader.tags import BLOCKS, CALL_OUTS, SILENT, TITLED
from kiosk.procedures.conditions import All, Condition, Undefined
from kiosk.procedures.model import Block, CallOut, CallOutKind, Item, Listing, Paragraph, Section, Text

LONGEST_HEADING = 90        # characters of a paragraph in bold that is above others


class BlockReader:
    """Reads one document's blocks; `reading` gathers what is found on the way."""

    def __init__(self, reading: Reading, title: str) -> None:
        self.reading = reading
        self.title = title

    def inside(self, element: Element, heading: Heading) -> tuple[Block, ...]:
        """The blocks inside an element, without its own title and condition."""
        blocks: list[Block] = []
        for part in self._flow(element):
            if isinstance(part, str):
                self._paragraph(blocks, part)
                continue
            if part.tag in ("OuSAdresser", "QuiPeutMAider"):
                found = read_place(part, self.reading, self.inside, said=" ".join(_texts(blocks)))
            else:
                found = self._read(part, heading, _lead(blocks))
            blocks += guarded(found, condition_of(part, self.reading))
        return tuple(blocks)

    def _flow(self, element: Element) -> Iterator[str | Element]:
        """What stands inside: runs of words, and blocks; the element's title and silent tags passed over."""
        words = [element.text or ""]
        title = title_of(element) if element.tag in TITLED else None
        for child in element:
            if child is title or child.tag in SILENT:
                pass
            elif holds_blocks(child):
                note_unknown(child, self.reading)
                yield "".join(words)
                words = []
                yield child
            else:
                words.append(piece(child, self.reading))
            words.append(child.tail or "")
        yield "".join(words)

    def _paragraph(self, blocks: list[Block], words: str) -> None:
        text = made(words, self.reading)
        if text:
            blocks.append(Paragraph(self.reading.identity("b"), text))
            self.reading.settle(blocks[-1].id)

    def _read(self, element: Element, heading: Heading, lead: Text) -> tuple[Block, ...]:
        match element.tag:
            case "Liste":
                return self._listing(element, heading, lead)
            case "Tableau":
                return (read_table(element, self.reading),)
            case "Chapitre" | "SousChapitre" | "Cas" | "Situation":
                return (self._section(element, heading),)
            case "BlocCas" | "ListeSituations":
                return self._cases(element, heading, lead)
            case "ServiceEnLigne" | "ServiceEnLigneAnnexe":
                return read_service(element, self.reading)
            case "Video" | "Infographie" if element.get("URL"):
                return read_service(element, self.reading)
            case "OuSAdresser" | "QuiPeutMAider":
                return read_place(element, self.reading, self.inside)
            case "Problematiques":
                return read_guided(element, self.reading, self.title)
            case "Questionnaire":
                return self._questionnaire(element, heading)
            case tag if tag in CALL_OUTS:
                return (self._call_out(element, heading),)
            case "Paragraphe" if stands_out(element):
                return tuple(_as_heading(block) for block in self.inside(element, heading))
        return self.inside(element, heading)

    def _section(self, element: Element, heading: Heading) -> Section:
        title = text_of(title_of(element), self.reading)
        identity = self.reading.identity("b")
        self.reading.settle(identity)
        role = role_of(title.text, element.get("type", ""))
        if heading.role == "where" and role in ("other", "how"):
            role = "where"                  # « Par téléphone » under a place is how to reach it
        elif heading.role == "documents" and role == "other":
            role = "documents"
        blocks = self._other_title(element) + self.inside(element, Heading(title.text, role, title.defines))
        return Section(identity, title, blocks, role)

    def _cases(self, element: Element, heading: Heading, lead: Text) -> tuple[Block, ...]:
        before: list[Block] = []
        if (written := element.find("Titre")) is not None:
            self._paragraph(before, raw(written, self.reading))
        cases = read_cases(element, self.reading, heading, _lead(before) or lead, self.inside)
        return (*before, cases)

    def _other_title(self, element: Element) -> tuple[Block, ...]:
        """`TitreAlternatif` says what the chapter is for someone of whom its condition is not known."""
        other = element.find("TitreAlternatif")
        if other is None:
            return ()
        names = variables(condition_of(element, self.reading))
        when: Condition | None = All(tuple(Undefined(name) for name in sorted(names))) if names else None
        text, tail = text_of(other, self.reading), other.tail
        other.clear()
        other.tail = tail
        return (Paragraph(self.reading.identity("b"), text, when),)

    def _call_out(self, element: Element, heading: Heading) -> CallOut:
        title = text_of(title_of(element), self.reading)
        identity = self.reading.identity("b")
        self.reading.settle(identity)
        kind: CallOutKind = "example" if title.text == "Exemple" else CALL_OUTS[element.tag]
        return CallOut(identity, kind, self.inside(element, heading), title)

    def _listing(self, element: Element, heading: Heading, lead: Text) -> tuple[Block, ...]:
        identity = self.reading.identity("b")
        items: list[Item] = []
        for part in self._flow(element):
            name = f"{identity}.{len(items) + 1}"
            if isinstance(part, str):
                if text := made(part, self.reading):
                    items.append(Item(name, (Paragraph(self.reading.identity("b"), text),)))
                continue
            when = condition_of(part, self.reading)
            blocks = self.inside(part, heading) if part.tag == "Item" else self._read(part, heading, Text(""))
            if blocks:
                items.append(Item(name, blocks, when))
        if not items:
            return ()
        listing = Listing(identity, tuple(items), element.get("type") == "numero")
        return (as_checklist(listing, lead.text, heading.role) or listing,)

    def _questionnaire(self, element: Element, heading: Heading) -> tuple[Block, ...]:
        before: list[Block] = []
        for child in element:
            if child.tag == "Question":
                continue
            if child.tag not in BLOCKS:
                self.reading.unknown[child.tag] += 1
            before += self.inside(child, heading)
        return (*before, *read_form(element, self.reading))


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    """What the paragraphs and the entries of lists say, in order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text.text
        elif isinstance(block, Listing):
            yield from (text for item in block.items for text in _texts(item.blocks))


def _lead(blocks: list[Block]) -> Text:
    """The words of the paragraph just before, if it is one."""
    return blocks[-1].text if blocks and isinstance(blocks[-1], Paragraph) else Text("")


def _as_heading(block: Block) -> Block:
    """A paragraph set in bold is what its writer calls the following ones, unless it is a sentence."""
    named = isinstance(block, Paragraph) and not block.text.text.endswith((".", ",", ";"))
    named = named and len(block.text.text) <= LONGEST_HEADING
    return replace(block, heading=True) if named else block
