"""The sheets that this desk can show, read from the files its settings name when one is first asked for.

Made by `desk`, asked by the routes in a thread of its own: reading takes up to half a second, once.
"""

from __future__ import annotations

import json
import logging
import re
import threading
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path

from kiosk.config.library import Library, load_library
from kiosk.content.library import StateLibrary, open_library
from kiosk.content.overrides import OVERRIDES, load_overrides
from kiosk.content.source import SourceError
from kiosk.content.sync import DOCUMENTS, current
from kiosk.desk.sheets.sheet import sheet
from kiosk.procedures.model import Procedure

log = logging.getLogger("kiosk.desk")

IDENTITY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
KEPT = 200  # sheets, as JSON
LANGUAGES = ("fr", "en")  # of the agents' page


class Shelf:
    """The town hall's procedures (`config`) and the State's (`source`, or what was put in `synced`)."""

    def __init__(self, config: str = "", source: str = "", synced: str = "") -> None:
        self._config, self._source, self._synced = (
            Path(one) if one else None for one in (config, source, synced)
        )
        self._lock = threading.Lock()
        self._read_from: object = None
        self._city: Library | None = None
        self._state: StateLibrary | None = None
        self._made: OrderedDict[tuple[str, str, bool], bytes] = OrderedDict()

    def get(self, procedure_id: str, language: str, city: bool = True) -> bytes | None:
        """The sheet as JSON, or None where this desk has no such procedure. Blocks while it reads.

        Without `city` only the State's: another town hall's procedures may bear the same names.
        """
        if not IDENTITY.fullmatch(procedure_id):
            return None
        with self._lock:
            self._read_anew()
            key = (procedure_id, language, city)
            if key not in self._made:
                french, asked = (self._find(procedure_id, one, city) for one in ("fr", language))
                if french is None or asked is None:
                    return None
                body = sheet(asked, french)
                self._made[key] = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
                if len(self._made) > KEPT:
                    self._made.popitem(last=False)
            self._made.move_to_end(key)
            return self._made[key]

    def several(self, procedures: Iterable[str], language: str, city: bool) -> dict[str, Procedure]:
        """Those of these that this desk has (see `get`). Blocks while it reads."""
        with self._lock:
            self._read_anew()
            named = [name for name in procedures if IDENTITY.fullmatch(name)]
            found = {name: self._find(name, language, city) for name in named}
        return {name: procedure for name, procedure in found.items() if procedure is not None}

    def _find(self, procedure_id: str, language: str, city: bool) -> Procedure | None:
        found = self._city.get(procedure_id, language) if city and self._city is not None else None
        if found is None and self._state is not None:
            found = self._state.get(procedure_id, language)
        return found

    def _read_anew(self) -> None:
        """Reads the files where they are no longer those it has read: an author wrote, the night synced."""
        documents = self._documents()
        files = sorted((self._config / "procedures").glob("*.yaml")) if self._config is not None else []
        if self._config is not None:
            files += [self._config / OVERRIDES]
        now = (documents, *(_mark(path) for path in (*files, *([documents] if documents else []))))
        if now == self._read_from:
            return
        self._made.clear()
        if self._state is not None:
            self._state.close()
        self._city = load_library(self._config)[0] if self._config is not None else None
        self._state = self._open(documents)
        self._read_from = now

    def _documents(self) -> Path | None:
        if self._source is not None:
            return self._source
        synced = current(self._synced) if self._synced is not None else None
        return synced / DOCUMENTS if synced is not None else None

    def _open(self, documents: Path | None) -> StateLibrary | None:
        if documents is None:
            return None
        overrides = load_overrides(self._config / OVERRIDES)[0] if self._config is not None else {}
        try:
            return open_library(documents, overrides)
        except (OSError, ValueError, SourceError) as error:
            log.error("the State's procedures cannot be read: %s", type(error).__name__)
            return None


def _mark(path: Path) -> tuple[str, int, int]:
    try:
        found = path.stat()
    except OSError:
        return str(path), 0, 0
    return str(path), found.st_mtime_ns, found.st_size
