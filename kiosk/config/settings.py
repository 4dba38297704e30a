"""Reads the settings, layer upon layer, every mistake at once; called by the commands and the check.

Defaults < `kiosk.toml` (the town hall) < a signed bundle's < `site.toml` < `terminal.toml` < what was chosen
on the terminal's screen < `.env` (secrets) < the environment (`KIOSK_SECTION__KEY`). A file of a layer may
be absent, but for the first.
A secret's value stands in no problem and no repr.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from kiosk.config.bundled import bundle_folder, from_bundle
from kiosk.config.channels import channel_problems
from kiosk.config.chosen import FILE as CHOSEN
from kiosk.config.chosen import from_screen
from kiosk.config.declare import WrongValue, checked, rules
from kiosk.config.layers import ENV_NAME, RULES, Given, Layer, from_env_file, from_environment, from_toml
from kiosk.config.panel_fit import panel_problem
from kiosk.config.settings_signin import signin_problems
from kiosk.config.settings_table import SECTIONS, Settings
from kiosk.formats.problems import Problem, errors, in_order
from kiosk.formats.toml_lines import parse_toml

TOML_NAME = "kiosk.toml"
FURTHER = ("site.toml", "terminal.toml")  # what differs in one building, and at one terminal of it


@dataclass(frozen=True, slots=True)
class SettingsFiles:
    """Settings with where each was written, for a check that looks further; None with any error."""

    settings: Settings | None
    problems: tuple[Problem, ...]
    places: Mapping[tuple[str, str], tuple[str, int, int]]


def load_settings(
    folder: Path, environ: Mapping[str, str] | None = None
) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The settings of a configuration folder, or None with any error; and every problem."""
    read = read_settings(folder, environ)
    return read.settings, read.problems


def read_settings(
    folder: Path, environ: Mapping[str, str] | None = None, chosen: Layer | None = None
) -> SettingsFiles:
    """As `load_settings`, with positions; with `chosen` in place of what is kept from the screen."""
    problems: list[Problem] = []
    given: Layer = {}
    for layer in layers(folder, environ, problems, chosen):
        given |= layer
    return resolved(folder, given, problems)


def resolved(folder: Path, given: Layer, problems: list[Problem]) -> SettingsFiles:
    """The settings that these values make, with every problem, those of reading them first."""
    values: dict[str, dict[str, Any]] = {section: {} for section in SECTIONS}
    for (section, name), one in given.items():
        try:
            values[section][name] = checked(RULES[section, name], one.value)
        except WrongValue as wrong:
            problems.append(one.wrong(f"{section}.{name}", wrong))
    problems += _missing(folder / TOML_NAME, given)
    settings = None
    if not errors(problems):
        settings = Settings(
            **{section: kind(**values[section]) for section, kind in SECTIONS.items()},
            root=folder.resolve().parent,
        )
        problems += _panel(folder / TOML_NAME, settings, given)
        problems += _widening(folder / TOML_NAME, settings, given)
        wrong = [("channels", *one) for one in channel_problems(settings.channels)]
        wrong += [("signin", *one) for one in signin_problems(settings.signin)]
        for section, name, message, hint in wrong:
            one = given.get((section, name)) or Given(None, str(folder / TOML_NAME), 1, 1)
            problems.append(one.problem(message, hint))
    found = in_order(problems)
    places = {key: (one.file, one.line, one.column) for key, one in given.items()}
    return SettingsFiles(None if errors(found) else settings, found, places)


def layers(
    folder: Path, environ: Mapping[str, str] | None, problems: list[Problem], chosen: Layer | None = None
) -> Iterator[Layer]:
    """What each layer gives, from the one that is asked last to the one that wins."""
    town_hall = from_toml(folder / TOML_NAME, problems)
    files = [from_toml(folder / name, problems) for name in FURTHER if (folder / name).exists()]
    above = [
        from_env_file(folder / ENV_NAME, problems),
        from_environment(os.environ if environ is None else environ, problems),
    ]
    state = state_named(folder, (town_hall, *files, *above))
    bundle = from_bundle(bundle_folder(state, environ), problems)
    if chosen is None:
        chosen = from_screen(state / CHOSEN, problems)
    yield from (town_hall, bundle, *files, chosen, *above)


def state_folder(folder: Path, environ: Mapping[str, str] | None = None) -> Path:
    """Where the terminal keeps what is its own, even with settings that are otherwise wrong."""
    return state_named(folder, layers(folder, environ, [], {}))


def source(folder: Path, name: str, environ: Mapping[str, str] | None = None) -> Path:
    """The file or folder of words of this name: of the bundle in service if it has one, else `folder`’s."""
    bundle = bundle_folder(state_folder(folder, environ), environ)
    return bundle / name if bundle is not None and (bundle / name).exists() else folder / name


def state_named(folder: Path, given: Iterable[Layer]) -> Path:
    """As `state_folder`, by layers that are read already."""
    found = [layer["terminal", "state_dir"].value for layer in given if ("terminal", "state_dir") in layer]
    words = [value for value in found if isinstance(value, str) and value.strip()]
    return folder.resolve().parent / (words[-1] if words else SECTIONS["terminal"]().state_dir)


def _legible(folder: Path) -> bool:
    """Whether each line of the settings' files can be read; one that cannot is left out."""
    files = [folder / TOML_NAME, *(folder / name for name in FURTHER if (folder / name).exists())]
    try:
        return not any(parse_toml(file.read_bytes(), str(file))[1] for file in files)
    except OSError:
        return False


def _missing(path: Path, given: Layer) -> list[Problem]:
    """Settings without a good default that nobody wrote; none while a line cannot be read: it comes first."""
    found = []
    for section, kind in SECTIONS.items():
        for name, rule, default in rules(kind):
            if rule.required and default == "" and (section, name) not in given:
                found.append(
                    Problem(
                        str(path),
                        1,
                        1,
                        f"Il manque «\u00a0{section}.{name}\u00a0».",
                        f'Sous [{section}], ajoutez «\u00a0{name} = "…"\u00a0»\u00a0: {rule.doc}',
                    )
                )
    return found if found and _legible(path.parent) else []


def _panel(path: Path, settings: Settings, given: Layer) -> list[Problem]:
    wrong = panel_problem(settings.panel, settings.terminal.mode)
    if wrong is None:
        return []
    one = given.get(("panel", wrong.key)) or Given(None, str(path), 1, 1)
    return [one.problem(wrong.message, wrong.hint)]


def _widening(path: Path, settings: Settings, given: Layer) -> list[Problem]:
    """A call rings more and more widely: each of its times is later than the one before."""
    names, found = ("fitting_s", "everyone_s", "lamp_s", "telephone_s"), []
    for sooner, later in pairwise(names):
        least = getattr(settings.call, sooner)
        if getattr(settings.call, later) <= least:
            one = given.get(("call", later)) or given.get(("call", sooner)) or Given(None, str(path), 1, 1)
            message = f"call.{later}\u00a0: c’est trop tôt, après call.{sooner} ({least:g})."
            found.append(one.problem(message, "Écrivez par exemple 20, 45, 90 et 120, dans cet ordre."))
    return found
