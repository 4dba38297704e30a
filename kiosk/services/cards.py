"""A fiche's place (`PivotLocal`) filled from the directory: where, open until when, access, telephone.

Called by the application where it hands procedures to the pages. The town hall is left to its settings.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from kiosk.procedures.model import Place, Text
from kiosk.services.directory import HALLS, Directory
from kiosk.services.opening import state
from kiosk.services.opening_words import NB, phrases, week_words
from kiosk.services.records import PlaceRecord
from kiosk.services.week import Week
from kiosk.views.dates import long_date

SOURCE = "Service-Public.gouv.fr / DILA"  # the attribution that the directory's licence asks for
_Words = TypeVar("_Words")
NO_PLACE = ("", "other")  # a fiche's place without a code: it has its own words
_ACCESS = {
    "fr": {
        "yes": "Accès en fauteuil roulant",
        "on_request": "Accès en fauteuil roulant sur demande",
        "no": "Pas d’accès en fauteuil roulant",
    },
    "en": {
        "yes": "Wheelchair access",
        "on_request": "Wheelchair access on request",
        "no": "No wheelchair access",
    },
}
_NOTHING = {
    "fr": "L’annuaire ne donne pas cette adresse ici. Demandez à un agent.",
    "en": "The directory does not give this address here. Ask an agent.",
}
_FROM = {"fr": "Annuaire de {source}", "en": "Directory of {source}"}
_OF = {"fr": ", fiche du {date}", "en": ", page of {date}"}


def cards(place: Place, directory: Directory, now: datetime, language: str = "fr") -> tuple[Place, ...]:
    """The places of the directory that this one stands for; itself, saying so, where there is none."""
    if place.kind in HALLS or place.kind in NO_PLACE:
        return (place,)
    found = directory.places(place.kind)
    if not found:
        return (replace(place, note=_note(place, [_of(_NOTHING, language)], language)),)
    many = len(found) > 1
    return tuple(
        _filled(replace(place, id=f"{place.id}.{number}") if many else place, record, now, language)
        for number, record in enumerate(found)
    )


def hours_text(week: Week, now: datetime, language: str = "fr") -> Text:
    """« Ouvert maintenant, jusqu’à 17 h. Du lundi au vendredi, de 8 h 30 à 17 h. Horaires habituels. »"""
    opening = state(week, now, language)
    if opening is None:
        return Text(week.note or phrases(language).unknown, lang=_lang(language))
    usual = phrases(language).usual
    lines = (opening.words, *week_words(week, language), usual)
    return Text(" ".join(f"{line.rstrip('.')}." for line in lines), lang=_lang(language))


def _filled(place: Place, record: PlaceRecord, now: datetime, language: str) -> Place:
    notes = []
    if record.wheelchair:
        more = f"{NB}: {record.wheelchair_note}" if record.wheelchair_note else ""
        notes.append(f"{_of(_ACCESS, language)[record.wheelchair]}{more}.")
    origin = _of(_FROM, language).format(source=SOURCE)
    if record.modified is not None:
        origin += _of(_OF, language).format(date=long_date(record.modified, _lang(language)))
    return replace(
        place,
        name=Text(record.name),
        address=Text(", ".join(record.address)),
        hours=hours_text(record.hours, now, language),
        phone=Text(record.phone),
        note=_note(place, [*notes, f"{origin}."], language),
    )


def _note(place: Place, texts: list[str], language: str) -> Text:
    own = [place.note.text] if place.note else []
    return Text(" ".join([*own, *texts]), lang=_lang(language))


def _lang(language: str) -> str:
    """The language that this module has words in."""
    return "fr" if language == "fr" else "en"


def _of(words: dict[str, _Words], language: str) -> _Words:
    return words[_lang(language)]
