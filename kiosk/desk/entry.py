"""Who may enter: the terminals' token, the agents' code and the cookie it opens; used by the routes."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from urllib.parse import quote, unquote, urlsplit

from starlette.requests import Request

from kiosk.desk.refusals import Refused, malformed

COOKIE = "desk"
COOKIE_S = 14 * 3600
FREE_TRIES = 5
LONGEST_BLOCK_S = 300
MOST_ADDRESSES = 10_000


def same(given: str, secret: str) -> bool:
    """Whether the two are equal, in a time that does not tell how much of them is."""
    return hmac.compare_digest(
        hashlib.sha256(given.encode()).digest(), hashlib.sha256(secret.encode()).digest()
    )


def require_terminal(request: Request, token: str) -> None:
    """Only a terminal that knows the token goes on."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not same(given.strip(), token):
        raise Refused(
            401,
            "token",
            "Le jeton de la borne est absent ou faux.",
            "Écrivez le même KIOSK_DESK__TOKEN sur la borne et sur le bureau.",
        )


def require_same_origin(request: Request) -> None:
    """An agent's post comes from this page, not from another site open in the same browser."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host", "")
    if foreign or site in ("cross-site", "same-site"):
        raise Refused(403, "origin", "Cette demande vient d’un autre site.", "Rouvrez la page du bureau.")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":  # what another site's plain form cannot send
        raise Refused(415, "json", "La demande n’est pas en JSON.", "Envoyez Content-Type: application/json.")


def counter_name(value: object) -> str:
    """The counter's name, cleaned; `Refused` where it is not one."""
    name = " ".join(value.split()) if isinstance(value, str) else ""
    if not 1 <= len(name) <= 40 or any(unicodedata.category(c) in ("Cc", "Cs", "Cf") for c in name):
        raise malformed("Le nom du guichet a de 1 à 40 caractères.", "Écrivez par exemple « Guichet 3 ».")
    return name


class Cookies:
    """Signs and reads the cookie that says which counter this page is; another code or database ends it."""

    def __init__(self, key: str, agent_code: str) -> None:
        self._key = hmac.new(bytes.fromhex(key), agent_code.encode(), hashlib.sha256).digest()

    def make(self, name: str, now: float) -> str:
        """The cookie's value."""
        body = f"{quote(name, safe='')}.{int(now)}"
        return f"{body}.{self._sign(body)}"

    def counter(self, request: Request, now: float) -> str:
        """The counter's name, or `Refused`."""
        body, _, signature = request.cookies.get(COOKIE, "").rpartition(".")
        name, _, made = body.rpartition(".")
        if not body or not hmac.compare_digest(signature.encode(), self._sign(body).encode()):
            raise _sign_in()
        if not 0 <= now - int(made) + 60 <= COOKIE_S:
            raise _sign_in()
        return unquote(name)

    def _sign(self, body: str) -> str:
        return hmac.new(self._key, body.encode(), hashlib.sha256).hexdigest()


class Tries:
    """Wrong codes by address: five are free, then each doubles the wait."""

    def __init__(self) -> None:
        self._wrong: dict[str, tuple[int, float]] = {}

    def check(self, address: str, now: float) -> None:
        """`Refused` while this address has to wait."""
        _, until = self._wrong.get(address, (0, 0.0))
        if now < until:
            wait = int(until - now) + 1
            raise Refused(
                429,
                "slow_down",
                "Trop de codes faux ont été essayés.",
                f"Attendez {wait} secondes, puis réessayez.",
                wait_s=wait,
            )

    def wrong(self, address: str, now: float) -> None:
        """Remembers one more wrong code."""
        if len(self._wrong) >= MOST_ADDRESSES:
            self._wrong = {a: v for a, v in self._wrong.items() if v[1] > now}
        times = self._wrong.get(address, (0, 0.0))[0] + 1
        wait = min(2.0 ** (times - FREE_TRIES + 1), LONGEST_BLOCK_S) if times >= FREE_TRIES else 0
        self._wrong[address] = (times, now + wait)

    def right(self, address: str) -> None:
        """Forgets the address."""
        self._wrong.pop(address, None)


def _sign_in() -> Refused:
    return Refused(401, "sign_in", "Vous n’êtes pas entré.", "Donnez le code du bureau.")
