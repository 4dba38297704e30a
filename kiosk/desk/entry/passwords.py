"""Agents' passwords: argon2id (RFC 9106, its second set of parameters); used by `routes` and the commands."""

from __future__ import annotations

import asyncio
import secrets
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 12, 200
AT_ONCE = 2  # each takes 64 MiB while it lasts


def problem(password: str) -> str:
    """Why this cannot be a password, and what to choose, in French; empty where it can."""
    if not SHORTEST <= len(password) <= LONGEST:
        return f"Un mot de passe a de {SHORTEST} à {LONGEST} caractères. Choisissez plusieurs mots."
    if len(set(password)) < 5:
        return "Ce mot de passe répète les mêmes caractères. Choisissez plusieurs mots."
    return ""


def hashed(password: str) -> str:
    """What is stored of a password."""
    return PasswordHasher().hash(_encoded(password))


def _encoded(password: str) -> bytes:
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


class Passwords:
    """Checks passwords, with the same work whether the account exists or not."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher()
        self._nobodys = ""
        self._turn = asyncio.Semaphore(AT_ONCE)

    async def right(self, password: str, stored: str | None) -> bool:
        """Whether the password is the stored one's; never where nothing is stored."""
        async with self._turn:
            return await asyncio.to_thread(self._right, password, stored)

    def _right(self, password: str, stored: str | None) -> bool:
        self._nobodys = self._nobodys or self._hasher.hash(secrets.token_hex())
        try:
            self._hasher.verify(stored or self._nobodys, _encoded(password))
        except (VerificationError, InvalidHashError):
            return False
        return stored is not None
