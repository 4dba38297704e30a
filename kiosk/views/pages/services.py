"""An online service, a form or a model of a letter as a card of a page; used by reading and summary."""

from __future__ import annotations

from dataclasses import replace

from kiosk.procedures.model import OnlineService, ServiceKind, Text
from kiosk.session.events import PageOpened
from kiosk.views.offered import SQUARE
from kiosk.views.pages.draft import Context, action
from kiosk.views.sentences import sentence, sentences
from kiosk.views.texts import to_translate
from kiosk.views.view import Control, Part, Sentence

LONG_TITLE = 44  # characters
LONG_ADDRESS = 30  # characters: beyond, the site's name is shown and the QR code has the rest
_HEADS: dict[ServiceKind, tuple[str, str]] = {
    "online": (to_translate("En ligne, chez vous"), "laptop"),
    "form": (to_translate("Formulaire"), "file-document"),
    "letter": (to_translate("Modèle de lettre"), "pencil"),
    "simulator": (to_translate("Simulateur en ligne"), "laptop"),
    "finder": (to_translate("Recherche en ligne"), "magnify"),
}


def service_part(c: Context, block: OnlineService, part_id: str, group: str) -> Part:
    """What it is called, on which site, and what is to know of it."""
    said = (service_head(c, block), *service_lines(block))
    if block.address:
        said = (*said[:2], replace(said[2], offers=(SQUARE + block.id,)), *said[3:])  # with its address
    changes = True if block.kind == "form" else None
    return Part(part_id, "fact", said, group=group, icon=service_icon(block.kind), changes=changes)


def square_control(c: Context, block: OnlineService) -> Control:
    """The way to open the service on one's own telephone, by a square on a page of its own.

    A long name stands in the card above; its site tells it from the others.
    """
    title = block.title.text
    words = c.say("Sur mon téléphone : {title}")
    shown = title if len(title) <= LONG_TITLE else short_address(block.address)
    return action(
        SQUARE + block.id,
        words.format(title=shown),
        PageOpened("phone", SQUARE + block.id),
        look="second",
        icon="qrcode",
        lang=c.language,
        spoken=words.format(title=title),
    )


def service_icon(kind: ServiceKind) -> str:
    return _HEADS[kind][1]


def service_head(c: Context, block: OnlineService) -> Sentence:
    """What kind of service it is, in the citizen's language."""
    return c.one(c.say(_HEADS[block.kind][0]))


def service_lines(block: OnlineService) -> tuple[Sentence, ...]:
    """Its name, its site and its note, a line each; a service without an address is named all the same."""
    address = (sentence(Text(short_address(block.address))),) if block.address else ()
    return (sentence(block.title), *address, *sentences(block.note))


def written_out(address: str) -> str:
    """A whole web address as people write it."""
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def short_address(address: str) -> str:
    """A web address as people read it; only its site where it is long."""
    shown = written_out(address)
    return shown if len(shown) <= LONG_ADDRESS else shown.partition("/")[0]
