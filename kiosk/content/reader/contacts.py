"""The ways to reach a place, from the chapters in its text to lines on its card; used by `services`.

A number stands on the line of what it is for, and a postal address is one line: they are never torn apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kiosk.content.reader.inline import NBSP
from kiosk.content.reader.roles import plain
from kiosk.procedures.model import (
    Block,
    CallOut,
    Contact,
    Listing,
    Paragraph,
    Section,
    Text,
)
from kiosk.procedures.place import ContactKind, Reach

_KINDS: dict[ContactKind, re.Pattern[str]] = {
    "phone": re.compile(r"telephon|\bsms\b|\bappel|\bvhf\b"),
    "visit": re.compile(r"\bsur place\b|\ba l'accueil\b|\bau guichet\b"),
    "mail": re.compile(r"mail|courriel|electronique|\bchat\b"),
    "post": re.compile(r"courrier|telecopie|\bfax\b"),
    "web": re.compile(r"en ligne|internet|messagerie|formulaire|\bsite\b|forum"),
}
_NUMBER = re.compile(r"(?:\+ ?33|\b0)(?:[ .]?\(?\d\)?){8,}|^\+?\d[\d ]{1,14}$")
_BY_POST = re.compile(r"\bpar courrier\b(?! electronique)")
_NOBODY_GOES = ("Centre de contact", "National", "Support")
_COUNTRY = re.compile(r"(\+ ?\d{1,3}(?: ?\(0\))?) (?=\d)")
NO_TITLE = Text("")
_ENDS = (".", ":", "!", "?")
LONGEST_OF_AN_ADDRESS = 80     # characters of one of its lines; a longer one is a sentence


def contacts_of(blocks: Iterable[Block]) -> tuple[Contact, ...] | None:
    """What these blocks say, each chapter a way; None where that depends on something or is no plain text."""
    found: list[Contact] = []
    loose: list[Text] = []
    for block in blocks:
        if isinstance(block, Section):
            if block.when is not None or (inside := _texts(block.blocks)) is None:
                return None
            found += _way(loose)
            found += _way(inside, block.title)
            loose = []
        elif (texts := _texts((block,))) is None:
            return None
        else:
            loose += texts
    return (*found, *_way(loose))


def reach_of(kind: str, contacts: Iterable[Contact]) -> Reach:
    """Whether one can go there: the State's own word for the place, unless a way to it says so."""
    goes = kind not in _NOBODY_GOES or any(contact.kind == "visit" for contact in contacts)
    return "visit" if goes else "contact"


def _texts(blocks: Iterable[Block]) -> list[Text] | None:
    """The texts of paragraphs, lists, boxes and chapters, in order; None where there is anything else."""
    found: list[Text] = []
    for block in blocks:
        if getattr(block, "when", None) is not None:
            return None
        match block:
            case Paragraph(text=text):
                found.append(text)
                continue
            case Section(title=title, blocks=inside) | CallOut(title=title, blocks=inside):
                found += [title] if title else []
                within = _texts(inside)
            case Listing(items=items) if all(item.when is None for item in items):
                within = _texts(part for item in items for part in item.blocks)
            case _:
                return None
        if within is None:
            return None
        found += within
    return found


def _way(texts: list[Text], title: Text = NO_TITLE) -> tuple[Contact, ...]:
    if not texts and not title:
        return ()
    kind = _kind(title, texts)
    heads = (_with(title, texts[0]), *texts[1:]) if title and texts else (title, *texts) if title else texts
    lines: list[Text] = []
    for text in heads:
        if lines and (between := _between(lines[-1].text, text.text, kind)):
            lines[-1] = _join(lines[-1], between, text)
        else:
            lines.append(text)
    return (Contact(kind, tuple(map(_whole, lines))),)


def _whole(line: Text) -> Text:
    """« +33 1 41 … » stays on one line."""
    return replace(line, text=_COUNTRY.sub(rf"\1{NBSP}", line.text)) if "+" in line.text else line


def _kind(title: Text, texts: Iterable[Text]) -> ContactKind:
    named = plain(title.text)
    for kind, pattern in _KINDS.items():
        if pattern.search(named):
            return kind
    said = [plain(text.text) for text in texts]
    if any(_BY_POST.search(words) for words in said):
        return "post"
    return "phone" if any(_NUMBER.search(words) for words in said) else "other"


def _with(title: Text, first: Text) -> Text:
    """« Par téléphone » and its first words, on one line."""
    return _join(title, " " if title.text.endswith((":", "?", ".")) else f"{NBSP}: ", first)


def _between(before: str, after: str, kind: ContactKind) -> str:
    """What joins two lines that are one: a number and what it is for, the lines of an address."""
    if before.endswith(":") or after.startswith("("):
        return " "
    parts = kind in ("post", "visit") and not before.endswith(_ENDS) and not after.endswith(_ENDS)
    last = before.rpartition(", ")[2]
    return ", " if parts and max(len(last), len(after)) <= LONGEST_OF_AN_ADDRESS else ""


def _join(one: Text, between: str, other: Text) -> Text:
    defines = tuple(dict.fromkeys((*one.defines, *other.defines)))
    links = tuple(dict.fromkeys((*one.links, *other.links)))
    return Text(f"{one.text}{between}{other.text}", defines=defines, links=links)
