"""Makes a bundle of files that stand in a folder; called by `kiosk bundle make`, once they are checked.

kiosk-bundle 1\\n
the signature of the two other lines, in base64\\n
the manifest, as JSON\\n
the files, one after the other, in the manifest's order
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.bundles.manifest import CONTENT, SETTINGS, WORDS, Entry, Manifest, decode, may_be_held
from kiosk.bundles.refusal import Refused

MAGIC = b"kiosk-bundle 1\n"
PIECE = 2**20


def files_of(folder: Path, content: Path | None = None) -> dict[str, Path]:
    """Name in the bundle → file; `Refused` for one that cannot be held, or where there is none."""
    names = [
        SETTINGS,
        *WORDS,
        *(f"procedures/{one.name}" for one in sorted(folder.glob("procedures/*.yaml"))),
    ]
    found = {name: folder / name for name in names if (folder / name).is_file()}
    if content is not None:
        found[CONTENT] = content
    for name, path in found.items():
        if not may_be_held(name):
            hint = "Écrivez son nom en minuscules, sans accent ni espace."
            raise Refused(f"{path} ne peut pas être dans un lot.", hint)
    if not found:
        raise Refused(f"{folder} n’a ni site.toml, ni démarches, ni mots.", "Donnez un dossier de réglages.")
    return found


def version_of(moment: datetime) -> int:
    """A version that grows by itself: the minute, as 202611301205."""
    return int(moment.astimezone(UTC).strftime("%Y%m%d%H%M"))


def write(
    out: Path,
    files: Mapping[str, Path],
    key: Ed25519PrivateKey,
    site: str,
    terminals: Sequence[str] = (),
    version: int = 0,
    not_before: str = "",
) -> Manifest:
    """Writes the bundle, whole or not at all, and gives its manifest; `Refused` or `OSError` otherwise."""
    now = datetime.now(UTC)
    entries = tuple(_entry(name, path) for name, path in sorted(files.items()))
    made = Manifest(
        version or version_of(now),
        now.isoformat(timespec="seconds"),
        not_before,
        site,
        tuple(terminals),
        entries,
    )
    line = made.encode()
    decode(line)  # whatever a terminal would refuse is refused here
    beside = out.with_name(f".{out.name}.new")
    with beside.open("wb") as file:
        file.write(MAGIC + base64.b64encode(key.sign(MAGIC + line)) + b"\n" + line + b"\n")
        for entry in entries:
            _copy(files[entry.path], entry, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(out)
    return made


def _entry(name: str, path: Path) -> Entry:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Entry(name, file.tell(), digest)


def _copy(path: Path, entry: Entry, out) -> None:  # type: ignore[no-untyped-def]
    left, digest = entry.size, hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            left -= len(piece)
            digest.update(piece)
            out.write(piece)
    if left or digest.hexdigest() != entry.sha256:
        raise Refused(f"{path} a changé pendant la lecture.", "Recommencez.")
