"""Says in plain words where YAML cannot be read, in several places at once; called by `strict_yaml`.

The parser stops at its first error. So a broken text is cut at its least indented lines, and each piece that
is wrong by itself is reported: one forgotten quote does not hide the next.
"""

from __future__ import annotations

from typing import Any

import yaml

from kiosk.formats.problems import Problem

MAX_PIECES = 2000  # bounds the work on a hostile file
_QUOTES = 'Mettez tout le texte entre guillemets droits\u00a0: "…".'
_INDENT = "Alignez la ligne avec celles du même niveau (des espaces, pas de tabulation)."

# part of the parser's message → what is wrong, what to write instead
_KNOWN = (
    ("mapping values are not allowed", "Il y a un «\u00a0:\u00a0» de trop dans ce texte.", _QUOTES),
    (
        "while scanning a quoted scalar",
        "Des guillemets sont ouverts et jamais fermés.",
        'Ajoutez les guillemets droits (") à la fin du texte.',
    ),
    (
        "while parsing a flow",
        "Un crochet ou une accolade n’est pas fermé, ou une virgule manque.",
        "Fermez par ] ou }, et séparez par des virgules.",
    ),
    (
        "could not find expected ':'",
        "Il manque «\u00a0:\u00a0» après ce mot.",
        "Écrivez «\u00a0mot: valeur\u00a0».",
    ),
    ("cannot start any token", "Un texte ne peut pas commencer par ce caractère.", _QUOTES),
    ("while scanning an al", "Un texte ne peut pas commencer par «\u00a0*\u00a0».", _QUOTES),
    ("while scanning an anchor", "Un texte ne peut pas commencer par «\u00a0&\u00a0».", _QUOTES),
    ("while scanning a tag", "Un texte ne peut pas commencer par «\u00a0!\u00a0».", _QUOTES),
    (
        "while scanning a block scalar",
        "Le signe | ou > doit être seul sur sa ligne.",
        "Écrivez le texte à la ligne suivante, avec deux espaces de plus.",
    ),
    (
        "while parsing a block",
        "L’alignement ne va pas\u00a0: cette ligne n’est ni à côté ni dans la précédente.",
        _INDENT,
    ),
    (
        "block sequence entries are not allowed",
        "Un tiret n’est pas à sa place.",
        "Mettez la liste à la ligne suivante, un tiret par ligne.",
    ),
    ("while scanning a directive", "Un texte ne peut pas commencer par «\u00a0%\u00a0».", _QUOTES),
)


def syntax_problems(text: str, name: str, loader: Any) -> list[Problem]:
    """At least one problem for a text that the parser refuses."""
    first = _fault(text, loader)
    if first is None:
        return []
    found = [_problem(first, 0, name)]
    lines = text.split("\n")
    pieces = _pieces(lines)
    while pieces and len(found) < 20:
        start, piece = pieces.pop(0)
        fault = _fault("\n".join(piece), loader)
        if fault is None:
            continue
        smaller = [(start + at, part) for at, part in _pieces(piece)]
        # A piece with wrong pieces inside is wrong because of them: only the smallest are told.
        wrong = [(at, part) for at, part in smaller if _fault("\n".join(part), loader) is not None]
        if wrong and len(smaller) > 1 and len(pieces) + len(wrong) < MAX_PIECES:
            pieces = wrong + pieces
        else:
            found.append(_problem(fault, start, name))
    return found[1:] if len(found) > 1 else found


def _fault(text: str, loader: Any) -> yaml.YAMLError | None:
    try:
        for _ in yaml.parse(text, Loader=loader):
            pass
    except yaml.YAMLError as error:
        return error
    return None


def _pieces(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Cuts at the least indented lines, or below a single head line; (index of the first line, lines)."""
    full = [
        (i, len(line) - len(line.lstrip()))
        for i, line in enumerate(lines)
        if line.strip() and not line.lstrip().startswith("#")
    ]
    if not full:
        return []
    least = min(indent for _, indent in full)
    starts = [i for i, indent in full if indent == least]
    if len(starts) == 1:  # one head line: what it holds is cut instead
        inside = [(i, indent) for i, indent in full if i > starts[0]]
        if not inside:
            return []
        least = min(indent for _, indent in inside)
        starts = [i for i, indent in inside if indent == least]
    return [(start, lines[start:end]) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)][
        :MAX_PIECES
    ]


def _problem(error: yaml.YAMLError, offset: int, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}"
    if "quoted scalar" in said or "while parsing a flow" in said:
        mark = (
            getattr(error, "context_mark", None) or mark
        )  # where it was opened tells more than where it ends
    unknown = ("", "Cette ligne ne peut pas être lue.", f"{_INDENT} Au besoin\u00a0: {_QUOTES}")
    _, message, hint = next((known for known in _KNOWN if known[0] in said), unknown)
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    return Problem(name, line + offset, column, message, hint)
