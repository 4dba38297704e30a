"""Reads a bundle: nothing of it is looked at before its signature is right; called by commands."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kiosk.bundles.keys import public, signed
from kiosk.bundles.manifest import MADE_ANEW, Entry, Manifest, decode
from kiosk.bundles.refusal import Refused
from kiosk.bundles.writing import MAGIC, PIECE

MOST_OF_A_LINE = 2 * 2**20
SIGNATURE_LINE = 89  # 64 bytes in base64, and the line's end


@dataclass(frozen=True, slots=True)
class Opened:
    """A bundle whose signature is right; its files follow in `file`."""

    manifest: Manifest
    file: BinaryIO


@contextmanager
def opened(path: Path, key: str) -> Iterator[Opened]:
    """A bundle signed by the owner of this key; `Refused` otherwise, `OSError` where it cannot be read."""
    verifying = public(key)
    with path.open("rb") as file:
        magic = file.read(len(MAGIC))
        if magic != MAGIC:
            raise Refused(f"{path.name} n’est pas un lot.", MADE_ANEW)
        signature = _signature(file.read(SIGNATURE_LINE))
        line = file.readline(MOST_OF_A_LINE)
        if not line.endswith(b"\n"):
            raise Refused(f"{path.name} est coupé.", "Copiez-le de nouveau.")
        if not signed(verifying, signature, MAGIC + line[:-1]):
            raise Refused(f"{path.name} n’est pas signé par cette ville.", MADE_ANEW)
        yield Opened(decode(line[:-1]), file)


def unpack(given: Opened, folder: Path) -> None:
    """Writes every file into an empty folder, on the disk for good; `Refused` where one is not as signed."""
    for entry in given.manifest.files:
        path = folder / entry.path
        path.parent.mkdir(exist_ok=True, mode=0o700)
        with path.open("xb") as out:
            _take(given.file, entry, out)
            out.flush()
            os.fsync(out.fileno())
    _nothing_more(given)


def examine(given: Opened) -> None:
    """As `unpack`, but nothing is written."""
    for entry in given.manifest.files:
        _take(given.file, entry, None)
    _nothing_more(given)


def _nothing_more(given: Opened) -> None:
    if given.file.read(1):
        raise Refused("Il y a quelque chose derrière la fin du lot.", MADE_ANEW)


def _take(file: BinaryIO, entry: Entry, out: BinaryIO | None) -> None:
    left, digest = entry.size, hashlib.sha256()
    while left and (piece := file.read(min(left, PIECE))):
        left -= len(piece)
        digest.update(piece)
        if out is not None:
            out.write(piece)
    if left:
        raise Refused(f"Le lot est coupé, dans {entry.path}.", "Copiez-le de nouveau.")
    if digest.hexdigest() != entry.sha256:
        raise Refused(f"{entry.path} n’est pas tel que la ville l’a signé.", "Copiez le lot de nouveau.")


def _signature(line: bytes) -> bytes:
    try:
        found = base64.b64decode(line.removesuffix(b"\n"), validate=True)
    except (binascii.Error, ValueError):
        found = b""
    if len(found) != 64 or not line.endswith(b"\n"):
        raise Refused("Ce lot n’est pas signé.", MADE_ANEW)
    return found
