"""Makes a fetched bundle ready to be put in service, or refuses it; `kiosk bundle stage`, by the terminal.

A process of its own, so that whatever a bundle holds, the terminal goes on.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from kiosk.app.indexing import make_index
from kiosk.app.parts import LOCALE
from kiosk.bundles.manifest import Manifest
from kiosk.bundles.reading import Opened, opened, unpack
from kiosk.bundles.refusal import Refused
from kiosk.commands.check import content_problems
from kiosk.config.bundled import (
    BUILDING,
    FOLDER,
    INSTEAD,
    Refusal,
    Service,
    changing,
    read_service,
    version_folder,
    write_service,
)
from kiosk.config.check import check
from kiosk.config.durable import flush_folder
from kiosk.config.settings import load_settings
from kiosk.config.settings_table import Settings
from kiosk.formats.problems import Problem, errors
from kiosk.ui.icons import ICONS

A_NEWER_ONE = "La ville publie un lot plus récent : kiosk bundle make."


def stage(config: Path, settings: Settings, path: Path, today: date | None = None) -> Manifest | None:
    """The manifest of a bundle that is ready now, None for one whose day has not come; `Refused` otherwise.

    A refusal is kept, so that nothing is tried twice; the file is gone once its bundle is ready or refused.
    """
    with _alone(settings.state_dir):
        digest, version = _digest(path), 0
        try:
            if read_service(settings.state_dir).has_refused(0, digest):
                raise Refused("Ce lot a déjà été refusé.", A_NEWER_ONE)
            with opened(path, settings.bundles.key) as given:
                version = given.manifest.version
                service = read_service(settings.state_dir)
                _must_be_wanted(given.manifest, settings, service)
                if given.manifest.not_before > (today or date.today()).isoformat():
                    return None
                if version != service.staged:  # else the power was cut before its file was gone
                    _build(given, config, settings.state_dir)
        except Refused as refused:
            known = Refusal(version if refused.for_good else 0, digest, f"{refused} {refused.remedy}", _now())
            _keep_refusal(settings.state_dir, known)
            path.unlink(missing_ok=True)
            raise
        kept = _made_ready(settings.state_dir, version)
        path.unlink(missing_ok=True)
        _clean(settings.state_dir, kept)
    return given.manifest


@contextmanager
def _alone(state: Path) -> Iterator[None]:
    """One bundle at a time; what is in service may change meanwhile, and nobody waits for this."""
    (state / FOLDER).mkdir(parents=True, exist_ok=True, mode=0o700)
    with (state / FOLDER / ".examining").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _keep_refusal(state: Path, refusal: Refusal) -> None:
    with changing(state) as service:
        if service.has_refused(0, refusal.sha256) is None:
            write_service(state, service.refusing(refusal))


def _made_ready(state: Path, version: int) -> tuple[int, ...]:
    """What was built is this version's folder, ready to be put in service; which folders are to stay."""
    with changing(state) as service:
        building, place = state / FOLDER / BUILDING, version_folder(state, version)
        if version not in (service.staged, service.current, service.before):
            shutil.rmtree(place, ignore_errors=True)
            building.rename(place)
            flush_folder(place.parent)
            write_service(state, replace(service, staged=version))
        return service.current, service.before, version


def _must_be_wanted(manifest: Manifest, settings: Settings, service: Service) -> None:
    version, site = manifest.version, settings.desk.site
    if not manifest.is_for(site, settings.terminal.id):
        raise Refused(f"Le lot {version} n’est pas pour cette borne.", f"Il est pour {manifest.site}.")
    known = max(service.newest, service.staged)
    if version <= known and version != service.staged:
        raise Refused(f"Le lot {version} n’est pas plus récent que le {known}.", A_NEWER_ONE)
    if (before := service.has_refused(version)) is not None:
        raise Refused(f"Le lot {version} a déjà été refusé : {before.why}", A_NEWER_ONE)


def _build(given: Opened, config: Path, state: Path) -> None:
    """Unpacks and checks, aside."""
    building = state / FOLDER / BUILDING
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(mode=0o700)
    unpack(given, building)
    wrong = brought(config, building)
    if wrong:
        more = f" (et {len(wrong) - 1} autres)" if len(wrong) > 1 else ""
        raise Refused(
            f"kiosk check trouve une erreur dans le lot : {wrong[0]}{more}", A_NEWER_ONE, for_good=True
        )
    _index(config, building)
    for folder in (*(one for one in building.rglob("*") if one.is_dir()), building):
        flush_folder(folder)


def brought(config: Path, bundle: Path) -> list[Problem]:
    """The errors that the configuration has with these files of a bundle, and has not with none."""
    found = []
    for folder in ("", str(bundle)):
        with _instead(folder):
            problems = (*check(None, config, locale_dir=LOCALE, icons=ICONS), *content_problems(config))
        found.append(errors(problems))
    known = {(one.file, one.message) for one in found[0]}
    return [one for one in found[1] if (one.file, one.message) not in known]


@contextmanager
def _instead(folder: str) -> Iterator[None]:
    """As if this were in service; empty: no bundle."""
    before = os.environ.get(INSTEAD)
    os.environ[INSTEAD] = folder
    try:
        yield
    finally:
        os.environ.pop(INSTEAD)
        if before is not None:
            os.environ[INSTEAD] = before


def _index(config: Path, bundle: Path) -> None:
    """What the search needs with this bundle: the first citizen after the change finds the State's too."""
    with _instead(str(bundle)):
        settings, _ = load_settings(config)
        if settings is not None:
            make_index(settings, config)


def _clean(state: Path, kept: tuple[int, ...]) -> None:
    """Other versions' folders, and what was being built."""
    names = {version_folder(state, one).name for one in kept if one}
    for folder in (state / FOLDER).iterdir():
        if (
            folder.is_dir()
            and folder.name not in names
            and (folder.name.startswith("v") or folder.name == BUILDING)
        ):
            shutil.rmtree(folder, ignore_errors=True)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
