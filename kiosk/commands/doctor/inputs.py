"""What hands use beside the picture: the touch layer, a keypad or switches, the ticket printer.

Devices are read from /sys, which any user may: `capabilities` and `properties` are lists of 64-bit words in
hexadecimal, the highest first (linux/input-event-codes.h has the numbers).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from kiosk.config.settings_table import Settings
from kiosk.inputs.buttons import found
from kiosk.services.ticket.check import check_printer
from kiosk.terminal.codes import FILE
from kiosk.terminal.kept import Kept
from kiosk.terminal.printer import PrinterOptions
from kiosk.wire.buttons import code_of
from kiosk.wire.findings import SECRETS, Finding, fr

DEVICES, SOCKETS = Path("/sys/class/input"), Path("/sys/bus/usb/devices")
INPUT_PROP_DIRECT, ABS_MT_POSITION_X, KEY_ENTER = 0x01, 0x35, 28


def checks(settings: Settings) -> tuple[Any, ...]:
    """A printer on the network is the other half's."""
    printer = PrinterOptions(settings.printer.address, settings.printer.answers)
    return (
        touch,
        partial(keypad, bool(settings.inputs.keys)),
        partial(button, settings.technician.key),
        partial(code, settings.state_dir),
        *((partial(check_printer, printer.address, printer.answers),) if not printer.network else ()),
    )


def touch(folder: Path = DEVICES) -> list[Finding]:
    """A device whose points are those of the screen, and how many fingers at once it can tell."""
    part = fr("écran tactile")
    for name, device in _devices(folder):
        if _has(device / "properties", INPUT_PROP_DIRECT):
            several = _has(device / "capabilities" / "abs", ABS_MT_POSITION_X)
            fingers = fr("plusieurs doigts") if several else fr("un doigt")
            return [Finding(part, "good", fr("{device}, {fingers}", device=name, fingers=fingers))]
    remedy = fr("branchez son câble USB, puis regardez\u00a0: cat /proc/bus/input/devices")
    return [Finding(part, "bad", fr("aucune dalle tactile"), remedy)]


def keypad(learnt: bool, folder: Path = DEVICES, sockets: Path = SOCKETS) -> list[Finding]:
    """Keypads and switches; none is a fault only where their keys were learnt, or where one is refused."""
    part = fr("clavier ou contacteurs")
    if models := sorted(set(_refused(sockets))):
        told = fr("refusé, branché après le démarrage\u00a0: {models}", models=", ".join(models))
        remedy = fr("s’il est à la borne, redémarrez la machine\u00a0; sinon, ôtez-le")
        return [Finding(part, "warning", told, remedy)]
    names = [name for name, device in _devices(folder) if _has(device / "capabilities" / "key", KEY_ENTER)]
    if names:
        return [Finding(part, "good", ", ".join(sorted(set(names)))[:200])]
    if learnt:
        told = fr("absents, et [inputs] keys les décrit")
        return [Finding(part, "warning", told, fr("branchez leur câble USB"))]
    return [Finding(part, "good", fr("aucun"))]


def button(key: str, folder: Path = DEVICES) -> list[Finding]:
    """Whether any device has the technician's button; nothing where the settings say that there is none."""
    part, code = fr("bouton du technicien"), code_of(key)
    if code is None:
        return []
    names = sorted({name for _, name in found(code, folder)})
    if names:
        return [Finding(part, "good", fr("{key}\u00a0: {devices}", key=key, devices=", ".join(names)[:200]))]
    remedy = fr("branchez-le, ou écrivez dans [technician] key une touche que la machine a")
    return [Finding(part, "warning", fr("aucun appareil n’a {key}", key=key), remedy)]


def code(folder: Path) -> list[Finding]:
    """A technician's code that cannot be read opens to nobody; nothing is said of any other."""
    file = Kept(folder / FILE)
    if file.found() is not None:
        return []
    remedy = fr(
        "écrivez KIOSK_TECHNICIAN__CODE dans {secrets}, ou effacez {file} et choisissez un code",
        secrets=SECRETS,
        file=file.path,
    )
    return [Finding(fr("code du technicien"), "bad", fr("le fichier ne se lit pas"), remedy)]


def _devices(folder: Path) -> Iterator[tuple[str, Path]]:
    for device in sorted(folder.glob("event*/device")):
        try:
            yield (device / "name").read_text("utf-8", "replace").strip() or device.parent.name, device
        except OSError:  # unplugged meanwhile
            continue


def _refused(sockets: Path) -> Iterator[str]:
    """The models of the keyboards and mice that were put into a USB socket too late (deploy/packaging)."""
    for interface in sockets.glob("*:*"):
        try:
            if (interface / "authorized").read_text("ascii").strip() == "0":
                device = interface.resolve().parent
                yield ":".join(
                    (device / name).read_text("ascii").strip() for name in ("idVendor", "idProduct")
                )
        except OSError:  # unplugged meanwhile
            continue


def _has(file: Path, bit: int) -> bool:
    try:
        words = file.read_text("ascii").split()
        return bool(int(words[-1 - bit // 64], 16) >> bit % 64 & 1)
    except (OSError, ValueError, IndexError):
        return False
