"""A small OpenID Connect provider in its own process, honest until a test has told it how to lie.

`python -m tests.desk.provider` prints its address. It signs everybody in at once, or on a press of its one
button (`ask`). What it says is set by `POST /lie`: claims, another key, another way to sign.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlencode

import requests

SECRET, CLIENT = "a-secret-of-the-desk", "bureau-des-bornes"


class Provider:
    """The process as the tests see it."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.desk.provider"], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()
        assert self.url

    def says(self, **lie: Any) -> None:
        """From now on; nothing more of what was said before."""
        assert requests.post(self.url + "/lie", json=lie, timeout=10).ok

    def stop(self) -> None:
        self.process.kill()
        self.process.wait(20)
        assert self.process.stdout is not None
        self.process.stdout.close()


@contextmanager
def running() -> Iterator[Provider]:
    provider = Provider()
    try:
        yield provider
    finally:
        provider.stop()


def signin(provider: Provider, address: str, **more: Any) -> dict[str, Any]:
    """The desk's settings for it."""
    given = {"issuer": provider.url, "client_id": CLIENT, "client_secret": SECRET, "address": address}
    roles = {"agents": ["bornes-agent"], "supervisors": ["bornes-chef"], "technicians": ["bornes-tech"]}
    return given | roles | more


def encoded(value: dict[str, Any]) -> str:
    """A part of a token."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def main() -> None:
    """Serves until killed."""
    import uvicorn
    from joserfc import jwt
    from joserfc.jwk import ECKey, RSAKey
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
    from starlette.routing import Route

    from kiosk.desk import server

    keys = {"rsa": RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig"}),
            "ec": ECKey.generate_key("P-256", {"kid": "ec", "use": "sig"}),
            "foreign": RSAKey.generate_key(2048, {"kid": "rsa"}),
            "new": RSAKey.generate_key(2048, {"kid": "new", "use": "sig"})}  # fmt: skip
    published, lie, codes = ["rsa", "ec"], {}, {}
    listener = server._listen("127.0.0.1", 0)
    url = server.url_of(listener)

    async def described(_request: Request) -> Response:
        places = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys",
                  "end_session_endpoint": "leave"}  # fmt: skip
        known = {"issuer": url} | {name: f"{url}/{path}" for name, path in places.items()}
        return JSONResponse(known | lie.get("described", {}))

    async def listed(_request: Request) -> Response:
        known = [keys[name].as_dict(private=False) for name in published]
        return JSONResponse({"keys": [] if lie.get("no_keys") else [*lie.get("keys", []), *known]})

    async def authorize(request: Request) -> Response:
        asked = dict(request.query_params)
        if lie.get("ask") and "yes" not in asked:
            again = f"/authorize?{urlencode(asked | {'yes': '1'})}".replace("&", "&amp;")
            head = '<!doctype html><link rel="icon" href="data:,">'
            return HTMLResponse(f'{head}<a id="yes" href="{again}">Amina</a>')
        code = secrets.token_urlsafe(16)
        codes[code] = asked
        answer = {"code": code, "state": lie.get("state", asked["state"]), "iss": lie.get("back_iss", url)}
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(answer)}", 302)

    async def token(request: Request) -> Response:
        form = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        asked = codes.pop(form.get("code", ""), None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest())
        good = asked is not None and (
            (form["client_id"], form["client_secret"], form["redirect_uri"], asked["code_challenge_method"])
            == (asked["client_id"], SECRET, asked["redirect_uri"], "S256")
            and challenge.rstrip(b"=").decode() == asked["code_challenge"]
        )
        if not good or asked is None:
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = {"iss": url, "sub": "canari-amina", "aud": CLIENT, "iat": now, "exp": now + 300} | {
            "nonce": asked["nonce"], "roles": ["bornes-agent"], "email": "amina@ville.example"}  # fmt: skip
        for name, value in lie.get("claims", {}).items():
            moved = name in ("exp", "iat", "nbf") and isinstance(value, list)
            claims[name] = now + value[0] if moved else value
        return JSONResponse({"token_type": "Bearer", "id_token": signed(claims)} | lie.get("answer", {}))

    def signed(claims: dict[str, Any]) -> str:
        how = lie.get("sign", "rsa")
        if how == "none":
            return f"{encoded({'alg': 'none'})}.{encoded(claims)}."
        if how in ("secret", "public"):  # a shared secret, or the public key taken for one (RFC 8725, 2.1)
            shared = SECRET.encode() if how == "secret" else keys["rsa"].as_pem(private=False)
            head, body = map(encoded, ({"alg": "HS256", "kid": "rsa"}, claims))
            mark = hmac.new(shared, f"{head}.{body}".encode(), hashlib.sha256).digest()
            return f"{head}.{body}.{base64.urlsafe_b64encode(mark).rstrip(b'=').decode()}"
        header = {"alg": "ES256" if how == "ec" else "RS256", "kid": "rsa" if how == "foreign" else how}
        if how == "own_key":  # the token brings the key that made it
            header = {"alg": "RS256", "jwk": keys["foreign"].as_dict(private=False), "jku": url + "/keys"}
            return jwt.encode(header, claims, keys["foreign"])
        return jwt.encode(header, claims, keys[how])

    async def lies(request: Request) -> Response:
        lie.clear()
        lie.update(await request.json())
        published[:] = ["rsa", "ec", *lie.get("published", [])]
        return JSONResponse({})

    async def leave(request: Request) -> Response:
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], 302)

    app = Starlette(routes=[
        Route("/.well-known/openid-configuration", described), Route("/keys", listed),
        Route("/authorize", authorize), Route("/token", token, methods=["POST"]),
        Route("/lie", lies, methods=["POST"]), Route("/leave", leave),
    ])  # fmt: skip
    print(url, flush=True)
    uvicorn.Server(uvicorn.Config(app, log_config=None)).run(sockets=[listener])


if __name__ == "__main__":
    main()
