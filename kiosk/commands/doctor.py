"""`kiosk doctor`: each part with ✓, ! or ✗, what was measured, and the command or act that mends it."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from kiosk.access.check import check_access
from kiosk.app.assemble import LOCALE, assemble, load_texts, offered
from kiosk.commands.check import content_problems
from kiosk.commands.places import path, signin_of
from kiosk.config.check import check
from kiosk.config.settings import load_settings
from kiosk.config.settings_table import Settings
from kiosk.desk.channels.check import check_channels
from kiosk.desk.channels.made import channels_of
from kiosk.desk.check import check_desk
from kiosk.desk.signin.check import check_signin
from kiosk.handoff.own_key import OwnKeys
from kiosk.handoff.trials import check_trials
from kiosk.services.directory import read_directory
from kiosk.services.ticket.check import check_printer
from kiosk.ui.check import check_fonts
from kiosk.ui.icons import ICONS
from kiosk.voice.check import check_voice
from kiosk.wire.findings import Finding, Level

SIGNS = {"good": "✓", "warning": "!", "bad": "✗"}
LEAST_FREE_MB = 200
OLDEST_DIRECTORY_DAYS = 365
OLDEST_CLOCK = date(2026, 1, 1)  # a clock before this was never set


def run(given: argparse.Namespace) -> int:
    """Prints findings; 1 with a bad one."""
    found = findings(given.config)
    if given.json:
        print(json.dumps({"findings": [asdict(finding) for finding in found]}, ensure_ascii=False, indent=1))
    else:
        for finding in found:
            print(f"{SIGNS[finding.level]} {finding.part}: {finding.measured}")
            if finding.remedy:
                print(f"    → {finding.remedy}")
    return int(any(finding.level == "bad" for finding in found))


def findings(config: Path) -> list[Finding]:
    """Every part in the order in which they depend on each other; a check that fails is itself a finding."""
    settings, problems = load_settings(config)
    found = [_settings(problems)]
    if settings is None:
        return found
    spoken = offered(settings, load_texts())
    checks: tuple[Callable[[], list[Finding]], ...] = (
        lambda: [_procedures(config)],
        lambda: [_state_content(config, settings)],
        lambda: [_directory(settings)],
        lambda: check_fonts(spoken),
        lambda: [_display()],
        lambda: list(check_voice(settings.voice.engine, spoken, settings.voice.voices)),
        lambda: list(_jack()),
        lambda: [check_access(settings.inputs.assistive)],
        lambda: check_printer(settings.printer.address, settings.printer.answers),
        lambda: check_desk(
            settings.desk.urls,
            settings.desk.token,
            OwnKeys(settings.state_dir),
            path(settings, settings.desk.authority),
        ),
        lambda: check_trials(settings.state_dir, settings.desk.urls, time.time()),
        lambda: check_channels(
            channels_of(settings.lamp, settings.channels.webhook, settings.channels.webhook_secret)
        ),
        lambda: check_signin(signin_of(settings)),
        lambda: [_disk(settings)],
        lambda: [_clock()],
    )
    for one in checks:
        try:
            found += one()
        except Exception as error:  # noqa: BLE001 the doctor tells of every part, whatever one of them does
            found.append(
                Finding("check", "bad", f"a check failed ({type(error).__name__})", "tell the developers")
            )
    return found


def _settings(problems) -> Finding:
    errors = [problem for problem in problems if problem.level == "error"]
    if errors:
        return Finding(
            "settings", "bad", f"{len(errors)} mistake(s): {errors[0]}", "kiosk check, then mend each line"
        )
    return Finding("settings", "good", "config/kiosk.toml and the environment can be read")


def _procedures(config: Path) -> Finding:
    problems = [*check(None, config, locale_dir=LOCALE, icons=ICONS), *content_problems(config)]
    errors = sum(problem.level == "error" for problem in problems)
    words = ("fiches.yaml", "recherche.yaml", "themes.yaml")
    count = len(list((config / "procedures").glob("*.yaml"))) + sum((config / n).is_file() for n in words)
    if errors:
        return Finding("procedures", "bad", f"{errors} mistake(s) in {count} files", "kiosk check")
    if problems:
        return Finding("procedures", "warning", f"{len(problems)} remark(s) in {count} files", "kiosk check")
    return Finding("procedures", "good", f"{count} files without a mistake")


def _state_content(config: Path, settings: Settings) -> Finding:
    parts, problems = assemble(config)
    unread = [problem for problem in problems if "fiches" in problem.message]
    if parts is None or unread:
        why = unread[0].message if unread else "the settings cannot be read"
        return Finding("State's procedures", "bad", why, "empty [content] source, then kiosk sync")
    if parts.library.state is None:
        return Finding(
            "State's procedures",
            "warning",
            "none in service: only the town hall's are offered",
            "kiosk sync",
        )
    count = sum(1 for _ in parts.library.state.identities())  # type: ignore[attr-defined]
    index = parts.library.index
    newest = index.newest() if index is not None else ""
    age = (date.today() - date.fromisoformat(newest)).days if newest else 0
    measured = f"{count} documents" + (f", the newest of {newest}" if newest else "")
    old = age > settings.content.stale_after_days
    return Finding("State's procedures", "warning" if old else "good", measured, "kiosk sync" if old else "")


def _directory(settings: Settings) -> Finding:
    """How many places are known here, and how old the newest record is."""
    part, remedy = "directory of places", "download the commune's records from the official directory again"
    if settings.directory is None:
        without = "none is set: only the town hall's own address is shown"
        return Finding(part, "warning", without, "set [content] directory to the official directory's file")
    directory, problems = read_directory(settings.directory, settings.hall.insee)
    wrong = [problem for problem in problems if problem.level == "error"]
    if wrong:
        return Finding(part, "bad", str(wrong[0]), remedy)
    here = directory.of_commune().records
    newest = max((record.modified for record in here if record.modified is not None), default=None)
    if not here:
        return Finding(part, "warning", f"no place of {settings.hall.insee or 'anywhere'} is in it", remedy)
    age = (date.today() - newest).days if newest is not None else None
    measured = f"{len(here)} place(s)" + (f", the newest record {age} days old" if age is not None else "")
    stale = age is not None and age > OLDEST_DIRECTORY_DAYS
    if problems:
        measured += f"; {len(problems)} record(s) left out: kiosk check names them"
    level: Level = "warning" if stale or problems else "good"
    return Finding(part, level, measured, remedy if stale else "")


def _display() -> Finding:
    display = (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("SDL_VIDEODRIVER")
    )
    if not display:
        return Finding(
            "display", "warning", "none for this command", "run it from the terminal's own session"
        )
    try:
        from kiosk.ui.sdl import screen_size

        width, height = screen_size()
    except (RuntimeError, OSError) as error:
        return Finding("display", "bad", str(error), "start the display, or set DISPLAY")
    return Finding("display", "good", f"{width} × {height} pixels")


def _jack() -> list[Finding]:
    from kiosk.inputs.headset import jacks

    found = list(jacks())
    for fd in found:
        os.close(fd)
    if not found:
        return [
            Finding(
                "headset jack",
                "warning",
                "no jack tells when a headset is plugged in",
                "check the sound card, and that this user may read /dev/input",
            )
        ]
    return [Finding("headset jack", "good", f"{len(found)} jack(s)")]


def _disk(settings: Settings) -> Finding:
    folder = settings.state_dir
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free // 1_000_000
    if not os.access(folder, os.W_OK):
        return Finding("disk", "bad", f"{folder} cannot be written", "give the terminal's user this folder")
    if free < LEAST_FREE_MB:
        return Finding("disk", "bad", f"{free} MB free: a call could not be kept", "free some room")
    return Finding("disk", "good", f"{free} MB free")


def _clock(now: float | None = None) -> Finding:
    today = date.fromtimestamp(time.time() if now is None else now)
    if today < OLDEST_CLOCK:
        return Finding("clock", "bad", f"it says {today.isoformat()}", "timedatectl set-ntp true")
    return Finding("clock", "good", today.isoformat())
