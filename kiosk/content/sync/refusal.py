"""Why a sync changed nothing, told for a technician; raised throughout `kiosk.content.sync`."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kiosk.content.source import SourceError

TOLD = 20                 # problems in the message; `problems` holds them all
MAKE_ROOM = "Make room there, then run « kiosk sync » again; the content in service was not touched."
NO_RIGHT = (
    "The user who runs this needs the right to read the source, and to write where content is kept. "
    "The content in service was not touched."
)

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


class Refused(SourceError):
    """Nothing was put in service. The message: what is wrong with which file, and what to do; a line each."""

    def __init__(self, *problems: str, remedy: str = "") -> None:
        self.problems = problems
        self.remedy = remedy
        more = [f"… and {len(problems) - TOLD} more"] if len(problems) > TOLD else []
        super().__init__("\n".join([*problems[:TOLD], *more, *([remedy] if remedy else [])]))


def refuse_if(problems: Sequence[str], remedy: str = "") -> None:
    """Raises with all the problems, if there are any."""
    if problems:
        raise Refused(*problems, remedy=remedy)


def renamed(error: SourceError, path: Path, name: str) -> Refused:
    """The same refusal, of a source that the technician knows by another name than that of its file here."""
    problems = error.problems if isinstance(error, Refused) else (str(error),)
    remedy = error.remedy if isinstance(error, Refused) else ""
    return Refused(*(problem.replace(str(path), name) for problem in problems), remedy=remedy)


@contextmanager
def disk_told(folder: Path) -> Iterator[None]:
    """What the disk refuses (full, read-only, no right to write) becomes a refusal that names the folder."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise Refused(
                f"{folder}: the disk is full ({error.strerror})",
                remedy=MAKE_ROOM,
            ) from None
        name = error.filename if isinstance(error.filename, str) else folder
        remedy = NO_RIGHT if error.errno in _REFUSED else ""
        raise Refused(f"{name}: {error.strerror or type(error).__name__}", remedy=remedy) from None
