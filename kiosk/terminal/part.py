"""What a part of the supervisor is: it hears messages of sessions and of the link, and has a turn of its own.

A new subject of the terminal is one file with one part, named in `parts`; `supervisor` knows none by name.
"""

from __future__ import annotations

from typing import ClassVar

from kiosk.terminal.child import Session
from kiosk.wire.messages import Message


class Part:
    """Does nothing by itself. No method waits: the screen is watched by the same loop."""

    FROM_SESSION: ClassVar[tuple[str, ...]] = ()  # types of messages that `said` is called with
    FROM_LINK: ClassVar[tuple[str, ...]] = ()  # those that `heard` is called with

    def turn(self, current: Session | None) -> None:
        """Once every half second or sooner; `current` is on screen."""

    def said(self, session: Session, message: Message, current: Session | None) -> None:
        """A session, on screen or not, has said one of `FROM_SESSION`."""

    def heard(self, message: Message, current: Session | None) -> None:
        """The link has said one of `FROM_LINK`."""

    def greet(self, session: Session) -> None:
        """A fresh session has come on screen."""

    def left(self, session: Session) -> None:
        """A session is over, by itself or not; it is told nothing more."""

    def link_lost(self) -> None:
        """The link is not connected any more."""

    def close(self) -> None:
        """The terminal ends."""
