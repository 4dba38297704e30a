"""One sync from its source to its report: fetched, read, indexed beside the old content, swapped in one step.

Called by `kiosk.commands`. Whatever goes wrong on the way, the content in service stays what it was.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.content.library import StateLibrary
from kiosk.content.source import SourceError, ZipSource
from kiosk.content.sync import store
from kiosk.content.sync.download import Patience
from kiosk.content.sync.material import open_material
from kiosk.content.sync.origin import Obtained, obtain, plain_name
from kiosk.content.sync.partial import Validators
from kiosk.content.sync.refusal import Refused, disk_told, refuse_if, renamed
from kiosk.content.sync.report import Outcome, SyncReport, affected
from kiosk.content.sync.take import Taken, take

OFFICIAL = "https://lecomarquage.service-public.gouv.fr/vdd/3.5/part/zip/vosdroits-latest.zip"

LEAST_KEPT = 0.5          # of the documents in service; a feed that lost more is taken for broken
AGAIN = "-again"

FORCE = "With --force it is taken all the same; the documents that cannot be read keep their former text."

KEPT = "« kiosk sync FILE » takes a zip that you kept."
UNDO = "« kiosk sync --force » takes up again what a rollback took out. "

UNBUILT = "The content in service was not touched. Mend what is named, or free some room; then sync again."

BuildIndex = Callable[[Path, StateLibrary], object]
Progress = Callable[[str, float], None]


def sync(
    source: str | Path = OFFICIAL,
    into: Path = Path("out/content"),
    *,
    build_index: BuildIndex | None = None,
    made_with: str = "",
    refers: Mapping[str, Iterable[str]] | None = None,
    progress: Progress = lambda stage, done: None,
    force: bool = False,
    patience: Patience | None = None,
) -> SyncReport:
    """Puts the source's documents in service under `into`; SourceError, for a technician, if it does not.

    `build_index(path, library)` writes the index; `made_with` is a word that changes when the index would for
    other reasons than the documents (the City's procedures, its own version). `refers` are identities of
    documents by the name of the override or City procedure that refers to them. `force` takes a content
    that shrank, has unreadable documents, or was set aside by a rollback; never an empty or hostile one.
    """
    with disk_told(into), store.locked(into):
        one = _Sync(plain_name(source), into, build_index, made_with, refers or {}, progress, force)
        return one.run(source, patience or Patience())


def rollback(into: Path) -> Path:
    """Puts the content before this one back in service; the next syncs do not undo that by themselves."""
    with disk_told(into), store.locked(into):
        now = store.current(into)
        before = into / str(store.last_report(now).get("previous") or "-") if now else None
        if now is None or before is None or not store.intact(before):
            again = UNDO if now is not None and store.notes(into).get("set_aside") else ""
            raise Refused(f"{into}: there is no earlier content to go back to", remedy=again + KEPT)
        store.write_notes(into, store.notes(into) | {"set_aside": _documents(now.name)})
        store.put_in_service(into, before)
        return before


class _Sync:
    """One run, holding the lock.

    A content's folder is named <hash of its documents>-<hash of what else its index is made from>.
    """

    def __init__(
        self, source: str, into: Path, build_index: BuildIndex | None, made_with: str,
        refers: Mapping[str, Iterable[str]], progress: Progress, force: bool,
    ) -> None:  # fmt: skip
        self._source = source
        self._into = into
        self._build_index = build_index
        self._made_with = _short(made_with, build_index is not None)
        self._refers = refers
        self._progress = progress
        self._force = force
        self._seconds: dict[str, float] = {}
        self._notes = store.notes(into)
        self._former = store.current(into)
        self._sound = self._former is not None and store.intact(self._former)

    def run(self, source: str | Path, patience: Patience) -> SyncReport:
        self._clean()
        download = self._into / store.DOWNLOAD
        known = self._known()
        try:
            obtained = self._timed("fetch", lambda told: obtain(source, download, known, told, patience))
        except OSError:
            store.remove(download)      # the disk is full: others need the room
            raise
        if obtained is None and self._former and known:
            if store.last_report(self._former).get("made_with") == self._made_with:
                return self._nothing_new("set_aside" if self._set_aside() else "unchanged")
            obtained = Obtained(self._former / store.DOCUMENTS, known)      # for its index to be made anew
        assert obtained is not None
        try:
            report = self._take(obtained)
        except SourceError as error:
            raise renamed(error, obtained.path, self._source) from None
        finally:
            store.remove(self._into / store.BUILDING)
            store.remove(download)      # complete: of no use any more, or not to be gone on from
        self._clean()
        return report

    def _take(self, obtained: Obtained) -> SyncReport:
        building = store.new_folder(self._into)
        passed_over, taken = self._timed("read", lambda told: self._read(obtained.path, building, told))
        documents = taken.name()
        name = f"{documents}-{self._made_with}"
        fetched = {"source": self._source, "content": name, **asdict(obtained.validators)}
        former = self._former.name if self._former else ""
        if documents == self._notes.get("set_aside") and not self._force:
            store.write_notes(self._into, self._notes | {"fetched": fetched})
            return self._nothing_new("set_aside")
        if former.removesuffix(AGAIN) == name and self._sound:
            fetched["content"] = former
            store.write_notes(self._into, self._notes | {"fetched": fetched})
            return self._nothing_new("unchanged")
        if former == name:
            name += AGAIN               # it stands under that name, damaged, and in service until the swap
        self._index(building)
        report = self._report(taken, name, passed_over)
        self._timed("service", lambda told: self._swap(building, report, fetched | {"content": name}))
        return replace(report, seconds=dict(self._seconds))

    def _read(
        self, path: Path, building: Path, told: Callable[[float], None]
    ) -> tuple[tuple[str, ...], Taken]:
        with open_material(path) as material:
            store.need_room(self._into, 2 * material.size + store.SPARE)
            taken = take(material, building, self._former, told)
        whys = [one.why for one in taken.unreadable]
        wrong = [why if why.startswith(str(path)) else f"{path}: {why}" for why in whys]
        if not taken.hashes:
            raise Refused(*(wrong or [f"{path}: no document in it"]))
        if not self._force:
            refuse_if(wrong, FORCE)
            refuse_if(self._shrunk(path, taken), FORCE)
        return material.passed_over, taken

    def _shrunk(self, path: Path, taken: Taken) -> list[str]:
        """What is missing, compared with the content in service: of all documents, else of the fiches."""
        before = store.hashes(self._former)
        for kind, prefix in (("documents", ""), ("fiches F….xml", "F")):
            had = sum(identity.startswith(prefix) for identity in before)
            has = sum(identity.startswith(prefix) for identity in taken.hashes)
            if has < had * LEAST_KEPT:
                return [f"{path}: {has} {kind}, {had} in service; more than half are missing"]
        return []

    def _index(self, building: Path) -> None:
        if self._build_index is None:
            return
        build = self._build_index
        library = StateLibrary(ZipSource(building / store.DOCUMENTS))
        try:
            self._timed("index", lambda told: build(building / store.INDEX, library))
        except OSError:
            raise
        except Exception as error:      # whatever of the builder’s own: the old content stays all the same
            why = f"{self._into}: the index cannot be built ({error or type(error).__name__})"
            raise Refused(why, remedy=UNBUILT) from error
        finally:
            library.close()

    def _report(self, taken: Taken, name: str, passed_over: tuple[str, ...]) -> SyncReport:
        before = store.hashes(self._former)
        former = self._former.name if self._former else ""
        # the same documents with another index: what to go back to is still what was before them
        previous = self._before() if _documents(former) == _documents(name) else former
        changed = _in_order(i for i, one in taken.hashes.items() if before.get(i, one) != one)
        return SyncReport(
            outcome="new", source=self._source, content=name, previous=previous, documents=len(taken.hashes),
            new=_in_order(taken.hashes.keys() - before.keys()), changed=changed,
            gone=_in_order(before.keys() - taken.hashes.keys()),
            unreadable=tuple(taken.unreadable), unknown_tags=tuple(sorted(taken.unknown_tags.items())),
            affected=affected(self._refers, changed, taken.hashes), passed_over=passed_over,
            made_with=self._made_with, made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            seconds=dict(self._seconds),
        )  # fmt: skip

    def _swap(self, building: Path, report: SyncReport, fetched: dict[str, str]) -> None:
        (building / store.REPORT).write_text(report.as_json(), "utf-8")
        store.put_in_service(self._into, store.settle(building, report.content))
        with suppress(OSError):         # it is in service; without notes the next sync only fetches again
            store.write_notes(self._into, {"fetched": fetched})

    def _nothing_new(self, outcome: Outcome) -> SyncReport:
        there = store.hashes(self._former)
        return SyncReport(
            outcome=outcome, source=self._source, content=self._former.name if self._former else "",
            previous=self._before(), documents=len(there), affected=affected(self._refers, (), there),
            made_with=self._made_with, seconds=dict(self._seconds),
        )  # fmt: skip

    def _known(self) -> Validators | None:
        """What the source said last, if that content is in service still, or was set aside by hand."""
        fetched = self._notes.get("fetched", {})
        if self._force or not self._sound or not self._former or fetched.get("source") != self._source:
            return None
        if fetched.get("content") != self._former.name and not self._set_aside():
            return None
        return Validators(fetched.get("etag", ""), fetched.get("modified", ""))

    def _set_aside(self) -> bool:
        """Whether what the source held last is what a rollback took out of service."""
        fetched = _documents(self._notes.get("fetched", {}).get("content", ""))
        return bool(fetched) and fetched == self._notes.get("set_aside")

    def _before(self) -> str:
        """The content that the one in service replaced."""
        return str(store.last_report(self._former).get("previous", "")) if self._former else ""

    def _clean(self) -> None:
        now = store.current(self._into)
        before = store.last_report(now).get("previous") if now else None
        store.clean(self._into, (now, self._into / str(before) if before else None))

    def _timed(self, stage: str, act: Callable[[Callable[[float], None]], Any]) -> Any:
        started = time.monotonic()
        self._progress(stage, 0.0)
        done = act(lambda done: self._progress(stage, done))
        self._progress(stage, 1.0)
        self._seconds[stage] = round(time.monotonic() - started, 3)
        return done


def index_made_with(folder: Path, made_with: str) -> bool:
    """Whether the index of this content was made with this word."""
    return store.last_report(folder).get("made_with") == _short(made_with, indexed=True)


def _short(made_with: str, indexed: bool) -> str:
    return hashlib.sha256(f"{'index' if indexed else 'no index'} {made_with}".encode()).hexdigest()[:8]


def _documents(content: str) -> str:
    """The part of a content's name that stands for its documents."""
    return content.partition("-")[0]


def _in_order(identities: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(identities, key=lambda identity: (identity[:1], len(identity), identity)))
