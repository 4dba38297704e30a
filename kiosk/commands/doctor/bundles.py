"""Which signed bundle is in service, whether it is on trial, and why the last one was refused."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from kiosk.config.bundle_moves import BY_HAND
from kiosk.config.bundled import read_service
from kiosk.config.settings_table import Settings
from kiosk.wire.findings import Finding, fr

PART = fr("lot signé")


def checks(settings: Settings) -> tuple[Any, ...]:
    return (partial(_service, settings),)


def _service(settings: Settings) -> Iterable[Finding]:
    service = read_service(settings.state_dir)
    if not settings.bundles.key and not service.current:
        return
    serves = fr("aucun en service")
    if service.current:
        serves = fr("lot {n}, depuis le {day}", n=service.current, day=service.since)
    last = service.refused[-1] if service.refused else None
    if last is not None and last.why == BY_HAND and last.at >= service.since:
        gone = fr("{serves}\u00a0; le lot {n} est retiré à la main", serves=serves, n=last.version)
        yield Finding(PART, "good", gone)  # somebody meant it: there is nothing to mend
    elif last is not None and last.at >= service.since:
        why = fr(
            "{serves}\u00a0; le lot {n} est refusé\u00a0: {why}",
            serves=serves, n=last.version or fr("reçu"), why=last.why,
        )  # fmt: skip
        yield Finding(PART, "warning", why, fr("kiosk bundle status, puis un lot plus récent"))
    elif service.trial:
        trial = fr("{serves}, à l’essai", serves=serves)
        yield Finding(PART, "warning", trial, fr("attendez la fin de l’essai"))
    else:
        yield Finding(PART, "good", serves)
