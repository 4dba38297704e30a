"""Words inside a paragraph: white space, amounts and links; used wherever the reader makes a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from kiosk.content.reader.report import LinkKind, Reading
from kiosk.content.reader.tags import BLOCKS, INLINE, SILENT, TITLES
from kiosk.procedures.model import Text

Element = Any                 # xml.etree's; defusedxml gives no type of its own
NBSP = "\u00a0"

_INVISIBLE = re.compile("[\u200b\ufeff\u00ad]")
_SPACES = re.compile("[ \t\r\n\f\v\u2028\u2029\u0085]+")
_BEFORE_MARK = re.compile(r" (?=[:;!?»€%])")
_BEFORE_STOP = re.compile(r" (?=[.,](?: |$))")     # left where a link ended with its own space
_AFTER_GUILLEMET = re.compile(r"(?<=«) ")
_IN_NUMBER = re.compile(r"(?<=\d) (?=\d{2,3}(?!\d))")
_INTERNAL = re.compile(r"^\*+ *")
_STUCK_DASH = re.compile(r" -(?=\w)")
_ABBREVIATIONS = ("Acronyme", "Sigle")      # a link of this type leads to no page but to the glossary
_END = (".", ":", ";", ",", "!", "?", "…")


def raw(element: Element, reading: Reading | None) -> str:
    """All words inside an element in order, white space as written; other blocks inside are set apart."""
    parts: list[str] = [element.text or ""]
    for child in element:
        if child.tag not in SILENT:
            parts.append(piece(child, reading))
        parts.append(child.tail or "")
    return "".join(parts)


def piece(element: Element, reading: Reading | None) -> str:
    """An inner element's words as they stand in the sentence: an amount is not cut, a block is set apart."""
    words = raw(element, reading)
    if reading is not None:
        note_link(element, words, reading)
        note_unknown(element, reading)
    if element.tag not in INLINE:
        return f" {words} "
    return words.replace(" ", NBSP) if element.tag == "Valeur" else words


def note_unknown(element: Element, reading: Reading) -> None:
    """Count a tag that is not of the vocabulary; its words are kept."""
    if element.tag not in INLINE and element.tag not in BLOCKS:
        reading.unknown[element.tag] += 1


def holds_blocks(element: Element) -> bool:
    """Whether an element stands by itself rather than in a sentence, known or not."""
    if element.tag in INLINE:
        return False
    return element.tag in BLOCKS or any(child.tag in BLOCKS for child in element.iter())


def stands_out(element: Element) -> bool:
    """Whether all the words of an element are set in bold."""
    inside = list(element)
    bold = bool(inside) and all(child.tag == "MiseEnEvidence" for child in inside)
    return bold and not any((words or "").strip() for words in (element.text, *(c.tail for c in inside)))


def note_link(element: Element, words: str, reading: Reading) -> None:
    """Keep where a link leads; the words stay in their sentence."""
    match element.tag:
        case "LienInterne":
            kind: LinkKind = "definition" if element.get("type") in _ABBREVIATIONS else "document"
            reading.saw_link(tidy(words), kind, element.get("LienPublication", ""))
        case "LienExterne":
            reading.saw_link(tidy(words), "web", element.get("URL", ""))
        case "LienIntra":
            reading.saw_link(tidy(words), "definition", element.get("LienID", ""))


@lru_cache(maxsize=4096)        # the largest documents say the same in each of their cases
def tidy(words: str) -> str:
    """White space normalised once, no-break spaces where French wants them, marks for editors taken off."""
    words = _SPACES.sub(" ", _INVISIBLE.sub("", words)).strip()
    words = _BEFORE_STOP.sub("", _INTERNAL.sub("", words))
    words = _AFTER_GUILLEMET.sub(NBSP, _BEFORE_MARK.sub(NBSP, words))
    return _IN_NUMBER.sub(NBSP, words)


def clean_title(words: str) -> str:
    """A document's title for people: « **CNI -Perte » is an editor's note to colleagues."""
    return _STUCK_DASH.sub(" - ", tidy(words))


def title_of(element: Element) -> Element | None:
    """The element that holds this one's title."""
    return next((child for child in element if child.tag in TITLES), None)


def text_of(element: Element | None, reading: Reading | None) -> Text:
    """The words of one element as one text; none if there is no element."""
    return Text("") if element is None else made(raw(element, reading), reading)


def made(words: str, reading: Reading | None) -> Text:
    """Words as one text, tidy, with what the glossary explains of them."""
    words = "" if words.isspace() else tidy(words)
    return Text(words) if reading is None else reading.text(words)


def _between(before: str, after: str) -> str:
    """What stands between two paragraphs on one line: a new sentence begins with a capital."""
    if before.endswith(_END) or after.startswith("("):
        return " "
    return ", " if after[0].islower() else ". "


def joined(parts: Iterable[Text]) -> Text:
    """Several paragraphs as one text; a full stop keeps those apart that end without one."""
    whole = ""
    defines: dict[str, None] = {}
    links: dict[tuple[str, str], None] = {}
    for part in filter(None, parts):
        if whole:
            whole += _between(whole, part.text)
        whole += part.text
        defines |= dict.fromkeys(part.defines)
        links |= dict.fromkeys(part.links)
    return Text(whole, defines=tuple(defines), links=tuple(links))


def flat(element: Element | None, reading: Reading | None) -> Text:
    """The paragraphs and items inside an element as one text, for cells, notes and helps."""
    return Text("") if element is None else joined(paragraphs(element, reading))


def paragraphs(element: Element, reading: Reading | None) -> list[Text]:
    """The same, each a text of its own; some may be empty."""
    found: list[Text] = []
    run = [element.text or ""]
    for child in element:
        if holds_blocks(child):
            if reading is not None:
                note_unknown(child, reading)
            found += [made("".join(run), reading), *paragraphs(child, reading)]
            run = []
        elif child.tag not in SILENT:
            run.append(piece(child, reading))
        run.append(child.tail or "")
    return [*found, made("".join(run), reading)]
