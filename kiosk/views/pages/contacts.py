"""How a place is reached by telephone or post: lines of its card, or its numbers alone; for `places`."""

from __future__ import annotations

import re

from kiosk.procedures.model import Contact, Place, Text
from kiosk.procedures.place import ContactKind
from kiosk.views.pages.draft import Context
from kiosk.views.pages.word import explained
from kiosk.views.sentences import sentence
from kiosk.views.view import Part, Sentence

_TELEPHONE = re.compile(r"(par )?t[ée]l[ée]phone\b|par sms\b|\+?\d", re.IGNORECASE)
_ICONS: dict[ContactKind, str] = {"phone": "phone", "post": "file-document"}
_NUMBER = re.compile(
    r"(?:\+ ?33|\b0)(?:[ .]?\(?\d\)?){8,}|\b116 ?\d{3}\b|\b[3][0-9] ?\d{2}\b|\b1(?:1[2-9]|5|7|8|96)\b"
    r"(?! ?(?:h|€|j|ans|min|%|/))"
)
_EMERGENCY = {"15", "17", "18", "112", "114"}
_LABEL = re.compile(
    r"(?:par )?t[ée]l[ée]phone|num[ée]ro|appele[rz]|compose[rz]|\b(?:au|le)\b|\(?gratuit\)?", re.IGNORECASE
)
_MORE = 3  # words beside a number: with fewer, a line only repeats it
_HOURS = re.compile(r"\d ?h\b|\d ?h ?\d\d\b|/7")


def contact_lines(c: Context, place: Place) -> tuple[Sentence, ...]:
    """All that is written of how to reach it: its numbers, the other ways, what it is there for."""
    ways = sorted(place.contacts, key=_order)
    return tuple(said for way in ways for line in way.lines for said in explained(c, line))


def _order(way: Contact) -> int:
    """The telephone stands first where that is what the way is about, what is no way last."""
    if way.kind == "other":
        return 2
    return int(not (way.kind == "phone" and _TELEPHONE.match(way.lines[0].text)))


def icon_of(place: Place) -> str:
    """The sign of a place that nobody goes to."""
    kinds = {way.kind for way in place.contacts}
    return next((sign for kind, sign in _ICONS.items() if kind in kinds), "information")


def short_lines(place: Place) -> tuple[Sentence, ...]:
    """Its numbers and when they are answered, else its postal address."""
    return tuple(sentence(line) for line in (_numbers(place) or _ways(place, "post")))


def phone_part(place: Place, part_id: str, group: str) -> Part | None:
    """Its numbers on a card, or None where it has none."""
    lines = _numbers(place)
    if lines is None:
        return None
    return Part(part_id, "fact", (sentence(place.name), *map(sentence, lines)), group, _ICONS["phone"])


def post_part(place: Place, part_id: str, group: str) -> Part | None:
    """Its postal address on a card, or None where it has none."""
    lines = _ways(place, "post")
    if not lines:
        return None
    return Part(part_id, "fact", (sentence(place.name), *map(sentence, lines)), group, _ICONS["post"])


def _ways(place: Place, kind: ContactKind) -> list[Text]:
    return [line for way in place.contacts if way.kind == kind for line in way.lines]


def _numbers(place: Place) -> list[Text] | None:
    """The lines with a number and with hours; None where there is no number at all.

    A line is left out that only repeats a number told before it; one that says when to call it, or what to
    choose then, is not.
    """
    told = set(_digits(place.name.text))
    any_number = bool(told)
    lines: list[Text] = []
    for way in place.contacts:
        for line in way.lines if way.kind == "phone" else _ways_with_a_call(way):
            numbers = set(_digits(line.text))
            any_number = any_number or bool(numbers)
            wanted = numbers - told or (numbers and _says_more(line.text))
            told |= numbers
            if wanted or (way.kind == "phone" and _HOURS.search(line.text)):
                lines.append(line)
    return lines if any_number else None


def for_emergencies(place: Place) -> bool:
    """Whether nothing but the numbers of the police, the firemen and the ambulances is given."""
    texts = (place.name, *(line for way in place.contacts for line in way.lines))
    numbers = {number for text in texts for number in _digits(text.text)}
    return bool(numbers) and numbers <= _EMERGENCY


def _says_more(text: str) -> bool:
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    left = _LABEL.sub(" ", _NUMBER.sub(" ", plain))
    return len([word for word in left.split() if any(map(str.isalpha, word))]) >= _MORE


def _ways_with_a_call(way: Contact) -> list[Text]:
    """Among other things, the lines that say a number."""
    return [line for line in way.lines if "léphon" in line.text]


def _digits(text: str) -> list[str]:
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    return ["".join(d for d in found if d.isdigit()) for found in _NUMBER.findall(plain)]
