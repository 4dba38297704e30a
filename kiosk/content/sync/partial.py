"""What was fetched so far of one address, kept over cuts, kills and restarts; used by `download`."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.content.sync.store import replace_text

BODY = "body"
ABOUT = "about.json"


@dataclass(frozen=True, slots=True)
class Validators:
    """What tells one state of a file from another (RFC 9110, 8.8)."""

    etag: str = ""
    modified: str = ""

    def only_if_changed(self) -> dict[str, str]:
        """The headers that ask for the file only if it is another one."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in asked.items() if value}

    def for_range(self) -> str:
        """What If-Range takes: a strong tag, else the date; empty if a rest cannot be asked for."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.modified

    def agree(self, other: Validators) -> bool:
        """Whether both say the same, as far as both say anything."""
        pairs = ((self.etag, other.etag), (self.modified, other.modified))
        return all(one == two for one, two in pairs if one and two)


def address_told(url: str) -> str:
    """An address as it may be shown and kept: without the name and password that may stand in it."""
    scheme, colon, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{colon}{host.rpartition('@')[2]}{slash}{path}"


class Partial:
    """The body so far; beside it, written before it, the address and state of the file that it is part of."""

    def __init__(self, folder: Path, url: str) -> None:
        folder.mkdir(exist_ok=True)
        self.url = url
        self.told = address_told(url)
        self._whose = hashlib.sha256(url.encode()).hexdigest()
        self.body = folder / BODY
        self._about = folder / ABOUT
        self.validators, self.total = self._restored()
        if not self.validators.for_range():
            self.drop()

    @property
    def size(self) -> int:
        """Bytes of it that are here."""
        return self.body.stat().st_size if self.body.is_file() else 0

    @property
    def complete(self) -> bool:
        return 0 < self.total == self.size

    def begin(self, validators: Validators, total: int) -> None:
        """A new file, of `total` bytes (0: the server did not say), of which nothing is here yet."""
        self.drop()
        self.validators, self.total = validators, total
        replace_text(self._about, json.dumps({"address": self._whose, "total": total, **asdict(validators)}))

    def drop(self) -> None:
        """Nothing of it is here."""
        self.body.unlink(missing_ok=True)
        self._about.unlink(missing_ok=True)
        self.validators, self.total = Validators(), 0

    def _restored(self) -> tuple[Validators, int]:
        try:
            about = json.loads(self._about.read_text("utf-8"))
            if about["address"] == self._whose:
                return Validators(str(about["etag"]), str(about["modified"])), int(about["total"])
        except (OSError, ValueError, LookupError, TypeError):
            pass                        # nothing was kept, or it is damaged: from the start
        return Validators(), 0
