"""What a zip from outside claims about itself, looked at before it is unpacked; used by `material`.

`ZipSource` bounds sizes and ratios once more; here stands what only an attack has, or a broken tool.
"""

from __future__ import annotations

import stat
import struct
import zipfile
from pathlib import Path

from kiosk.content.source import LARGEST_SOURCE, identity_of
from kiosk.content.sync.refusal import Refused, refuse_if

LARGEST_DIRECTORY = 16 * 2**20      # bytes; the feed's has 0.3 MB. zipfile reads it whole into memory
REMEDY = "Fetch it again from the official address; if it stays like this, do not use it."

_END = b"PK\x05\x06"                # of the central directory (APPNOTE 4.3.16)
_ENCRYPTED = 1


def inspect(path: Path) -> tuple[int, tuple[str, ...]]:
    """(bytes of the documents unpacked, names of the other files); Refused with all that is wrong."""
    _refuse_giant_directory(path)
    try:
        with zipfile.ZipFile(path) as opened:
            entries = opened.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise Refused(f"{path}: not a readable zip file, or cut short ({error})", remedy=REMEDY) from None
    problems = [f"{path}: {entry.orig_filename!r} {wrong}" for entry in entries if (wrong := _wrong(entry))]
    if sum(entry.compress_size for entry in entries) > path.stat().st_size:
        problems.append(f"{path}: its files overlap; it is made to unpack to more than it holds")
    refuse_if(problems, REMEDY)
    documents = [entry for entry in entries if identity_of(entry.filename)]
    others = (entry for entry in entries if not identity_of(entry.filename) and not entry.is_dir())
    size = sum(entry.file_size for entry in documents)
    return min(size, LARGEST_SOURCE), tuple(entry.filename for entry in others)


def _refuse_giant_directory(path: Path) -> None:
    with path.open("rb") as opened:
        opened.seek(max(0, path.stat().st_size - 2**16 - 22))
        tail = opened.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise Refused(f"{path}: not a zip file, or its end is missing", remedy=REMEDY)
    (size,) = struct.unpack_from("<L", tail, at + 12)
    if size > LARGEST_DIRECTORY:
        raise Refused(f"{path}: its list of files has {size // 2**20} MB; the State's has less than one",
                      remedy=REMEDY)


def _wrong(entry: zipfile.ZipInfo) -> str:
    """What is wrong with this entry's name or kind; empty if nothing."""
    name = entry.orig_filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":" or "\0" in name:
        return "would be written outside its folder"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "is a link"
    if entry.flag_bits & _ENCRYPTED:
        return "is encrypted"
    return ""
