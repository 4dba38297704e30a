"""The city's pair of keys (Ed25519): one signs bundles at the city, the other is known to every terminal."""

from __future__ import annotations

import base64
import binascii
import os
import stat
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from kiosk.bundles.refusal import Refused

KEY_BYTES = 32
OF_THE_CITY = "Demandez à la ville la ligne « key = … » de [bundles], que « kiosk bundle keys » a écrite."


def make(path: Path) -> str:
    """Writes a new private key for its owner alone, gives the public one; `Refused` where one is there."""
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    except FileExistsError:
        raise Refused(f"{path} existe déjà : une clé ne se remplace pas.", "Donnez un autre nom.") from None
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    return public_of(key)


def public_of(key: Ed25519PrivateKey) -> str:
    """The public key as `[bundles] key` has it."""
    return base64.b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def private(path: Path) -> Ed25519PrivateKey:
    """The key of a file that only its owner can read; `Refused` otherwise."""
    try:
        with path.open("rb") as file:
            about = os.fstat(file.fileno())
            data = file.read(10_000)
    except OSError as error:
        raise Refused(f"{path} : {error.strerror}.", "Donnez la clé privée avec --key.") from None
    if stat.S_IMODE(about.st_mode) & 0o077:
        raise Refused(f"{path} : d’autres comptes de la machine peuvent lire cette clé.", f"chmod 600 {path}")
    try:
        key = load_pem_private_key(data, None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise Refused(f"{path} n’est pas une clé de « kiosk bundle keys ».", "kiosk bundle keys FICHIER")
    return key


def public(text: str) -> Ed25519PublicKey:
    """The key of `[bundles] key`; `Refused` where it is none."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != KEY_BYTES:
        raise Refused("La clé des lots ([bundles] key) n’en est pas une.", OF_THE_CITY)
    return Ed25519PublicKey.from_public_bytes(raw)


def signed(key: Ed25519PublicKey, signature: bytes, message: bytes) -> bool:
    """Whether the owner of this key signed this message."""
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True
