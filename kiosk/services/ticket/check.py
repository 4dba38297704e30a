"""Whether a ticket can be printed here, found without printing; called by `kiosk doctor`."""

from __future__ import annotations

import os
import stat

from kiosk.services.ticket.address import Address, PrinterAddressError, parse_address
from kiosk.services.ticket.content import Ticket
from kiosk.services.ticket.device import STEP_S, Printer, open_printer
from kiosk.services.ticket.picture import draw
from kiosk.wire.findings import SET_UP, Finding, fr

PART = fr("imprimante de tickets")


def check_printer(address: str, answers: bool = True, step_s: float = STEP_S) -> list[Finding]:
    """What can be told of the printer of the settings; 6 s at the most. No printer at all is no fault."""
    if not address:
        remedy = fr('s’il y en a une\u00a0: [printer] address = "file:/dev/usb/lp0"')
        return [Finding(PART, "good", fr("aucune\u00a0: les tickets ne sont pas proposés"), remedy)]
    try:
        where, printer = parse_address(address), open_printer(address, step_s)
        draw(Ticket("Essai", "Mairie"))
    except PrinterAddressError as error:
        return [Finding(PART, "bad", str(error), error.hint)]
    except ImportError:
        return [Finding(PART, "bad", fr("le paquet Python {name} manque", name="python-escpos"), SET_UP)]
    except OSError:
        return [Finding(PART, "bad", fr("les caractères des tickets ne sont pas préparés"), SET_UP)]
    try:
        printer.open()
    except Exception as error:  # noqa: BLE001 python-escpos and pyusb have kinds of their own
        return [_not_opened(where, error)]
    try:
        return _asked(where, printer, answers)
    finally:
        printer.close()


def _not_opened(where: Address, error: Exception) -> Finding:
    if isinstance(error, PermissionError):
        return Finding(
            PART,
            "bad",
            fr("{where} est interdite à la borne", where=where.where),
            fr("mettez l’utilisateur kiosk dans le groupe lp"),
        )
    remedies = {
        "file": fr("branchez-la et allumez-la\u00a0; ls /dev/usb la nomme"),
        "usb": fr("branchez-la et allumez-la\u00a0; lsusb la nomme\u00a0; il lui faut une règle udev"),
        "tcp": fr("allumez-la\u00a0; sa page d’essai dit son adresse"),
    }
    return Finding(PART, "bad", fr("pas d’imprimante à {where}", where=where.where), remedies[where.kind])


def _asked(where: Address, printer: Printer, answers: bool) -> list[Finding]:
    if where.kind == "file" and stat.S_ISREG(os.stat(where.where).st_mode):
        measured = fr("{where} est un fichier\u00a0: il garde ce qu’on imprime", where=where.where)
        remedy = fr("pour des essais seulement\u00a0: nommez l’imprimante")
        return [Finding(PART, "warning", measured, remedy)]
    if not answers:
        measured = fr("{where} est là\u00a0; son état n’est pas demandé", where=where.where)
        return [Finding(PART, "good", measured)]
    try:
        paper = printer.paper_status()
        online = printer.is_online()
    except OSError:
        measured = fr("{where} est là et ne répond pas", where=where.where)
        remedy = fr("éteignez-la, rallumez-la\u00a0; jamais de réponse\u00a0: [printer] answers = false")
        return [Finding(PART, "bad", measured, remedy)]
    if paper == 0:
        return [Finding(PART, "bad", fr("plus de papier"), fr("mettez un rouleau de 80 mm"))]
    if not online:
        return [Finding(PART, "bad", fr("pas prête"), fr("fermez son capot\u00a0; regardez ses voyants"))]
    if paper == 1:
        return [Finding(PART, "warning", fr("le rouleau finit"), fr("mettez un rouleau de 80 mm"))]
    return [Finding(PART, "good", fr("{where}, prête, avec du papier", where=where.where))]
