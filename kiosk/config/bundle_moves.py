"""Puts a staged bundle in service, keeps it, goes back from it; each one step, by whoever may call it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kiosk.config.bundled import Refusal, Service, changing, version_folder, write_service

MOST_STARTS = 3  # of the terminal with a bundle on trial: then it is what keeps it from starting
BY_HAND = "Un technicien est revenu au lot d’avant."
NOT_HEALTHY = "La borne n’allait pas bien avec ce lot."


def put_in_service(state: Path) -> Service:
    """The staged one, on trial; the one before stays on the disk. One without files is staged no more."""
    with changing(state) as service:
        staged = service.staged
        if not staged:
            return service
        again = staged if service.again == staged else 0
        if version_folder(state, staged).is_dir():
            service = replace(
                service, current=staged, before=service.current, staged=0, trial=1, again=again,
                newest=max(service.newest, staged), since=_now(),
            )  # fmt: skip
        else:
            service = replace(service, staged=0, again=0)
        write_service(state, service)
        return service


def keep_it(state: Path, version: int) -> Service:
    """The one on trial is good."""
    with changing(state) as service:
        if service.trial and service.current == version:
            service = replace(service, trial=0, again=0)
            write_service(state, service)
        return service


def go_back(state: Path, why: str, version: int = 0, *, once_more: bool = False) -> Service:
    """The one before is in service again, or none; the one that was (this `version`) is never tried again.

    `once_more`: unless this was its second trial, it may be staged once more (`stage_again`).
    """
    with changing(state) as service:
        if not service.current or (version and service.current != version):
            return service
        gone = service.current
        before = service.before if version_folder(state, service.before).is_dir() else 0
        later = gone if once_more and service.again != gone else 0
        service = replace(service, current=before, before=0, trial=0, again=later, since=_now())
        if not later:
            service = service.refusing(Refusal(gone, "", why, _now()))
        write_service(state, service)
        return service


def stage_again(state: Path) -> Service:
    """The one that was gone back from without being refused is ready for its second trial."""
    with changing(state) as service:
        if service.again and not service.staged and not service.trial:
            service = replace(service, staged=service.again)
            write_service(state, service)
        return service


def started(state: Path) -> Service:
    """The terminal starts: a bundle on trial with which it has started too often is gone back from."""
    with changing(state) as service:
        if not service.trial:
            return service
        if service.trial <= MOST_STARTS:
            service = replace(service, trial=service.trial + 1)
            write_service(state, service)
            return service
    return go_back(state, "La borne ne restait pas en marche avec ce lot.", service.current)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
