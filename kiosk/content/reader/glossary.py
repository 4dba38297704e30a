"""The words that a document explains and the laws it rests on, at its end; used by `reader.document`.

The glossary is read before the body, so that a text of the body names only words that are explained.
"""

from __future__ import annotations

from kiosk.content.reader.conditions import condition_of
from kiosk.content.reader.inline import Element, flat, joined, paragraphs, text_of
from kiosk.content.reader.report import Reading
from kiosk.procedures.text import Definition, DefinitionKind, Reference

SHORTEST = 3              # letters; « AR » and « ch » are met by their links alone

_KINDS: dict[str, DefinitionKind] = {"Acronyme": "acronym", "Sigle": "initials"}


def read_glossary(root: Element, reading: Reading) -> tuple[Definition, ...]:
    """The glossary's words, then the abbreviations; `reading` is told which to look out for.

    A link points at each of them. An abbreviation is met without one too, wherever it is written, if it is
    long enough to be no other word.
    """
    words = [_definition(element, "word") for element in root.findall("Definition")]
    short = [_definition(element, _KINDS.get(element.get("type", ""), "acronym"))
             for element in root.findall("Abreviation")]
    glossary = {each.id: each for each in (*words, *short) if each.id and each.word and each.meaning}
    reading.explains(glossary, {
        each.word.text: each.id for each in short if each.id in glossary and len(each.word.text) >= SHORTEST
    })
    return tuple(glossary.values())


def _definition(element: Element, kind: DefinitionKind) -> Definition:
    meaning = (part for text in element.findall("Texte") for part in paragraphs(text, None) if part)
    return Definition(element.get("ID", ""), text_of(element.find("Titre"), None), tuple(meaning), kind)


def read_references(root: Element, reading: Reading) -> tuple[Reference, ...]:
    """The laws and decrees of the document, then those of its glossary, each once."""
    once: dict[str, Element] = {}
    for number, element in enumerate((*root.findall("Reference"), *root.findall("Definition/Reference"))):
        once.setdefault(element.get("ID") or str(number), element)
    return tuple(_reference(element, reading) for element in once.values())


def _reference(element: Element, reading: Reading) -> Reference:
    about = joined(flat(child, None) for child in element if child.tag not in ("Titre", "Condition"))
    title = text_of(element.find("Titre"), None)
    return Reference(title, element.get("URL", ""), about, condition_of(element, reading))
