"""The readiness sheet from what a terminal keeps; for the technician's page and `kiosk commission`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import kiosk
from kiosk.config.durable import replace_file
from kiosk.config.installed import installed_of
from kiosk.config.settings import load_settings
from kiosk.config.settings_table import Settings
from kiosk.services.readiness import html_of
from kiosk.session.noted import done_of
from kiosk.terminal.kept import Kept
from kiosk.views.pages.technician.readiness import Sheet, sheet_of
from kiosk.views.pages.technician.steps import STEPS
from kiosk.views.texts import to_translate
from kiosk.wire.told import Told

FILE = "commissioning.json"
WRITTEN = to_translate("La fiche est gardée sur la borne : {file}.")
NOT_WRITTEN = to_translate("La fiche ne peut pas être gardée : {why}.")
NO_SETTINGS = to_translate("Les réglages de la borne ne peuvent pas être lus.")


def sheet_here(settings: Settings, when: datetime) -> Sheet:
    """The sheet of this terminal at this moment, in French."""
    done = dict(done_of(Kept(settings.state_dir / FILE).read()))
    return sheet_of(installed_of(settings), settings.hall.name, done, STEPS, when, _same)


def html_here(settings: Settings, when: datetime) -> str:
    """The same as an HTML page."""
    return html_of(sheet_here(settings, when), kiosk.__version__)


def attempt(values: Mapping[str, str]) -> Told:
    """Keeps the sheet of this day in the state folder, in place of an earlier one of the same day."""
    settings, _ = load_settings(Path(values["config"]))
    if settings is None:
        return Told("bad", NO_SETTINGS)
    now = datetime.now().astimezone()
    path = settings.state_dir / f"fiche-{now:%Y-%m-%d}.html"
    try:
        replace_file(path, html_here(settings, now).encode())
    except OSError as error:
        return Told("bad", NOT_WRITTEN, {"why": error.strerror or type(error).__name__})
    return Told("good", WRITTEN, {"file": str(path)})


def _same(text: str) -> str:
    return text
