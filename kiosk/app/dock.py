"""A descriptor through which a developer, the demo or a test sees what is on screen; never there in service.

JSON lines: `{"ask":"view"}`, `{"ask":"picture","path":…}`; touches come from outside.
"""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.ui.shots import picture

if TYPE_CHECKING:
    from kiosk.app.window import Process


class Dock:
    """Answers one question a line, in order."""

    def __init__(self, channel: socket.socket, process: Process) -> None:
        self._channel = channel
        self._process = process
        self._rest = b""
        channel.setblocking(False)
        process.loop.watch(channel.fileno(), self._heard)

    def _heard(self) -> None:
        try:
            piece = self._channel.recv(65536)
        except BlockingIOError:
            return
        if not piece:
            self._process.loop.unwatch(self._channel.fileno())
            return
        *lines, self._rest = (self._rest + piece).split(b"\n")
        for line in lines:
            answer = self._answer(json.loads(line))
            self._channel.sendall(json.dumps(answer).encode() + b"\n")

    def _answer(self, asked: dict) -> dict:
        core = self._process.core
        if asked["ask"] == "picture":
            picture(Path(asked["path"]))
            return {"picture": asked["path"]}
        if core is None:
            return {"page": "out_of_order", "controls": {}}
        placement = core.placement
        controls = {
            shape.control.id: {
                "label": shape.control.label, "state": shape.control.state,
                "rect": [shape.rect.x, shape.rect.y, shape.rect.w, shape.rect.h],
            }
            for shape in placement.shapes if shape.control is not None
        }
        return {
            "page": core.view.page, "key": core.view.key, "title": core.view.title, "controls": controls,
            "speaking": core.view.speaking, "tone": core.view.tone, "hidden": self._process.hidden,
        }
