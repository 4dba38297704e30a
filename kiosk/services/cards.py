"""Where to go, as cards: this town hall from its settings, other places (`PivotLocal`) from the directory.

Made by the application from the settings, asked by the pages (`Hall.cards`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from kiosk import languages
from kiosk.procedures.model import Place, Text
from kiosk.services.directory import Directory
from kiosk.services.opening import state
from kiosk.services.opening_words import week_words
from kiosk.services.records import PlaceRecord, Wheelchair
from kiosk.services.week import Week
from kiosk.views.hall import HALLS, Hall, PlaceCard, hall_card, own_card

SOURCE = "Service-Public.gouv.fr / DILA"  # the attribution that the directory's licence asks for
NO_PLACE = ("", "other")  # a fiche's place without a code: it has its own words


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
            known = languages.of(language)
            nothing = Text(known.places.nothing, lang=known.code)
            return (replace(own, lines=(*own.lines, nothing), known=False),)
        return tuple(_card(record, now, language) for record in found)

    def _hall(self, hall: Hall, now: datetime, language: str) -> PlaceCard:
        """Its settings first; the directory's record says what they leave out, and then whose it is."""
        card = hall_card(hall)
        if self.week and languages.voice_of(language) != "fr":  # the settings have French words only
            card = replace(card, hours=hours_text(self.week, language))
        card = _open_at(card, self.week, now, language)
        if self.wheelchair:
            return replace(card, access=_access(self.wheelchair, "", language))
        for record in self.directory.places("mairie") if self.directory is not None else ():
            if record.wheelchair:
                access = _access(record.wheelchair, record.wheelchair_note, language)
                return replace(card, access=access, origin=_origin(record, language))
        return card


def hours_text(week: Week, language: str = "fr") -> Text:
    """« Du lundi au vendredi, de 8 h 30 à 17 h. Horaires habituels. », or that they are not known."""
    own = languages.of(language)
    if not week:
        return Text(week.note, lang="fr") if week.note else Text(own.opening.unknown, lang=own.code)
    lines = (*week_words(week, language), own.opening.usual)
    return Text(own.gap.join(f"{line.rstrip('.。')}{own.stop}" for line in lines), lang=own.code)


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
    said = Text(opening.words, opening.spoken, languages.of(language).code)
    return replace(card, open=opening.open, opening=said)


def _access(access: Wheelchair, note: str, language: str) -> Text:
    if not access:
        return Text("")
    own = languages.of(language)
    words = {
        "yes": own.places.access,
        "on_request": own.places.access_on_request,
        "no": own.places.no_access,
    }[access]
    return Text(f"{words}{own.colon}{note}" if note else words, lang=own.code)


def _origin(record: PlaceRecord, language: str) -> Text:
    own = languages.of(language)
    words = own.places.origin.format(source=SOURCE)
    if record.modified is not None:
        words += own.places.of_date.format(date=own.date(record.modified))
    return Text(f"{words}{own.stop}", lang=own.code)
