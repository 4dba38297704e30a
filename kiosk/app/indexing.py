"""Which index a terminal searches, and making it; called when the parts are read, and by the commands.

`kiosk sync` makes one with each content. It is out of date once the town hall's own files change, and there
is none for a source that the settings name: then one is made in the folder of the terminal's state, named by
all that it was made from.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.harden import end_with
from kiosk.app.state_content import state_library
from kiosk.config.last_good import settings_in_service
from kiosk.config.library import Library, load_library
from kiosk.config.settings import source
from kiosk.config.settings_table import Settings
from kiosk.content.library import StateLibrary
from kiosk.content.overrides import OVERRIDES, load_overrides
from kiosk.content.search.building import BuildError, build
from kiosk.content.search.concepts import load_concepts
from kiosk.content.search.index import Index, Unusable
from kiosk.content.search.schema import VERSION
from kiosk.content.sync import INDEX, current, index_made_with
from kiosk.formats.problems import errors
from kiosk.procedures.model import Procedure

CONCEPTS = "recherche.yaml"
KEPT = 4  # a session may open one of these files later than others were made
POLITE = 10  # niceness: the citizen before the screen comes first


def builder(config: Path, city: Library) -> Callable[[Path, StateLibrary | None], object]:
    """What builds the index of a content: the City's procedures and the State's in one list.

    While the town hall's words for it have a mistake, BuildError: the index in service stays, with them all.
    """
    concepts, problems = load_concepts(source(config, CONCEPTS))
    words = source(config, OVERRIDES)
    better, more = load_overrides(words, str(words))

    def make(path: Path, state: StateLibrary | None) -> object:
        wrong = errors((*problems, *more))
        if wrong and state is not None:
            raise BuildError(str(wrong[0]))
        worded = state.with_overrides(better) if state is not None else None
        return build(path, in_its_languages(city), worded, concepts)

    return make


def made_with(config: Path) -> str:
    """The hash of the town hall's files that an index is made from: when they change, so does the index."""
    digest = hashlib.sha256(VERSION.encode())
    ours = [source(config, name) for name in (CONCEPTS, "themes.yaml", OVERRIDES)]
    for path in sorted([*source(config, "procedures").glob("*.yaml"), *ours]):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class InService:
    """The best index there is, if any; `wanted` is the file of one with all that is in service."""

    path: Path | None
    wanted: Path

    @property
    def whole(self) -> bool:
        return self.path == self.wanted


def index_in_service(settings: Settings, config: Path, state: bool = True) -> InService:
    """Which index to open now; `state`: whether the State's documents are in service.

    Where there is none with them, a small one of the City's own is made at once.
    """
    own = made_with(config)
    alone = settings.state_dir / f"index-{own}.sqlite"
    synced = current(settings.content_dir) if state and settings.content_source is None else None
    stale = synced / INDEX if synced is not None and _usable(synced / INDEX) else None
    if synced is not None and stale is not None and index_made_with(synced, own):
        return InService(stale, stale)
    wanted = _own_file(settings, own) if state else alone
    if _usable(wanted):
        return InService(wanted, wanted)
    if stale is None and not _usable(alone):
        city, _ = load_library(config)
        with suppress(BuildError, OSError):
            _make(settings, alone, config, city, None)
    return InService(stale or (alone if _usable(alone) else None), wanted)


def make_index(
    settings: Settings,
    config: Path,
    told: Callable[[], object] = lambda: None,
    failed: Callable[[str], object] = lambda why: None,
) -> Path | None:
    """The index of all that is in service, made now if need be: some twenty seconds for the whole corpus.

    `told` is called before that, `failed` with the reason where another one stays in service.
    """
    state, _ = state_library(settings, config)
    found = index_in_service(settings, config, state is not None)
    if found.whole or state is None:
        return found.path
    told()
    city, _ = load_library(config)
    try:
        _make(settings, found.wanted, config, city, state)
    except (BuildError, OSError) as error:
        failed(str(error))
        return found.path
    return found.wanted


class Rebuild:
    """Makes the index in a process beside the terminal, once for each time that something has changed."""

    def __init__(self, config: Path) -> None:
        self._config = config.resolve()
        self._process: subprocess.Popen[bytes] | None = None
        self._tried: Path | None = None

    def __call__(self, wanted: Path) -> None:
        """Starts it, unless it is at work, or has tried to make this very file."""
        if self._process is not None and self._process.poll() is None:
            return
        if wanted == self._tried:
            return
        self._tried = wanted
        where = ("--config", str(self._config), "--with", str(os.getpid()))
        self._process = subprocess.Popen([sys.executable, "-m", "kiosk.app.indexing", *where])


def _own_file(settings: Settings, own: str) -> Path:
    """Where the index of this terminal's documents belongs, by all that it is made from."""
    digest = hashlib.sha256(own.encode())
    given = settings.content_source
    if given is None:
        digest.update(str(current(settings.content_dir)).encode())
    else:
        with suppress(OSError):
            about = given.stat()
            # not its folder: a bundle's is another once it is in service
            digest.update(f"{given.name} {about.st_mtime_ns} {about.st_size}".encode())
    return settings.state_dir / f"index-{digest.hexdigest()[:16]}.sqlite"


def _make(settings: Settings, path: Path, config: Path, city: Library, state: StateLibrary | None) -> None:
    settings.state_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    builder(config, city)(path, state)
    others = sorted(settings.state_dir.glob("index-*.sqlite"), key=lambda one: one.stat().st_mtime)
    for old in others[:-KEPT]:
        old.unlink(missing_ok=True)


def _usable(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        Index(path).close()
    except Unusable:
        return False
    return True


def in_its_languages(city: Library) -> list[Procedure]:
    """Each procedure in French, then in every other language it has: found in the words of each."""
    translated = (city.get(one.id, language) for one in city.all() for language in city.languages(one.id)[1:])
    return [*city.all(), *(one for one in translated if one is not None)]


def main(argv: list[str] | None = None) -> int:
    """`python -m kiosk.app.indexing`: makes the index of all that is in service; 1 where it cannot."""
    parser = argparse.ArgumentParser(prog="kiosk indexing", add_help=False)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--with", dest="parent", type=int, default=0)
    given = parser.parse_args(argv)
    if given.parent:
        if not end_with(given.parent):
            return 0
        with suppress(OSError):  # later than wished is better than never
            os.nice(POLITE)
    settings, _ = settings_in_service(given.config)
    reasons: list[str] = []
    made = None if settings is None else make_index(settings, given.config, failed=reasons.append)
    for reason in reasons:
        print(f"kiosk: the search keeps its index: {reason}", file=sys.stderr)
    if made is None:
        print("kiosk: the index of the search cannot be made; is the disk full?", file=sys.stderr)
    return int(made is None or bool(reasons))


if __name__ == "__main__":
    sys.exit(main())
