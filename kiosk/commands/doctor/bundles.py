"""Which signed bundle is in service, whether on trial, why the last was refused, what of it has no effect."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from kiosk.config.bundle_moves import BY_HAND
from kiosk.config.bundled import read_service
from kiosk.config.overridden import overridden
from kiosk.config.settings_table import Settings
from kiosk.wire.findings import Finding, fr

PART, SETTINGS = fr("lot signé"), fr("réglages du lot")
NAMED = 3  # settings that are named: kiosk bundle status names all


def checks(config: Path, settings: Settings) -> tuple[Any, ...]:
    return partial(_service, settings), partial(_overridden, config)


def _overridden(config: Path) -> Iterable[Finding]:
    """A city sees from afar where a town hall's own files win over its bundle, which may be meant."""
    lost = overridden(config)
    if not lost:
        return
    named = ", ".join(f"{one.key} ({Path(one.place).name})" for one in lost[:NAMED])
    measured = fr(
        "{n} sans effet ici, car ses propres fichiers les disent autrement\u00a0: {named}",
        n=len(lost), named=named + (" …" if len(lost) > NAMED else ""),
    )  # fmt: skip
    remedy = fr("si ce n’est pas voulu\u00a0: kiosk bundle status, puis retirez-les de ces fichiers")
    yield Finding(SETTINGS, "good", measured, remedy)


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
