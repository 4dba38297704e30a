"""Carries checks out, one after the other; used by `whole`, and by the link for its half."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kiosk.wire.findings import Finding, fr

Check = Callable[[], Iterable[Finding]]


def examined(checks: Iterable[Check]) -> list[Finding]:
    """What they find; a check that fails is itself a finding."""
    found: list[Finding] = []
    for one in checks:
        try:
            found += one()
        except Exception as error:  # noqa: BLE001 the doctor tells of every part, whatever one of them does
            measured = fr("une vérification a échoué ({error})", error=type(error).__name__)
            found.append(Finding(fr("vérification"), "bad", measured, fr("prévenez les développeurs")))
    return found
