"""The layers of settings as people wrote them, each value with its place; called by `settings`.

A secret is refused in `kiosk.toml`; its value stands in no problem and no repr.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dotenv.parser import parse_stream

from kiosk.config.declare import Rule, WrongValue, from_words, rules
from kiosk.config.settings_table import SECTIONS
from kiosk.formats.problems import Level, Problem
from kiosk.formats.suggest import suggest
from kiosk.formats.toml_lines import Toml, parse_toml
from kiosk.wire.findings import INSTALLED, SERVICE

ENV_NAME = ".env"
_PREFIX = "KIOSK_"
RULES: dict[tuple[str, str], Rule] = {
    (section, name): rule for section, kind in SECTIONS.items() for name, rule, _ in rules(kind)
}


@dataclass(frozen=True, slots=True)
class Given:
    """A value somebody wrote, and where; `value` may be a secret."""

    value: Any
    file: str
    line: int
    column: int

    def problem(self, message: str, hint: str, level: Level = "error") -> Problem:
        return Problem(self.file, self.line, self.column, message, hint, level)

    def wrong(self, key: str, why: WrongValue) -> Problem:
        """That it is no value for this setting; what stands among the secrets is not repeated."""
        message, hint = why.message, _with_unit(key, why.hint)
        if self.among_secrets:
            message = "Cette valeur n’est pas possible."
            words = [word for word in re.split(r"\W+", str(self.value)) if len(word) > 2]
            hint = "Voir\u00a0: kiosk check --settings" if any(word in hint for word in words) else hint
        return self.problem(f"{key}\u00a0: {message}", hint)

    @property
    def among_secrets(self) -> bool:
        return Path(self.file).name == ENV_NAME

    def __repr__(self) -> str:
        return f"Given({self.file}:{self.line})"


# what a number counts, by the end of its setting's name
UNITS = {
    "mm": "de millimètres", "px": "de points de l’image", "deg": "de degrés", "s": "de secondes",
    "ms": "de millisecondes", "min": "de minutes", "h": "d’heures", "days": "de jours", "months": "de mois",
    "wpm": "de mots par minute",
}  # fmt: skip


def _with_unit(key: str, hint: str) -> str:
    """A remedy that asks for a number, with what it counts."""
    unit = UNITS.get(key.rpartition("_")[2])
    return hint.replace("Écrivez un nombre ", f"Écrivez un nombre {unit}, ", 1) if unit else hint


Layer = dict[tuple[str, str], Given]


def from_toml(path: Path, problems: list[Problem]) -> Layer:
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.append(
            Problem(
                str(path),
                1,
                1,
                f"Les réglages ne peuvent pas être lus ({error.strerror}).",
                f"Lancez\u00a0: chmod 644 {path}"
                if isinstance(error, PermissionError)
                else "Créez ce fichier, ou donnez un autre dossier avec --config.",
            )
        )
        return {}
    return from_text(data, path, problems)


def from_text(data: bytes, path: Path, problems: list[Problem]) -> Layer:
    """What these bytes of that file give."""
    toml, found = parse_toml(data, str(path))
    problems += found
    layer: Layer = {}
    for section, content in toml.values.items():
        if section not in SECTIONS:
            problems.append(
                _at(
                    path,
                    toml,
                    (section,),
                    f"La section «\u00a0{section}\u00a0» n’est pas connue.",
                    suggest(section, SECTIONS),
                )
            )
        elif not isinstance(content, dict):
            problems.append(
                _at(
                    path,
                    toml,
                    (section,),
                    f"«\u00a0{section}\u00a0» est une section.",
                    f"Écrivez «\u00a0[{section}]\u00a0» sur une ligne.",
                )
            )
        else:
            for name, value in content.items():
                one = _toml_value(path, toml, section, name, value, problems)
                if one is not None:
                    layer[section, name] = one
    return layer


def _toml_value(
    path: Path, toml: Toml, section: str, name: str, value: Any, problems: list[Problem]
) -> Given | None:
    rule = RULES.get((section, name))
    if rule is None:
        known = [key for part, key in RULES if part == section]
        problems.append(
            _at(
                path,
                toml,
                (section, name),
                f"Le réglage «\u00a0{section}.{name}\u00a0» n’est pas connu.",
                suggest(name, known),
            )
        )
        return None
    if rule.secret:
        problems.append(
            _at(
                path,
                toml,
                (section, name),
                f"{section}.{name} est un secret et ne s’écrit pas ici.",
                f"Écrivez {_PREFIX}{section.upper()}__{name.upper()}=… dans {path.with_name(ENV_NAME)}.",
            )
        )
        return None
    return Given(value, str(path), *_place(toml, (section, name)))


def from_env_file(path: Path, problems: list[Problem]) -> Layer:
    if not path.exists():
        return {}
    layer: Layer = {}
    try:
        with path.open(encoding="utf-8") as file:
            bindings = list(parse_stream(file))
    except UnicodeDecodeError:
        wrong = "Les secrets ne peuvent pas être lus.", "Enregistrez ce fichier en UTF-8."
        problems.append(Problem(str(path), 1, 1, *wrong))
        return {}
    except OSError:
        wrong = "Ce compte ne peut pas lire les secrets.", f"Lancez\u00a0: {secrets_rights(path)}"
        problems.append(Problem(str(path), 1, 1, *wrong))
        return {}
    if path.stat().st_mode & 0o027:  # its group may read: a service of its own does
        problems.append(
            Problem(
                str(path),
                1,
                1,
                "D’autres comptes de la machine peuvent lire les secrets.",
                f"Lancez\u00a0: {secrets_rights(path)}",
                "warning",
            )
        )
    for binding in bindings:
        line = binding.original.line + (
            len(binding.original.string) - len(binding.original.string.lstrip("\n"))
        )
        if binding.error or (binding.key is not None and binding.value is None):
            problems.append(
                Problem(
                    str(path),
                    line,
                    1,
                    "Cette ligne ne peut pas être lue.",
                    "Écrivez NOM=valeur, sans espace.",
                )
            )
        elif binding.key is not None:
            _add(layer, binding.key, binding.value or "", str(path), line, problems)
    return layer


def secrets_rights(path: Path) -> str:
    """The command that leaves the secrets to whoever needs them: of a package, root and its units' user."""
    return f"chown root:{SERVICE} {path} && chmod 640 {path}" if INSTALLED else f"chmod 600 {path}"


