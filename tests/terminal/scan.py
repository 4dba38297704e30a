"""Looks for a secret in the memory of every process and in fresh files; a process of its own, for the tests.

`python -m tests.terminal.scan`: reads what to look for as JSON from stdin, masked, so that whoever asks does
not hold it; answers in JSON. Needs to be root, as whoever would look for it on a seized terminal is.
"""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAGE = os.sysconf("SC_PAGE_SIZE")
PRESENT, SWAPPED, OF_A_FILE = 1 << 63, 1 << 62, 1 << 61
INSTALLED = ("/usr/", f"{sys.prefix}/")  # programs and libraries: files that nobody writes to
PIECE = 8 << 20
SMALL = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"abcdefghijklmnopqrstuvwxyz")
ENCODINGS = ("utf-8", "latin-1", "utf-16-le", "utf-32-le")
PLACES = ("/tmp", "/var/tmp", "/dev/shm", "/run", "/var/log", "/var/spool")
ONLY_THERE = ("kmsg", "meminfo", "self")  # in a /proc
LARGEST_FILE = 256 << 20


@dataclass(frozen=True)
class Secret:
    """What is looked for, as whoever asks may hold it: each character's number, masked."""

    masked: tuple[int, ...]
    mask: int

    def characters(self) -> Iterator[str]:
        """One after the other, as a finger types them."""
        for number in self.masked:
            yield chr(number ^ self.mask)


def needles(secret: Secret) -> set[bytes]:
    """The middle eight of sixteen characters, which any twelve hold: in every encoding, and in capitals."""
    middle = "".join(list(secret.characters())[4:12])
    return {bare(word.encode(encoding)) for word in (middle, middle.upper()) for encoding in ENCODINGS}


def bare(piece: bytes) -> bytes:
    """In small letters and without zeros: a word is then one in most encodings, and is looked for once."""
    return piece.translate(SMALL, b"\0")


def holds(piece: bytes, wanted: set[bytes]) -> bool:
    small = bare(piece)
    return any(needle in small for needle in wanted)


def scan(secret: Secret, since: float, folders: Sequence[Path], only: Collection[int] = ()) -> dict[str, Any]:
    """Asks a scanner: {"processes": {pid: command}, "closed": [pid], "files": [path], "mb": n, "s": n}.

    `only` looks into these processes and no file; without it, into every process of the machine.
    """
    asked = {
        "masked": secret.masked,
        "mask": secret.mask,
        "since": since,
        "only": sorted(only),
        "folders": [] if only else [str(folder) for folder in (*PLACES, *folders)],
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.terminal.scan"],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    answer["processes"] = {int(pid): name for pid, name in answer["processes"].items()}
    return answer


def may_look() -> bool:
    """Whether this user may read the memory of a process that is closed to its own user."""
    child = subprocess.Popen(
        [sys.executable, "-c", "from kiosk.app.harden import harden; harden(); print(flush=True); input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with child:
        assert child.stdout is not None
        child.stdout.readline()
        try:
            next(_memory(child.pid), b"")
        except OSError:
            return False
        finally:
            child.kill()
    return True


def _memory(pid: int) -> Iterator[bytes]:
    """What a process really has in memory, in pieces that follow each other where the memory does."""
    with (
        open(f"/proc/{pid}/maps") as maps,
        open(f"/proc/{pid}/mem", "rb", 0) as memory,
        open(f"/proc/{pid}/pagemap", "rb", 0) as pages,
    ):
        for line in maps.readlines():
            bounds, rights, *rest = line.split(maxsplit=5)
            name = rest[3].strip() if len(rest) > 3 else ""
            if "r" not in rights or name in ("[vvar]", "[vsyscall]", "[vdso]", "[vvar_vclock]"):
                continue
            first, last = (int(bound, 16) for bound in bounds.split("-"))
            apart = OF_A_FILE if "p" in rights and name.startswith(INSTALLED) else 0
            for start, end in _present(pages, first, last, apart):
                yield from _read(memory, start, end)


def _present(pages: Any, first: int, last: int, apart: int) -> Iterator[tuple[int, int]]:
    """What is there, apart from pages with this bit: those of a file are as they stand in it."""
    pages.seek(first // PAGE * 8)
    entries = array("Q", pages.read((last - first) // PAGE * 8))
    begun: int | None = None
    for number, entry in enumerate(entries):
        if entry & (PRESENT | SWAPPED) and not entry & apart:
            begun = number if begun is None else begun
        elif begun is not None:
            yield first + begun * PAGE, first + number * PAGE
            begun = None
    if begun is not None:
        yield first + begun * PAGE, first + len(entries) * PAGE


def _read(memory: Any, start: int, end: int) -> Iterator[bytes]:
    overlap = b""
    for at in range(start, end, PIECE):
        try:
            memory.seek(at)
            piece = memory.read(min(PIECE, end - at))
        except (OSError, ValueError):  # a device's memory, or gone meanwhile
            return
        yield overlap + piece
        overlap = piece[-64:]


def _processes(wanted: set[bytes], only: Collection[int]) -> tuple[dict[int, str], list[int], int]:
    found, closed, read = {}, [], 0
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        if only and int(entry.name) not in only:
            continue
        pid = int(entry.name)
        try:
            name = (entry / "cmdline").read_bytes().replace(b"\0", b" ")[:200].decode("utf-8", "replace")
            for piece in _memory(pid):
                read += len(piece)
                if holds(piece, wanted):
                    found[pid] = name
                    break
        except (FileNotFoundError, ProcessLookupError):
            continue
        except OSError:
            closed.append(pid)
    return found, closed, read


def _files(wanted: set[bytes], folders: Sequence[str], since: float) -> list[str]:
    found = []
    for folder in folders:
        for path in files_below(folder):
            try:
                about = os.lstat(path)
                regular = stat.S_ISREG(about.st_mode)
                if not regular or about.st_mtime < since or about.st_size > LARGEST_FILE:
                    continue
                if holds(_content(path), wanted):
                    found.append(path)
            except OSError:
                continue
    return sorted(set(found))


def _content(path: str) -> bytes:
    """Nothing of one that waits for what is to come, as the kernel’s log does."""
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW), "rb", 0) as file:
        return file.read() or b""


def files_below(folder: str) -> Iterator[str]:
    """Every file of a folder, walked so: folders come and go meanwhile; nothing of a /proc mounted there.

    What is of one is not even listed: who has mounted it could not take it away meanwhile.
    """
    if _of_processes(folder):
        return
    for at, folders, names in os.walk(folder):
        folders[:] = [one for one in folders if not _of_processes(os.path.join(at, one))]
        yield from (os.path.join(at, name) for name in names)


def _of_processes(folder: str) -> bool:
    """Whether this is a /proc, another one than ours too: that of other process numbers is another device."""
    return all(os.path.lexists(os.path.join(folder, name)) for name in ONLY_THERE)


def main() -> int:
    began = time.monotonic()
    asked = json.load(sys.stdin)
    wanted = needles(Secret(tuple(asked["masked"]), asked["mask"]))
    processes, closed, read = _processes(wanted, asked["only"])
    files = _files(wanted, asked["folders"], asked["since"])
    seconds = round(time.monotonic() - began, 2)
    json.dump(
        {"processes": processes, "closed": closed, "files": files, "mb": read >> 20, "s": seconds}, sys.stdout
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
