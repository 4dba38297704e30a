"""The session's line to the supervisor: what is carried comes with its message, however much waits before."""

from __future__ import annotations

import os
import socket

from kiosk.app.line import Line
from kiosk.wire.messages import Reader

LARGE = {"problems": ["x" * 1_000] * 100}


def test_a_descriptor_waits_with_its_message_and_comes_no_later() -> None:
    ours, theirs = socket.socketpair()
    read, write = os.pipe()
    theirs.setblocking(False)
    line, reader = Line(ours), Reader()
    with ours, theirs:
        while line.send("Ready", LARGE):  # until the supervisor's buffer is full
            pass
        assert not line.send("Print", {}, read)
        os.close(read)
        heard, given = [], []
        while "Print" not in heard:
            piece, descriptors, _, _ = socket.recv_fds(theirs, 65_536, 4)
            given += descriptors
            heard += [message.type for message in reader.feed(piece)]
            line.flush()
        assert reader.refused == 0
        (carried,) = given
        os.write(write, b"!")
        assert os.read(carried, 1) == b"!"
        assert line.send("Ended", {})
        piece, descriptors, _, _ = socket.recv_fds(theirs, 65_536, 4)
        assert descriptors == []
        for descriptor in (carried, write):
            os.close(descriptor)
