"""Reads the settings, layer upon layer, every mistake at once; called by the commands and the check.

Defaults < `config/kiosk.toml` < `config/.env` (secrets) < environment (`KIOSK_SECTION__KEY`).
A secret's value stands in no problem and no repr.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dotenv.parser import parse_stream

from kiosk.config.declare import Rule, WrongValue, checked, from_words, rules
from kiosk.config.panel_fit import panel_problem
from kiosk.config.settings_table import SECTIONS, Settings
from kiosk.formats.problems import Problem, errors, in_order
from kiosk.formats.suggest import suggest
from kiosk.formats.toml_lines import Toml, parse_toml

TOML_NAME = "kiosk.toml"
ENV_NAME = ".env"
_PREFIX = "KIOSK_"
_RULES: dict[tuple[str, str], Rule] = {
    (section, name): rule for section, kind in SECTIONS.items() for name, rule, _ in rules(kind)}


@dataclass(frozen=True, slots=True)
class _Given:
    """A value somebody wrote, and where; `value` may be a secret."""

    value: Any
    file: str
    line: int
    column: int

    def problem(self, message: str, hint: str) -> Problem:
        return Problem(self.file, self.line, self.column, message, hint)

    def __repr__(self) -> str:
        return f"_Given({self.file}:{self.line})"


_Layer = dict[tuple[str, str], _Given]


@dataclass(frozen=True, slots=True)
class SettingsFiles:
    """Settings with where each was written, for a check that looks further; None with any error."""

    settings: Settings | None
    problems: tuple[Problem, ...]
    places: Mapping[tuple[str, str], tuple[str, int, int]]


def load_settings(folder: Path, environ: Mapping[str, str] | None = None) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The settings of a configuration folder, or None with any error; and every problem."""
    read = read_settings(folder, environ)
    return read.settings, read.problems


def read_settings(folder: Path, environ: Mapping[str, str] | None = None) -> SettingsFiles:
    """As `load_settings`, with positions."""
    problems: list[Problem] = []
    given: _Layer = {}
    given |= _from_toml(folder / TOML_NAME, problems)
    given |= _from_env_file(folder / ENV_NAME, problems)
    given |= _from_environment(os.environ if environ is None else environ, problems)
    values: dict[str, dict[str, Any]] = {section: {} for section in SECTIONS}
    for (section, name), one in given.items():
        try:
            values[section][name] = checked(_RULES[section, name], one.value)
        except WrongValue as wrong:
            problems.append(one.problem(f"{section}.{name}\u00a0: {wrong.message}", wrong.hint))
    problems += _missing(folder / TOML_NAME, given)
    settings = None
    if not errors(problems):
        settings = Settings(**{section: kind(**values[section]) for section, kind in SECTIONS.items()},
                            root=folder.resolve().parent)
        problems += _panel(folder / TOML_NAME, settings, given)
    found = in_order(problems)
    places = {key: (one.file, one.line, one.column) for key, one in given.items()}
    return SettingsFiles(None if errors(found) else settings, found, places)


def _from_toml(path: Path, problems: list[Problem]) -> _Layer:
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.append(Problem(str(path), 1, 1, f"Les réglages ne peuvent pas être lus ({error.strerror}).",
                                "Créez ce fichier, ou donnez un autre dossier avec --config."))
        return {}
    toml, found = parse_toml(data, str(path))
    problems += found
    layer: _Layer = {}
    for section, content in toml.values.items():
        if section not in SECTIONS:
            problems.append(_at(path, toml, (section,), f"La section «\u00a0{section}\u00a0» n’est pas connue.", suggest(section, SECTIONS)))
        elif not isinstance(content, dict):
            problems.append(_at(path, toml, (section,), f"«\u00a0{section}\u00a0» est une section.", f"Écrivez «\u00a0[{section}]\u00a0» sur une ligne."))
        else:
            for name, value in content.items():
                one = _toml_value(path, toml, section, name, value, problems)
                if one is not None:
                    layer[section, name] = one
    return layer


