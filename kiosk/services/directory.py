"""The directory of places, read from files in the official directory's record shape; for cards of places.

A file is one answer of the interface (`total_count`, `results`); a folder holds several.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.formats.problems import Problem
from kiosk.services.records import MalformedRecordError, PlaceRecord, read_record
from kiosk.views.hall import HALLS

MOST_BYTES = 20_000_000  # of all files together: they stay in memory
MOST_RECORDS = 5_000
PARIS = "75056"
DISTRICT_HALL = "paris_mairie_arrondissement"
POLICE = "paris_ppp"  # the Préfecture de police's offices, each with an ending of its own


@dataclass(frozen=True, slots=True)
class Directory:
    """Places by kind; `insee` is the town hall's commune or district of Paris (75112)."""

    records: tuple[PlaceRecord, ...] = field(default=(), repr=False)
    insee: str = ""

    def places(self, kind: str, insee: str | None = None) -> tuple[PlaceRecord, ...]:
        """The places that the code of a fiche (`PivotLocal`) stands for in a commune; () where none is known.

        In Paris « mairie » is the district's own, and « prefecture » the Préfecture de police. With "" for
        the commune, those of every commune.
        """
        commune = self.insee if insee is None else insee
        kinds = local_kinds(kind, commune)
        return tuple(one for one in self.records if _is_one(one, kinds) and _serves(one, commune))

    def of_commune(self) -> Directory:
        """Only what serves the commune, for sessions to carry."""
        served = tuple(one for one in self.records if _serves(one, self.insee))
        return Directory(served, self.insee)


def local_kinds(kind: str, insee: str) -> tuple[str, ...]:
    """The directory's codes for a fiche's code in this commune; one that ends with `*` is a beginning."""
    if not in_paris(insee):
        return (kind,)
    if kind in HALLS:
        return (DISTRICT_HALL,) if insee != PARIS else (DISTRICT_HALL, "mairie")
    return (f"{POLICE}*",) if kind == "prefecture" else (kind,)


def in_paris(insee: str) -> bool:
    """Whether an INSEE code is that of Paris or one of its districts."""
    return insee == PARIS or (insee.isdigit() and 75101 <= int(insee) <= 75120)


def read_directory(path: Path, insee: str = "") -> tuple[Directory, tuple[Problem, ...]]:
    """What can be read, and what cannot with its file and line; never raises; an empty one is no problem."""
    records: dict[str, PlaceRecord] = {}
    problems: list[Problem] = []
    room = MOST_BYTES
    for file in sorted(path.glob("*.json")) if path.is_dir() else (path,):
        try:
            size = file.stat().st_size
            text = file.read_text("utf-8") if size <= room else None
        except OSError as error:
            hint = "Vérifiez le nom du fichier et ses droits."
            problems.append(Problem(str(file), 1, 1, f"lecture impossible ({error.strerror})", hint))
            continue
        except UnicodeDecodeError:
            problems.append(Problem(str(file), 1, 1, "ce n’est pas de l’UTF-8", "Téléchargez-le à nouveau."))
            continue
        if text is None:
            hint = "Ne gardez que les fiches de votre commune et de son département."
            problems.append(
                Problem(str(file), 1, 1, f"plus de {MOST_BYTES // 1_000_000}\u00a0Mo en tout", hint)
            )
            continue
        room -= size
        for record in _records(str(file), text, problems):
            if len(records) >= MOST_RECORDS:
                hint = "Ne gardez que les fiches de votre commune et de son département."
                problems.append(Problem(str(file), 1, 1, f"plus de {MOST_RECORDS} fiches", hint))
                break
            records.setdefault(record.id, record)
    return Directory(tuple(records.values()), insee), tuple(problems)


def _records(file: str, text: str, problems: list[Problem]) -> Iterable[PlaceRecord]:
    try:
        body = json.loads(text)
    except json.JSONDecodeError as error:
        problems.append(
            Problem(file, error.lineno, error.colno, "ce n’est pas du JSON", "Téléchargez-le à nouveau.")
        )
        return
    except RecursionError:
        problems.append(Problem(file, 1, 1, "trop d’objets imbriqués", "Téléchargez-le à nouveau."))
        return
    except ValueError:  # a number of thousands of digits
        problems.append(Problem(file, 1, 1, "un nombre est trop long", "Téléchargez-le à nouveau."))
        return
    results = body.get("results") if isinstance(body, dict) else None
    if not isinstance(results, list):
        hint = "Gardez la réponse entière de l’annuaire\u00a0: total_count et results."
        problems.append(Problem(file, 1, 1, "«\u00a0results\u00a0» manque ou n’est pas une liste", hint))
        return
    for number, result in enumerate(results, 1):
        try:
            yield read_record(result)
        except MalformedRecordError as error:
            message = f"fiche {number} laissée de côté\u00a0: {error}"
            hint = "Téléchargez cette fiche à nouveau, ou retirez-la."
            problems.append(Problem(file, _line_of(text, result), 1, message, hint, "warning"))


def _line_of(text: str, record: object) -> int:
    """The line where the record says its identity, or else its name; 1 where it says neither."""
    for name in ("id", "nom"):
        value = record.get(name) if isinstance(record, dict) else None
        if isinstance(value, str) and value:
            for written in (json.dumps(value, ensure_ascii=False), json.dumps(value)):
                if (at := text.find(written)) >= 0:
                    return text.count("\n", 0, at) + 1
    return 1


def _is_one(record: PlaceRecord, kinds: Iterable[str]) -> bool:
    return any(
        any(own.startswith(kind[:-1]) for own in record.kinds) if kind.endswith("*") else kind in record.kinds
        for kind in kinds
    )


def _serves(record: PlaceRecord, insee: str) -> bool:
    """A district of Paris is also served by what serves all of Paris, but for another district's hall."""
    if not insee or insee in record.communes:
        return True
    return in_paris(insee) and PARIS in record.communes and DISTRICT_HALL not in record.kinds
