"""Where to go, as cards: this town hall from its settings, other places (`PivotLocal`) from the directory.

Made by the application from the settings, asked by the pages (`Hall.cards`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from kiosk.procedures.model import Place, Text
from kiosk.services.directory import Directory
from kiosk.services.opening import state
from kiosk.services.opening_words import NB, phrases, week_words
from kiosk.services.records import PlaceRecord, Wheelchair
from kiosk.services.week import Week
from kiosk.views.dates import long_date
from kiosk.views.hall import HALLS, Hall, PlaceCard, hall_card, own_card

SOURCE = "Service-Public.gouv.fr / DILA"  # the attribution that the directory's licence asks for
NO_PLACE = ("", "other")  # a fiche's place without a code: it has its own words
_Words = TypeVar("_Words")
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


@dataclass(frozen=True, slots=True)
class Cards:
    """Answers `Hall.cards`. `directory` is None where none is set: then a place has its own words only."""

    week: Week = Week()
    wheelchair: Wheelchair = ""
    directory: Directory | None = None

    def __call__(
        self, hall: Hall, place: Place, now: datetime, language: str = "fr"
    ) -> tuple[PlaceCard, ...]:
        if place.kind in HALLS:
            return (self._hall(hall, now, language),)
        own = own_card(place)
        if place.kind in NO_PLACE or self.directory is None:
            return (own,)
        found = self.directory.places(place.kind)
        if not found:
            nothing = Text(_of(_NOTHING, language), lang=_lang(language))
            return (replace(own, lines=(*own.lines, nothing), known=False),)
        return tuple(_card(record, now, language) for record in found)

    def _hall(self, hall: Hall, now: datetime, language: str) -> PlaceCard:
        """Its settings first; the directory's record says what they leave out, and then whose it is."""
        card = _open_at(hall_card(hall), self.week, now, language)
        if self.wheelchair:
            return replace(card, access=_access(self.wheelchair, "", language))
        for record in self.directory.places("mairie") if self.directory is not None else ():
            if record.wheelchair:
                access = _access(record.wheelchair, record.wheelchair_note, language)
                return replace(card, access=access, origin=_origin(record, language))
        return card


def hours_text(week: Week, language: str = "fr") -> Text:
    """« Du lundi au vendredi, de 8 h 30 à 17 h. Horaires habituels. », or that they are not known."""
    if not week:
        return Text(week.note or phrases(language).unknown, lang=_lang(language))
    lines = (*week_words(week, language), phrases(language).usual)
    return Text(" ".join(f"{line.rstrip('.')}." for line in lines), lang=_lang(language))


def _card(record: PlaceRecord, now: datetime, language: str) -> PlaceCard:
    lines = tuple(Text(text) for text in (record.name, ", ".join(record.address)) if text)
    card = PlaceCard(
        lines,
        hours=hours_text(record.hours, language),
        access=_access(record.wheelchair, record.wheelchair_note, language),
        phone=record.phone,
        origin=_origin(record, language),
    )
    return _open_at(card, record.hours, now, language)


def _open_at(card: PlaceCard, week: Week, now: datetime, language: str) -> PlaceCard:
    opening = state(week, now, language)
    if opening is None:
        return card
    return replace(card, open=opening.open, opening=Text(opening.words, opening.spoken, _lang(language)))


def _access(access: Wheelchair, note: str, language: str) -> Text:
    if not access:
        return Text("")
    more = f"{NB}: {note}" if note else ""
    return Text(f"{_of(_ACCESS, language)[access]}{more}", lang=_lang(language))


def _origin(record: PlaceRecord, language: str) -> Text:
    words = _of(_FROM, language).format(source=SOURCE)
    if record.modified is not None:
        words += _of(_OF, language).format(date=long_date(record.modified, _lang(language)))
    return Text(f"{words}.", lang=_lang(language))


def _lang(language: str) -> str:
    """The language that this module has words in."""
    return "fr" if language == "fr" else "en"


def _of(words: dict[str, _Words], language: str) -> _Words:
    return words[_lang(language)]
