"""The printing child (`python -m kiosk.services.ticket.child`), started by `job` for one ticket.

In: one JSON object with `printer`, `answers` and `ticket` (null: the printer is only asked how it is). Out:
one line with `outcome`. No text of the ticket is in its arguments, on its error output or in a file.
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

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
LONGEST = 1_000_000  # bytes of the request


def main() -> int:
    """0 where it was printed; 1 where not, with the outcome; 2 for a request that is none."""
    _harden()
    logging.disable()
    with contextlib.redirect_stdout(None):
        outcome, status = _print(sys.stdin.buffer.read(LONGEST))
    print(json.dumps({"outcome": outcome}), flush=True)
    return status


def _print(request: bytes) -> tuple[str, int]:
    try:
        from kiosk.services.ticket.content import Ticket
        from kiosk.services.ticket.device import open_printer
        from kiosk.services.ticket.outcome import Outcome

        body = json.loads(request)
        answers, printer = body.get("answers") is not False, open_printer(str(body["printer"]))
        if body["ticket"] is None:
            from kiosk.services.ticket.asking import ask

            outcome = ask(printer, answers)
        else:
            from kiosk.services.ticket.printer import print_ticket

            outcome = print_ticket(Ticket.from_json(body["ticket"]), printer, answers)
    except Exception:  # noqa: BLE001 a traceback could show a text of the ticket; the doctor finds the cause
        return "no_printer", 2
    return str(outcome), int(outcome is not Outcome.OK)


def _harden() -> None:
    """Not readable by other processes, no core file, and ends with the thread that started it."""
    libc = ctypes.CDLL(None)
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # at once: nothing is left to tidy
