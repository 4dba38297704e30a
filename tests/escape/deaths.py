"""Attempts to have a process die, hang or starve, so that what is behind it comes in sight."""

from __future__ import annotations

import os
import resource
import signal
from pathlib import Path

from tests.escape.intruder import Intruder
from tests.escape.table import Seen, attempt
from tests.terminal.stage import descendants, eventually

DEATH = "Killing, freezing, starving"


@attempt(DEATH, "Kill the session on screen (kill -9)", Seen.FRESH)
def killed(it: Intruder) -> None:
    os.kill(it.session, signal.SIGKILL)


@attempt(DEATH, "Crash it (SIGSEGV, SIGABRT): no core file is left", Seen.FRESH)
def crashed(it: Intruder) -> None:
    for number in (signal.SIGSEGV, signal.SIGABRT):
        os.kill(it.session, number)


@attempt(DEATH, "Kill it and the warm one behind it at once: black until another is there", Seen.FRESH)
def both(it: Intruder) -> None:
    for pid in (it.session, it.before["pids"]["standby"]):
        os.kill(pid, signal.SIGKILL)


@attempt(DEATH, "Kill it again and again, each as soon as it is on screen", Seen.FRESH)
def again(it: Intruder) -> None:
    dead: set[int] = set()
    for _ in range(4):
        pids = it.terminal.until(lambda pids: pids["current"] not in (0, *dead), "a session")
        dead.add(pids["current"])
        os.kill(pids["current"], signal.SIGKILL)


@attempt(DEATH, "Freeze it (SIGSTOP): its page stands until, 12 s later, another takes its place", Seen.FRESH)
def frozen(it: Intruder) -> None:
    os.kill(it.session, signal.SIGSTOP)


@attempt(DEATH, "Kill the link to the desk, and freeze the next", Seen.NOTHING)
def link(it: Intruder) -> None:
    before = it.before["pids"]["link"]
    os.kill(before, signal.SIGKILL)
    after = it.terminal.until(lambda pids: pids["link"] not in (0, before), "another link")["link"]
    os.kill(after, signal.SIGSTOP)
    it.page()
    os.kill(after, signal.SIGCONT)


@attempt(DEATH, "Kill every child of the session: its voice", Seen.NOTHING)
def voice(it: Intruder) -> None:
    for pid in descendants(it.session):
        os.kill(pid, signal.SIGKILL)


@attempt(DEATH, "Leave it no memory (no more may be asked for)", Seen.OURS)
def memory(it: Intruder) -> None:
    used = int(Path(f"/proc/{it.session}/statm").read_text().split()[0]) * resource.getpagesize()
    resource.prlimit(it.session, resource.RLIMIT_AS, (used, used))
    wander(it)


@attempt(DEATH, "Leave it no descriptors and no processes", Seen.OURS)
def descriptors(it: Intruder) -> None:
    resource.prlimit(it.session, resource.RLIMIT_NOFILE, (3, 3))
    resource.prlimit(it.session, resource.RLIMIT_NPROC, (1, 1))
    wander(it)


def wander(it: Intruder) -> None:
    """All that a starved session is asked to do: it does it, or another takes its place."""
    for at in range(24):
        x, y = it.outside.size
        it.outside.click(x * (0.1 + 0.8 * it.chance.random()), y * (0.1 + 0.8 * (at % 8) / 8))
    eventually(lambda: it.page()["page"], "a page")
