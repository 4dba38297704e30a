"""`python -m kiosk.app.process`: one citizen's session, from a hidden window to the end of the process.

Started by the supervisor with a socket on a descriptor; everything of the citizen ends with this process.
"""

from __future__ import annotations

import argparse
import gc
import os
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.harden import end_with, harden

if TYPE_CHECKING:
    from kiosk.app.parts import Parts


def arguments(argv: list[str]) -> argparse.Namespace:
    """What the supervisor tells: where settings are, the window, and the descriptors to talk through."""
    parser = argparse.ArgumentParser(prog="kiosk session", add_help=False)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--fd", type=int, required=True)
    parser.add_argument("--parent", type=int, required=True)
    parser.add_argument("--parts-fd", type=int, default=-1)
    parser.add_argument("--dock-fd", type=int, default=-1)
    parser.add_argument("--size", default="")
    parser.add_argument("--windowed", action="store_true")
    parser.add_argument("--hidden", action="store_true")
    return parser.parse_args(argv)


def main(argv: list[str] | None = None) -> int:
    """Runs the session; 0 after an orderly end, 3 where no window can be made."""
    gc.disable()  # what is made until the first frame lasts as long as the process
    os.umask(0o077)
    harden()
    given = arguments(sys.argv[1:] if argv is None else argv)
    if not end_with(given.parent):
        return 0
    channel = socket.socket(fileno=given.fd)
    os.set_inheritable(given.fd, False)
    width, _, height = given.size.partition("x")
    size = (int(width), int(height)) if given.size else None
    from kiosk.ui import boot

    try:
        boot.open_window(
            boot.WindowOptions(size, given.hidden, cursor=given.windowed, bordered=given.windowed)
        )
    except RuntimeError as error:
        print(f"session: {error}", file=sys.stderr)
        return 3
    from kiosk.app.window import Process

    parts, problems = _parts(given)
    process = Process(given.config, channel, size, parts, problems)
    if not given.windowed:
        from kiosk.ui.front import Front
        from kiosk.ui.power import Power

        process.power = Power().set
        process.front = Front(process.loop, process.stop).keep
    if given.dock_fd >= 0:
        from kiosk.app.dock import Dock

        Dock(socket.socket(fileno=given.dock_fd), process)
    process.loop.on_signal(signal.SIGTERM, process.stop)
    process.begin(hidden=given.hidden)
    gc.freeze()
    gc.enable()
    process.loop.run()
    process.close()
    return 0


def _parts(given: argparse.Namespace) -> tuple[Parts | None, tuple[str, ...]]:
    """What the supervisor has read for this session, or else the files themselves."""
    if given.parts_fd >= 0:
        from kiosk.app.handed import received

        return received(given.parts_fd)
    from kiosk.app.assemble import assemble

    parts, problems = assemble(given.config, serving=True)
    return parts, tuple(str(problem) for problem in problems)


if __name__ == "__main__":
    sys.exit(main())
