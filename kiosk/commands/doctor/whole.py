"""`kiosk doctor`: each part with ✓, ! or ✗, what was measured, and the command or act that mends it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from kiosk.commands.doctor import bundles, content, inputs, line, machine, screen, serving, sound
from kiosk.commands.doctor.english import english
from kiosk.commands.doctor.examining import Check, examined
from kiosk.config.last_good import kept_at, settings_in_service
from kiosk.config.settings_table import Settings
from kiosk.wire.findings import Finding, told

SIGNS = {"good": "✓", "warning": "!", "bad": "✗"}


def run(given: argparse.Namespace) -> int:
    """Prints findings; 1 with a bad one."""
    found = findings(given.config, given.only)
    if given.json:
        body = {"about": content.about(given.config), "findings": told(found, english())}
        print(json.dumps(body, ensure_ascii=False, indent=1))
    else:
        for finding in found:
            print(f"{SIGNS[finding.level]} {finding.part}\u00a0: {finding.measured}")
            if finding.remedy:
                print(f"    → {finding.remedy}")
    return int(any(finding.level == "bad" for finding in found))


def findings(config: Path, only: str = "") -> list[Finding]:
    """Every part in the order in which they depend on each other; `only` one half, "here" or "line"."""
    settings, problems = settings_in_service(config)
    of_settings = content.of_settings(problems, kept_at(config) if settings is not None else None)
    found = [] if only == "line" else [of_settings]
    if settings is None:
        return [of_settings]
    if only != "line":
        found += examined(here(config, settings))
    if only != "here":
        found += examined(line.checks(settings))
    return found


def here(config: Path, settings: Settings) -> tuple[Check, ...]:
    """What needs no network."""
    return (
        *content.checks(config, settings),
        *bundles.checks(config, settings),
        *screen.checks(settings),
        *sound.checks(settings),
        *inputs.checks(settings),
        *serving.checks(settings),
        *machine.checks(settings),
    )
