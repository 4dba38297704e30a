"""The town hall's procedures as a library for the core (`kiosk.procedures.library`); used by the session.

A file that cannot be used is left out and told; all the others work.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.config.facts import fact_problems
from kiosk.config.openings import opening_problems, without_dead_openings
from kiosk.config.procedure_file import FAMILY_PLACE, ProcedureFile, read_procedure
from kiosk.config.settings import source
from kiosk.config.themes import Family, load_families
from kiosk.config.translations import Sidecar, compare, load_sidecar, translate
from kiosk.formats.problems import Problem, in_order
from kiosk.formats.suggest import suggest
from kiosk.languages import LANGUAGES
from kiosk.procedures.library import Entry, Theme
from kiosk.procedures.model import Procedure, Text

_OTHER = Family(
    "autre",
    (
        ("fr", "Autres démarches"),
        ("fr-simple", "Les autres démarches"),
        ("en", "Other procedures"),
        ("ar", "إجراءات أخرى"),
        ("zh", "其他手续"),
        ("es", "Otros trámites"),
        ("pt", "Outros procedimentos"),
        ("uk", "Інші послуги"),
    ),
    "dots-horizontal",
)


class Library:
    """Read-only procedures by identity. Translations are made when first asked for, and kept."""

    def __init__(
        self,
        procedures: Collection[Procedure],
        sidecars: Mapping[tuple[str, str], Sidecar] | None = None,
        families: tuple[Family, ...] = (),
    ) -> None:
        self._procedures = {procedure.id: procedure for procedure in procedures}
        self._sidecars = dict(sidecars or {})
        self._families = families
        self._translated: dict[tuple[str, str], Procedure] = {}

    def get(self, procedure_id: str, language: str = "fr") -> Procedure | None:
        procedure = self._procedures.get(procedure_id)
        sidecar = self._sidecars.get((procedure_id, language))
        if procedure is None or sidecar is None:
            return procedure
        key = (procedure_id, language)
        if key not in self._translated:
            self._translated[key] = translate(procedure, sidecar)
        return self._translated[key]

    def title(self, procedure_id: str, language: str = "fr") -> Text | None:
        procedure = self.get(procedure_id, language)
        return None if procedure is None else procedure.title

    def all(self, language: str = "fr") -> tuple[Procedure, ...]:
        found = (self.get(identity, language) for identity in self._procedures)
        return tuple(procedure for procedure in found if procedure is not None)

    def languages(self, procedure_id: str) -> tuple[str, ...]:
        return ("fr", *sorted(language for identity, language in self._sidecars if identity == procedure_id))

    def themes(self, language: str = "fr") -> tuple[Theme, ...]:
        """Those with procedures, in the order of `themes.yaml`; a family it does not name comes last."""
        named = {family.id for family in self._families}
        members: dict[str, list[str]] = {}
        for procedure in self._procedures.values():
            members.setdefault(procedure.family if procedure.family in named else _OTHER.id, []).append(
                procedure.id
            )
        return tuple(
            Theme(family.id, family.title(language), family.icon, tuple(members[family.id]), family.state)
            for family in (*self._families, _OTHER)
            if family.id in members
        )

    def entries(self, above: str) -> tuple[Entry, ...]:
        """None: the State’s are found by the index."""
        return ()

    def carried(self, facts: Mapping[str, bool], from_id: str, to_id: str) -> dict[str, bool]:
        """All of them: the town hall's facts have one meaning throughout (`kiosk check` sees to it)."""
        return dict(facts)


@dataclass(frozen=True, slots=True)
class LibraryFiles:
    """A library with what it was made of; `broken` are the identities of procedures left out."""

    library: Library
    files: tuple[ProcedureFile, ...]
    problems: tuple[Problem, ...]
    broken: frozenset[str]


def load_library(folder: Path, today: date | None = None) -> tuple[Library, tuple[Problem, ...]]:
    """The library of a configuration folder (`config/`) and every problem of its files."""
    read = read_library(folder, today)
    return read.library, read.problems


def read_library(
    folder: Path, today: date | None = None, *, home: Path | None = None, elsewhere: Collection[str] = ()
) -> LibraryFiles:
    """As `load_library`, with the positions that a check needs.

    `home` has the procedures, where it is not the configuration's; they may open those named `elsewhere`.
    """
    problems: list[Problem] = []
    home = home or source(folder, "procedures")
    paths = sorted(home.glob("*.yaml"), key=lambda path: path.stem)
    if not paths:
        problems.append(
            Problem(
                str(home),
                1,
                1,
                "Il n’y a aucune démarche dans ce dossier.",
                "Mettez-y des fichiers .yaml, ou donnez un autre dossier avec --config.",
            )
        )
    problems += [
        Problem(str(path), 1, 1, "Ce fichier n’est pas lu.", f"Renommez-le en {path.stem}.yaml.", "warning")
        for path in sorted(home.glob("*.yml"))
    ]
    files = tuple(read_procedure(path, today=today) for path in paths if "." not in path.stem)
    for file in files:
        problems += file.problems
    sidecars, found = _sidecars([path for path in paths if "." in path.stem], files)
    problems += found
    themes = source(folder, "themes.yaml")
    families, found = load_families(themes, str(themes))
    problems += found
    written = [file.procedure for file in files if file.procedure is not None]
    kept = {procedure.id for procedure in written} | set(elsewhere)
    procedures = [without_dead_openings(procedure, kept) for procedure in written]
    broken = frozenset(file.path.stem for file in files if file.procedure is None)
    problems += [*opening_problems(files, elsewhere), *_theme_problems(files, families)]
    problems += (
        fact_problems(files) if not broken else ()
    )  # what is left out may set or read the others' facts
    return LibraryFiles(Library(procedures, sidecars, families), files, in_order(problems), broken)


def _sidecars(
    paths: list[Path], files: tuple[ProcedureFile, ...]
) -> tuple[dict[tuple[str, str], Sidecar], list[Problem]]:
    by_id = {file.path.stem: file for file in files}
    sidecars: dict[tuple[str, str], Sidecar] = {}
    problems: list[Problem] = []
    for path in paths:
        identity, _, language = path.stem.rpartition(".")
        file = by_id.get(identity)
        if file is not None and (language not in LANGUAGES or language == "fr"):
            message = f"La langue «\u00a0{language}\u00a0» n’est pas une de celles de la borne."
            problems.append(Problem(str(path), 1, 1, message, suggest(language, LANGUAGES)))
            continue
        if file is None:
            problems.append(
                Problem(
                    str(path),
                    1,
                    1,
                    f"Cette traduction n’a pas de démarche «\u00a0{identity}\u00a0».",
                    suggest(identity, by_id),
                )
            )
            continue
        sidecar, found = load_sidecar(path)
        problems += found
        if sidecar is not None:
            sidecars[identity, language] = sidecar
            if file.procedure is not None:
                problems += compare(file.texts, file.name, sidecar, str(path))
    return sidecars, problems


def _theme_problems(files: tuple[ProcedureFile, ...], families: tuple[Family, ...]) -> list[Problem]:
    """Procedures whose theme is not in the list: they are shown last, under « Autres démarches »."""
    named = [family.id for family in families]
    return [
        Problem(
            file.name,
            *file.places[FAMILY_PLACE],
            f"Le thème «\u00a0{file.procedure.family}\u00a0» n’existe pas.",
            f"{suggest(file.procedure.family, named)} Ou ajoutez-le à themes.yaml.",
        )
        for file in files
        if named and file.procedure is not None and file.procedure.family not in named
    ]
