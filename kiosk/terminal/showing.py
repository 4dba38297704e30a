"""What the session on screen shows to an agent, on its way to the link, sealed; used by `supervisor`.

Where the session has gone without a word, the page is told to forget.
"""

from __future__ import annotations

from kiosk.terminal.child import Session
from kiosk.terminal.linkline import LinkLine
from kiosk.terminal.part import Part
from kiosk.wire.messages import Message


class Showing(Part):
    """Remembers which session shows something, and under which number it last did; nothing of what."""

    FROM_SESSION = ("ShowAnswers", "HideAnswers")
    FROM_LINK = ("ViewerChanged", "AnswersSeen")

    def __init__(self, line: LinkLine) -> None:
        self._line = line
        self._shown: tuple[Session, dict] | None = None

    def said(self, session: Session, message: Message, current: Session | None) -> None:
        """Of the session on screen only: now or never, it is said again."""
        if session is not current:
            return
        data = dict(message.data)
        names = {name: data.get(name) for name in ("call", "page", "number")}
        self._shown = (session, names) if message.type == "ShowAnswers" else None
        self._line.say_now(message.type, data)

    def heard(self, message: Message, current: Session | None) -> None:
        if current is not None:
            current.send(message.type, dict(message.data))

    def left(self, session: Session) -> None:
        """A session has been replaced: what it showed is to be forgotten."""
        if self._shown is None or self._shown[0] is not session:
            return
        names, self._shown = self._shown[1], None
        if isinstance(number := names["number"], int):
            self._line.say_now("HideAnswers", names | {"number": number + 1})
