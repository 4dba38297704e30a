"""A desk as a channel of the link: the call itself goes there, and what becomes of it comes back."""

from __future__ import annotations

from kiosk.handoff.book import Book
from kiosk.handoff.client import DeskClient, Rejected, Unreachable, path_of
from kiosk.handoff.outbox import Held
from kiosk.wire.calls import CallState
from kiosk.wire.channel import ChannelFailed, Notice

MALFORMED = 422


class DeskChannel:
    """One desk, by its address; told twice, it has the call once."""

    name = "desk"

    def __init__(self, url: str, client: DeskClient, book: Book) -> None:
        self._url, self._client, self._book = url, client, book

    def signal(self, notice: Notice) -> None:
        """The desk hears how the call that the book holds stands, and says how it stands there.

        `ChannelFailed`: "no_answer", "not_let_in", "unknown_call" (it has lost the call) or "refused".
        """
        held = self._book.held(notice.call)
        if held is None:
            return
        here = held.posted and held.url == self._url
        cancels = here and bool(held.told)
        try:
            answer = self._tell_end(held) if cancels else self._post(held)
        except Rejected as refusal:
            raise ChannelFailed(_code(refusal.status, here)) from None
        except Unreachable:
            self._book.reached(self._url, False)
            raise ChannelFailed("no_answer") from None
        self._book.reached(self._url, True)  # before the news that it brings: both are told together
        wished = 0 if cancels else held.call.wishes_version
        self._book.learnt(self._url, answer, str(CallState.CANCELLED) if cancels else "", wished)

    def check(self) -> None:
        """Whether it answers and lets this terminal in: figures of nothing are refused, once let in."""
        try:
            self._client.post(self._url, "/api/counts", {})
        except Rejected as refusal:
            if refusal.status != MALFORMED:
                raise ChannelFailed(_code(refusal.status, known=False)) from None
        except Unreachable:
            raise ChannelFailed("no_answer") from None

    def _post(self, held: Held) -> dict[str, object]:
        state = held.told or str(CallState.QUEUED)
        body = held.call.to_json() | {"state": state, "waited_ms": self._book.waited_ms(held)}
        return self._client.post(self._url, "/api/calls", body)

    def _tell_end(self, held: Held) -> dict[str, object]:
        body = {"terminal": held.call.terminal}
        return self._client.post(self._url, path_of(held.call.id, "cancel"), body)


def _code(status: int, known: bool) -> str:
    if status in (401, 403):
        return "not_let_in"
    return "unknown_call" if status == 404 and known else "refused"
