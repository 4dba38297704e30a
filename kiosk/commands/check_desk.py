"""What keeps a desk from starting, by its own words; used by `kiosk check` where the desk is installed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kiosk.commands.desk_served import desk_settings
from kiosk.config.layers import ENV_NAME, RULES
from kiosk.config.settings import TOML_NAME
from kiosk.config.settings_table import Settings
from kiosk.desk.settings import problems
from kiosk.formats.problems import Problem


def desk_problems(
    settings: Settings, places: Mapping[tuple[str, str], tuple[str, int, int]], config: Path
) -> list[Problem]:
    """Why `kiosk desk` would not start with these settings, each where it is written or should be."""
    found = []
    for wrong in problems(desk_settings(settings, config)):
        section, _, name = wrong.key.partition(".")
        nowhere = str(config / (ENV_NAME if RULES[section, name].secret else TOML_NAME)), 1, 1
        found.append(Problem(*places.get((section, name), nowhere), wrong.message, wrong.remedy))
    return found
