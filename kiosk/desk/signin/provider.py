"""The city's sign-in as the desk asks it: its description, its keys, a code for a token; used by `routes`.

Everything comes from the issuer that the settings name, over https (or this machine), without redirection.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import requests

from kiosk.desk.signin.attempt import Attempt
from kiosk.desk.signin.refusing import NotTrusted, Unusable
from kiosk.desk.signin.settings import SignIn, is_secure

WAIT_S = (3.0, 5.0)
FRESH_S = 3600.0  # its description and keys are asked for again after that
SOONEST_S = 30.0  # … and not before that, whatever keys tokens name
LONGEST = 256 * 1024
ADDRESSES = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class Provider:
    """One process's view of the issuer."""

    def __init__(self, settings: SignIn) -> None:
        self.settings = settings
        self._described: dict[str, Any] = {}
        self._keys: dict[str, Any] = {}
        self._asked_at = float("-inf")
        self._turn = asyncio.Lock()

    async def start(self, attempt: Attempt) -> str:
        """Where the browser goes to sign in."""
        described = await self._described_now()
        asked = {
            "response_type": "code",
            "scope": "openid",
            "client_id": self.settings.client_id,
            "redirect_uri": self.settings.back,
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": attempt.challenge,
            "code_challenge_method": "S256",
        }
        return _with(described["authorization_endpoint"], asked)

    async def leave(self) -> str:
        """Where the browser goes to sign out there too; empty where the issuer has no such place.

        OpenID Connect RP-Initiated Logout 1.0; by `client_id`, since no token is kept.
        """
        try:
            place = (await self._described_now()).get("end_session_endpoint")
        except Unusable:
            return ""
        home = self.settings.address.rstrip("/") + "/"
        asked = {"client_id": self.settings.client_id, "post_logout_redirect_uri": home}
        return _with(place, asked) if is_secure(place) else ""

    async def claims(self, code: str, attempt: Attempt) -> dict[str, Any]:
        """What the issuer says of who came back with this code; `NotSignedIn` where it is not believed."""
        from kiosk.desk.signin import tokens  # loaded by no desk that has no such sign-in

        described = await self._described_now()
        answer = await asyncio.to_thread(self._exchange, described["token_endpoint"], code, attempt.verifier)
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise Unusable("no_token")
        try:
            return tokens.claims(token, self._keys, self.settings, attempt.nonce, time.time())
        except NotTrusted as error:
            if error.reason != "signature" or time.monotonic() - self._asked_at < SOONEST_S:
                raise
        await self._described_now(anew=True)  # it may sign with a new key
        return tokens.claims(token, self._keys, self.settings, attempt.nonce, time.time())

    async def _described_now(self, anew: bool = False) -> dict[str, Any]:
        async with self._turn:
            if anew or time.monotonic() - self._asked_at > FRESH_S:
                described, keys = await asyncio.to_thread(self.ask)
                self._described, self._keys, self._asked_at = described, keys, time.monotonic()
            return self._described

    def ask(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Its description and its keys, as they are now. Blocks; `Unusable`."""
        described = self._read("GET", self.settings.issuer.rstrip("/") + "/.well-known/openid-configuration")
        if described.get("issuer") != self.settings.issuer:
            raise Unusable("other_issuer")
        if not all(is_secure(described.get(name)) for name in ADDRESSES):
            raise Unusable("unsafe_address")
        return described, self._read("GET", described["jwks_uri"])

    def _exchange(self, address: str, code: str, verifier: str) -> dict[str, Any]:
        given = self.settings
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": given.back,
            "client_id": given.client_id,
            "code_verifier": verifier,
        }
        form |= {"client_secret": given.client_secret} if given.client_secret else {}
        return self._read("POST", address, form)

    def _read(self, method: str, address: str, form: Mapping[str, str] | None = None) -> dict[str, Any]:
        try:
            with requests.Session() as session:
                session.trust_env = False
                session.verify = self.settings.authority or True
                answer = session.request(
                    method, address, data=form, timeout=WAIT_S, allow_redirects=False, stream=True
                )
                if answer.status_code != 200:
                    raise Unusable(f"status_{answer.status_code}")
                body = answer.raw.read(LONGEST + 1, decode_content=True)
            found = json.loads(body) if len(body) <= LONGEST else None
        except (requests.RequestException, OSError, ValueError, RecursionError) as error:
            raise Unusable(type(error).__name__) from None
        if not isinstance(found, dict):
            raise Unusable("not_json")
        return found


def _with(address: str, asked: Mapping[str, str]) -> str:
    return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"
