"""A descriptor through which a developer, the demo or a test sees what is on screen; never there in service.

JSON lines: `{"ask":"view"}`, with `"words":true` for what is written too; `{"ask":"picture","path":…}`;
`{"ask":"later","seconds":…}` moves the session's clock on; `{"ask":"sdl","events":[…]}` hands SDL events
in, in hexadecimal: several fingers, which XTest does not make. Other touches come from outside.
"""

from __future__ import annotations

import hashlib
import json
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.ui.sdl import push_event
from kiosk.ui.shots import picture
from kiosk.views.placement import words_on

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
            asked = json.loads(line)
            answer = self._answer(asked) | {"n": asked.get("n")}
            self._channel.sendall(json.dumps(answer).encode() + b"\n")

    def _answer(self, asked: dict) -> dict:
        if asked["ask"] == "picture":
            picture(Path(asked["path"]))
            return {"picture": asked["path"]}
        if asked["ask"] == "later":
            self._process.later(float(asked["seconds"]))
        if asked["ask"] == "sdl":
            for one in asked["events"]:
                push_event(bytes.fromhex(one))
        return self._view(words=bool(asked.get("words")))

    def _view(self, words: bool) -> dict:
        """The page by its names and places: its words, which may hold an answer, only where asked for."""
        process, core = self._process, self._process.core
        if core is None:
            placement = process.screen.placement
            lines = [line.text for shape in placement.shapes for line in shape.lines] if placement else []
            return {
                "page": "out_of_order",
                "key": "",
                "controls": {},
                "hidden": process.hidden,
                "said": lines,
            }
        view, session = core.view, core.session
        told = {
            "page": view.page,
            "key": hashlib.sha256(view.key.encode()).hexdigest()[:16],
            "controls": {
                shape.control.id: {
                    "state": shape.control.state,
                    "rect": [shape.rect.x, shape.rect.y, shape.rect.w, shape.rect.h],
                    **({"label": shape.control.label, "said": shape.control.said} if words else {}),
                }
                for shape in core.placement.shapes
                if shape.control is not None
            },
            "speaking": view.speaking,
            "tone": view.tone,
            "focus": view.focus,
            "ring": view.ring,
            "told": session.told,
            "hidden": process.hidden,
            "voice": session.preferences.voice,
            "exploring": session.exploring,
            "finger": session.fingertip.contact is not None,
            "volume": session.preferences.volume,
            "voice_problem": session.voice_problem,
            "call": str(session.call.state) if session.call is not None else "",
        }
        return told | (self._words() if words else {})

    def _words(self) -> dict:
        """What is to be said, what of it is written, and all that stands on the panel."""
        core = self._process.core
        assert core is not None
        notice = core.view.notice
        return {
            "title": core.view.title,
            "said": [one.said for one in core.view.announcement],
            "written": [one.text for one in core.view.announcement],
            "passing": [[one.said, one.text] for one in core.view.told],
            "notice": [notice.said, notice.text] if notice is not None else [],
            "shown": [words_on(shape) for shape in core.placement.shapes],
        }
