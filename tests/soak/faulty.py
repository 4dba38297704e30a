"""Each fault by its name: how it begins and how it goes; used by `faults`."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.soak.hall import GOOD_CARD, Hall
from tests.terminal.stage import eventually
from tests.voice.ears import NO_CARD

TEN_YEARS_S = 3650 * 86_400
LEFT_BYTES = 64 << 10  # what a process that is short of memory may still ask for


@dataclass(frozen=True)
class Fault:
    """`words` for the table; `begin` and `end` are called once each, in this order.

    `row` is where the README tells what happens, `calls` how a call may stand that is placed meanwhile.
    """

    words: str
    begin: Callable[[Hall], None]
    end: Callable[[Hall], None]
    row: str
    calls: frozenset[str] = frozenset({"ringing"})


def unplug(hall: Hall) -> None:
    hall.cable.pull()


def plug(hall: Hall) -> None:
    hall.cable.plug()


def fill(hall: Hall) -> None:
    with (hall.state / "full").open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"\0" * 65_536):
            pass
        while file.write(b"\0"):
            pass


def empty(hall: Hall) -> None:
    (hall.state / "full").unlink(missing_ok=True)


def read_only(hall: Hall) -> None:
    """As after a fault of the disk: whoever had a file open has lost it, so the link has died of it."""

    def done() -> bool:
        link = hall.terminal.pids()["link"]
        if link:
            with suppress(ProcessLookupError):
                os.kill(link, signal.SIGKILL)
        command = ["mount", "-o", "remount,ro", str(hall.state)]
        return subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0

    eventually(done, "a read-only disk", 20)


def writable(hall: Hall) -> None:
    subprocess.run(["mount", "-o", "remount,rw", str(hall.state)], check=True)


def jump(hall: Hall) -> None:
    hall.clock.write_text(str(TEN_YEARS_S))


def back(hall: Hall) -> None:
    hall.clock.write_text("0")


def no_card(hall: Hall) -> None:
    hall.card.write_text(NO_CARD)


def card(hall: Hall) -> None:
    hall.card.write_text(GOOD_CARD)


def no_touch(hall: Hall) -> None:
    hall.touchable = False


def touch(hall: Hall) -> None:
    hall.touchable = True


def no_printer(hall: Hall) -> None:
    hall.paper.unlink()


def printer(hall: Hall) -> None:
    hall.paper.touch()


def dark(hall: Hall) -> None:
    hall.go_dark()


def light(hall: Hall) -> None:
    hall.light_up()
    hall.reconnect()


def starve(hall: Hall) -> None:
    """The session on screen and the link have what they have, and next to nothing more."""
    for pid in _hungry(hall):
        with suppress(OSError, ProcessLookupError):
            used = int(Path(f"/proc/{pid}/statm").read_text().split()[0]) * resource.getpagesize()
            resource.prlimit(pid, resource.RLIMIT_AS, (used + LEFT_BYTES, resource.RLIM_INFINITY))


def feed(hall: Hall) -> None:
    for pid in _hungry(hall):
        with suppress(OSError, ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def _hungry(hall: Hall) -> list[int]:
    with suppress(AssertionError, OSError):
        pids = hall.terminal.pids()
        return [pid for pid in (pids["current"], pids["link"]) if pid]
    return []


LATE = frozenset({"placing", "queued", "ringing"})
FAULTS = {
    "network": Fault("no network", unplug, plug, "the desk cannot be reached", frozenset({"queued"})),
    "full": Fault("disk full", fill, empty, "the disk is full", LATE - {"queued"}),
    "readonly": Fault("read-only disk", read_only, writable, "the disk can only be read", LATE - {"queued"}),
    "clock": Fault("clock ten years ahead", jump, back, "the clock is wrong"),
    "sound": Fault("no sound card", no_card, card, "no sound card, no voice for a language"),
    "touch": Fault("no touch (a keypad)", no_touch, touch, "touch is gone"),
    "printer": Fault("no printer", no_printer, printer, "no ticket printer, no paper, a ticket cut off"),
    "display": Fault("display gone", dark, light, "the display is gone, or its server", LATE | {""}),
    "memory": Fault("memory short", starve, feed, "memory is short", LATE | {""}),
}


def allowed(names: Collection[str]) -> frozenset[str]:
    """How a call may stand that is placed while these last: « kept » only where the disk can keep it."""
    if "network" in names and "readonly" in names and not {"display", "memory"} & set(names):
        return frozenset({"placing"})
    return frozenset[str]().union(*(FAULTS[name].calls for name in names))
