"""The terminal as its own process, as `kiosk run` starts it, and with a dock; a program of the tests.

`python -m tests.terminal.program CONFIG SIZE [JACK BUTTON]`: answers a JSON line for each on its stdin.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.commands.run import terminal_options
from kiosk.dev.hand import through
from kiosk.terminal.button import PretendedButton
from kiosk.terminal.child import Session
from kiosk.terminal.headsets import Headsets
from kiosk.terminal.supervisor import Supervisor


def main() -> int:
    config, size, *pipes = sys.argv[1:]
    jack, button = (os.open(pipe, os.O_RDWR | os.O_NONBLOCK) for pipe in pipes) if pipes else (None, None)
    headsets = Headsets([jack]) if jack is not None else None
    options = terminal_options(Path(config), size, dock=True)
    if button is not None and options.technician is not None:
        technician = replace(options.technician, button=PretendedButton(button))
        options = replace(options, technician=technician)
    supervisor = Supervisor(options, headsets)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, supervisor.stop)
    ask = through(lambda: supervisor.current.dock if supervisor.current is not None else None)

    def pid(session: Session | None) -> int:
        return session.process.pid if session is not None else 0

    def answer(asked: dict[str, Any]) -> dict[str, Any] | None:
        if asked["ask"] != "terminal":
            return ask(asked)
        standby = supervisor.standby
        return {
            "current": pid(supervisor.current),
            "standby": pid(standby) if standby is not None and standby.ready else 0,
            "link": supervisor.link.pid or 0,
        }

    def answering() -> None:
        for line in sys.stdin:
            print(json.dumps(answer(json.loads(line))), flush=True)

    threading.Thread(target=answering, daemon=True).start()
    return supervisor.run()


if __name__ == "__main__":
    sys.exit(main())
