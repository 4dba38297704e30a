"""Gives a ticket to the child that prints it, to nobody on the way; used by the session and by `child`.

The session keeps the ticket in sealed memory. What travels, through the supervisor and the link where the
printer is on the network, is one end of a socket pair: the child closes itself to other processes, asks
through it, and only then is given the memory.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
from contextlib import suppress

from kiosk.services.ticket.content import Ticket

ASKING = b"?"
GIVEN = b"!"
ASKED_S = 10.0  # for a session that draws meanwhile, or is gone
LONGEST = 2_000_000  # bytes
_SEALS = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL


class Handing:
    """A ticket to be given once, to who holds `theirs`. Once `fileno()` is readable: `look`."""

    def __init__(self, ticket: Ticket) -> None:
        """OSError where there is no memory or no descriptor left."""
        self._sheet = _sealed(json.dumps(ticket.to_json(), ensure_ascii=False).encode())
        try:
            self._ours, self.theirs = socket.socketpair()
        except OSError:
            os.close(self._sheet)
            raise
        self._ours.setblocking(False)
        self._open = True

    def fileno(self) -> int:
        """Readable when somebody asks for the ticket, or will never do so any more."""
        return self._ours.fileno()

    def look(self) -> bool:
        """Gives the ticket to who has asked for it, without waiting; whether there is nothing more to do."""
        if not self._open:
            return True
        try:
            asked = self._ours.recv(1)
        except BlockingIOError:
            return False
        except OSError:
            asked = b""
        if asked == ASKING:
            with suppress(OSError):  # gone meanwhile: its end is told elsewhere
                socket.send_fds(self._ours, [GIVEN], [self._sheet])
        return True

    def close(self) -> None:
        """Nobody is given it any more."""
        if self._open:
            self._open = False
            self._ours.close()
            self.theirs.close()
            os.close(self._sheet)


def asked_for(fd: int) -> object:
    """The plain values of the ticket, for the child at the other end; OSError, ValueError: there is none."""
    with socket.socket(fileno=fd) as channel:
        channel.settimeout(ASKED_S)
        channel.sendall(ASKING)
        _, given, _, _ = socket.recv_fds(channel, 1, 1, socket.MSG_CMSG_CLOEXEC)
    if not given:
        raise OSError("nobody gives a ticket")
    try:
        return json.loads(os.pread(given[0], LONGEST, 0))
    finally:
        os.close(given[0])


def _sealed(body: bytes) -> int:
    """In memory, in no file, and never another than it is now."""
    sheet = os.memfd_create("ticket", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    try:
        with open(sheet, "wb", closefd=False) as file:
            file.write(body)
        fcntl.fcntl(sheet, fcntl.F_ADD_SEALS, _SEALS)
    except OSError:
        os.close(sheet)
        raise
    return sheet