def from_environment(environ: Mapping[str, str], problems: list[Problem]) -> Layer:
    layer: Layer = {}
    for name in sorted(environ):
        if name.startswith(_PREFIX) and "__" in name:
            _add(layer, name, environ[name], f"environnement ({name})", 1, problems)
    return layer


def _add(layer: Layer, name: str, words: str, file: str, line: int, problems: list[Problem]) -> None:
    section, _, key = name.removeprefix(_PREFIX).lower().partition("__")
    rule = RULES.get((section, key)) if re.fullmatch(r"KIOSK_[A-Z]+__[A-Z0-9_]+", name) else None
    if rule is None:
        known = [f"{_PREFIX}{part.upper()}__{each.upper()}" for part, each in RULES]
        # what does not look like a name may be a secret that slipped there
        said = f"Le réglage «\u00a0{name}\u00a0»" if re.fullmatch(r"[A-Z0-9_]{1,60}", name) else "Ce réglage"
        problems.append(Problem(file, line, 1, f"{said} n’est pas connu.", suggest(name, known)))
    elif words == "" and (rule.secret or rule.required):
        return  # an empty line of the example file: as if it were not there
    else:
        layer[section, key] = Given(from_words(rule, words), file, line, 1)


def _place(toml: Toml, key: tuple[str, ...]) -> tuple[int, int]:
    return toml.places.get(key) or toml.places.get(key[:1]) or (1, 1)


def _at(path: Path, toml: Toml, key: tuple[str, ...], message: str, hint: str) -> Problem:
    return Problem(str(path), *_place(toml, key), message, hint)
