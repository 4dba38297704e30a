"""The technician's part of a supervisor before a pretended session; opened by the button and a first code."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from kiosk.terminal.button import PretendedButton
from kiosk.terminal.child import Session
from kiosk.terminal.linkline import LinkLine
from kiosk.terminal.technician import TechnicianOptions, TechnicianPart
from kiosk.wire.messages import Message


class OnScreen:
    """The session on screen, as far as a part knows it."""

    drawn, broken, busy = True, False, False

    def __init__(self) -> None:
        self.heard: list[tuple[str, dict[str, Any]]] = []

    def send(self, kind: str, data: dict[str, Any]) -> None:
        self.heard.append((kind, data))


class Opening:
    """The part, and what the session before it was told."""

    def __init__(self, options: TechnicianOptions, line: LinkLine, press: int) -> None:
        self.part, self.there, self._press = TechnicianPart(options, line), OnScreen(), press
        self.session = cast(Session, self.there)

    def open(self) -> None:
        """The button is pressed and a code chosen."""
        os.write(self._press, b".")
        self.part.turn(self.session)
        self.says("ChooseCode", code="407193")

    def says(self, kind: str, **data: Any) -> None:
        """The session on screen sends this."""
        self.part.said(self.session, Message(kind, data), self.session)


@contextmanager
def technician(
    folder: Path, line: LinkLine | None = None, *, config: Path | None = None, **more: Any
) -> Iterator[Opening]:
    """Nobody has pressed yet; without a line there is no link. `more` are options of the part."""
    read, press = os.pipe()
    options = TechnicianOptions(config or folder, folder, button=PretendedButton(read), **more)
    opening = Opening(options, line or LinkLine(folder / "link.sock"), press)
    try:
        yield opening
    finally:
        opening.part.close()
        os.close(press)
