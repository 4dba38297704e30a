"""One record of the official directory (api-lannuaire-administration) as a place; used by `directory`.

Nested fields are JSON inside strings, as the interface gives them, or JSON as the bulk file does.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from kiosk.services.week import DAYS, MIDNIGHT, Span, Week, joined

LONGEST = 300  # characters of any text kept
Wheelchair = Literal["", "yes", "on_request", "no"]
_WHEELCHAIR: dict[str, Wheelchair] = {"ACC": "yes", "DEM": "on_request", "NAC": "no"}


class MalformedRecordError(ValueError):
    """The record cannot be used: which field, and what it should be."""


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """An office as a card shows it; empty texts are left out. `kinds` are the directory's codes."""

    id: str
    name: str
    kinds: frozenset[str]
    communes: frozenset[str]  # INSEE codes of those it serves
    address: tuple[str, ...] = ()
    phone: str = ""
    wheelchair: Wheelchair = ""
    wheelchair_note: str = ""
    hours: Week = field(default_factory=Week)
    url: str = ""  # its own site, else its page in the directory
    modified: date | None = None


def read_record(record: object) -> PlaceRecord:
    """The place of one record; raises MalformedRecordError."""
    if not isinstance(record, Mapping):
        raise MalformedRecordError("la fiche n’est pas un objet")
    name, identity = _text(record, "nom"), _text(record, "id")
    if not name or not identity:
        raise MalformedRecordError(f"«\u00a0{'id' if name else 'nom'}\u00a0» manque")
    kinds, communes = set(), set()
    for pivot in _nested(record, "pivot"):
        kinds.add(_text(pivot, "type_service_local"))
        communes |= _codes(pivot)
    communes.add(_text(record, "code_insee_commune"))
    where = _address(_nested(record, "adresse"))
    sites = [_web(_text(site, "valeur")) for site in _nested(record, "site_internet")]
    phones = [_text(phone, "valeur") for phone in _nested(record, "telephone")]
    return PlaceRecord(
        id=identity,
        name=name,
        kinds=frozenset(kinds - {""}),
        communes=frozenset(communes - {""}),
        address=_lines(where),
        phone=next(filter(None, phones), ""),
        wheelchair=_WHEELCHAIR.get(_text(where, "accessibilite"), ""),
        wheelchair_note=_text(where, "note_accessibilite"),
        hours=_hours(record),
        url=next(filter(None, (*sites, _web(_text(record, "url_service_public")))), ""),
        modified=_modified(_text(record, "date_modification")),
    )


def _codes(pivot: Mapping[str, Any]) -> set[str]:
    """The communes of a pivot: one code, or a list of them."""
    codes = pivot.get("code_insee_commune") or []
    codes = [codes] if isinstance(codes, str) else codes
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        raise MalformedRecordError("«\u00a0code_insee_commune\u00a0» n’est pas un code ni une liste de codes")
    return set(codes)


def _nested(record: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = record.get(name)
    if isinstance(value, str) and value.strip():
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            raise MalformedRecordError(f"«\u00a0{name}\u00a0» n’est pas du JSON") from None
    if value in (None, ""):
        return []
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise MalformedRecordError(f"«\u00a0{name}\u00a0» n’est pas une liste d’objets")
    return value


def _text(record: Mapping[str, Any], name: str) -> str:
    """One line without control characters, bounded."""
    value = record.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise MalformedRecordError(f"«\u00a0{name}\u00a0» n’est pas un texte")
    plain = "".join(" " if unicodedata.category(char)[0] == "C" else char for char in value[: 4 * LONGEST])
    return " ".join(plain.split())[:LONGEST]


def _web(address: str) -> str:
    return address if address.startswith(("https://", "http://")) and " " not in address else ""


def _address(addresses: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Where one goes to, rather than where one writes to."""
    return next((one for one in addresses if one.get("type_adresse") == "Adresse"), (addresses or [{}])[0])


def _lines(address: Mapping[str, Any]) -> tuple[str, ...]:
    town = " ".join(filter(None, (_text(address, "code_postal"), _text(address, "nom_commune"))))
    names = ("complement1", "complement2", "numero_voie", "service_distribution")
    return tuple(filter(None, (*(_text(address, name) for name in names), town)))


def _hours(record: Mapping[str, Any]) -> Week:
    days: list[list[Span]] = [[] for _ in DAYS]
    for period in _nested(record, "plage_ouverture"):
        first, last = (_day(_text(period, f"nom_jour_{end}")) for end in ("debut", "fin"))
        first, last = (last if first is None else first), (first if last is None else last)
        if first is None or last is None:
            continue
        note = _text(period, "commentaire")
        spans = [span for number in "12" if (span := _span(period, number, note))]
        for away in range((last - first) % 7 + 1):  # from Saturday to Monday is three days
            days[(first + away) % 7] += spans
    return Week(tuple(joined(spans) for spans in days), note=_text(record, "commentaire_plage_ouverture"))


def _day(word: str) -> int | None:
    if not word:
        return None
    if word.lower() not in DAYS:
        raise MalformedRecordError(f"«\u00a0{word[:20]}\u00a0» n’est pas un jour")
    return DAYS.index(word.lower())


def _span(period: Mapping[str, Any], number: str, note: str) -> Span | None:
    start, end = (_minute(_text(period, f"valeur_heure_{side}_{number}")) for side in ("debut", "fin"))
    if start is None or end is None:
        return None
    end = MIDNIGHT if end in (0, MIDNIGHT - 1) else end  # 00:00 and 23:59 are how the end of a day is written
    if end <= start:
        raise MalformedRecordError("«\u00a0plage_ouverture\u00a0» finit avant de commencer")
    return Span(start, end, note)


def _minute(word: str) -> int | None:
    if not word:
        return None
    try:
        moment = datetime.strptime(word[:5], "%H:%M")
    except ValueError:
        raise MalformedRecordError(f"«\u00a0{word[:20]}\u00a0» n’est pas une heure") from None
    return moment.hour * 60 + moment.minute


def _modified(word: str) -> date | None:
    try:
        return datetime.strptime(word[:10], "%d/%m/%Y").date()
    except ValueError:
        return None
