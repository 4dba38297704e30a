"""What the settings say of the way out: places, opening hours, the printer; read by `assemble` and the check.

The settings themselves cannot: what an hour or a printer's address means is known to `services` only.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kiosk.config.settings import TOML_NAME, SettingsFiles, read_settings
from kiosk.config.settings_table import Settings
from kiosk.formats.problems import Problem
from kiosk.services.cards import Cards
from kiosk.services.directory import Directory, read_directory
from kiosk.services.hours_setting import parse_hours
from kiosk.services.ticket.address import PrinterAddressError, parse_address


def places_of(settings: Settings, config: Path) -> tuple[Cards, tuple[Problem, ...]]:
    """What `Hall.places` knows: the week, the access, and what of the directory serves this commune."""
    hall = settings.hall
    week, problems = parse_hours(hall.opening, str(config / TOML_NAME))
    directory: Directory | None = None
    if settings.directory is not None:
        whole, more = read_directory(settings.directory, hall.insee)
        directory, problems = whole.of_commune(), (*problems, *more)
    return Cards(week, hall.wheelchair, directory), problems  # type: ignore[arg-type]


def away_problems(config: Path, environ: Mapping[str, str] | None = None) -> list[Problem]:
    """Every mistake in these settings, at the line where it was written, for `kiosk check`."""
    files = read_settings(config, environ)
    if files.settings is None:
        return []
    settings, found = files.settings, []
    found += parse_hours(settings.hall.opening, *_place(files, config, "hall", "opening"))[1]
    if settings.display.off_outside_hours and not settings.hall.opening:
        message = "L’écran ne s’éteint jamais\u00a0: les horaires ne sont pas donnés jour par jour."
        hint = 'Sous [hall], écrivez «\u00a0opening = ["lundi-vendredi 8:30-17:00"]\u00a0», ou false ici.'
        found.append(
            Problem(*_place(files, config, "display", "off_outside_hours"), message, hint, "warning")
        )
    found += _insee(files, config)
    if settings.printer.address:
        try:
            parse_address(settings.printer.address)
        except PrinterAddressError as error:
            found.append(Problem(*_place(files, config, "printer", "address"), f"{error}.", error.hint))
    if settings.directory is not None and not settings.directory.exists():
        message = f"L’annuaire n’est pas là\u00a0: {settings.directory}."
        hint = "Corrigez ce chemin, ou laissez-le vide."
        found.append(Problem(*_place(files, config, "content", "directory"), message, hint))
    elif settings.directory is not None:
        found += read_directory(settings.directory, settings.hall.insee)[1]
    return found


def _insee(files: SettingsFiles, config: Path) -> list[Problem]:
    settings = files.settings
    assert settings is not None
    code = settings.hall.insee
    if code and not (len(code) == 5 and code.isalnum() and code[2:].isdigit()):
        message = f"hall.insee\u00a0: «\u00a0{code[:20]}\u00a0» n’est pas un code INSEE."
        hint = "Écrivez les cinq caractères du code, entre guillemets\u00a0: 75112."
        return [Problem(*_place(files, config, "hall", "insee"), message, hint)]
    if settings.directory is not None and not code:
        message = "L’annuaire est donné sans la commune\u00a0: tous les lieux seraient montrés."
        hint = 'Sous [hall], ajoutez «\u00a0insee = "75112"\u00a0», avec le code de la vôtre.'
        return [Problem(*_place(files, config, "content", "directory"), message, hint, "warning")]
    return []


def _place(files: SettingsFiles, config: Path, section: str, name: str) -> tuple[str, int, int]:
    return files.places.get((section, name), (str(config / TOML_NAME), 1, 1))
