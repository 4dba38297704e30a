"""The technician's code: kept hashed, five wrong ones make the next wait; used by `technician`.

A code from the settings (`KIOSK_TECHNICIAN__CODE`) stands before one that was chosen on the screen.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kiosk.session.technician import weak
from kiosk.terminal.kept import Kept

FILE = "technician.json"
FREE = 5  # wrong codes before the first wait
FIRST_WAIT_S, LONGEST_WAIT_S = 30.0, 3600.0
# 16 MB and some 50 ms for each try (RFC 7914)
COST = {"n": 2**14, "r": 8, "p": 1}


@dataclass(frozen=True, slots=True)
class Judged:
    """What is said of a code: whether it opens, how many are left before a wait, and how long that is."""

    outcome: Literal["open", "wrong", "wait", "weak", "not_kept"]
    left: int = 0
    wait_s: float = 0.0


class Codes:
    """The code of one terminal. The wrong ones are counted on the disk, before each is looked at.

    Where one cannot be read nobody may choose another: the one of the settings alone opens then.
    A wait runs on the monotonic clock, and from its beginning after a restart: neither the wall clock nor a
    plug that is pulled makes it shorter.
    """

    def __init__(self, folder: Path, given: str = "", seconds: Callable[[], float] = time.monotonic) -> None:
        self._file, self._given, self._seconds = Kept(folder / FILE), given, seconds
        found = self._file.found()
        self._damaged, self._known = found is None, found or {}
        self._until = seconds() + wait_after(self._wrong)

    def changed(self, given: str) -> None:
        """The settings have another code, or none any more."""
        self._given = given

    @property
    def known(self) -> bool:
        """Whether there is a code at all."""
        return self._damaged or bool(self._given or self._known.get("hash"))

    @property
    def wait_s(self) -> float:
        """For how long no code is looked at."""
        return max(0.0, self._until - self._seconds())

    def judge(self, code: str) -> Judged:
        """A code that was typed; takes some 50 ms."""
        if self.wait_s > 0:
            return Judged("wait", 0, self.wait_s)
        self._read_again()
        counted = self._count(self._wrong + 1)
        right = self._is_right(code)
        self._known["wrong"] = 0 if right else self._wrong + 1
        if right:
            self._count(0)
            return Judged("open")
        # one that could not be counted on the disk is the last of the free ones
        wait_s = wait_after(self._wrong if counted else max(self._wrong, FREE))
        self._until = self._seconds() + wait_s
        return Judged("wait" if wait_s else "wrong", max(0, FREE - self._wrong), wait_s)

    def choose(self, code: str) -> Judged:
        """The code from now on; not one that anybody guesses, nor one that could not be kept."""
        if weak(code):
            return Judged("weak")
        salt = os.urandom(16)
        fresh = {"salt": salt.hex(), "hash": _hash(code, salt), "wrong": 0}
        if not self._file.write(fresh):
            return Judged("not_kept")
        self._known, self._damaged = fresh, False
        return Judged("open")

    def _read_again(self) -> None:
        """A disk may answer later what it did not when the terminal started."""
        if self._damaged and (found := self._file.found()) is not None:
            self._damaged, self._known = False, found | {"wrong": self._wrong}

    def _count(self, wrong: int) -> bool:
        """Whether so many wrong ones are on the disk now; what is damaged is left for whoever mends it."""
        return not self._damaged and self._file.write(self._known | {"wrong": wrong})

    @property
    def _wrong(self) -> int:
        found = self._known.get("wrong", 0)
        return found if isinstance(found, int) and found >= 0 else 0

    def _is_right(self, code: str) -> bool:
        if self._given:
            return hmac.compare_digest(code.encode(), self._given.encode())
        try:
            salt, known = bytes.fromhex(self._known["salt"]), str(self._known["hash"])
        except (KeyError, TypeError, ValueError):
            return False
        return hmac.compare_digest(_hash(code, salt), known)


def wait_after(wrong: int) -> float:
    """The wait after so many wrong codes in a row: none, then 30 s, then twice as long each time."""
    return min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(wrong - FREE, 10)) if wrong >= FREE else 0.0


def _hash(code: str, salt: bytes) -> str:
    return hashlib.scrypt(code.encode(), salt=salt, **COST, dklen=32).hex()
