"""Catalogues of the interface: readable, complete, the same placeholders."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.config.catalogues import catalogue_problems

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def problems(tmp_path: Path, body: str) -> list[tuple[int, str]]:
    path = tmp_path / "en" / "LC_MESSAGES" / "kiosk.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + body, encoding="utf-8")
    found = catalogue_problems(tmp_path)
    assert all(problem.file == str(path) and problem.hint for problem in found)
    return [(problem.line, problem.level) for problem in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('msgid "Environ {minutes} minutes"\nmsgstr "About {minutes} minutes"\n', []),
        ('msgid "Environ {minutes} minutes"\nmsgstr "About {minute} minutes"\n', [(5, "error")]),
        ('msgid "Retour"\nmsgstr ""\n', [(5, "warning")]),
        ('#, fuzzy\nmsgid "Retour"\nmsgstr "Back"\n', [(6, "warning")]),
        ('msgid "Retour\nmsgstr "Back"\n', [(5, "error")]),
    ],
)
def test_what_is_told(tmp_path: Path, body: str, expected: list[tuple[int, str]]) -> None:
    assert problems(tmp_path, body) == expected
