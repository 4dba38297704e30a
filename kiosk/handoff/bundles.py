"""Fetches signed bundles from a desk into a folder of the terminal, going on where a cut left off.

What is fetched is worth nothing here: the supervisor's child verifies it again before anything of it serves.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from kiosk.handoff.client import DeskClient, Rejected, Unreachable

log = logging.getLogger("kiosk.link")

MOST_BYTES = 410 * 2**20
SPARE = 64 * 2**20  # left free beside what is fetched and unpacked
FIRST_S = 5.0
PIECE = 2**18


@dataclass(frozen=True, slots=True)
class BundleSource:
    """Where bundles come from and go to; `wanted` is asked by version and SHA-256, `good` by file."""

    folder: Path
    urls: Sequence[str]
    every_s: float
    wanted: Callable[[int, str], bool]
    good: Callable[[Path], bool]


@dataclass(frozen=True, slots=True)
class _Offered:
    version: int
    size: int
    sha256: str


class Fetching:
    """One thread's work; `note` logs what has changed, once."""

    def __init__(self, source: BundleSource, terminal: str, note: Callable[[str, str], None]) -> None:
        self._source, self._terminal, self._note = source, terminal, note

    def run(self, client: DeskClient, stopping: threading.Event) -> None:
        """Asks each desk in turn, for ever."""
        wait_s = min(FIRST_S, self._source.every_s)
        while not stopping.wait(wait_s):
            wait_s = self._source.every_s
            for url in self._source.urls:
                try:
                    if self.once(client, url, stopping):
                        break
                except Rejected as refusal:
                    if refusal.status != 404:
                        self._note(f"bundles of {url}", f"refused, {refusal}")
                except Unreachable as failure:
                    self._note(f"bundles of {url}", f"not reached, {failure}")
                    wait_s = min(wait_s, 60.0)  # it goes on where it was cut
                except OSError as error:
                    self._note(f"bundles of {url}", f"cannot be kept, {type(error).__name__}")

    def once(self, client: DeskClient, url: str, stopping: threading.Event) -> bool:
        """Whether a bundle that is wanted was fetched whole."""
        offered = _offered(client.read(url, f"/api/bundles/newest?terminal={quote(self._terminal, safe='')}"))
        if offered is None or not self._source.wanted(offered.version, offered.sha256):
            return False
        folder = self._source.folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = folder / f"{offered.sha256}.part"
        for other in folder.glob("*.part"):
            if other != part:
                other.unlink(missing_ok=True)
        if shutil.disk_usage(folder).free < 2 * offered.size + SPARE:
            self._note(f"bundles of {url}", "no room on the disk")
            return False
        self._fetch(client, url, offered, part, stopping)
        if part.stat().st_size < offered.size:
            raise Unreachable("cut")
        if _digest(part) != offered.sha256 or not self._source.good(part):
            part.unlink()
            self._note(f"bundles of {url}", f"{offered.version} is not what it says")
            return False
        part.rename(folder / f"{offered.version}.bundle")
        _flush(folder)
        self._note(f"bundles of {url}", f"{offered.version} fetched")
        return True

    def _fetch(
        self, client: DeskClient, url: str, offered: _Offered, part: Path, stopping: threading.Event
    ) -> None:
        with part.open("ab") as file:
            start = file.tell()
            if start > offered.size:
                file.truncate(0)
                start = 0
            if start < offered.size:
                for piece in client.fetch(url, f"/api/bundles/{offered.version}", start, offered.size, PIECE):
                    file.write(piece)
                    if stopping.is_set():
                        break
            file.flush()
            os.fsync(file.fileno())


def _offered(body: dict[str, object]) -> _Offered | None:
    """What a desk offers; None where it is nothing that could be taken."""
    version, size, digest = body.get("version"), body.get("size"), body.get("sha256")
    if type(version) is not int or type(size) is not int or not isinstance(digest, str):
        return None
    right = 0 < version < 2**53 and 0 < size <= MOST_BYTES and len(digest) == 64 and digest.isalnum()
    return _Offered(version, size, digest) if right else None


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush(folder: Path) -> None:
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
