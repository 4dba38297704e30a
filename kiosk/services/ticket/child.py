"""The printing child (`python -m kiosk.services.ticket.child ask|print ADDRESS yes|no`), started by `job`.

`ask`: how the printer is; `print`: a ticket, which it asks for on its standard input (`handing`) once no
other process can look into this one. Out: one line with `outcome`. No text of the ticket is in its arguments,
on its error output or in a file.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import logging
import os
import resource
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.services.ticket.device import Printer

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4


def main(argv: list[str]) -> int:
    """0 where it was printed; 1 where not, with the outcome; 2 for a request that is none."""
    _harden()
    logging.disable()
    with contextlib.redirect_stdout(None):
        outcome, status = _done(argv)
    print(json.dumps({"outcome": outcome}), flush=True)
    return status


def _done(argv: list[str]) -> tuple[str, int]:
    try:
        what, address, answers = argv
        from kiosk.services.ticket.device import open_printer

        printer = open_printer(address)
    except Exception:  # noqa: BLE001 the doctor finds the cause
        return "no_printer", 2
    try:
        outcome = _print(printer, answers != "no") if what == "print" else _ask(printer, answers != "no")
    except Exception:  # noqa: BLE001 a traceback could show a text of the ticket
        return "cut_off", 2
    return outcome, int(outcome != "ok")


def _ask(printer: Printer, answers: bool) -> str:
    from kiosk.services.ticket.asking import ask

    return str(ask(printer, answers))


def _print(printer: Printer, answers: bool) -> str:
    from kiosk.services.ticket.content import Ticket
    from kiosk.services.ticket.handing import asked_for
    from kiosk.services.ticket.job import longest_s
    from kiosk.services.ticket.printer import print_ticket

    ticket = Ticket.from_json(asked_for(sys.stdin.fileno()))
    # The link, which waits for it, does not know how long it is.
    signal.setitimer(signal.ITIMER_REAL, longest_s(ticket))
    return str(print_ticket(ticket, printer, answers))


def _harden() -> None:
    """Not readable by other processes, no core file, and ends with the thread that started it."""
    libc = ctypes.CDLL(None)
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)  # at once: nothing is left to tidy
