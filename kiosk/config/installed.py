"""This terminal as the technician's pages and the readiness sheet speak of it, from the settings."""

from __future__ import annotations

from dataclasses import fields
from urllib.parse import quote

from kiosk.config.machine import serial_number
from kiosk.config.settings_table import Settings
from kiosk.views.installed import Installed, Pose


def installed_of(settings: Settings) -> Installed:
    """Its name and place, the desk's address, the panel as it is said to hang."""
    panel = settings.panel
    pose = Pose(**{one.name: getattr(panel, one.name) for one in fields(Pose)})
    terminal, desk = settings.terminal, next(iter(settings.desk.urls), "")
    asked = f"#terminal={quote(terminal.id)}&place={quote(terminal.place)}"
    enrolment = f"{desk.rstrip('/')}/{asked}" if desk else ""
    known = terminal.id, terminal.place, settings.desk.site, desk, pose, enrolment
    return Installed(*known, settings.voice.volume, settings.printer.address, serial_number())
