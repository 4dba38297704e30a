"""`kiosk commission`: the readiness sheet of this terminal, as it was commissioned on its screen."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import datetime

from kiosk.commands.told import settings_or_none
from kiosk.terminal.readiness import html_here, sheet_here
from kiosk.views.pages.technician.readiness import SIGNS, Row


def run(given: argparse.Namespace) -> int:
    """Prints it, in French; 0 for a terminal that is ready, 1 where something failed or is left to do."""
    settings = settings_or_none(given.config)
    if settings is None:
        return 1
    now = datetime.now().astimezone()
    sheet = sheet_here(settings, now)
    if given.html:
        print(html_here(settings, now), end="")
    elif given.json:
        print(json.dumps(asdict(sheet), ensure_ascii=False, indent=1))
    else:
        print(f"{sheet.summary}\n\n{sheet.title}\n{sheet.terminal}, {sheet.place}, {sheet.day}")
        for row in (*sheet.steps, *sheet.figures):
            print(_line(row))
    return int(sheet.outcome != "good")


def _line(row: Row) -> str:
    clause = f" ({row.clause})" if row.clause else ""
    return f"{SIGNS[row.outcome]} {row.name}{clause}" + (f"\u00a0: {row.found}" if row.found else "")
