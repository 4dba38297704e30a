"""Which signed bundle is in service, whether it is on trial, and why the last one was refused."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from kiosk.config.bundled import read_service
from kiosk.config.settings_table import Settings
from kiosk.wire.findings import Finding

PART = "lot signé"


def checks(settings: Settings) -> tuple[Any, ...]:
    return (partial(_service, settings),)


def _service(settings: Settings) -> Iterable[Finding]:
    service = read_service(settings.state_dir)
    if not settings.bundles.key and not service.current:
        return
    serves = f"lot {service.current}, depuis le {service.since}" if service.current else "aucun en service"
    last = service.refused[-1] if service.refused else None
    if last is not None and last.at >= service.since:
        why = f"{serves}\u00a0; le lot {last.version or 'reçu'} est refusé\u00a0: {last.why}"
        yield Finding(PART, "warning", why, "kiosk bundle status, puis un lot plus récent")
    elif service.trial:
        yield Finding(PART, "warning", f"{serves}, à l’essai", "attendez la fin de l’essai")
    else:
        yield Finding(PART, "good", serves)
