"""The clauses, as they are written in `assets/conformity/clauses.toml`; read by the command and the tests."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

CLAUSES = Path(__file__).resolve().parents[2] / "assets" / "conformity" / "clauses.toml"


@dataclass(frozen=True, slots=True)
class Clause:
    """A requirement in the project's words; `number` is its figure, `person` what only a person can see."""

    id: str
    norm: str
    requires: str
    number: str = ""
    person: str = ""


def load_clauses(path: Path = CLAUSES) -> tuple[Clause, ...]:
    """The clauses in the order of the file. OSError or tomllib.TOMLDecodeError where it cannot be read."""
    with path.open("rb") as file:
        return tuple(Clause(**one) for one in tomllib.load(file)["clause"])
