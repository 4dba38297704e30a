"""Tells a test, through the pipe HEARD_BY, what the voice child is told and tells; run by Python itself.

Python runs a module of this name at its start where it finds one; here by the PYTHONPATH of one test.
"""

import json
import os
import sys


def _listen(pipe: str) -> None:
    from kiosk.voice import protocol

    to_test = os.open(pipe, os.O_WRONLY)
    receive, encode = protocol.receive, protocol.encode

    def told(channel):
        messages, alive = receive(channel)
        for message in messages:
            os.write(to_test, json.dumps(message).encode() + b"\n")
        return messages, alive

    def tells(kind, **fields):
        packet = encode(kind, **fields)
        os.write(to_test, packet)
        return packet

    protocol.receive, protocol.encode = told, tells


if "kiosk.voice.child" in sys.orig_argv and "HEARD_BY" in os.environ:
    _listen(os.environ["HEARD_BY"])
