"""The State's procedures that this terminal has, in the town hall's words; called when the parts are read."""

from __future__ import annotations

from pathlib import Path

from kiosk.config.settings import source
from kiosk.config.settings_table import Settings
from kiosk.content.library import StateLibrary
from kiosk.content.overrides import OVERRIDES, load_overrides
from kiosk.content.source import SourceError, open_source
from kiosk.content.sync import DOCUMENTS, current
from kiosk.formats.problems import Problem


def state_library(settings: Settings, config: Path) -> tuple[StateLibrary | None, tuple[Problem, ...]]:
    """The State's procedures in the town hall's words, where a source is set and can be read, and problems.

    Without them the City's still serve.
    """
    path = state_documents(settings)
    words = source(config, OVERRIDES)
    overrides, problems = load_overrides(words, str(words))
    if path is None:
        return None, problems
    try:
        return StateLibrary(open_source(path), overrides), problems
    except (OSError, ValueError, SourceError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, (
            *problems,
            Problem(
                str(config / "kiosk.toml"),
                1,
                1,
                f"Les fiches de l’État ne peuvent pas être lues\u00a0: {reason}.",
                "Corrigez [content] source, ou laissez-le vide\u00a0: les démarches de la Ville suffisent.",
                "warning",
            ),
        )


def state_documents(settings: Settings) -> Path | None:
    """Where the State's documents are: what `kiosk sync` put in service, else the source of the settings."""
    if settings.content_source is not None:
        return settings.content_source
    synced = current(settings.content_dir)
    return synced / DOCUMENTS if synced is not None else None
