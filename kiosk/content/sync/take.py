"""Reads every document of a source and packs those that can be read into one zip; used by `sync.run`."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.content.reader import read_document
from kiosk.content.source import LARGEST_SOURCE, MOST_DOCUMENTS, SourceError, ZipSource
from kiosk.content.sync.material import Found, Material
from kiosk.content.sync.refusal import Refused
from kiosk.content.sync.report import Unreadable
from kiosk.content.sync.store import DOCUMENTS, HASHES

_EARLIEST = (1980, 1, 1, 0, 0, 0)   # in every entry, so that the same documents make the same zip


@dataclass(slots=True)
class Taken:
    """Identity → hash of each document that is in the zip; what could not be read; tags nobody knows."""

    hashes: dict[str, str] = field(default_factory=dict)
    unreadable: list[Unreadable] = field(default_factory=list)
    unknown_tags: Counter[str] = field(default_factory=Counter)

    def name(self) -> str:
        """A hash of the documents, whatever they came packed in."""
        digest = hashlib.sha256()
        for identity, one in sorted(self.hashes.items()):
            digest.update(f"{identity} {one}\n".encode())
        return digest.hexdigest()[:16]


def take(material: Material, building: Path, former: Path | None, progress: Callable[[float], None]) -> Taken:
    """The zip and the hashes, written into `building`; an unreadable document keeps its text of `former`."""
    taken = Taken()
    total = 0
    with zipfile.ZipFile(building / DOCUMENTS, "w", zipfile.ZIP_DEFLATED) as packed:
        for found in material.found:
            if found.identity in taken.hashes or len(taken.hashes) >= MOST_DOCUMENTS:
                raise Refused(f"{found.identity}: twice in the source, or one of more than {MOST_DOCUMENTS}")
            written = _checked(found, taken)
            if written is None:
                continue
            total += len(written)
            if total > LARGEST_SOURCE:
                raise Refused(f"{found.identity}: with it the documents exceed {LARGEST_SOURCE} bytes")
            _pack(packed, found.identity, written, taken)
            progress(found.done)
        _keep_former(packed, former, taken)
    (building / HASHES).write_text(json.dumps(dict(sorted(taken.hashes.items())), indent=0), "utf-8")
    return taken


def _checked(found: Found, taken: Taken) -> bytes | None:
    """The document if it can be read as a procedure; else what is wrong is noted."""
    if found.written is None:
        taken.unreadable.append(Unreadable(found.identity, found.why))
        return None
    procedure, report = read_document(found.written, found.identity)
    if procedure is None:
        why = "; ".join(report.problems) or "not a document of the State"
        taken.unreadable.append(Unreadable(found.identity, f"{found.identity}.xml: {why}"))
        return None
    taken.unknown_tags.update(dict(report.unknown_tags))
    return found.written


def _keep_former(packed: zipfile.ZipFile, former: Path | None, taken: Taken) -> None:
    """A document that came damaged stays as it was: an older text is better than none, and says its date."""
    if former is None or not taken.unreadable:
        return
    try:
        source = ZipSource(former / DOCUMENTS)
    except SourceError:
        return                          # damaged itself
    try:
        for place, one in enumerate(taken.unreadable):
            written = _former(source, one.document)
            if written is not None and one.document not in taken.hashes:
                _pack(packed, one.document, written, taken)
                taken.unreadable[place] = Unreadable(one.document, one.why, kept=True)
    finally:
        source.close()


def _former(source: ZipSource, identity: str) -> bytes | None:
    try:
        return source.get_bytes(identity)
    except SourceError:
        return None


def _pack(packed: zipfile.ZipFile, identity: str, written: bytes, taken: Taken) -> None:
    entry = zipfile.ZipInfo(f"{identity}.xml", _EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o444 << 16
    packed.writestr(entry, written)
    taken.hashes[identity] = hashlib.sha256(written).hexdigest()
