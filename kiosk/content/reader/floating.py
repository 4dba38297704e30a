"""`TitreFlottant`, a heading of format 3.5 that stands before its text; used by `reader.document`.

Lifted into what the rest of the reader knows: a sub-chapter that holds what follows, up to the next heading.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element as MakeElement

from kiosk.content.reader.inline import Element

FLOATING = "TitreFlottant"
ENDS = (FLOATING, "Chapitre", "SousChapitre")


def lift_floating_titles(root: Element) -> None:
    """Put each floating title and its text into a sub-chapter, in place."""
    for parent in root.findall(f".//{FLOATING}/.."):
        parent[:] = _lifted(list(parent))


def _lifted(children: list[Element]) -> list[Element]:
    found: list[Element] = []
    chapter: Element | None = None
    for place, child in enumerate(children):
        following = children[place + 1] if place + 1 < len(children) else None
        if child.tag in ENDS:
            chapter = None
        if child.tag == FLOATING and _heads(child, following):
            child.tag = "Titre"
            chapter = MakeElement("SousChapitre")
            chapter.append(child)
            found.append(chapter)
        elif child.tag == FLOATING:
            child.tag = "FragmentConditionne"
            found.append(child)
        elif chapter is not None:
            chapter.append(child)
        else:
            found.append(child)
    return found


def _heads(title: Element, following: Element | None) -> bool:
    """A title of nothing is a line of text; so is one with a condition, which is not that of what follows."""
    return following is not None and following.tag not in ENDS and title.find("Condition") is None
