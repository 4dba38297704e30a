"""Whether the languages that a hall offers are there: known, with a catalogue, every procedure translated.

Called by the check.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.config.library import LibraryFiles
from kiosk.config.settings import TOML_NAME, SettingsFiles
from kiosk.formats.problems import Problem
from kiosk.formats.suggest import suggest
from kiosk.languages import LANGUAGES


def offered_problems(settings: SettingsFiles, library: LibraryFiles, locale: Path) -> list[Problem]:
    """One warning a language for each thing that it lacks."""
    if settings.settings is None:
        return []
    place = settings.places.get(("hall", "languages"), (TOML_NAME, 1, 1))
    named, found = settings.settings.hall.languages, []
    translated = [code for code in LANGUAGES if _catalogue(locale, code).is_file()]
    for code in named:
        if code not in LANGUAGES:
            message = f"La langue «\u00a0{code}\u00a0» n’est pas connue\u00a0: elle n’est pas proposée."
            found.append(Problem(*place, message, suggest(code, LANGUAGES), "warning"))
        elif code != "fr" and code not in translated:
            message = f"La langue «\u00a0{code}\u00a0» n’a pas de catalogue\u00a0: elle n’est pas proposée."
            hint = f"Ajoutez {_catalogue(locale, code)}, puis lancez ./deploy/setup."
            found.append(Problem(*place, message, hint, "warning"))
    for code in (each for each in named or LANGUAGES if each in translated):
        without = sorted(
            one.id for one in library.library.all() if code not in library.library.languages(one.id)
        )
        if without:
            count = "Une démarche n’est pas traduite" if len(without) == 1 else (
                f"{len(without)} démarches ne sont pas traduites"
            )  # fmt: skip
            message = f"{count} ({code})\u00a0: {', '.join(without)}."
            hint = f"Ajoutez un fichier .{code}.yaml à côté de chacune\u00a0; elles restent en français."
            found.append(Problem(*place, message, hint, "warning"))
    return found


def _catalogue(locale: Path, code: str) -> Path:
    return locale / code / "LC_MESSAGES" / "kiosk.po"
