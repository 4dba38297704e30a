"""Whether an ID token is what the issuer says, to this desk, now, for this attempt; purely, for `provider`.

OpenID Connect Core 1.0, 3.1.3.7. Only signatures with a key of the issuer's own list count: no key or address
inside a token is looked at, a token without a signature or signed with a shared secret is none.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from kiosk.desk.signin.refusing import NotTrusted
from kiosk.desk.signin.settings import SignIn

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
LEEWAY_S = 60  # that the two clocks may differ
OLDEST_S = 600  # since the token was made


def claims(token: str, keys: Mapping[str, Any], wanted: SignIn, nonce: str, now: float) -> dict[str, Any]:
    """What a token says, once all of it is as it has to be; `NotTrusted` otherwise. `now` is real time."""
    try:
        read = jwt.decode(token, KeySet.import_key_set({"keys": list(_usable(keys))}), algorithms=ALGORITHMS)
    except (JoseError, ValueError, TypeError, KeyError):
        raise NotTrusted("signature") from None
    told = read.claims
    audience = told.get("aud")
    audience = audience if isinstance(audience, list) else [audience]
    party = told.get("azp", wanted.client_id if len(audience) == 1 else None)
    made, ends, begins = told.get("iat"), told.get("exp"), told.get("nbf", 0)
    if told.get("iss") != wanted.issuer:
        raise NotTrusted("issuer")
    if wanted.client_id not in audience or party != wanted.client_id:
        raise NotTrusted("audience")
    if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in (made, ends, begins)):
        raise NotTrusted("time")
    if not now - LEEWAY_S < ends or not now - OLDEST_S < made < now + LEEWAY_S or begins > now + LEEWAY_S:
        raise NotTrusted("time")
    given = str(told.get("nonce")).encode("utf-8", "replace")
    if not hmac.compare_digest(given, nonce.encode()):
        raise NotTrusted("nonce")
    return dict(told)


def _usable(keys: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The issuer's keys that sign and that everybody may know: a shared secret among them is none."""
    listed = keys.get("keys")
    every = [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []
    return [one for one in every if one.get("kty") in ("RSA", "EC") and one.get("use", "sig") == "sig"]
