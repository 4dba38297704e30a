"""`./deploy/soak faults`: faults, one at a time and in pairs, against each state of a terminal; takes root.

`python -m tests.soak faults [--only FAULT…] [--states STATE…] [--pairs] [--minutes M] [--json FILE]`. In each
case somebody calls: before the fault, or while it lasts. Ends with 1 where a call was lost, doubled, or the
terminal did not recover.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from itertools import combinations
from pathlib import Path

from tests.soak.cable import own_network
from tests.soak.faulty import FAULTS, allowed
from tests.soak.hall import Hall, now, own_mounts
from tests.terminal.stage import ROOT, eventually

OUT = ROOT / "out" / "faults.json"
STATES = {"free": "free", "in_use": "in use", "calling": "calling"}
ACT_S, RECOVER_S = 4.0, 60.0


@dataclass
class Case:
    """One case: what was seen while it lasted, whether the call came once, how long until all was well.

    `again`: once it was over the page told of no call, as nothing had taken the press: somebody pressed anew.
    """

    faults: tuple[str, ...]
    state: str
    page: str = "black"
    call: str = ""
    voice: str = ""
    delivered: int = 0
    again: bool = False
    recovery_s: float = -1.0
    restarts: int = 0
    doctor: list[str] = field(default_factory=list)
    wrong: str = ""


def tried(hall: Hall, faults: Sequence[str], state: str, doctor: Sequence[str]) -> Case:
    """Goes through one case; whatever goes wrong in it is told by it."""
    case, restarts = Case(tuple(faults), state), hall.restarts
    try:
        hall.rest()
        before = len(hall.calls())
        _stand(hall, state)
        for name in faults:
            FAULTS[name].begin(hall)
        try:
            _meanwhile(hall, case)
            if doctor:
                case.doctor = [one for one in examined(hall) if one not in doctor]
        finally:
            for name in reversed(faults):
                FAULTS[name].end(hall)
        _after(hall, case, before)
    except (AssertionError, TimeoutError) as error:
        case.wrong = str(error).splitlines()[0][:200]
    case.restarts = hall.restarts - restarts
    return case


def _stand(hall: Hall, state: str) -> None:
    if state == "free":
        return
    hall.turn("start:fr")
    hall.turn("open:paris-familles")
    if state == "calling":
        hall.press()
        hall.until(lambda page: page["call"] == "ringing", "a call that rings")


def _meanwhile(hall: Hall, case: Case) -> None:
    """What somebody gets who calls, and has the page read out, while it lasts."""
    dark = "display" in case.faults
    if not dark:
        if case.state != "calling":
            hall.press()
        hall.outside.strike("r")
        with suppress(AssertionError):  # it may have to wait, but then it says so
            hall.until(lambda page: page["call"] == "ringing", "a call that rings", ACT_S)
        if "sound" in case.faults:
            with suppress(AssertionError):
                hall.until(lambda page: bool(page["voice_problem"]), "silence that is told", ACT_S)
    seen = hall.page()
    if seen is not None and not dark:
        case.page, case.call, case.voice = seen["page"], seen["call"], str(seen["voice_problem"])
        if case.state != "calling" and case.call not in allowed(case.faults):
            case.wrong = f"a call that is said to be {case.call or 'none'}"


def _after(hall: Hall, case: Case, before: int) -> None:
    """The fault has gone: the time until there is a page, a warm session, and the call at the desk, once."""
    began = now()
    seen = hall.until(lambda page: True, "a page")
    if case.state != "calling" and not seen["call"] and "" in allowed(case.faults):
        case.again = "display" not in case.faults  # before a dark screen nobody has pressed yet
        hall.press()
    hall.until(lambda page: page["call"] in ("ringing", "accepted"), "the call on the page", RECOVER_S)
    hall.until(lambda _: bool(hall.terminal.pids()["standby"]), "a warm session", RECOVER_S)
    case.recovery_s = round(now() - began, 2)
    eventually(lambda: len(hall.calls()) > before, "the call at the desk", RECOVER_S)
    told = hall.calls()[before:]
    case.delivered = len(told)
    if len(told) != 1:
        case.wrong = f"{len(told)} calls at the desk"
    for call in told:
        hall.answered(call)


def examined(hall: Hall) -> list[str]:
    """What `kiosk doctor` says is not well, in this terminal's surroundings."""
    surroundings = dict(
        one.split("=", 1)
        for one in Path(f"/proc/{hall.terminal.process.pid}/environ").read_text().split("\0")
        if "=" in one
    )
    command = [sys.executable, "-m", "kiosk.cli", "doctor", "--json", "--config", str(hall.terminal.config)]
    done = subprocess.run(command, capture_output=True, text=True, env=surroundings, cwd=ROOT, check=False)
    found = json.loads(done.stdout)["findings"]
    return [f"{one['part']}\u00a0: {one['measured']}" for one in found if one["level"] != "good"]


