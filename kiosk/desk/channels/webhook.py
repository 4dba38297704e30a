"""A signed message to a city's own tools, sent until it is taken; made by `made`.

The signature is HMAC-SHA256 of "<timestamp>.<body>" in hexadecimal, in `X-Kiosk-Signature`; the timestamp, in
seconds of the epoch, in `X-Kiosk-Timestamp`: a receiver refuses old ones. The same message may come twice.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from urllib.parse import urlsplit

import requests

from kiosk.wire.channel import ChannelFailed, Notice

CONNECT_S, ANSWER_S = 1.0, 2.0
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Webhook:
    """One address that hears of calls nobody takes; https, or on this machine."""

    name = "webhook"

    def __init__(self, url: str, secret: str) -> None:
        parts = urlsplit(url)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
            raise ValueError("a webhook is https, or on this machine")
        self._url, self._secret = url, secret.encode()

    def signal(self, notice: Notice) -> None:
        """Posts where the call rings and whether it still does."""
        told = {"call": notice.call, "site": notice.site, "terminal": notice.terminal}
        self._post(told | {"what": notice.what, "at": notice.at})

    def check(self) -> None:
        """Posts a message that says that it is only a check."""
        self._post({"what": "check"})

    def _post(self, message: dict[str, object]) -> None:
        body, stamp = json.dumps(message, separators=(",", ":")).encode(), str(int(time.time()))
        with requests.Session() as session:
            session.trust_env = False
            try:
                answer = session.post(
                    self._url,
                    data=body,
                    headers={
                        "Content-Type": "application/json",
                        "X-Kiosk-Timestamp": stamp,
                        "X-Kiosk-Signature": signature(self._secret, stamp, body),
                    },
                    timeout=(CONNECT_S, ANSWER_S),
                    allow_redirects=False,
                )
            except (requests.RequestException, OSError, ValueError):
                raise ChannelFailed("no_answer") from None
        if not answer.ok or answer.is_redirect:
            raise ChannelFailed("refused")


def signature(secret: bytes, stamp: str, body: bytes) -> str:
    """What the header holds for this body sent at that time."""
    return hmac.new(secret, stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
