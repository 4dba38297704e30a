"""What the repository holds: a short top level, nothing of one machine, no secret, a lock that is whole."""

from __future__ import annotations

import importlib.metadata
import re
from pathlib import Path

import pytest

from tests.quality.tracked import ROOT, tracked_files, words

TOP = {
    ".ci", ".gitignore", "LICENSE", "README.md", "assets", "config", "deploy", "kiosk", "pyproject.toml",
    "tests",
}  # fmt: skip

LOCK = ROOT / "deploy/requirements.txt"

# Each is written so that it does not match itself.
FOREIGN = {
    "a path of one machine": rf"(?<![\w.]){re.escape(str(ROOT))}\b|/home/[a-z]|/root/",
    "a registry's host": r"(?:pythonhosted|pypi|npmjs)\.(?:org|com|io)|^--(?:extra-)?index-url|_auth[T]oken",
    "a private key": r"BEGIN (?:[A-Z]+ )?PRIVATE [K]EY",
    "a token": r"\b(?:gh[pousr]_[A-Za-z0-9]{20,}|AKIA[0-9A-Z]{16}|xox[abp]-[0-9A-Za-z-]{10,})\b",
    "a password": r"(?i)(?:password|passwd|secret|token)\s*=\s*[\"']?(?=[a-z]*[0-9])[a-z0-9+/_-]{20,}",
}


def findings(text: str) -> list[tuple[int, str]]:
    """(line, what it looks like) of each thing that should not be kept."""
    return [
        (text.count("\n", 0, match.start()) + 1, what)
        for what, pattern in FOREIGN.items()
        for match in re.finditer(pattern, text, re.MULTILINE)
    ]


def test_the_top_level_is_short() -> None:
    assert {path.parts[0] for path in tracked_files()} - TOP == set()


def test_nothing_of_one_machine_and_no_secret_is_kept() -> None:
    found = [
        f"{path}:{line}: {what}"
        for path in tracked_files()
        if path != Path("tests/quality/test_repository.py") and (text := words(path)) is not None
        for line, what in findings(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        f"cd {ROOT}",
        "see /home/anna/notes",
        "https://" + "pypi" + ".org/simple",
        "-----BEGIN PRIVATE KEY-----",
        "KIOSK_DESK__TOKEN=abcdefghij0123456789xyz",
    ],
)
def test_what_should_not_be_kept_is_noticed(text: str) -> None:
    assert findings("first line\n" + text)[0][0] == 2


def test_secrets_stay_out_of_git() -> None:
    assert not [path for path in tracked_files() if path.name == ".env" or path.suffix in {".pem", ".key"}]


def locked() -> dict[str, str]:
    """Name → version of every package of the lock."""
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", LOCK.read_text(), re.MULTILINE))


def test_every_locked_package_has_its_hashes() -> None:
    entries = re.split(r"^(?=[a-z0-9._-]+==)", LOCK.read_text(), flags=re.MULTILINE)[1:]
    assert len(entries) == len(locked()) > 20
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_holds_all_that_is_asked_for() -> None:
    asked = re.findall(r"^([A-Za-z0-9._-]+)", (ROOT / "deploy/requirements.in").read_text(), re.MULTILINE)
    assert {name.lower() for name in asked} - set(locked()) == set()


def test_what_is_installed_is_what_is_locked() -> None:
    installed = {name: importlib.metadata.version(name) for name in locked()}
    assert installed == locked()
