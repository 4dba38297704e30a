"""Which file and line gave a setting its value, and what lost to it; called by `kiosk config explain`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.config.declare import Rule, WrongValue, checked, rules
from kiosk.config.layers import RULES, Given
from kiosk.config.settings import layers
from kiosk.config.settings_table import SECTIONS
from kiosk.formats.problems import Problem
from kiosk.formats.suggest import suggest

SECRET = "(un secret)"
Key = tuple[str, str]


class UnknownSetting(Exception):
    """No setting has this name; the text says which ones are near."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A setting: its value in words (never a secret's), where it stands, what is set elsewhere and loses."""

    key: str
    doc: str
    value: str
    place: str
    lost: tuple[tuple[str, str], ...]  # (place, value), the nearest to winning first
    wrong: str = ""


def explain(folder: Path, wanted: str = "", environ: Mapping[str, str] | None = None) -> list[Origin]:
    """The origin of one setting, of a section’s (« desk ») or of all; else `UnknownSetting`."""
    keys = [key for key in RULES if wanted in ("", key[0], ".".join(key))]
    if not keys:
        names = [".".join(key) for key in RULES]
        raise UnknownSetting(suggest(wanted, [*names, *SECTIONS]))
    given: dict[Key, list[Given]] = {}
    for layer in layers(folder, environ, []):
        for key, one in layer.items():
            given.setdefault(key, []).append(one)
    defaults = {(part, name): default for part, kind in SECTIONS.items() for name, _, default in rules(kind)}
    return [_origin(key, given.get(key, []), defaults[key]) for key in keys]


def _origin(key: Key, given: list[Given], default: Any) -> Origin:
    rule, factory = RULES[key], ("valeur d’usine", _words(RULES[key], default))
    written = [(f"{one.file}:{one.line}", _told(rule, one)) for one in reversed(given)]
    (place, value), *lost = [*written, factory]
    wrong = _wrong(".".join(key), rule, given[-1]) if given else None
    why = f"{wrong.message} {wrong.hint}" if wrong is not None else ""
    return Origin(".".join(key), rule.doc, value, place, tuple(lost), why)


def _wrong(key: str, rule: Rule, one: Given) -> Problem | None:
    """Why it is no value."""
    try:
        checked(rule, one.value)
    except WrongValue as wrong:
        return one.wrong(key, wrong)
    return None


def _told(rule: Rule, one: Given) -> str:
    """A value; what is wrong and stands among the secrets may be one on a wrong line."""
    return SECRET if one.among_secrets and _wrong("", rule, one) else _words(rule, one.value)


def _words(rule: Rule, value: Any) -> str:
    if rule.secret:
        return SECRET if value else "(vide)"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value)) or "(vide)"
    return f"{value:g}" if isinstance(value, float) else str(value) or "(vide)"
