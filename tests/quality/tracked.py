"""The files git keeps or would keep; used by the tests of quality."""

from __future__ import annotations

import functools
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@functools.cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that is tracked, or new and not ignored; relative to ROOT."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.split(b"\0")
    paths = {Path(name.decode()) for name in names if name}
    return tuple(sorted(path for path in paths if (ROOT / path).is_file()))


def python_files(folder: str) -> list[Path]:
    return [path for path in tracked_files() if path.suffix == ".py" and path.parts[0] == folder]


def shell_scripts() -> list[Path]:
    """Files whose first line names a shell, whatever they are called."""
    found = []
    for path in tracked_files():
        with (ROOT / path).open("rb") as file:
            first = file.readline(80)
        if first.startswith(b"#!") and (b"bash" in first or first.rstrip().endswith(b"sh")):
            found.append(path)
    return found


def words(path: Path) -> str | None:
    """The text of a file, or None where it is no text."""
    try:
        return (ROOT / path).read_text("utf-8")
    except UnicodeDecodeError:
        return None
