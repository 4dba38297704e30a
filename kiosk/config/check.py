"""All that is wrong in a configuration, for `kiosk check`; it uses the readers the terminal starts with."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

from kiosk.config.catalogues import catalogue_problems, check_catalogue
from kiosk.config.easy_check import easy_catalogue, easy_sidecars
from kiosk.config.easy_french import LANGUAGE as EASY_FRENCH
from kiosk.config.library import LibraryFiles, read_library
from kiosk.config.offered import offered_problems
from kiosk.config.openings import STATE_DOCUMENT
from kiosk.config.procedure_file import FAMILY_PLACE, ProcedureFile
from kiosk.config.reachability import unreachable
from kiosk.config.settings import FURTHER, TOML_NAME, SettingsFiles, read_settings, source
from kiosk.config.trial_runs import failures
from kiosk.formats.problems import Problem, in_order
from kiosk.formats.suggest import suggest
from kiosk.procedures.model import Question, every_block

MOST_CHECKED_ELSEWHERE = 1000  # files of a folder given by mistake


def check(
    paths: Sequence[Path] | None,
    config_dir: Path,
    *,
    locale_dir: Path | None = None,
    icons: Collection[str] = (),
    environ: Mapping[str, str] | None = None,
    today: date | None = None,
) -> tuple[Problem, ...]:
    """Every problem of a configuration folder, or of these files and folders only.

    `locale_dir` holds the catalogues (`assets/locale` beside the folder by default), `icons` the names
    that can be drawn (none: not checked). Procedures outside the folder may open those inside it.
    """
    locale_dir = locale_dir or config_dir.resolve().parent / "assets" / "locale"
    if paths:
        return in_order(
            problem for path in paths for problem in _check_path(path, config_dir, icons, environ, today)
        )
    library = read_library(config_dir, today)
    settings = read_settings(config_dir, environ)
    found = [
        *library.problems,
        *easy_sidecars(source(config_dir, "procedures").glob("*.yaml")),
        *easy_catalogue(locale_dir / EASY_FRENCH / "LC_MESSAGES" / "kiosk.po"),
        *settings.problems,
        *_home(settings, library),
        *catalogue_problems(locale_dir),
        *offered_problems(settings, library, locale_dir),
    ]
    for file in library.files:
        found += _deep(file, icons)
    return in_order(found)


def _check_path(
    path: Path,
    config_dir: Path,
    icons: Collection[str],
    environ: Mapping[str, str] | None,
    today: date | None,
) -> list[Problem]:
    if not path.exists():
        return [Problem(str(path), 1, 1, "Ce fichier n’existe pas.", "Vérifiez son nom et son dossier.")]
    if path.is_dir():
        folder = path.parent if path.name == "procedures" else path
        if (folder / "procedures").is_dir() and not path.samefile(folder / "procedures"):
            return list(check(None, folder, icons=icons, environ=environ, today=today))
        return _some(sorted(path.glob("*.yaml"))[:MOST_CHECKED_ELSEWHERE], path, config_dir, icons, today)
    if path.name in (TOML_NAME, *FURTHER):
        return list(read_settings(path.parent, environ).problems)
    if path.suffix == ".po":
        return [*check_catalogue(path), *easy_catalogue(path)]
    if path.suffix != ".yaml":
        return [
            Problem(
                str(path),
                1,
                1,
                "Ce fichier n’est ni une démarche, ni des réglages, ni un catalogue.",
                "Donnez un fichier .yaml ou .po, kiosk.toml, site.toml ou terminal.toml.",
            )
        ]
    return _some([path], path.parent, config_dir, icons, today)


def _some(
    paths: Sequence[Path], folder: Path, config_dir: Path, icons: Collection[str], today: date | None
) -> list[Problem]:
    """The problems of some files of a folder, read with all that stands beside them."""
    known = {procedure.id for procedure in read_library(config_dir, today).library.all()}
    beside = read_library(config_dir, today, home=folder, elsewhere=known)
    names = {str(path) for path in paths}
    found = [problem for problem in beside.problems if problem.file in names]
    for file in beside.files:
        if file.name in names:
            found += _deep(file, icons)
    return [*found, *easy_sidecars(paths)]


def _deep(file: ProcedureFile, icons: Collection[str]) -> list[Problem]:
    """What only shows when the procedure is gone through: passages never reached, examples, icons."""
    if file.procedure is None:
        return []
    found = [
        Problem(file.name, failure.line, 1, failure.message, failure.hint)
        for failure in failures(file.procedure)
    ]
    for identity in unreachable(file.procedure):
        place = file.places.get(identity, (1, 1))
        found.append(
            Problem(
                file.name,
                *place,
                "Aucune réponse ne mène à ce passage.",
                "Corrigez sa condition (si), ou celles des cas qui le contiennent.",
            )
        )
    if icons:
        found += [
            Problem(
                file.name,
                *file.places.get(where, (1, 1)),
                f"L’icône «\u00a0{name}\u00a0» n’existe pas.",
                suggest(name, icons),
                "warning",
            )
            for where, name in _icons(file)
            if name not in icons
        ]
    return found


def _icons(file: ProcedureFile) -> list[tuple[str, str]]:
    assert file.procedure is not None
    named = [(FAMILY_PLACE, file.procedure.icon)]
    for block in every_block(file.procedure.blocks):
        if isinstance(block, Question):
            named += [(block.id, choice.icon) for choice in block.choices]
    return [(where, name) for where, name in named if name]


def _home(settings: SettingsFiles, library: LibraryFiles) -> list[Problem]:
    """The home page may only name procedures that are there; one left out for its errors is told already."""
    if settings.settings is None:
        return []
    known = [procedure.id for procedure in library.library.all()]
    place = settings.places.get(("home", "procedures"), (TOML_NAME, 1, 1))
    return [
        Problem(
            *place,
            f"La démarche «\u00a0{identity}\u00a0» de la page d’accueil n’existe pas.",
            suggest(identity, known),
        )
        for identity in settings.settings.home.procedures
        if identity not in known and identity not in library.broken and not STATE_DOCUMENT.fullmatch(identity)
    ]