def _toml_value(path: Path, toml: Toml, section: str, name: str, value: Any, problems: list[Problem]) -> _Given | None:
    rule = _RULES.get((section, name))
    if rule is None:
        known = [key for part, key in _RULES if part == section]
        problems.append(_at(path, toml, (section, name), f"Le réglage «\u00a0{section}.{name}\u00a0» n’est pas connu.", suggest(name, known)))
        return None
    if rule.secret:
        problems.append(_at(path, toml, (section, name), f"{section}.{name} est un secret et ne s’écrit pas ici.",
                            f"Écrivez {_PREFIX}{section.upper()}__{name.upper()}=… dans {path.with_name(ENV_NAME)}."))
        return None
    return _Given(value, str(path), *_place(toml, (section, name)))


def _from_env_file(path: Path, problems: list[Problem]) -> _Layer:
    if not path.exists():
        return {}
    layer: _Layer = {}
    try:
        with path.open(encoding="utf-8") as file:
            bindings = list(parse_stream(file))
    except (OSError, UnicodeDecodeError):
        problems.append(Problem(str(path), 1, 1, "Les secrets ne peuvent pas être lus.",
                                "Vérifiez les droits du fichier et enregistrez-le en UTF-8."))
        return {}
    if path.stat().st_mode & 0o077:
        problems.append(Problem(str(path), 1, 1, "D’autres comptes de la machine peuvent lire les secrets.",
                                f"Lancez\u00a0: chmod 600 {path}", "warning"))
    for binding in bindings:
        line = binding.original.line + (len(binding.original.string) - len(binding.original.string.lstrip("\n")))
        if binding.error or (binding.key is not None and binding.value is None):
            problems.append(Problem(str(path), line, 1, "Cette ligne ne peut pas être lue.", "Écrivez NOM=valeur, sans espace."))
        elif binding.key is not None:
            _add(layer, binding.key, binding.value or "", str(path), line, problems)
    return layer


def _from_environment(environ: Mapping[str, str], problems: list[Problem]) -> _Layer:
    layer: _Layer = {}
    for name in sorted(environ):
        if name.startswith(_PREFIX) and "__" in name:
            _add(layer, name, environ[name], f"environnement ({name})", 1, problems)
    return layer


def _add(layer: _Layer, name: str, words: str, file: str, line: int, problems: list[Problem]) -> None:
    section, _, key = name.removeprefix(_PREFIX).lower().partition("__")
    rule = _RULES.get((section, key)) if re.fullmatch(r"KIOSK_[A-Z]+__[A-Z0-9_]+", name) else None
    if rule is None:
        known = [f"{_PREFIX}{part.upper()}__{each.upper()}" for part, each in _RULES]
        problems.append(Problem(file, line, 1, f"Le réglage «\u00a0{name[:60]}\u00a0» n’est pas connu.", suggest(name, known)))
    elif words == "" and (rule.secret or rule.required):
        return  # an empty line of the example file: as if it were not there
    else:
        layer[section, key] = _Given(from_words(rule, words), file, line, 1)


def _missing(path: Path, given: _Layer) -> list[Problem]:
    """Settings that have no good default and that nobody wrote."""
    found = []
    for section, kind in SECTIONS.items():
        for name, rule, default in rules(kind):
            if rule.required and default == "" and (section, name) not in given:
                found.append(Problem(str(path), 1, 1, f"Il manque «\u00a0{section}.{name}\u00a0».",
                                     f"Sous [{section}], ajoutez «\u00a0{name} = \"…\"\u00a0»\u00a0: {rule.doc}"))
    return found


def _panel(path: Path, settings: Settings, given: _Layer) -> list[Problem]:
    wrong = panel_problem(settings.panel)
    if wrong is None:
        return []
    one = given.get(("panel", wrong.key)) or _Given(None, str(path), 1, 1)
    return [one.problem(wrong.message, wrong.hint)]


def _place(toml: Toml, key: tuple[str, ...]) -> tuple[int, int]:
    return toml.places.get(key) or toml.places.get(key[:1]) or (1, 1)


def _at(path: Path, toml: Toml, key: tuple[str, ...], message: str, hint: str) -> Problem:
    return Problem(str(path), *_place(toml, key), message, hint)
