"""The head of a document: its title, source and date, where it belongs; used by `reader.document`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kiosk.content.reader.inline import Element, clean_title, text_of

EARLIEST = 1990            # the year before which nothing can have been published

DC = "{http://purl.org/dc/elements/1.1/}"

OFFICIAL = "https://www.service-public.gouv.fr/particuliers/vosdroits/"

_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


@dataclass(frozen=True, slots=True)
class Head:
    """What is said of a document before its text; `family` is the dossier, else the theme, it belongs to."""

    title: str
    kind: str
    source: str
    date: date | None
    family: str
    words: tuple[str, ...]


def read_head(root: Element) -> Head:
    """The head as written; the date is that of the last change."""
    parent, theme = root.find("DossierPere"), root.find("Theme")
    belongs = parent if parent is not None else theme
    names = [
        text_of(element, None).text
        for element in (root.find("Theme/Titre"), root.find("SousThemePere"), root.find("DossierPere/Titre"),
                        root.find("SousDossierPere"), root.find("NumeroCerfa"))
    ]
    return Head(
        title=clean_title(root.findtext(f"{DC}title", "")),
        kind=root.get("type", ""),
        source=root.get("spUrl") or OFFICIAL + root.get("ID", ""),
        date=read_date(root.findtext(f"{DC}date", "")),
        family=belongs.get("ID", "") if belongs is not None else "",
        words=tuple(dict.fromkeys(filter(None, names))),
    )


def read_date(written: str) -> date | None:
    """« modified 2020-09-22 » as a date; None if there is no real one in it.

    Some were published with the year 0205: that is no date, and would make the text look very old.
    """
    found = _DATE.search(written)
    if found is None:
        return None
    try:
        read = date(*(int(part) for part in found.groups()))
    except ValueError:
        return None
    return read if read.year >= EARLIEST else None
