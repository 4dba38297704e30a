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
from kiosk.wire.findings import Finding, Level, fr

LEAST_FREE_MB = 200
LEAST_MEMORY_MB = 150
OLDEST_CLOCK = date(2026, 1, 1)  # a clock before this was never set
SLOW_MS = 2000  # for a small file to be on the disk
WARM_C, HOT_C = 80, 95
SYS = Path("/sys")
DISK, MAKE_ROOM = fr("disque"), fr("journalctl --vacuum-size=200M, puis apt clean")


def checks(settings: Settings) -> tuple[Any, ...]:
    """What fills or fails first stands first."""
    return (
        partial(disk, settings.state_dir),
        wear,
        _memory,
        _traces,
        lambda: [clock(time.time())],
        temperature,
        lambda: [Finding(fr("version"), "good", __version__)],
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
        remedy = fr(
            "donnez {folder} à l’utilisateur de la borne\u00a0; s’il est en lecture seule, changez le disque",
            folder=folder,
        )
        if free < LEAST_FREE_MB:
            remedy = MAKE_ROOM
        measured = fr("rien ne s’y écrit ({error})", error=error.strerror)
        return [Finding(DISK, "bad", measured, remedy)]
    if free < LEAST_FREE_MB:
        measured = fr("{n} Mo libres\u00a0: un appel pourrait ne pas être gardé", n=free)
        return [Finding(DISK, "bad", measured, MAKE_ROOM)]
    if took_ms > SLOW_MS:
        measured = fr("écrire un petit fichier prend {n} s", n=f"{took_ms / 1000:.0f}")
        return [Finding(DISK, "warning", measured, fr("sauvegardez les réglages et changez le disque"))]
    return [Finding(DISK, "good", fr("{n} Mo libres", n=free))]


def wear(folder: Path = SYS) -> list[Finding]:
    """What the file system and a memory card tell of themselves; nothing where they tell nothing."""
    part, found = fr("santé du disque"), []
    for file in sorted(folder.glob("fs/ext4/*/errors_count")):
        if (count := _number(file)) is not None and count > 0:
            measured = fr("{n} erreur(s) sur {device}", n=count, device=file.parent.name)
            remedy = fr("fsck au prochain démarrage, puis changez le disque")
            found.append(Finding(part, "bad", measured, remedy))
    for file in sorted(
        folder.glob("block/mmcblk*/device/life_time")
    ):  # JEDEC eMMC 5.1: tenths used, 0x0b: over
        try:
            used = max(int(word, 16) for word in file.read_text("ascii").split())
        except (OSError, ValueError):
            continue
        level: Level = "bad" if used >= 11 else "warning" if used >= 9 else "good"
        measured = fr("{device} usé à {n} %", device=file.parts[-3], n=min(used, 10) * 10)
        found.append(Finding(part, level, measured, fr("changez-le") if level != "good" else ""))
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
    measured = fr("{n} Mo libres sur {m}", n=available, m=whole)
    if available < LEAST_MEMORY_MB:
        remedy = fr("redémarrez la machine\u00a0; si cela revient, il lui faut plus de mémoire")
        return [Finding(fr("mémoire"), "warning", measured, remedy)]
    return [Finding(fr("mémoire"), "good", measured)]


def _traces() -> list[Finding]:
    """What could write a citizen's words to the disk: swap, core files."""
    swap, cores = _asked()[2], resource.getrlimit(resource.RLIMIT_CORE)[0]
    part = fr("mémoire sur le disque (swap)")
    found = [Finding(part, "good", fr("aucune"))]
    if swap:
        remedy = fr("swapoff -a, et retirez « swap » de /etc/fstab")
        found = [Finding(part, "warning", fr("{n} Mo", n=swap), remedy)]
    if cores:
        remedy = fr("LimitCORE=0 dans l’unité, ou\u00a0: ulimit -c 0")
        measured = fr("un processus qui tombe en laisserait un")
        found.append(Finding(fr("fichiers core"), "warning", measured, remedy))
    else:
        found.append(Finding(fr("fichiers core"), "good", fr("aucun")))
    return found


def clock(now: float) -> Finding:
    """Whether it was ever set."""
    today = date.fromtimestamp(now)
    if today < OLDEST_CLOCK:
        measured = fr("elle dit {day}", day=today.isoformat())
        return Finding(fr("horloge"), "bad", measured, "timedatectl set-ntp true")
    return Finding(fr("horloge"), "good", today.isoformat())


def temperature(folder: Path = SYS) -> list[Finding]:
    """The hottest of the sensors; nothing where there is none."""
    zones = [_number(file) for file in folder.glob("class/thermal/thermal_zone*/temp")]
    known = [zone / 1000 for zone in zones if zone is not None]
    if not known:
        return []
    hottest = max(known)
    level: Level = "bad" if hottest >= HOT_C else "warning" if hottest >= WARM_C else "good"
    remedy = fr("dégagez les aérations, nettoyez le ventilateur") if level != "good" else ""
    return [Finding(fr("température"), level, fr("{n} °C", n=f"{hottest:.0f}"), remedy)]


def _number(file: Path) -> int | None:
    try:
        return int(file.read_text("ascii"))
    except (OSError, ValueError):
        return None
