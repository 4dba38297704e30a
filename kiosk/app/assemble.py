"""Settings, procedures and texts made into what the core needs; called by the session and the commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from kiosk.app.away import places_of
from kiosk.app.found import SearchIndex
from kiosk.app.library import JoinedLibrary
from kiosk.app.parts import Parts, load_texts
from kiosk.app.state_content import state_library
from kiosk.config.installed import installed_of
from kiosk.config.last_good import settings_in_service
from kiosk.config.library import load_library
from kiosk.config.settings import load_settings
from kiosk.config.settings_table import Settings
from kiosk.content.library import StateLibrary
from kiosk.formats.problems import Problem
from kiosk.languages import LANGUAGES
from kiosk.services.hours_setting import parse_hours
from kiosk.services.shut import shut
from kiosk.session.state import Rules
from kiosk.views.hall import Hall, Places
from kiosk.views.texts import Texts


def assemble(
    config: Path, environ: Mapping[str, str] | None = None, *, serving: bool = False
) -> tuple[Parts | None, tuple[Problem, ...]]:
    """Everything from one configuration folder; None only where the settings are broken.

    `serving`: the last good ones then take their place, where there are any.
    """
    read = settings_in_service if serving else load_settings
    settings, problems = read(config, environ)
    if settings is None:
        return None, problems
    city, more = load_library(config)
    state, state_problems = state_library(settings, config)
    unread: list[Path] = []
    texts = load_texts(unread=unread)
    library = JoinedLibrary(city, state, _index(settings, config, state))
    places, place_problems = places_of(settings, config)
    parts = Parts(settings, library, texts, hall_of(settings, places), rules_of(settings, texts))
    return parts, (*problems, *more, *state_problems, *place_problems, *map(_unread, unread))


def _index(settings: Settings, config: Path, state: StateLibrary | None) -> SearchIndex:
    """Found, and made if need be, when something is first searched for."""

    def where() -> Path | None:
        from kiosk.app.indexing import index_in_service

        return index_in_service(settings, config, state is not None).path

    return SearchIndex(where)


def _unread(catalogue: Path) -> Problem:
    message = "Le catalogue ne peut pas être lu\u00a0: cette langue reste en français."
    return Problem(str(catalogue), 1, 1, message, "Lancez ./deploy/setup, qui le refait.", "warning")


def hall_of(settings: Settings, places: Places | None = None) -> Hall:
    """The town hall as pages speak of it."""
    hall, where = settings.hall, settings.printer.where
    texts = (hall.name, hall.address, hall.hours, hall.phone, hall.reception_place, hall.note)
    stale, installed = settings.content.stale_after_days, installed_of(settings)
    return Hall(*texts, places, where, stale, installed, _shut(settings))


def _shut(settings: Settings) -> Callable[[datetime], bool] | None:
    """When the screen is to be dark, where it is at all."""
    if not settings.display.off_outside_hours or not settings.hall.opening:
        return None
    return partial(shut, parse_hours(settings.hall.opening)[0])


def rules_of(settings: Settings, texts: Texts) -> Rules:
    """The settings that a session follows."""
    idle, home = settings.idle, tuple(settings.home.procedures)
    return Rules(
        idle.after_s,
        idle.warn_s,
        languages=offered(settings, texts),
        home=home,
        double_strike_s=settings.inputs.double_strike_ms / 1000,
        motion=settings.display.motion,
    )


def offered(settings: Settings, texts: Texts) -> tuple[str, ...]:
    """The languages of this hall: those that its settings name and that the interface is translated into.

    All of them where the settings name none; French always, for everything is written in it.
    """
    asked = settings.hall.languages or tuple(LANGUAGES)
    known = tuple(dict.fromkeys(code for code in asked if code == "fr" or code in texts.catalogues))
    return known if "fr" in known else ("fr", *known)
