"""What pages say of this town hall and of other places, and the moment; given to `compose`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.procedures.model import Place, Text
from kiosk.views.installed import Installed

HALLS = ("hall", "mairie", "paris_mairie", "paris_mairie_arrondissement")  # however it is coded


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """Where to go, as a card shows it and a voice says it; an empty text is left out.

    `opening` tells of this moment (« Ouvert maintenant, jusqu’à 17 h ») and `open` whether it is so, None
    where that is not known. `lines` stand under the name: address, notes. `origin` is whose record it is.
    `known` is False where the lines only say that there is no more to say.
    """

    lines: tuple[Text, ...] = ()
    opening: Text = Text("")
    open: bool | None = None
    hours: Text = Text("")
    access: Text = Text("")
    phone: str = ""
    origin: Text = Text("")
    known: bool = True


# The cards of a place at a moment, in a language: pure, but for what it was made from.
Places = Callable[["Hall", Place, datetime, str], tuple[PlaceCard, ...]]


@dataclass(frozen=True, slots=True)
class Hall:
    """The town hall of the settings; an empty text is left out, never guessed.

    `places` knows more of places than their own words: hours, a directory. `takes_ticket` is where a
    printed ticket comes out, as one says it: « en bas ».
    """

    name: str = "Mairie"
    address: str = ""
    hours: str = ""
    phone: str = ""
    reception: str = ""  # where the reception is, as one says it: « au rez-de-chaussée »
    note: str = ""
    places: Places | None = None
    takes_ticket: str = ""
    stale_after_days: int = 365  # older texts are said to be, before their amounts, forms and delays
    installed: Installed = Installed()  # for the technician
    shut: Callable[[datetime], bool] | None = None  # whether it is, for long; None: nothing is switched off

    def cards(self, place: Place, now: datetime, language: str) -> tuple[PlaceCard, ...]:
        """What is known of a place: one card, or several where the place is one of several."""
        if self.places is not None:
            return self.places(self, place, now, language)
        return (hall_card(self) if place.kind in HALLS else own_card(place),)


@dataclass(frozen=True, slots=True)
class Moment:
    """Now: seconds of the session's monotonic clock, and what the clock on the wall says."""

    seconds: float
    clock: datetime


def hall_card(hall: Hall) -> PlaceCard:
    """This town hall in the words of its settings."""
    lines = tuple(Text(text) for text in (hall.name, hall.address, hall.note) if text)
    return PlaceCard(lines, hours=Text(hall.hours), phone=hall.phone)


def own_card(place: Place) -> PlaceCard:
    """Another place in the words of whoever wrote of it."""
    lines = tuple(text for text in (place.name, place.address) if text)
    return PlaceCard(lines, hours=place.hours, phone=place.phone.text)
