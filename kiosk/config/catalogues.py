"""Checks the catalogues of the interface's texts (`assets/locale/…/*.po`); called by the check."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from kiosk.formats.problems import Problem

_QUOTED = re.compile(r'(?:msg[a-z_]+(?:\[\d+\])?\s+)?"(?:[^"\\]|\\.)*"\s*')
_PLACEHOLDER = re.compile(r"\{[a-z_0-9]*(?:![rsa])?(?::[^{}]*)?\}|%\([a-z_0-9]+\)[sd]|%[sd]")


def catalogue_problems(locale: Path) -> list[Problem]:
    """Every problem of every catalogue; a text without translation is a warning, as it is shown in French."""
    return [
        problem for path in sorted(locale.glob("*/LC_MESSAGES/*.po")) for problem in check_catalogue(path)
    ]


def check_catalogue(path: Path) -> list[Problem]:
    name = str(path)
    try:
        data = path.read_bytes()
        unclosed = _unclosed(data.decode("utf-8"), name)
        if unclosed:  # Babel would read on, and show half a text
            return unclosed
        catalogue = read_po(BytesIO(data), abort_invalid=True)
    except PoFileError as error:
        line = (error.lineno or 0) + 1
        return [
            Problem(
                name,
                line,
                1,
                "Le catalogue ne peut pas être lu à cette ligne.",
                'Écrivez msgid "…" puis msgstr "…", guillemets fermés.',
            )
        ]
    except (OSError, ValueError, LookupError) as error:
        return [
            Problem(
                name,
                1,
                1,
                f"Le catalogue ne peut pas être lu ({type(error).__name__}).",
                "Vérifiez son en-tête\u00a0: charset=UTF-8.",
            )
        ]
    language = path.parent.parent.name
    messages = [message for message in catalogue if message.id]
    bare = [message for message in messages if not _translated(message)]
    fuzzy = [message for message in messages if _translated(message) and message.fuzzy]
    return [
        *_together(
            bare,
            name,
            f"pas traduit(s) ({language}), montré(s) en français",
            "Écrivez la traduction après msgstr.",
        ),
        *_together(
            fuzzy,
            name,
            f"marqué(s) à relire ({language}), donc pas montré(s)",
            "Relisez, puis supprimez la ligne «\u00a0#, fuzzy\u00a0».",
        ),
        *(
            p
            for message in messages
            if _translated(message) and not message.fuzzy
            for p in _message(message, name)
        ),
    ]


def _translated(message: Message) -> bool:
    strings = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return all(strings)


def _together(messages: list[Message], name: str, what: str, hint: str) -> list[Problem]:
    """One line for all of a kind, with where each of them is."""
    if not messages:
        return []
    lines = sorted(message.lineno or 1 for message in messages)
    where = f"ligne{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))}"
    return [Problem(name, lines[0], 1, f"{len(lines)} texte(s) {what}\u00a0: {where}.", hint, "warning")]


def _unclosed(text: str, name: str) -> list[Problem]:
    """Lines whose quotes do not match."""
    return [
        Problem(
            name, number, 1, "Les guillemets de cette ligne ne vont pas.", 'Écrivez msgid "…" ou msgstr "…".'
        )
        for number, line in enumerate(text.split("\n"), 1)
        if line.startswith(("msg", '"')) and not _QUOTED.fullmatch(line)
    ]


def _message(message: Message, name: str) -> list[Problem]:
    """Whether the placeholders of a translation are those of the French."""
    line = message.lineno or 1
    ids = message.id if isinstance(message.id, list | tuple) else (message.id,)
    strings = message.string if isinstance(message.string, list | tuple) else (message.string,)
    wanted = sorted(set(_PLACEHOLDER.findall(" ".join(ids))))
    found = []
    for string in strings:
        written = sorted(set(_PLACEHOLDER.findall(string)))
        if written != wanted:
            found.append(
                Problem(
                    name,
                    line,
                    1,
                    "La traduction n’a pas les mêmes mots entre accolades que le français "
                    f"({', '.join(written) or 'aucun'}, au lieu de {', '.join(wanted) or 'aucun'}).",
                    "Recopiez-les tels quels dans msgstr.",
                )
            )
    return found
