"""QEMU's two lines of JSON: the machine's monitor (QMP) and the agent inside it; used by `machine`."""

from __future__ import annotations

import json
import socket
import threading
import time
from pathlib import Path
from typing import Any

PATIENCE_S = 60.0


class Refused(Exception):
    """The machine answered that it could not do what it was told."""


class Monitor:
    """One line of JSON out, one back; what the machine tells by itself is kept in `events` with its time."""

    def __init__(self, path: Path, deadline_s: float = PATIENCE_S) -> None:
        self.events: list[tuple[float, str]] = []
        self._lock = threading.Lock()
        self._pieces = b""
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(deadline_s)
        wanted = time.monotonic() + deadline_s
        while True:
            try:
                self._socket.connect(str(path))
                return
            except (FileNotFoundError, ConnectionRefusedError):
                if time.monotonic() > wanted:
                    raise
                threading.Event().wait(0.02)

    def greet(self) -> None:
        """QMP begins with what it can do, and wants to be told to go on."""
        self._line()
        self.ask("qmp_capabilities")

    def ask(self, command: str, **arguments: Any) -> Any:
        """What it answers; `Refused` with its words otherwise. OSError where nobody is there any more."""
        words = {"execute": command, "arguments": {k.replace("_", "-"): v for k, v in arguments.items()}}
        with self._lock:
            self._socket.sendall(json.dumps(words).encode() + b"\n")
            while True:
                answer = self._line()
                if "return" in answer:
                    return answer["return"]
                if "error" in answer:
                    raise Refused(f"{command}: {answer['error'].get('desc')}")

    def sync(self, number: int) -> None:
        """Skips what was asked before: the agent answers late after its machine has started again."""
        words = {"execute": "guest-sync", "arguments": {"id": number}}
        with self._lock:
            self._socket.sendall(json.dumps(words).encode() + b"\n")
            while self._line().get("return") != number:
                pass

    def look(self) -> list[tuple[float, str]]:
        """All events until now."""
        self.ask("query-status")
        return self.events

    def close(self) -> None:
        self._socket.close()

    def _line(self) -> dict[str, Any]:
        while b"\n" not in self._pieces:
            piece = self._socket.recv(65536)
            if not piece:
                raise ConnectionResetError("the machine has gone")
            self._pieces += piece
        line, _, self._pieces = self._pieces.partition(b"\n")
        said: dict[str, Any] = json.loads(line.strip(b"\xff") or b"{}")
        if "event" in said:
            self.events.append((time.monotonic(), said["event"]))
        return said
