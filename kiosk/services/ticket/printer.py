"""Prints a ticket and says in one word how it went; called by `child`, which no citizen waits for.

Nothing is kept: there is no queue and no file. What was not printed is still on the screen.
"""

from __future__ import annotations

import errno
import time

from PIL import Image

from kiosk.services.ticket.asking import mute, opened
from kiosk.services.ticket.content import Ticket
from kiosk.services.ticket.device import Printer
from kiosk.services.ticket.outcome import Outcome
from kiosk.services.ticket.picture import draw
from kiosk.services.ticket.sheet import WIDTH

BAND = 48  # rows sent at a time: a printer with a small memory stays in time
# An image that was cut off half-way last time swallows what comes next: white dots, then ESC @.
RESUME = bytes(WIDTH // 8 * BAND) + b"\x1b@"
ASK_WHEN_DONE = b"\x1dr\x01"  # GS r: answered in its turn, once all before it is printed
ASK_PAPER = b"\x10\x04\x04"  # DLE EOT 4: answered at once
PRINTING_S = 5.0  # for the end of a ticket, once it is sent


def print_ticket(ticket: Ticket, printer: Printer, answers: bool = True) -> Outcome:
    """Prints it. `answers`: the printer tells its state; without, "ok" only says that all was taken.

    OSError where the faces are missing, ValueError where the code holds too much: before anything is sent.
    """
    return print_picture(draw(ticket), printer, answers)


def print_picture(picture: Image.Image, printer: Printer, answers: bool = True) -> Outcome:
    """Prints a picture 576 dots wide and cuts it off."""
    sent = False
    try:
        found = opened(printer, answers)
        if found is not Outcome.OK:
            return found
        answers = answers and not mute(printer)
        sent = True
        printer._raw(RESUME)
        printer.image(picture, fragment_height=BAND)
        printer.cut()
        return _when_done(printer) if answers else Outcome.OK
    except OSError as error:
        if error.errno == errno.ENOSPC:  # how the kernel's driver says that there is no paper
            return Outcome.NO_PAPER
        return Outcome.CUT_OFF if sent else Outcome.BUSY
    finally:
        printer.close()


def _when_done(printer: Printer) -> Outcome:
    """Waits for the end of the paper's way; a printer that never says so but is well counts as done."""
    printer._raw(ASK_WHEN_DONE)
    deadline = time.monotonic() + PRINTING_S
    alive = False
    while time.monotonic() < deadline:
        try:
            answer = printer._read()
        except OSError as error:
            if not _timed_out(error):
                raise
            printer._raw(ASK_PAPER)
            continue
        if not answer:
            return Outcome.CUT_OFF
        for status in answer:
            if not status & 0x10:  # in its turn: bits 2 and 3 say that paper is out
                return Outcome.NO_PAPER if status & 0x0C else Outcome.OK
            if status & 0x60:  # at once: bits 5 and 6
                return Outcome.NO_PAPER
            alive = True
    return Outcome.OK if alive and printer.is_online() else Outcome.CUT_OFF


def _timed_out(error: OSError) -> bool:
    return isinstance(error, TimeoutError) or error.errno == errno.ETIMEDOUT  # a socket's, pyusb's
