"""What is seen and touched: type, display, its size against [panel], the touch layer."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

from kiosk.access.check import check_access
from kiosk.app.assemble import offered
from kiosk.app.parts import load_texts
from kiosk.config.settings_device import Panel
from kiosk.config.settings_table import Settings
from kiosk.ui.check import check_fonts
from kiosk.wire.findings import RESTART, Finding, fr

CONNECTORS = Path("/sys/class/drm")
EDID_SIZE_CM = slice(21, 23)  # VESA E-EDID 1.4, table 3.11: width and height, in centimetres
WINDOW = "KIOSK_WINDOW"  # in the environment of a demonstration: the size of its window
SIZE_MAY_DIFFER = 0.12  # it is told in whole centimetres, often with the frame


def checks(settings: Settings) -> tuple[Any, ...]:
    """Type first: without it nothing is read."""
    spoken, window = offered(settings, load_texts()), os.environ.get(WINDOW, "")
    measured = (partial(display, settings.panel), partial(physical, settings.panel))
    return (
        partial(check_fonts, spoken),
        *((partial(in_a_window, window),) if window else measured),
        lambda: [check_access(settings.inputs.assistive)],
    )


def in_a_window(size: str) -> list[Finding]:
    """A demonstration's panel is its window, whatever the screen behind it."""
    return [Finding(fr("écran"), "good", fr("une fenêtre de {size} points", size=size))]


def display(panel: Panel) -> list[Finding]:
    """Whether this command can draw, and how large."""
    part = fr("écran")
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")):
        remedy = fr("lancez-la avec DISPLAY=:0 et XAUTHORITY=/run/kiosk-display/cookie")
        return [Finding(part, "warning", fr("cette commande n’en voit pas"), remedy)]
    remedy = fr("branchez-le, puis\u00a0: {command}", command=RESTART)
    try:
        from kiosk.ui.sdl import has_screen, screen_size

        if not has_screen():  # SDL would draw nowhere, and give that a size
            return [Finding(part, "bad", fr("rien n’y répond"), remedy)]
        width, height = screen_size()
    except (RuntimeError, OSError) as error:
        return [Finding(part, "bad", fr("il ne s’ouvre pas ({error})", error=error), remedy)]
    return [sized(panel, width, height)]


def sized(panel: Panel, width: int, height: int) -> Finding:
    """Whether the picture is the one that reach and letters were computed for."""
    measured = fr("{wide} × {high} points", wide=width, high=height)
    if (width, height) == (panel.width_px, panel.height_px):
        return Finding(fr("écran"), "good", measured)
    remedy = fr("[panel] width_px = {wide} et height_px = {high}", wide=width, high=height)
    if (height, width) == (panel.width_px, panel.height_px):
        remedy = fr("tournez l’image (xrandr --rotate left), ou {other}", other=remedy)
    wanted = f"{panel.width_px} × {panel.height_px}"
    told = fr("{measured}, et [panel] dit {wanted}", measured=measured, wanted=wanted)
    return Finding(fr("écran"), "warning", told, remedy)


def physical(panel: Panel, folder: Path = CONNECTORS) -> list[Finding]:
    """The size that the screen itself tells, beside [panel]; nothing where it tells none."""
    part, wanted = fr("taille de la dalle"), sorted((panel.width_mm, panel.height_mm))
    for told in sorted(folder.glob("card*-*/edid")):
        try:
            size = sorted(10 * cm for cm in told.read_bytes()[EDID_SIZE_CM])
        except OSError:
            continue
        if len(size) < 2 or not all(size):
            continue
        measured = fr("{wide} × {high} mm d’après l’écran", wide=size[0], high=size[1])
        if all(abs(one - other) <= SIZE_MAY_DIFFER * other for one, other in zip(size, wanted, strict=True)):
            return [Finding(part, "good", measured)]
        written = f"{wanted[0]:g} × {wanted[1]:g}"
        told = fr("{measured}, {size} mm dans [panel]", measured=measured, size=written)
        return [Finding(part, "warning", told, fr("mesurez la dalle, écrivez [panel] width_mm, height_mm"))]
    return []
