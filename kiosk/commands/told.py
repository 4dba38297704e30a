"""How commands tell problems: a line each, or JSON; used by all of them."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from kiosk.app.library import JoinedLibrary
from kiosk.config.last_good import SERVED, settings_in_service
from kiosk.config.settings import load_settings
from kiosk.config.settings_table import Settings
from kiosk.formats.problems import Problem, errors
from kiosk.formats.suggest import nearest


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


def settings_to_serve(config: Path) -> Settings | None:
    """As `settings_or_none`, but the last good ones where those of now are broken, which is told too."""
    settings, problems = settings_in_service(config)
    tell(problems)
    if settings is not None and errors(problems):
        print(f"kiosk: {SERVED}", file=sys.stderr)
    return settings


def unknown(library: JoinedLibrary, identity: str) -> str:
    """That there is no such procedure, and what to do: another name, the State's documents, a search."""
    names = [one for theme in library.themes() for one in theme.procedures]
    near = identity.upper() if library.title(identity.upper()) is not None else nearest(identity, names)
    if near is not None:
        remedy = f"Did you mean « {near} »?"
    elif library.state is None and re.fullmatch(r"[FNR][0-9]+", identity.upper()):
        remedy = "The State's documents are not here: kiosk sync"
    else:
        remedy = "To find one: kiosk search"
    return f"there is no procedure « {identity} ». {remedy}"
