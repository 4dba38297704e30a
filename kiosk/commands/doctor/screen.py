"""What is seen and touched: type, display, its size against [panel], the touch layer."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

from kiosk.access.check import check_access
from kiosk.app.assemble import load_texts, offered
from kiosk.config.settings_device import Panel
from kiosk.config.settings_table import Settings
from kiosk.ui.check import check_fonts
from kiosk.wire.findings import RESTART, Finding

CONNECTORS = Path("/sys/class/drm")
EDID_SIZE_CM = slice(21, 23)  # VESA E-EDID 1.4, table 3.11: width and height, in centimetres
SIZE_MAY_DIFFER = 0.12  # it is told in whole centimetres, often with the frame


def checks(settings: Settings) -> tuple[Any, ...]:
    """Type first: without it nothing is read."""
    spoken = offered(settings, load_texts())
    return (
        partial(check_fonts, spoken),
        partial(display, settings.panel),
        partial(physical, settings.panel),
        lambda: [check_access(settings.inputs.assistive)],
    )


def display(panel: Panel) -> list[Finding]:
    """Whether this command can draw, and how large."""
    part = "écran"
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")):
        remedy = "lancez-la avec DISPLAY=:0 et XAUTHORITY=/run/kiosk-display/cookie"
        return [Finding(part, "warning", "cette commande n’en voit pas", remedy)]
    remedy = f"branchez-le, puis\u00a0: {RESTART}"
    try:
        from kiosk.ui.sdl import has_screen, screen_size

        if not has_screen():  # SDL would draw nowhere, and give that a size
            return [Finding(part, "bad", "rien n’y répond", remedy)]
        width, height = screen_size()
    except (RuntimeError, OSError) as error:
        return [Finding(part, "bad", f"il ne s’ouvre pas ({error})", remedy)]
    return [sized(panel, width, height)]


def sized(panel: Panel, width: int, height: int) -> Finding:
    """Whether the picture is the one that reach and letters were computed for."""
    measured = f"{width} × {height} points"
    if (width, height) == (panel.width_px, panel.height_px):
        return Finding("écran", "good", measured)
    remedy = f"[panel] width_px = {width} et height_px = {height}"
    if (height, width) == (panel.width_px, panel.height_px):
        remedy = "tournez l’image (xrandr --rotate left), ou " + remedy
    wanted = f"{panel.width_px} × {panel.height_px}"
    return Finding("écran", "warning", f"{measured}, et [panel] dit {wanted}", remedy)


def physical(panel: Panel, folder: Path = CONNECTORS) -> list[Finding]:
    """The size that the screen itself tells, beside [panel]; nothing where it tells none."""
    part, wanted = "taille de la dalle", sorted((panel.width_mm, panel.height_mm))
    for told in sorted(folder.glob("card*-*/edid")):
        try:
            size = sorted(10 * cm for cm in told.read_bytes()[EDID_SIZE_CM])
        except OSError:
            continue
        if len(size) < 2 or not all(size):
            continue
        measured = f"{size[0]} × {size[1]} mm d’après l’écran"
        if all(abs(one - other) <= SIZE_MAY_DIFFER * other for one, other in zip(size, wanted, strict=True)):
            return [Finding(part, "good", measured)]
        measured += f", {wanted[0]:g} × {wanted[1]:g} mm dans [panel]"
        return [Finding(part, "warning", measured, "mesurez la dalle, écrivez [panel] width_mm, height_mm")]
    return []