def cases(only: Sequence[str], pairs: bool) -> list[tuple[str, ...]]:
    """Each fault alone, then in pairs; a disk is not full and read-only at once in a way that differs."""
    alone: list[tuple[str, ...]] = [(name,) for name in only]
    return alone + (list(combinations(only, 2)) if pairs else [])


def main(argv: list[str]) -> int:
    """0 when every call came once and every fault was recovered from."""
    parser = argparse.ArgumentParser(prog="deploy/soak faults", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=FAULTS, default=list(FAULTS), metavar="FAULT")
    parser.add_argument("--states", nargs="+", choices=STATES, default=list(STATES), metavar="STATE")
    parser.add_argument("--pairs", action="store_true", help="each with each other too")
    parser.add_argument("--doctor", action="store_true", help="what the doctor says of each fault alone")
    parser.add_argument("--minutes", type=float, default=10_000, help="at most")
    parser.add_argument("--json", type=Path, default=OUT, metavar="FILE")
    given = parser.parse_args(argv)
    own_mounts()
    own_network()
    began, found = now(), list[Case]()
    with tempfile.TemporaryDirectory(prefix="kiosk-faults-") as place:
        hall = Hall(Path(place))
        try:
            hall.rest()
            well = ["", *examined(hall)] if given.doctor else []
            for faults in cases(given.only, given.pairs):
                for state in given.states:
                    if now() - began < given.minutes * 60:
                        asks = well if len(faults) == 1 and state == given.states[0] else []
                        found.append(tried(hall, faults, state, asks))
                        print(_line(found[-1]), flush=True)
        finally:
            hall.close()
    given.json.parent.mkdir(parents=True, exist_ok=True)
    told = {"seconds": round(now() - began, 1), "cases": [asdict(one) for one in found]}
    given.json.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    given.json.with_suffix(".md").write_text(table(found), encoding="utf-8")
    wrong = [one for one in found if one.wrong]
    print(f"{len(found)} cases, {len(wrong)} wrong", flush=True)
    return int(bool(wrong))


HEAD = (
    "| what fails | terminal | what is seen | the call comes | well again after | the doctor; what is wrong |"
)


def table(found: Sequence[Case]) -> str:
    """Every case as a row of Markdown."""
    return "\n".join([HEAD, "|" + " --- |" * 6, *map(_line, found)]) + "\n"


def _line(case: Case) -> str:
    """A row of the table."""
    words = " + ".join(FAULTS[name].words for name in case.faults)
    seen = (
        case.page + (f", call {case.call}" if case.call else "") + (", told: no voice" if case.voice else "")
    )
    came = "once" if case.delivered == 1 else str(case.delivered)
    came += ", pressed again" if case.again else ""
    told = "; ".join(case.doctor) or case.wrong
    return f"| {words} | {STATES[case.state]} | {seen} | {came} | {case.recovery_s} s | {told} |"
