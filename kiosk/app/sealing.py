"""Seals what the citizen shows so that only one agent's page opens it; used by `outward`.

An ephemeral P-256 key agrees with the page's, HKDF-SHA256 (RFC 5869) makes a key of it, AES-256-GCM seals;
the call and the number of what is sent are authenticated with it, so that nothing opens for another call or
out of turn. The page does the same with WebCrypto (`kiosk/desk/page/sealed.js`).
"""

from __future__ import annotations

import binascii
import os
from base64 import b64decode, b64encode

POINT = 65  # bytes of an uncompressed point of P-256 (SEC 1, 2.3.3)
NONCE = 12
INFO = b"kiosk shown answers 1"
BLOCK = 1024  # what is sealed is as long as a whole number of these: its length tells nothing of an answer


def is_key(key: str) -> bool:
    """Whether a page's key, as it came, is a point of the curve."""
    try:
        _public(key)
    except ValueError:
        return False
    return True


def seal(text: str, key: str, call_id: str, number: int) -> str:
    """Base64 of ephemeral point, nonce and sealed text; ValueError where the key is none."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    page = _public(key)
    own = ec.generate_private_key(ec.SECP256R1())
    point = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    salt = point + page.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = own.exchange(ec.ECDH(), page)
    secret = HKDF(algorithm=SHA256(), length=32, salt=salt, info=INFO).derive(shared)
    nonce, plain = os.urandom(NONCE), text.encode()
    plain += b" " * (-len(plain) % BLOCK)
    sealed = AESGCM(secret).encrypt(nonce, plain, bound_to(call_id, number))
    return b64encode(point + nonce + sealed).decode()


def bound_to(call_id: str, number: int) -> bytes:
    """What the seal authenticates besides the text."""
    return f"{call_id}/{number}".encode()


def _public(key: str):  # type: ignore[no-untyped-def]
    from cryptography.hazmat.primitives.asymmetric import ec

    try:
        point = b64decode(key, validate=True)
    except binascii.Error:
        raise ValueError("the key is not base64") from None
    if len(point) != POINT:
        raise ValueError(f"the key is not a point of {POINT} bytes")
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
