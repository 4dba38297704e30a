"""`kiosk check`: every mistake at once, by the same readers that the terminal uses."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.app.assemble import assemble, offered
from kiosk.app.away import away_problems
from kiosk.app.parts import LOCALE, load_texts
from kiosk.app.state_content import state_library
from kiosk.commands.told import tell
from kiosk.config.check import check
from kiosk.config.into_service import factory_problems, plain_addresses
from kiosk.config.reference import settings_reference
from kiosk.config.settings import TOML_NAME, load_settings, read_settings, source
from kiosk.config.themes import unknown_in_state
from kiosk.content.overrides import OVERRIDES, load_overrides
from kiosk.content.search.concepts import load_concepts
from kiosk.formats.problems import Problem
from kiosk.ui.icons import ICONS
from kiosk.voice.check import missing_voices
from kiosk.voice.check_chosen import unheard
from kiosk.wire.findings import INSTALLED, SERVICE


def content_problems(config: Path) -> list[Problem]:
    """What is wrong with the words of the search, the State's better wordings, and the State's source."""
    found = list(load_concepts(source(config, "recherche.yaml"))[1])
    settings, _ = load_settings(config)
    if settings is None:
        words = source(config, OVERRIDES)
        return [*found, *load_overrides(words, str(words))[1]]
    state, problems = state_library(settings, config)
    if state is None:
        return [*found, *problems]
    return [*found, *problems, *state.misfits(), *_uncovered(config)]


def _uncovered(config: Path) -> tuple[Problem, ...]:
    """The State's themes that the town hall's name and that the content in service would not show."""
    parts, _ = assemble(config)
    index = parts.library.index if parts is not None else None
    if parts is None or index is None or not index.themes():
        return ()
    themes = source(config, "themes.yaml")
    shown = [line.id for theme in index.themes() for line in (theme, *index.subthemes(theme.id))]
    return unknown_in_state(themes, str(themes), lambda one: bool(parts.library.covered(one)), lambda: shown)


def voice_problems(config: Path) -> list[Problem]:
    """Languages that are offered here and that the voice does not speak."""
    read = read_settings(config)
    settings = read.settings
    if settings is None:
        return []
    without = missing_voices(settings.voice.engine, offered(settings, load_texts()))
    message = "La langue «\u00a0{}\u00a0» n’a pas de voix ici\u00a0: ses textes sont montrés, pas dits."
    hint = "Installez espeak-ng-data, ou retirez-la de [hall] languages."
    path = str(config / TOML_NAME)
    found = [Problem(path, 1, 1, message.format(code), hint, "warning") for code in without]
    file, line, column = read.places.get(("voice", "voices"), (path, 1, 1))
    silent = "La voix choisie pour «\u00a0{}\u00a0» ne parle pas ici\u00a0: voice.engine la remplace."
    mend = "Lancez\u00a0: kiosk doctor. Il dit le paquet ou le fichier qui manque."
    for lang in unheard(settings.voice.engine, settings.voice.voices):
        found.append(Problem(file, line, column, silent.format(lang), mend, "warning"))
    return found


def into_service(config: Path) -> list[Problem]:
    """What keeps an installed machine from service, or its citizens from finding their own town hall."""
    read = read_settings(config)
    found = list(plain_addresses(read, config))
    if INSTALLED:
        found += factory_problems(read, config, SERVICE)
    if INSTALLED and SERVICE == "kiosk-desk" and read.settings is not None:
        from kiosk.commands.check_desk import desk_problems  # a terminal has none of the desk's packages

        found += desk_problems(read.settings, read.places, config)
    return found


def run(given: argparse.Namespace) -> int:
    """Tells problems; says so where there are none."""
    if given.settings:
        print(settings_reference())
        return 0
    found = list(check(given.paths or None, given.config, locale_dir=LOCALE, icons=ICONS))
    if not given.paths:
        found += [*content_problems(given.config), *away_problems(given.config)]
        found += [*voice_problems(given.config), *into_service(given.config)]
    problems = tuple(dict.fromkeys(found))
    status = tell(problems, as_json=given.json)
    if not problems and not given.json:
        print("Tout est en ordre.")
    elif not given.json:
        errors = sum(problem.level == "error" for problem in problems)
        print(f"{errors} erreur(s), {len(problems) - errors} avertissement(s).", file=sys.stderr)
    return status
