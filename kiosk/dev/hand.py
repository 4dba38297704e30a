"""A finger on the real window: what is on screen is asked of the dock, touches are the X server's; used by `demo`."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PATIENCE_S = 45.0


class Hand:
    """Looks and touches; `dock` gives the present session's socket, which changes when sessions do."""

    def __init__(self, dock: Callable[[], socket.socket | None], display: str) -> None:
        self._dock = dock
        self._environment = {**os.environ, "DISPLAY": display}
        self._pause = threading.Event()

    def ask(self, question: dict[str, Any]) -> dict[str, Any] | None:
        """The session's answer, or None where there is no session to ask just now."""
        dock = self._dock()
        if dock is None:
            return None
        try:
            dock.settimeout(5.0)
            dock.sendall(json.dumps(question).encode() + b"\n")
            answer = b""
            while not answer.endswith(b"\n"):
                piece = dock.recv(65536)
                if not piece:
                    return None
                answer += piece
        except OSError:
            return None
        return json.loads(answer)

    def until(self, wanted: Callable[[dict[str, Any]], bool], what: str) -> dict[str, Any]:
        """Looks until the page is as wanted; TimeoutError says what was waited for."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            seen = self.ask({"ask": "view"})
            if seen is not None and wanted(seen):
                return seen
            self._pause.wait(0.02)
        raise TimeoutError(f"not seen in {PATIENCE_S:.0f} s: {what}")

    def page(self, name: str) -> dict[str, Any]:
        """Waits for a page by its name."""
        return self.until(lambda seen: seen["page"] == name and not seen["hidden"], f"page {name}")

    def touch(self, control: str) -> dict[str, Any]:
        """Touches the middle of a control; returns the page as it was seen before."""
        seen = self.until(lambda page: control in page["controls"], f"control {control}")
        x, y, width, height = seen["controls"][control]["rect"]
        where = [str(round(x + width / 2)), str(round(y + height / 2))]
        subprocess.run(
            ["xdotool", "mousemove", "--sync", *where, "click", "1"], env=self._environment, check=True,
            capture_output=True,
        )
        return seen

    def turn(self, control: str) -> dict[str, Any]:
        """Touches a control and waits for the page it leads to."""
        before = self.touch(control)
        return self.until(lambda seen: seen["key"] != before["key"], f"another page after {control}")

    def picture(self, path: Path) -> Path:
        """A picture of what is on screen."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.ask({"ask": "picture", "path": str(path.resolve())})
        return path
