"""`kiosk doctor`: each part with ✓, ! or ✗, what was measured, and the command or act that mends it.

An installed terminal is examined in two halves: the supervisor's unit has screen, sound and inputs and no
network, the link's has the network and no device. Each file beside this one is one subject.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path

from kiosk.commands.doctor import content, inputs, line, machine, screen, serving, sound
from kiosk.config.last_good import kept_at, settings_in_service
from kiosk.config.settings_table import Settings
from kiosk.wire.findings import Finding

SIGNS = {"good": "✓", "warning": "!", "bad": "✗"}
Check = Callable[[], Iterable[Finding]]


def run(given: argparse.Namespace) -> int:
    """Prints findings; 1 with a bad one."""
    found = findings(given.config, given.only)
    if given.json:
        told = {"about": content.about(given.config), "findings": [asdict(finding) for finding in found]}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for finding in found:
            print(f"{SIGNS[finding.level]} {finding.part}\u00a0: {finding.measured}")
            if finding.remedy:
                print(f"    → {finding.remedy}")
    return int(any(finding.level == "bad" for finding in found))


def findings(config: Path, only: str = "") -> list[Finding]:
    """Every part in the order in which they depend on each other; `only` one half, "here" or "line"."""
    settings, problems = settings_in_service(config)
    told = content.of_settings(problems, kept_at(config) if settings is not None else None)
    found = [] if only == "line" else [told]
    if settings is None:
        return [told]
    if only != "line":
        found += examined(here(config, settings))
    if only != "here":
        found += examined(line.checks(settings))
    return found


def here(config: Path, settings: Settings) -> tuple[Check, ...]:
    """What needs no network."""
    return (
        *content.checks(config, settings),
        *screen.checks(settings),
        *sound.checks(settings),
        *inputs.checks(settings),
        *serving.checks(settings),
        *machine.checks(settings),
    )


def examined(checks: Iterable[Check]) -> list[Finding]:
    """What they find; a check that fails is itself a finding."""
    found: list[Finding] = []
    for one in checks:
        try:
            found += one()
        except Exception as error:  # noqa: BLE001 the doctor tells of every part, whatever one of them does
            measured = f"une vérification a échoué ({type(error).__name__})"
            found.append(Finding("vérification", "bad", measured, "prévenez les développeurs"))
    return found
