"""The folder of contents: which one is in service, the swap, what is left over; used by `sync.run`.

    into/.lock         held by the one sync at work
    into/.building     what is not finished; worth nothing
    into/.download     what was fetched so far, to go on from
    into/notes.json    where the last content came from
    into/<hash>/       finished contents, the one in service and the one before
    into/current       a link to the one in service
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kiosk.content.sync.refusal import MAKE_ROOM, Refused

DOCUMENTS = "vosdroits.zip"
HASHES = "documents.json"
INDEX = "index.sqlite"
REPORT = "report.json"
SEAL = "seal.json"

SPARE = 32 * 2**20        # bytes left free beside what is fetched or built

CURRENT = "current"
BUILDING = ".building"
DOWNLOAD = ".download"
NOTES = "notes.json"
LOCK = ".lock"


def current(into: Path) -> Path | None:
    """The folder of the content in service; None where there is none. Open what it holds by this path."""
    try:
        name = os.readlink(into / CURRENT)
    except OSError:
        return None
    folder = into / name
    inside = not name.startswith(".") and "/" not in name
    return folder if inside and (folder / DOCUMENTS).is_file() else None


def last_report(folder: Path) -> dict[str, Any]:
    """The report a content was built with; empty if it cannot be read."""
    return _read_json(folder / REPORT)


def hashes(folder: Path | None) -> dict[str, str]:
    """Identity → hash of each document of a content; empty where there is none."""
    return _read_json(folder / HASHES) if folder else {}


@contextmanager
def locked(into: Path) -> Iterator[None]:
    """Alone in this folder; the lock ends with the process, however that ends. Refused if another has it."""
    if not into.is_dir():
        into.mkdir(parents=True, exist_ok=True)
        into.chmod(0o755)            # published texts; the sessions run as another user than the link
    with (into / LOCK).open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            who = lock.read(20).strip() or "unknown"
            why = f"{into}: another sync is at work (process {who})"
            raise Refused(why, remedy="Wait for its end.") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def new_folder(into: Path) -> Path:
    """An empty place to build in; what a sync that was cut left there is gone."""
    remove(into / BUILDING)
    (into / BUILDING).mkdir()
    return into / BUILDING


def settle(building: Path, name: str) -> Path:
    """The finished folder on the disk for good, under its name, read-only."""
    seal = {path.name: _digest(path) for path in sorted(building.iterdir())}
    (building / SEAL).write_text(json.dumps(seal, indent=1))
    for path in building.iterdir():
        path.chmod(0o444)
        _flush(path)
    building.chmod(0o755)
    _flush(building)
    folder = building.parent / name
    remove(folder)
    building.rename(folder)
    folder.chmod(0o555)
    return folder


def intact(folder: Path) -> bool:
    """Whether every file is as it was when the content was finished."""
    seal = _read_json(folder / SEAL)
    try:
        return bool(seal) and all(_digest(folder / name) == digest for name, digest in seal.items())
    except OSError:
        return False


def put_in_service(into: Path, folder: Path) -> None:
    """In one step: a reader finds the old content or the new one, never neither."""
    link = into / f".{CURRENT}"
    link.unlink(missing_ok=True)
    link.symlink_to(folder.name)
    link.replace(into / CURRENT)
    _flush(into)


def clean(into: Path, keep: tuple[Path | None, ...]) -> None:
    """Removes every content but these, and what was being built. A reader that opened one keeps it."""
    kept = {path.name for path in keep if path}
    for path in into.iterdir():
        if path.is_symlink() or not path.is_dir() or path.name in kept or path.name == DOWNLOAD:
            continue
        if path.name == BUILDING or (path / HASHES).is_file() or (path / SEAL).is_file():
            remove(path)


def remove(folder: Path) -> None:
    """A folder of ours, read-only as it may be; a name that is not there is fine."""
    if folder.is_symlink() or not folder.is_dir():
        return
    folder.chmod(0o755)
    shutil.rmtree(folder)


def notes(into: Path) -> dict[str, Any]:
    """`fetched`: source, content and what the server said of it; `set_aside`: documents taken out by hand."""
    return _read_json(into / NOTES)


def write_notes(into: Path, written: dict[str, Any]) -> None:
    replace_text(into / NOTES, json.dumps(written, indent=1))


def replace_text(path: Path, text: str) -> None:
    """Whole or not at all."""
    beside = path.with_name(f".{path.name}")
    beside.write_text(text, "utf-8")
    _flush(beside)
    beside.replace(path)


def need_room(folder: Path, needed: int) -> None:
    """Refused, before anything is written, where fewer bytes are free."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise Refused(
            f"{folder}: {free // 10**6} MB free, {needed // 10**6} MB needed",
            remedy=MAKE_ROOM,
        )


def _read_json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush(path: Path) -> None:
    """On the disk, not only on its way there: a power cut must not swap in an empty file."""
    opened = os.open(path, os.O_RDONLY | (os.O_DIRECTORY if stat.S_ISDIR(path.stat().st_mode) else 0))
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
