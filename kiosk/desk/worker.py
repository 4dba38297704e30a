"""One of several processes of a desk; started by `workers` with the settings on its standard input."""

from __future__ import annotations

import json
import os
import socket
import sys

from kiosk.desk.server import log_to_stderr, serve_here
from kiosk.desk.settings import DeskSettings
from kiosk.desk.store.address import DatabaseUnusable
from kiosk.desk.workers import follow_parent


def main() -> int:
    """Serves the socket whose descriptor is the argument; 1 where the database cannot be used."""
    os.umask(0o077)
    log_to_stderr()
    settings = DeskSettings(**json.loads(sys.stdin.buffer.readline()))
    follow_parent()
    with socket.socket(fileno=int(sys.argv[1])) as listener:
        try:
            return serve_here(settings, listener, lambda: print("up", flush=True))
        except DatabaseUnusable as error:
            print(f"The desk does not start: {error}", file=sys.stderr)
            return 1


if __name__ == "__main__":
    sys.exit(main())
