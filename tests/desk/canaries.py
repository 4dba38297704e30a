"""A citizen who types what stands nowhere else, and the search for it in all bytes; used by tests."""

from __future__ import annotations

import secrets
import select
import socket
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.app.core import Core
from kiosk.app.outward import events_of, message_of
from kiosk.app.parts import layout_of
from kiosk.procedures.answers import Number, Typed
from kiosk.procedures.model import Procedure, Question, Text
from kiosk.session.effects import Effect
from kiosk.session.events import Answered, Event, KeyTyped, ProcedureOpened, Started
from kiosk.ui.fonts import load_metrics
from kiosk.wire.messages import Message
from tests.handoff.terminal import Supervisor
from tests.journeys.memory_driver import parts_of
from tests.procedures.build import Shelf, procedure, question

PATIENCE_S = 25.0
OPEN = "rue de Picpus"


def _typed(identity: str, privacy: str, label: str) -> Question:
    return question(identity, kind="text", privacy=privacy, label=Text(label))


FIELDS = {  # every class, and one without; each but the first gets a canary
    "rue": _typed("rue", "open", "Adresse"),
    "nom": _typed("nom", "personal", "Nom"),
    "sante": _typed("sante", "veiled", "Santé"),
    "sans": question("sans", kind="text", label=Text("Sans classe")),
    "code": _typed("code", "secret", "Code"),
    "age": question("age", kind="number", privacy="veiled", label=Text("Âge"), least=0, most=10**9 - 1),
    "suite": _typed("suite", "personal", "Suite"),
}
HALL: Procedure = procedure(*FIELDS.values(), identity="canaris")


def canary() -> str:
    return "canari" + secrets.token_hex(6)


class Citizen:
    """A session that talks to a real link as one under a supervisor does, every byte of it kept in `left`."""

    def __init__(self, supervisor: Supervisor) -> None:
        parts, metrics = parts_of("portrait"), load_metrics()
        settings = parts.settings
        self._supervisor = supervisor
        self._heard = 0
        self.left = bytearray()
        self.core = Core(
            Shelf(HALL), parts.texts, parts.hall,
            lambda preferences: layout_of(settings, metrics, preferences, (1080, 1920)),
            parts.rules, time.monotonic,
        )  # fmt: skip
        self.canaries = {name: canary() for name in ("nom", "sante", "sans", "code", "suite")}
        self.number = secrets.randbelow(9 * 10**8) + 10**8
        self.sends(Started("fr"), ProcedureOpened("canaris"), Answered("rue", Typed(OPEN)))

    @property
    def all(self) -> list[str]:
        return [*self.canaries.values(), str(self.number)]

    @property
    def unshown(self) -> list[str]:
        """What not even the page may have."""
        return [text for name, text in self.canaries.items() if name != "nom"] + [str(self.number)]

    def answers(self) -> None:
        """All fields but the last, whose letters are typed and not sent off."""
        for name in ("nom", "sante", "sans", "code"):
            self.sends(Answered(name, Typed(self.canaries[name])))
        self.sends(Answered("age", Number(self.number)))
        self.sends(*(KeyTyped(letter) for letter in self.canaries["suite"]))
        assert self.core.session.frame is not None
        assert self.core.session.frame.draft == self.canaries["suite"]

    def sends(self, *events: Event) -> None:
        for event in events:
            self._do(self.core.send(event))

    def close(self) -> None:
        """As a supervisor that goes without a word."""
        self._supervisor.close()

    def choose(self, *controls: str) -> None:
        for control in controls:
            assert self.core.view.control(control) is not None, [one.id for one in self.core.view.controls]
            self._do(self.core.choose(control))

    def until(self, true: Callable[[], bool], what: str, deadline_s: float = PATIENCE_S) -> None:
        """Lets time pass, and hears the link, until it is so."""
        end = time.monotonic() + deadline_s
        while not true():
            assert time.monotonic() < end, what
            self._supervisor.read(0.1)
            self._hear()
            self._do(self.core.tick())

    def _hear(self) -> None:
        while self._heard < len(self._supervisor.heard):
            message = self._supervisor.heard[self._heard]
            self._heard += 1
            self.sends(*events_of(message))

    def _do(self, effects: Iterable[Effect]) -> None:
        for effect in effects:
            if (message := message_of(effect)) is not None:
                kind, data = message
                self.left += Message(kind, data).encode()
                self._supervisor.send(kind, **data)


class Tap:
    """A proxy that keeps every byte that passes, both ways."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._target = (parts.hostname or "", parts.port or 0)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.passed = bytearray()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection(self._target)
        except OSError:  # the desk has gone
            near.close()
            return
        with near, far:
            other = {near: far, far: near}
            while True:
                for one in select.select([near, far], [], [])[0]:
                    try:
                        piece = one.recv(65_536)
                        self.passed += piece
                        if not piece:
                            return
                        other[one].sendall(piece)
                    except OSError:
                        return

    def close(self) -> None:
        self._listener.close()


def files_of(*folders: Path) -> dict[str, bytes]:
    """Every file below these folders as it is on the disk now."""
    kept: dict[str, bytes] = {}
    for path in (path for folder in folders for path in folder.rglob("*")):
        try:
            kept[str(path)] = path.read_bytes() if path.is_file() else b""
        except FileNotFoundError:  # a browser's, gone since
            continue
    return kept


def found(canaries: Iterable[str], places: dict[str, bytes]) -> list[str]:
    """Where any of them stands, plainly or as it is usually written down."""
    return [
        f"{place}: {canary[:9]}… as {way}"
        for canary in canaries
        for way, bytes_ in written(canary).items()
        for place, content in places.items()
        if bytes_ in content
    ]


def written(text: str) -> dict[str, bytes]:
    """The ways in which bytes may hold a text."""
    plain = text.encode()
    ways = {"text": plain, "UTF-16": text.encode("utf-16-le"), "hexadecimal": plain.hex().encode()}
    for skipped in range(3):  # wherever in a longer text it begins
        inside = b64encode(b"\0" * skipped + plain)
        ways[f"base64 at {skipped}"] = inside[4 if skipped else 0 : -4]
    return ways
