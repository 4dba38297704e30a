"""The documents of a source on this machine, one after the other, whatever form it has; used by `sync.take`.

A zip or a folder of XML; a folder or an archive (.tgz) of the npm package, turned into the same XML.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.source import FolderSource, Source, SourceError, ZipSource, identity_of
from kiosk.content.sync.archive import read_archive
from kiosk.content.sync.inspection import inspect
from kiosk.content.sync.package import documents_folder, read_folder
from kiosk.content.sync.refusal import Refused

GUESSED_RATIO = 8         # of an archive, unpacked to packed, until it is unpacked


@dataclass(frozen=True, slots=True)
class Found:
    """One document as XML, or why it cannot be read; `done` is how much of the source it ends, 0 to 1."""

    identity: str
    written: bytes | None
    done: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """`size` is what the documents are likely to need unpacked, in bytes; `passed_over` the other files."""

    found: Iterator[Found]
    size: int
    passed_over: tuple[str, ...] = ()


@contextmanager
def open_material(path: Path) -> Iterator[Material]:
    """The documents of this file or folder; Refused or SourceError where it is none of the known forms."""
    if path.is_dir():
        trees = documents_folder(path)
        yield _package_folder(trees) if trees else _folder(path)
    elif path.is_file():
        with path.open("rb") as opened:
            packed_by_gzip = opened.read(2) == b"\x1f\x8b"
        if packed_by_gzip:
            yield Material(_archive(path), path.stat().st_size * GUESSED_RATIO)
        else:
            size, passed_over = inspect(path)
            source = ZipSource(path)
            try:
                yield Material(_all(source), size, passed_over)
            finally:
                source.close()
    else:
        raise Refused(f"{path}: neither a file nor a folder")


def _folder(path: Path) -> Material:
    source = FolderSource(path)
    size, others = 0, []
    for entry in path.iterdir():
        if identity_of(entry.name):
            size += entry.lstat().st_size
        else:
            others.append(entry.name)
    return Material(_all(source), size, tuple(sorted(others)))


def _all(source: Source) -> Iterator[Found]:
    names = sorted(source.identities())
    for place, identity in enumerate(names, 1):
        try:
            written = source.get_bytes(identity)
        except SourceError as error:
            yield Found(identity, None, place / len(names), str(error))
        else:
            yield Found(identity, written, place / len(names), "" if written else "an empty file")


def _package_folder(folder: Path) -> Material:
    size = sum(path.lstat().st_size for path in folder.iterdir())
    return Material((Found(*one) for one in read_folder(folder)), size)


def _archive(path: Path) -> Iterator[Found]:
    return (Found(*one) for one in read_archive(path))
