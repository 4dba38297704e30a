"""The machine: disk, memory, what could leave traces of a citizen, clock, temperature, version.

The supervisor's unit sees of /proc its own processes only: memory and swap are asked by sysinfo(2).
"""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from kiosk import __version__
from kiosk.config.settings_table import Settings
from kiosk.wire.findings import Finding, Level

LEAST_FREE_MB = 200
LEAST_MEMORY_MB = 150
OLDEST_CLOCK = date(2026, 1, 1)  # a clock before this was never set
SLOW_MS = 2000  # for a small file to be on the disk
WARM_C, HOT_C = 80, 95
SYS = Path("/sys")


def checks(settings: Settings) -> tuple[Any, ...]:
    """What fills or fails first stands first."""
    return (
        partial(disk, settings.state_dir),
        wear,
        _memory,
        _traces,
        lambda: [clock(time.time())],
        temperature,
        lambda: [Finding("version", "good", __version__)],
    )


def disk(folder: Path) -> list[Finding]:
    """Room, and whether a small file really gets onto it."""
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free // 1_000_000
    try:
        before = time.monotonic()
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"essai")
            file.flush()
            os.fsync(file.fileno())
        took_ms = (time.monotonic() - before) * 1000
    except OSError as error:
        remedy = (
            f"donnez {folder} à l’utilisateur de la borne\u00a0; s’il est en lecture seule, changez le disque"
        )
        if free < LEAST_FREE_MB:
            remedy = "journalctl --vacuum-size=200M, puis apt clean"
        return [Finding("disque", "bad", f"rien ne s’y écrit ({error.strerror})", remedy)]
    if free < LEAST_FREE_MB:
        measured = f"{free} Mo libres\u00a0: un appel pourrait ne pas être gardé"
        return [Finding("disque", "bad", measured, "journalctl --vacuum-size=200M, puis apt clean")]
    if took_ms > SLOW_MS:
        measured = f"écrire un petit fichier prend {took_ms / 1000:.0f} s"
        return [Finding("disque", "warning", measured, "sauvegardez les réglages et changez le disque")]
    return [Finding("disque", "good", f"{free} Mo libres")]


def wear(folder: Path = SYS) -> list[Finding]:
    """What the file system and a memory card tell of themselves; nothing where they tell nothing."""
    part, found = "santé du disque", []
    for file in sorted(folder.glob("fs/ext4/*/errors_count")):
        if (count := _number(file)) is not None and count > 0:
            measured = f"{count} erreur(s) sur {file.parent.name}"
            found.append(Finding(part, "bad", measured, "fsck au prochain démarrage, puis changez le disque"))
    for file in sorted(
        folder.glob("block/mmcblk*/device/life_time")
    ):  # JEDEC eMMC 5.1: tenths used, 0x0b: over
        try:
            used = max(int(word, 16) for word in file.read_text("ascii").split())
        except (OSError, ValueError):
            continue
        level: Level = "bad" if used >= 11 else "warning" if used >= 9 else "good"
        measured = f"{file.parts[-3]} usé à {min(used, 10) * 10} %"
        found.append(Finding(part, level, measured, "changez-le" if level != "good" else ""))
    return found


class _SysInfo(ctypes.Structure):
    _fields_ = [
        ("uptime", ctypes.c_long), ("loads", ctypes.c_ulong * 3), ("totalram", ctypes.c_ulong),
        ("freeram", ctypes.c_ulong), ("sharedram", ctypes.c_ulong), ("bufferram", ctypes.c_ulong),
        ("totalswap", ctypes.c_ulong), ("freeswap", ctypes.c_ulong), ("procs", ctypes.c_ushort),
        ("pad", ctypes.c_ushort), ("totalhigh", ctypes.c_ulong), ("freehigh", ctypes.c_ulong),
        ("unit", ctypes.c_uint), ("padding", ctypes.c_char * 64),
    ]  # fmt: skip


def _asked() -> tuple[int, int, int]:
    """Memory, what of it can be had, and swap, in megabytes."""
    info = _SysInfo()
    ctypes.CDLL(None).sysinfo(ctypes.byref(info))
    unit = info.unit or 1
    available = (info.freeram + info.bufferram) * unit // 1_000_000
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
        available = next(int(one.split()[1]) // 1000 for one in lines if one.startswith("MemAvailable"))
    except (OSError, StopIteration, ValueError):  # not seen from the unit: without the cache, then
        pass
    return info.totalram * unit // 1_000_000, available, info.totalswap * unit // 1_000_000


def _memory() -> list[Finding]:
    whole, available, _ = _asked()
    measured = f"{available} Mo libres sur {whole}"
    if available < LEAST_MEMORY_MB:
        remedy = "redémarrez la machine\u00a0; si cela revient, il lui faut plus de mémoire"
        return [Finding("mémoire", "warning", measured, remedy)]
    return [Finding("mémoire", "good", measured)]


def _traces() -> list[Finding]:
    """What could write a citizen's words to the disk: swap, core files."""
    swap, cores = _asked()[2], resource.getrlimit(resource.RLIMIT_CORE)[0]
    found = [Finding("mémoire sur le disque (swap)", "good", "aucune")]
    if swap:
        remedy = "swapoff -a, et retirez « swap » de /etc/fstab"
        found = [Finding("mémoire sur le disque (swap)", "warning", f"{swap} Mo", remedy)]
    if cores:
        remedy = "LimitCORE=0 dans l’unité, ou\u00a0: ulimit -c 0"
        found.append(Finding("fichiers core", "warning", "un processus qui tombe en laisserait un", remedy))
    else:
        found.append(Finding("fichiers core", "good", "aucun"))
    return found


def clock(now: float) -> Finding:
    """Whether it was ever set."""
    today = date.fromtimestamp(now)
    if today < OLDEST_CLOCK:
        return Finding("horloge", "bad", f"elle dit {today.isoformat()}", "timedatectl set-ntp true")
    return Finding("horloge", "good", today.isoformat())


def temperature(folder: Path = SYS) -> list[Finding]:
    """The hottest of the sensors; nothing where there is none."""
    zones = [_number(file) for file in folder.glob("class/thermal/thermal_zone*/temp")]
    known = [zone / 1000 for zone in zones if zone is not None]
    if not known:
        return []
    hottest = max(known)
    level: Level = "bad" if hottest >= HOT_C else "warning" if hottest >= WARM_C else "good"
    remedy = "dégagez les aérations, nettoyez le ventilateur" if level != "good" else ""
    return [Finding("température", level, f"{hottest:.0f} °C", remedy)]


def _number(file: Path) -> int | None:
    try:
        return int(file.read_text("ascii"))
    except (OSError, ValueError):
        return None
