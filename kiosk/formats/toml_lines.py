"""Reads TOML with the position of every key, and tells several syntax errors at once; called by the settings.

tomllib gives values without positions, so the keys are found by a small scanner of our own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.formats.problems import Problem

MAX_BYTES = 1024 * 1024
MAX_ERRORS = 20

Path = tuple[str, ...]
_KEY = re.compile(
    r"""[ ]*(?:(?P<bare>[A-Za-z0-9_-]+)|"(?P<double>(?:[^"\\\n]|\\.)*)"|'(?P<single>[^'\n]*)')[ ]*"""
)
_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_SKIPPED = re.compile(
    r'"""(?:[^\\]|\\.)*?"""' r"|'''.*?'''" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'|#[^\n]*", re.DOTALL
)
_INSIDE = "\x01"  # a character of a text of several lines
_HINTS = (
    ("Cannot overwrite", "Ce réglage est écrit deux fois.", "Gardez une seule des deux lignes."),
    ("Cannot declare", "Cette section est écrite deux fois.", "Réunissez les deux sections en une."),
    ("Expected '='", "Il manque «\u00a0=\u00a0» après ce mot.", "Écrivez «\u00a0nom = valeur\u00a0»."),
    ("Unclosed array", "Un crochet n’est pas fermé.", "Fermez la liste par ]."),
    (
        "Illegal character",
        "Il y a un caractère interdit, ou un guillemet n’est pas fermé.",
        'Fermez le texte par un guillemet droit (").',
    ),
    ("Unterminated", "Un texte n’est pas fermé.", 'Fermez le texte par un guillemet droit (").'),
    (
        "Unescaped",
        "Il y a une barre oblique inverse (\\) dans ce texte.",
        "Écrivez \\\\, ou mettez le texte entre apostrophes.",
    ),
    (
        "Invalid value",
        "Cette valeur ne peut pas être lue.",
        'Mettez les textes entre guillemets droits ("…")\u00a0; écrivez les décimales avec un point.',
    ),
    (
        "Invalid statement",
        "Cette ligne ne peut pas être lue.",
        "Écrivez «\u00a0nom = valeur\u00a0» ou «\u00a0[section]\u00a0».",
    ),
)


@dataclass(frozen=True, slots=True)
class Toml:
    """The values, and where each key and section stands: `("panel", "tilt_deg")` → (line, column)."""

    values: Mapping[str, Any]
    places: Mapping[Path, tuple[int, int]]


def parse_toml(data: bytes, name: str) -> tuple[Toml, tuple[Problem, ...]]:
    """All that can be read, lines that cannot being left out, and every problem."""
    if len(data) > MAX_BYTES:
        return Toml({}, {}), (
            Problem(name, 1, 1, "Le fichier dépasse 1 mégaoctet.", "Supprimez ce qui n’est pas un réglage."),
        )
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Toml({}, {}), (
            Problem(
                name,
                line,
                1,
                "Le fichier n’est pas en UTF-8.",
                "Enregistrez-le avec le codage «\u00a0UTF-8\u00a0» de votre éditeur.",
            ),
        )
    lines = text.split("\n")
    problems: list[Problem] = []
    while len(problems) < MAX_ERRORS:
        readable = "\n".join(lines)
        try:
            return Toml(tomllib.loads(readable), key_places(readable)), tuple(problems)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            problem = _problem(error, name, lines)
            problems.append(problem)
            lines[problem.line - 1] = ""  # read on as if the line were not there
    return Toml({}, {}), tuple(problems)


def key_places(text: str) -> dict[Path, tuple[int, int]]:
    """Where each key and section of a well-formed text first stands; inline tables are not looked into."""
    bare = _SKIPPED.sub(_blank, text)  # strings and comments hold no keys; lengths and lines stay
    places: dict[Path, tuple[int, int]] = {}
    section: Path = ()
    depth = 0
    for number, (line, original) in enumerate(zip(bare.split("\n"), text.split("\n"), strict=True), 1):
        start = len(original) - len(original.lstrip())
        if line.startswith(_INSIDE):  # a text of several lines: no key stands in it
            depth = max(0, depth + _opened(line))
        elif depth == 0 and original[start : start + 1] == "[":
            section = _path(original, start + len(re.match(r"\[+", original[start:])[0]))[0]  # type: ignore[index]
            places.setdefault(section, (number, start + 1))
        elif depth == 0 and original.strip() and not original.lstrip().startswith("#"):
            key, end = _path(original, start)
            if key and original[end : end + 1] == "=":
                places.setdefault(section + key, (number, start + 1))
            depth = max(0, depth + _opened(line[end:]))
        else:
            depth = max(0, depth + _opened(line))
    return places


def _opened(line: str) -> int:
    return line.count("[") + line.count("{") - line.count("]") - line.count("}")


def _path(line: str, at: int) -> tuple[Path, int]:
    """The dotted key that starts there, and where it ends."""
    parts: list[str] = []
    while match := _KEY.match(line, at):
        parts.append(match["bare"] or match["double"] or match["single"] or "")
        at = match.end()
        if line[at : at + 1] != ".":
            break
        at += 1
    return tuple(parts), at


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", _INSIDE if "\n" in match[0] else " ", match[0])


def _problem(error: Exception, name: str, lines: list[str]) -> Problem:
    said = str(error)
    where = _WHERE.search(said)
    full = [number for number, line in enumerate(lines, 1) if line.strip()] or [1]
    line, column = (
        (int(where[1]), int(where[2])) if where and where[1] else (full[-1], len(lines[full[-1] - 1]) + 1)
    )
    if line > len(lines) or not lines[line - 1].strip():  # told on the empty line below it
        line = max((number for number in full if number <= line), default=full[-1])
        column = len(lines[line - 1]) + 1
    for part, message, hint in _HINTS:
        if part in said:
            return Problem(name, line, column, message, hint)
    return Problem(
        name,
        line,
        column,
        "Cette ligne ne peut pas être lue.",
        "Écrivez «\u00a0nom = valeur\u00a0» ou «\u00a0[section]\u00a0».",
    )
