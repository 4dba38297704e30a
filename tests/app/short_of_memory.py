"""A session that can make no page any more when somebody is called; tells what it has told, as a process.

`python -m tests.app.short_of_memory`: on the display that is named, the types of its messages as JSON.
"""

from __future__ import annotations

import json
import socket
import sys
from pathlib import Path

from kiosk.app import core
from kiosk.session.events import HelpPressed
from kiosk.ui.boot import WindowOptions, open_window
from kiosk.wire.messages import Reader
from tests.journeys.memory_driver import parts_of

SIZE = (1080, 1920)


def short(*_: object) -> None:
    raise MemoryError


def main() -> int:
    open_window(WindowOptions(size=SIZE))
    from kiosk.app.window import Process

    supervisor, session = socket.socketpair()
    process = Process(Path("config"), session, SIZE, parts_of("portrait"), ())
    core.compose = short
    try:
        process.send(HelpPressed())
    except MemoryError:
        supervisor.setblocking(False)
        json.dump([message.type for message in Reader().feed(supervisor.recv(1 << 20))], sys.stdout)
    process.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
