"""`kiosk check`: every mistake at once, by the same readers that the terminal uses."""

from __future__ import annotations

import argparse
import sys

from kiosk.app.assemble import LOCALE
from kiosk.commands.told import tell
from kiosk.config.check import check
from kiosk.config.reference import settings_reference
from kiosk.ui.icons import ICONS


def run(given: argparse.Namespace) -> int:
    """Tells problems; says so where there are none."""
    if given.settings:
        print(settings_reference())
        return 0
    problems = check(given.paths or None, given.config, locale_dir=LOCALE, icons=ICONS)
    status = tell(problems, as_json=given.json)
    if not problems and not given.json:
        print("Tout est en ordre.")
    elif not given.json:
        errors = sum(problem.level == "error" for problem in problems)
        print(f"{errors} erreur(s), {len(problems) - errors} avertissement(s).", file=sys.stderr)
    return status
