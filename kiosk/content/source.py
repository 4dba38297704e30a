"""Where the State's documents are read from: the official zip or a folder of its files; used by `library`.

What comes from outside is distrusted: names are matched and never joined to a path as given, sizes are
bounded before and while reading, and a refusal is a `SourceError` that says what is wrong with which file.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

LARGEST_DOCUMENT = 8 * 2**20        # bytes; the largest published one has 0.4 MB
MOST_DOCUMENTS = 50_000             # the feed holds about 5 000
LARGEST_SOURCE = 2 * 2**30          # bytes, unpacked; the feed has 60 MB
LARGEST_RATIO = 200                 # unpacked to packed; XML packs about 1 : 10

# RuntimeError is what zipfile says to an encrypted file or (NotImplementedError) to an odd packing.
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError)
_NAME = re.compile(r"(?:[A-Za-z0-9_.-]+/)?([FNR][0-9]{1,7})\.xml")
_IDENTITY = re.compile(r"[FNR][0-9]{1,7}")


class SourceError(Exception):
    """The content cannot be used; the message is for the technician: what is wrong, where, what to do."""


class Source(Protocol):
    """Documents by identity (« F34852 »), read-only."""

    def get_bytes(self, identity: str) -> bytes | None: ...

    def identities(self) -> Iterator[str]: ...

    def __contains__(self, identity: str) -> bool: ...

    def close(self) -> None: ...


def open_source(path: Path) -> Source:
    """The zip file or folder at this path; SourceError if it is neither, or holds no document."""
    if path.is_dir():
        return FolderSource(path)
    if path.is_file():
        return ZipSource(path)
    raise SourceError(f"{path}: no such file or folder; content.source names the State's zip or a folder")


def identity_of(name: str) -> str | None:
    """The document a file name stands for: « F1427.xml », in at most one folder; None for any other name."""
    found = _NAME.fullmatch(name)
    return found.group(1) if found and not name.startswith("..") else None


class ZipSource:
    """The official zip, opened once; documents are unpacked one at a time, in memory."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except _BROKEN as error:
            raise SourceError(f"{path}: not a readable zip file ({error}); fetch it again") from None
        try:
            self._names = self._listed(self._zip.infolist())
        except SourceError:
            self._zip.close()
            raise

    def _listed(self, entries: list[zipfile.ZipInfo]) -> dict[str, str]:
        if len(entries) > MOST_DOCUMENTS:
            raise SourceError(f"{self._path}: {len(entries)} files, more than {MOST_DOCUMENTS}")
        names: dict[str, str] = {}
        total = 0
        for entry in entries:
            identity = identity_of(entry.filename)
            if identity is None:
                continue                     # index files and folders; a name that climbs out matches nothing
            total += entry.file_size
            self._refuse_bomb(entry, total)
            if identity in names:
                raise SourceError(f"{self._path}: {identity} stands in it twice; fetch it again")
            names[identity] = entry.filename
        if not names:
            raise SourceError(f"{self._path}: no F….xml, N….xml or R….xml in it; not the State's zip")
        return names

    def _refuse_bomb(self, entry: zipfile.ZipInfo, total: int) -> None:
        if entry.file_size > LARGEST_DOCUMENT or total > LARGEST_SOURCE:
            raise SourceError(f"{self._path}: {entry.filename} would unpack to more than the bounds allow")
        if entry.file_size > 2**16 and entry.file_size > LARGEST_RATIO * max(entry.compress_size, 1):
            raise SourceError(f"{self._path}: {entry.filename} is packed suspiciously small")

    def get_bytes(self, identity: str) -> bytes | None:
        """The document as written; None if it is not there; SourceError if it cannot be unpacked."""
        name = self._names.get(identity)
        if name is None:
            return None
        try:
            with self._zip.open(name) as packed:
                written = packed.read(LARGEST_DOCUMENT + 1)
        except _BROKEN as error:
            raise SourceError(f"{self._path}: {name} cannot be unpacked ({error}); fetch it again") from None
        if len(written) > LARGEST_DOCUMENT:
            raise SourceError(f"{self._path}: {name} unpacks to more than {LARGEST_DOCUMENT} bytes")
        return written

    def identities(self) -> Iterator[str]:
        return iter(self._names)

    def __contains__(self, identity: str) -> bool:
        return identity in self._names

    def close(self) -> None:
        self._zip.close()


class FolderSource:
    """A flat folder of the same files; each is opened when it is read, and links are not followed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._names = frozenset(found.stem for found in path.iterdir() if identity_of(found.name))
        if not self._names:
            raise SourceError(f"{path}: no document F….xml, N….xml or R….xml in this folder")
        if len(self._names) > MOST_DOCUMENTS:
            raise SourceError(f"{path}: {len(self._names)} documents, more than {MOST_DOCUMENTS}")

    def get_bytes(self, identity: str) -> bytes | None:
        """The document as written; None if it is not there; SourceError if it cannot be read."""
        if identity not in self._names or not _IDENTITY.fullmatch(identity):
            return None
        path = self._path / f"{identity}.xml"
        try:
            if path.is_symlink() or not path.is_file():
                raise SourceError(f"{path}: not a plain file; put the document itself there")
            with path.open("rb") as opened:
                written = opened.read(LARGEST_DOCUMENT + 1)
        except OSError as error:
            raise SourceError(f"{path}: cannot be read ({error.strerror})") from None
        if len(written) > LARGEST_DOCUMENT:
            raise SourceError(f"{path}: more than {LARGEST_DOCUMENT} bytes")
        return written

    def identities(self) -> Iterator[str]:
        return iter(self._names)

    def __contains__(self, identity: str) -> bool:
        return identity in self._names

    def close(self) -> None:
        pass
