"""How a sign-in ends that opens nothing: a code for the log, a status for the browser."""

from __future__ import annotations


class NotSignedIn(Exception):
    """Somebody did not get in; `reason` is a code of ours, never what was sent."""

    status = 403

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotTrusted(NotSignedIn):
    """A token is not what it has to be."""


class Unusable(NotSignedIn):
    """The city's sign-in does not answer, or not as one does."""

    status = 502
