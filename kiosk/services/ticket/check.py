"""Whether a ticket can be printed here, found without printing; called by `kiosk doctor`."""

from __future__ import annotations

import os
import stat

from kiosk.services.ticket.address import Address, PrinterAddressError, parse_address
from kiosk.services.ticket.content import Ticket
from kiosk.services.ticket.device import STEP_S, Printer, open_printer
from kiosk.services.ticket.picture import draw
from kiosk.wire.findings import Finding

PART = "ticket printer"
SET_UP = "run ./deploy/setup"


def check_printer(address: str, answers: bool = True, step_s: float = STEP_S) -> list[Finding]:
    """What can be told of the printer of the settings; 6 s at the most. No printer at all is no fault."""
    if not address:
        remedy = 'where there is one: printer.address = "file:/dev/usb/lp0" in config/kiosk.toml'
        return [Finding(PART, "warning", "none is set: tickets are not offered", remedy)]
    try:
        where, printer = parse_address(address), open_printer(address, step_s)
        draw(Ticket("Essai", "Mairie"))
    except PrinterAddressError as error:
        return [Finding(PART, "bad", str(error), error.hint)]
    except ImportError:
        return [Finding(PART, "bad", "the Python package python-escpos is missing", SET_UP)]
    except OSError:
        return [Finding(PART, "bad", "the type of tickets is not prepared", SET_UP)]
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
            PART, "bad", f"{where.where} may not be used", "put the terminal's user in the group lp"
        )
    remedies = {
        "file": "plug it in and switch it on; ls /dev/usb names it",
        "usb": "plug it in and switch it on; lsusb names it; libusb-1.0-0 and a udev rule are needed",
        "tcp": "switch it on; its self-test page names its address",
    }
    return Finding(PART, "bad", f"no printer at {where.where}", remedies[where.kind])


def _asked(where: Address, printer: Printer, answers: bool) -> list[Finding]:
    if where.kind == "file" and stat.S_ISREG(os.stat(where.where).st_mode):
        measured = f"{where.where} is a plain file: it keeps what citizens print"
        return [Finding(PART, "warning", measured, "for trials only: name the printer's device")]
    if not answers:
        return [Finding(PART, "good", f"{where.where} is there; it is set not to be asked for its state")]
    try:
        paper = printer.paper_status()
        online = printer.is_online()
    except OSError:
        measured = f"{where.where} is there and does not answer"
        return [
            Finding(PART, "bad", measured, "switch it off and on; printer.answers = false if it never does")
        ]
    if paper == 0:
        return [Finding(PART, "bad", "no paper", "put in a roll of 80 mm")]
    if not online:
        return [Finding(PART, "bad", "it is not ready", "close its cover; look at its lights")]
    if paper == 1:
        return [Finding(PART, "warning", "the roll comes to its end", "put in a roll of 80 mm")]
    return [Finding(PART, "good", f"{where.where}, ready, with paper")]
