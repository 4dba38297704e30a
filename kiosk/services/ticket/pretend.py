"""A ticket printer that is not there: `python -m kiosk.services.ticket.pretend`; for trials and tests.

Listens on a port of this machine, tells it in one JSON line, answers as a printer does and leaves each
ticket as a picture. One process is one printer: its state outlives a connection.
"""

from __future__ import annotations

import argparse
import json
import signal
import socket
from pathlib import Path

from kiosk.services.ticket.decode import Paper

WELL, OFFLINE, LOW_PAPER, NO_PAPER = 0x12, 0x1A, 0x1E, 0x72  # answers to DLE EOT
FAULTS = (
    "",
    "no-paper",
    "low-paper",
    "offline",
    "paper-ends",
    "paper-ends-late",
    "cuts-off",
    "stalls",
    "mute",
    "no-turn",
)


def main() -> None:
    """Serves one connection after the other until it is ended."""
    parser = argparse.ArgumentParser(description="Une imprimante de tickets pour essayer.")
    parser.add_argument("--into", type=Path, help="dossier des images de tickets")
    parser.add_argument("--fault", choices=FAULTS, default="", help="ce qui ne va pas")
    parser.add_argument("--after", type=int, default=20_000, help="octets avant que cela arrive")
    parser.add_argument("--port", type=int, default=0)
    given = parser.parse_args()
    server = socket.create_server(("127.0.0.1", given.port))
    tell(port=server.getsockname()[1])
    paper, tickets = Paper(), 0
    while True:
        connection, _ = server.accept()
        with connection:
            try:
                taken = serve(connection, paper, given.fault, given.after)
            except OSError:
                taken = -1
        for number, picture in enumerate(paper.cut, tickets):
            if given.into:
                picture.save(given.into / f"ticket-{number}.png")
        tickets += len(paper.cut)
        tell(tickets=tickets, rows=len(paper.rows), bytes=taken, unknown=len(paper.unknown))
        paper.cut.clear()


def serve(connection: socket.socket, paper: Paper, fault: str, after: int) -> int:
    """One connection to its end; the bytes taken."""
    taken = 0
    if fault == "stalls":
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    while fault != "stalls" or taken < after:
        piece = connection.recv(1024)
        if not piece:
            return taken
        taken += len(piece)
        late = taken >= after
        if fault == "cuts-off" and late:
            return taken
        paper.feed(piece)
        for how, what in paper.asked:
            answer = answered(how, what, fault, late)
            if answer is not None:
                connection.sendall(bytes([answer]))
        paper.asked.clear()
    signal.pause()  # reads nothing more until it is ended
    return taken


def answered(how: str, what: int, fault: str, late: bool) -> int | None:
    """The byte with which a printer in this state answers, or None where it does not."""
    if fault == "mute":
        return None
    empty = fault == "no-paper" or (fault == "paper-ends" and late)
    if how == "in turn":
        if fault == "paper-ends-late":
            return 0x0C
        return None if empty or fault == "no-turn" else 0
    if what == 4:
        return NO_PAPER if empty else LOW_PAPER if fault == "low-paper" else WELL
    return OFFLINE if fault == "offline" or empty else WELL


def tell(**fields: int) -> None:
    print(json.dumps(fields), flush=True)


if __name__ == "__main__":
    main()
