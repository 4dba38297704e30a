"""Keeps settings chosen on this terminal's own screen; called by the supervisor and by `kiosk keys`.

They win over `terminal.toml`; `.env` and the environment win over them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.config.chosen import ELSEWHERE, FILE, may_be_chosen, refusal
from kiosk.config.declare import WrongValue, checked
from kiosk.config.durable import replace_file
from kiosk.config.layers import RULES, Layer, from_text
from kiosk.config.settings import layers, read_settings, state_folder
from kiosk.config.writing import settings_text
from kiosk.formats.problems import Problem, errors
from kiosk.formats.suggest import suggest
from kiosk.formats.toml_lines import parse_toml
from kiosk.wire.findings import fr

HEAD = """\
# Les réglages choisis à l’écran de cette borne, lors de sa mise en service. La borne l’écrit elle-même.
# Ils l’emportent sur kiosk.toml, site.toml et terminal.toml ; .env et l’environnement l’emportent sur eux.
# Pour les changer : la page du technicien. Pour revenir aux autres fichiers : effacez une ligne, ou tout.
"""

Values = Mapping[str, Mapping[str, Any]]


def keep(config: Path, values: Values, environ: Mapping[str, str] | None = None) -> list[Problem]:
    """Keeps `{section: {name: value}}` beside what was kept before; a value of None takes one back.

    The settings are read as a terminal reads them. With an error among the problems nothing is written:
    only those that these values bring are told. A warning tells of a value that is kept and loses to `.env`
    or the environment. Raises `OSError` where the file cannot be written.
    """
    path = state_folder(config, environ) / FILE
    problems = [problem for section, some in values.items() for problem in _wrong(path, section, some)]
    if problems:
        return problems
    text = settings_text(HEAD, _merged(_kept(path), values)).encode()
    layer = from_text(text, path, problems)
    problems += [*_brought(config, layer, environ), *_losing(config, layer, values, environ)]
    if not errors(problems):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(path, text)
    return problems


def _wrong(path: Path, section: str, some: Mapping[str, Any]) -> list[Problem]:
    """Why these are no settings to be chosen on a screen, or no values for them."""
    found = []
    for name, value in some.items():
        message, hint = "", ""
        if not may_be_chosen(section, name):
            known = [".".join(one) for one in RULES if may_be_chosen(*one)]
            message = refusal(section[:40], name[:40])
            hint = ELSEWHERE if (section, name) in RULES else suggest(f"{section}.{name}", known)
        elif value is not None:
            try:
                checked(RULES[section, name], list(value) if isinstance(value, tuple) else value)
            except WrongValue as wrong:
                key = f"{section}.{name}"
                message, hint = fr("{key}\u00a0: {wrong}", key=key, wrong=wrong.message), wrong.hint
        found += [Problem(str(path), 1, 1, message, hint)] if message else []
    return found


def _kept(path: Path) -> dict[str, dict[str, Any]]:
    """What is good in the file; the rest is left out, so that the screen can always mend it."""
    try:
        values = parse_toml(path.read_bytes(), str(path))[0].values
    except OSError:
        return {}
    tables = {section: some for section, some in values.items() if isinstance(some, Mapping)}
    return {
        section: {name: one for name, one in some.items() if not _wrong(path, section, {name: one})}
        for section, some in tables.items()
    }


def _merged(before: Values, values: Values) -> dict[str, dict[str, Any]]:
    merged = {section: dict(some) for section, some in before.items()}
    for section, some in values.items():
        for name, value in some.items():
            if value is None:
                merged.get(section, {}).pop(name, None)
            else:
                merged.setdefault(section, {})[name] = value
    return merged


def _brought(config: Path, layer: Layer, environ: Mapping[str, str] | None) -> list[Problem]:
    """The errors that there are with these settings and were not before."""
    known = {(one.file, one.message) for one in read_settings(config, environ).problems}
    after = errors(read_settings(config, environ, layer).problems)
    return [one for one in after if (one.file, one.message) not in known]


def _losing(config: Path, layer: Layer, values: Values, environ: Mapping[str, str] | None) -> list[Problem]:
    """What was chosen now and has no effect, because a layer above says otherwise."""
    *_, secrets, environment = layers(config, environ, [], layer)
    above = secrets | environment
    return [
        above[key].problem(
            fr(
                "{key}\u00a0: cette valeur l’emporte sur celle qui est choisie à l’écran.",
                key=".".join(key),
            ),
            fr("Retirez-la pour que l’écran décide."),
            "warning",
        )
        for key in layer
        if key in above and key[1] in values.get(key[0], {})
    ]
