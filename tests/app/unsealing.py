"""An agent's page's key, opened as the page does it; used by the tests."""

from __future__ import annotations

from base64 import b64decode, b64encode

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


class PageKey:
    """A key pair; `text` is what the page offers."""

    def __init__(self) -> None:
        self._private = ec.generate_private_key(ec.SECP256R1())
        public = self._private.public_key()
        self._point = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.text = b64encode(self._point).decode()

    def open(self, sealed: str, call: str, number: int) -> str:
        """The text; InvalidTag where it was sealed to another, for another call, or out of turn."""
        whole = b64decode(sealed)
        point, nonce, text = whole[:65], whole[65:77], whole[77:]
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        shared = self._private.exchange(ec.ECDH(), theirs)
        info = b"kiosk shown answers 1"
        secret = HKDF(algorithm=SHA256(), length=32, salt=point + self._point, info=info).derive(shared)
        return AESGCM(secret).decrypt(nonce, text, f"{call}/{number}".encode()).decode()
