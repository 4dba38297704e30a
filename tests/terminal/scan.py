"""Looks for a secret in the memory of every process and in fresh files; a process of its own, for the tests.

`python -m tests.terminal.scan`: reads what to look for as JSON from stdin, masked, so that whoever asks does
not hold it; answers in JSON. Needs to be root, as whoever would look for it on a seized terminal is.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAGE = os.sysconf("SC_PAGE_SIZE")
PRESENT, SWAPPED = 1 << 63, 1 << 62
PIECE = 8 << 20
ENCODINGS = ("utf-8", "latin-1", "utf-16-le", "utf-32-le")
PLACES = ("/tmp", "/var/tmp", "/dev/shm", "/run", "/var/log", "/var/spool")
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
    return {word.encode(encoding) for word in (middle, middle.upper()) for encoding in ENCODINGS}


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
            for start, end in _present(pages, first, last):
                yield from _read(memory, start, end)


def _present(pages: Any, first: int, last: int) -> Iterator[tuple[int, int]]:
    pages.seek(first // PAGE * 8)
    entries = array("Q", pages.read((last - first) // PAGE * 8))
    begun: int | None = None
    for number, entry in enumerate(entries):
        if entry & (PRESENT | SWAPPED):
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
                if any(needle in piece for needle in wanted):
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
        # walked so: folders come and go meanwhile
        for path in (Path(at) / name for at, _, names in os.walk(folder) for name in names):
            try:
                about = path.lstat()
                regular = path.is_file() and not path.is_symlink()
                if not regular or about.st_mtime < since or about.st_size > LARGEST_FILE:
                    continue
                if any(needle in path.read_bytes() for needle in wanted):
                    found.append(str(path))
            except OSError:
                continue
    return sorted(set(found))


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
