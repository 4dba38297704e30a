"""How a printer is, before anything is sent to it; used by `printer` and, alone, by `child`."""

from __future__ import annotations

import errno

from kiosk.services.ticket.device import Printer
from kiosk.services.ticket.outcome import Outcome


def ask(printer: Printer, answers: bool = True) -> Outcome:
    """How it is; nothing comes out of it."""
    try:
        return opened(printer, answers)
    except OSError:
        return Outcome.BUSY
    finally:
        printer.close()


def opened(printer: Printer, answers: bool) -> Outcome:
    """Opens it, for the caller to close; "ok": it may print. OSError: it is there and does not answer."""
    try:
        printer.open()
    except Exception as error:  # noqa: BLE001 python-escpos and pyusb have kinds of their own
        return Outcome.BUSY if _number(error) == errno.EBUSY else Outcome.NO_PRINTER
    if not answers or mute(printer):
        return Outcome.OK
    if printer.paper_status() == 0:
        return Outcome.NO_PAPER
    return Outcome.OK if printer.is_online() else Outcome.BUSY


def mute(printer: Printer) -> bool:
    """Whether it is a plain file, which never answers."""
    return bool(getattr(printer, "mute", False))


def _number(error: BaseException) -> int | None:
    """The system's number of an error, also of the one that caused it."""
    cause = error.__cause__ or error.__context__
    return getattr(error, "errno", None) or getattr(cause, "errno", None)
