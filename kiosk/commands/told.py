"""How commands tell problems: a line each, or JSON; used by all of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from kiosk.config.settings import load_settings
from kiosk.config.settings_table import Settings
from kiosk.formats.problems import Problem


def tell(problems: Iterable[Problem], *, as_json: bool = False) -> int:
    """Prints problems; 1 with any error among them, else 0."""
    found = list(problems)
    if as_json:
        print(json.dumps({"problems": [asdict(problem) for problem in found]}, ensure_ascii=False, indent=1))
    else:
        for problem in found:
            print(problem, file=sys.stderr)
    return int(any(problem.level == "error" for problem in found))


def settings_or_none(config: Path) -> Settings | None:
    """The settings, or None after telling what is wrong with them."""
    settings, problems = load_settings(config)
    tell(problems)
    return settings
