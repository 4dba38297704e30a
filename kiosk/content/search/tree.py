"""What stands below each theme, sub-theme and dossier of the State; read from their pages for `build`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.content.reader.document import parse
from kiosk.content.reader.inline import Element, clean_title, text_of
from kiosk.content.reader.report import Reading

BELOW = ("Dossier", "Fiche", "ServiceEnLigne")


@dataclass(frozen=True, slots=True)
class Tree:
    """One line of a menu: what stands where below `above`; `part` is the heading it stands under, if any."""

    above: str
    rank: int
    id: str
    title: str
    part: str = ""


def read_tree(written: bytes, identity: str) -> list[Tree]:
    """The menu lines of one theme or dossier, sub-themes included; none of what cannot be read."""
    root = parse(written, Reading(identity))
    if root is None:
        return []
    lines: list[Tree] = []
    own = list(_lines(root, ""))
    for sub in root.findall("SousTheme"):
        below = sub.get("ID", "")
        own.append((below, _title(sub.find("Titre")), ""))
        lines += [Tree(below, rank, *line) for rank, line in enumerate(_lines(sub, ""))]
    for part in root.findall("SousDossier"):
        own += _lines(part, _title(part.find("Titre")))
    own.sort(key=lambda line: line[0].startswith("R"))  # services after what is to be read
    if root.get("type") == "Theme":
        lines.append(
            Tree("", int(identity[1:]), identity, clean_title(root.findtext(".//Niveau[2]", "") or ""))
        )
    return lines + [Tree(identity, rank, *line) for rank, line in enumerate(own)]


def _lines(element: Element, part: str) -> Iterator[tuple[str, str, str]]:
    for child in element:
        if child.tag in BELOW and child.get("ID"):
            title = child.find("Titre")
            yield child.get("ID"), _title(title if title is not None else child), part


def _title(element: Element | None) -> str:
    return clean_title(text_of(element, None).text) if element is not None else ""
