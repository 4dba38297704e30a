"""Where to go, or whom to call or write to; part of `kiosk.procedures.model`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.procedures.conditions import Condition
from kiosk.procedures.text import Text

Reach = Literal["visit", "contact"]
ContactKind = Literal["phone", "post", "mail", "web", "visit", "other"]


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach a place, line by line, its heading in the first: « Par téléphone : 34 00 »."""

    kind: ContactKind
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where to go; `kind` "hall" is this town hall, drawn from the settings, else a place of its own.

    A `reach` of "contact" is one that nobody can go to: it is called or written to. `of` says which of its
    kind is meant where it may be another than this one: « mairie du lieu de décès ».
    """

    id: str
    kind: str = "hall"
    name: Text = Text("")
    address: Text = Text("")
    hours: Text = Text("")
    phone: Text = Text("")
    note: Text = Text("")
    when: Condition | None = None
    reach: Reach = "visit"
    contacts: tuple[Contact, ...] = ()
    of: Text = Text("")
