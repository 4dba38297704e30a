"""Settings, procedures and texts made into what the core needs; called by the session and the commands."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.app.library import JoinedLibrary
from kiosk.config.library import load_library
from kiosk.config.settings import load_settings
from kiosk.config.settings_table import Settings
from kiosk.content.library import StateLibrary
from kiosk.content.source import open_source
from kiosk.formats.problems import Problem
from kiosk.session.preferences import Preferences
from kiosk.session.state import Rules
from kiosk.views.hall import Hall
from kiosk.views.layout import Form, Layout, Metrics
from kiosk.views.measures import MEASURES
from kiosk.views.reach import reachable_rows
from kiosk.views.texts import Texts

LOCALE = Path(__file__).resolve().parents[2] / "assets" / "locale"
SIGHT = 0.01222  # EN 301 549 5.1.4: height of a capital by viewing distance, 0.7° of the eye


@dataclass(frozen=True, slots=True)
class Parts:
    """What a session is made of, all of it read-only."""

    settings: Settings
    library: JoinedLibrary
    texts: Texts
    hall: Hall
    rules: Rules


def assemble(
    config: Path, environ: Mapping[str, str] | None = None
) -> tuple[Parts | None, tuple[Problem, ...]]:
    """Everything from one configuration folder; None only where the settings are broken."""
    settings, problems = load_settings(config, environ)
    if settings is None:
        return None, problems
    city, more = load_library(config)
    state, state_problems = _state(settings, config)
    parts = Parts(settings, JoinedLibrary(city, state), load_texts(), hall_of(settings), rules_of(settings))
    return parts, (*problems, *more, *state_problems)


def _state(settings: Settings, config: Path) -> tuple[StateLibrary | None, tuple[Problem, ...]]:
    """The State's procedures, where a source is set and can be read; without them the City's still serve."""
    path = settings.content_source
    if path is None:
        return None, ()
    try:
        return StateLibrary(open_source(path)), ()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, (
            Problem(
                str(config / "kiosk.toml"),
                1,
                1,
                f"Les fiches de l’État ne peuvent pas être lues\u00a0: {reason}.",
                "Corrigez [content] source, ou laissez-le vide\u00a0: les démarches de la Ville suffisent.",
                "warning",
            ),
        )


def load_texts(locale: Path = LOCALE) -> Texts:
    """The interface's catalogues, as they were compiled by the set-up."""
    catalogues = {}
    for path in sorted(locale.glob("*/LC_MESSAGES/kiosk.mo")):
        with path.open("rb") as file:
            catalogues[path.parts[-3]] = gettext.GNUTranslations(file)
    return Texts(catalogues)


def hall_of(settings: Settings) -> Hall:
    """The town hall as pages speak of it."""
    hall = settings.hall
    return Hall(hall.name, hall.address, hall.hours, hall.phone, hall.reception_place, hall.note)


def rules_of(settings: Settings) -> Rules:
    """The settings that a session follows."""
    return Rules(settings.idle.after_s, settings.idle.warn_s, home=tuple(settings.home.procedures))


def layout_of(
    settings: Settings, metrics: Metrics, preferences: Preferences, size: tuple[int, int] | None = None
) -> Layout:
    """The panel for a citizen's preferences; `size` is a window's own in pixels, where not the panel's.

    A smaller window stands for the same panel: its millimetres stay, so that everything keeps its place.
    """
    panel = settings.panel
    width, height = size or (panel.width_px, panel.height_px)
    form = form_of(settings.terminal.mode, width, height)
    across, down = MEASURES[form].reference
    first, last = reachable_rows(panel, preferences.low)
    scale = height / panel.height_px
    return Layout(
        width=width,
        height=height,
        form=form,
        pitch_mm=panel.height_mm / height,
        unit=min(width / across, height / down),
        first_row=round(first * scale),
        last_row=round(last * scale),
        metrics=metrics,
        text_size=preferences.text_size,
        big=preferences.big,
        low=preferences.low,
        minimum_cap_mm=SIGHT * panel.viewing_mm,
    )


def form_of(mode: str, width: int, height: int) -> Form:
    """How pages are laid out on a panel of these pixels."""
    if height > width:
        return "portrait"
    return "tablet" if mode in ("tablet", "counter") else "landscape"
