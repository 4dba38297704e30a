"""What this terminal is and how it hangs, as its settings say; for the technician's pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pose:
    """The panel of the settings (`kiosk.views.reach.Panel`): millimetres, and its picture in pixels."""

    width_mm: float = 336.0
    height_mm: float = 598.0
    width_px: int = 1080
    height_px: int = 1920
    bottom_mm: float = 900.0
    tilt_deg: float = 15.0
    setback_mm: float = 0.0
    reach_mm: float = 635.0
    viewing_mm: float = 600.0


@dataclass(frozen=True, slots=True)
class Installed:
    """This terminal's name and place, its town hall's at the desk, the desk's address, its panel.

    `enrolment` is the address of the desk's page that gives it its code, with its name and place; `volume`
    the voice's, from 0 to 1; `printer` the address of the ticket printer, "" where there is none,
    `serial` the machine's number as its maker gave it, "" where it cannot be read.
    """

    terminal: str = "borne"
    place: str = ""
    site: str = ""
    desk: str = ""
    pose: Pose = Pose()
    enrolment: str = ""
    volume: float = 1.0
    printer: str = ""
    serial: str = ""
