"""One attempt to sign in, kept in the browser's own cookie, signed by the desk, for ten minutes; by `routes`.

Nothing is stored: any process of the desk takes the browser back, and nobody fills a table with attempts.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass

COOKIE = "signin"
PATH = "/signin"
LASTS_S = 600


@dataclass(frozen=True, slots=True)
class Attempt:
    """What the answer has to match (`state`, `nonce`), what only this desk can say (`verifier`, RFC 7636)."""

    state: str
    nonce: str
    verifier: str
    counter: str
    language: str
    until: float

    @property
    def challenge(self) -> str:
        """What the issuer is told of the verifier: nobody can go back from it (S256)."""
        return _text(hashlib.sha256(self.verifier.encode()).digest())


def begin(counter: str, language: str, now: float) -> Attempt:
    """A new one; none of its secrets was ever used before."""
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    return Attempt(state, nonce, verifier, counter, language, now + LASTS_S)


def sealed(attempt: Attempt, secret: str) -> str:
    """The cookie's value."""
    body = _text(json.dumps(asdict(attempt)).encode())
    return f"{body}.{_mark(body, secret)}"


def opened(cookie: str, secret: str, now: float) -> Attempt | None:
    """The attempt of a cookie that this desk made and that is not too old."""
    body, _, mark = cookie.partition(".")
    if not hmac.compare_digest(mark.encode("utf-8", "replace"), _mark(body, secret).encode()):
        return None
    found = Attempt(**json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))))
    return found if now < found.until <= now + LASTS_S + 60 else None


def _mark(body: str, secret: str) -> str:
    given = f"signin {body}".encode("utf-8", "replace")
    return _text(hmac.new(bytes.fromhex(secret), given, hashlib.sha256).digest())


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
