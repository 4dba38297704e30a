"""This terminal's own key at each desk, in a file of its state folder; used by `client` and `kiosk enrol`."""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

FILE = "desk-keys.json"
NEXT = "next "  # before an address: a key made, not yet known to be taken by the desk


class OwnKeys:
    """Reads the file at each use, so that a key just enrolled serves at once; it is small."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._stamp: tuple[int, int] = (0, 0)
        self._keys: dict[str, str] = {}

    def of(self, url: str) -> str:
        """The key for this desk; empty where there is none. It is told to no other desk."""
        return self._read().get(url.rstrip("/"), "")

    def prepare(self, url: str) -> str:
        """The hash of the key to be enrolled: the same until it is, so that a cut costs no code. OSError."""
        url, keys = url.rstrip("/"), dict(self._read())
        key = keys.setdefault(NEXT + url, secrets.token_urlsafe(32))
        self._write(keys)
        return sha256(key.encode()).hexdigest()

    def enrolled(self, url: str) -> None:
        """The desk knows the prepared key: it is this terminal's from now on. OSError."""
        url, keys = url.rstrip("/"), dict(self._read())
        keys[url] = keys.pop(NEXT + url)
        self._write(keys)

    def _read(self) -> dict[str, str]:
        try:
            found = self.path.stat()
            if (stamp := (found.st_mtime_ns, found.st_ino)) != self._stamp:
                self._keys, self._stamp = json.loads(self.path.read_text("utf-8")), stamp
        except (OSError, ValueError):
            return {}
        return self._keys

    def _write(self, keys: dict[str, str]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside = self.path.with_suffix(".new")
        with suppress(FileNotFoundError):
            beside.unlink()
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(keys, file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path)
