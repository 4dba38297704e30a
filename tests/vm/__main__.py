"""`./deploy/vm`: the terminal's package on a bare Debian PC in QEMU, from power on to power cut.

`python -m tests.vm [--package FILE] [--accel kvm|tcg] [--only TRIAL…] [--json FILE]`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.desk.running import RunningDesk
from tests.soak.cable import own_network
from tests.vm import image, trials
from tests.vm.machine import Hardware, accelerator
from tests.vm.screen import Pages
from tests.vm.trials import Terminal

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "out" / "vm"
TRIALS = (
    "bare", "journey", "session killed", "session frozen", "supervisor killed", "supervisor frozen",
    "display killed", "display frozen", "link killed", "link frozen", "ways out", "USB", "unit to machine",
    "power cut", "power back", "kmsdrm", "demo",
)  # fmt: skip


class Run:
    """The trials of one run and what came of them."""

    def __init__(self, wanted: tuple[str, ...], accel: str) -> None:
        self.wanted, self.wrong = wanted, {}
        self.report: dict[str, Any] = {"accelerator": accel, "load_before": os.getloadavg()[0], "trials": {}}

    def tries(self, name: str, trial: Callable[[], dict[str, Any]], terminal: Terminal | None = None) -> None:
        """Carries out a trial that was asked for; what it found, or what was wrong, is told at once."""
        if name not in self.wanted:
            return
        began = time.monotonic()
        try:
            found = trial()
            if terminal is not None and (strange := trials.only_ours(terminal, began)):
                raise AssertionError(f"seen: {', '.join(strange)}")
        except (AssertionError, OSError, TimeoutError) as error:
            self.wrong[name] = str(error)
            found = {"wrong": str(error)}
            if terminal is not None and terminal.machine.process.poll() is None:
                terminal.watch.picture(OUT / f"wrong-{name.replace(' ', '-')}.png")
        self.report["trials"][name] = found
        words = ", ".join(
            f"{key} {value:.1f}" if isinstance(value, float) else f"{key} {value}"
            for key, value in found.items()
        )
        print(f"  {name:18} {words}", flush=True)


def main() -> int:
    """0 when every trial that was asked for came out as it should."""
    parser = argparse.ArgumentParser(prog="deploy/vm", description=__doc__)
    parser.add_argument("--package", type=Path, help="a kiosk-terminal_….deb; none: it is built")
    parser.add_argument("--accel", choices=("kvm", "tcg"), default="", help="kvm where the processor can")
    parser.add_argument(
        "--only", nargs="+", choices=TRIALS, default=TRIALS, metavar="TRIAL", help=", ".join(TRIALS)
    )
    parser.add_argument(
        "--keep", action="store_true", help="the disk of the last run, nothing is installed anew"
    )
    parser.add_argument(
        "--json", type=Path, default=ROOT / "out" / "vm.json", metavar="FILE", help="out/vm.json"
    )
    given = parser.parse_args()
    if os.getuid() != 0:
        print("vm: only root can make an empty Debian.", file=sys.stderr)
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    run = Run(tuple(given.only), accelerator(given.accel))
    if not (given.keep and (OUT / "disk.img").is_file()):
        made(run, given.package or built("terminal"))
    own_network()  # the machine finds this loopback and nothing else
    _tried(run)
    run.report |= {"load_after": os.getloadavg()[0], "wrong": run.wrong}
    given.json.parent.mkdir(parents=True, exist_ok=True)
    given.json.write_text(json.dumps(run.report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print("WRONG: " + ", ".join(run.wrong) if run.wrong else "nothing wrong", flush=True)
    return int(bool(run.wrong))


def built(name: str) -> Path:
    """A package of this tree: terminal or desk."""
    into = ROOT / "out" / "packages"
    command = [sys.executable, str(ROOT / "deploy/packaging/build.py"), name, "--into", str(into)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Path(said.split()[-1])


def made(run: Run, package: Path) -> None:
    """A disk with the terminal as installed; its port of the desk is fixed, as in a town hall."""
    bare = image.bare(OUT)
    seconds = image.installed(bare, package, OUT / "root", OUT / "debs")
    steps = 1 + image.commissioned(OUT / "root", PORT) + 1  # apt install; the settings; starting it again
    image.with_trials(OUT / "root", built("desk"))
    image.disk(OUT / "root", OUT / "disk.img")
    run.report |= {"package": package.name, "install_s": round(seconds, 1), "steps": steps}
    print(f"{package.name} installed in {seconds:.0f} s; {steps} steps for a person", flush=True)


PORT = 8700  # nobody else is in this network


def hardware(run: Run, disk: Path, words: str) -> Hardware:
    kernel, initrd = image.kernel(OUT / "root")
    return Hardware(kernel, initrd, disk, words, run.report["accelerator"])


def _tried(run: Run) -> None:
    words = image.words(OUT / "root")
    run.tries("bare", lambda: _bare(run, words))
    if run.wanted == ("bare",):
        return
    folder = OUT / "desk"
    folder.mkdir(exist_ok=True)
    for former in folder.glob("desk.db*"):
        former.unlink()
    desk = RunningDesk(folder, port=PORT).start()
    disk = image.fresh(OUT / "disk.img", OUT / "machine.qcow2")
    try:
        terminal = Terminal(OUT, hardware(run, disk, words), Pages())
        try:
            _on_one_boot(run, terminal, desk)
        finally:
            terminal.close()
        if {"power back", "kmsdrm", "demo"} & set(run.wanted):
            again = Terminal(OUT, hardware(run, disk, words), Pages())
            try:
                run.tries("power back", lambda: trials.delivered_once(again, desk), again)
                run.tries("kmsdrm", lambda: trials.kmsdrm(again), again)
                run.tries("demo", lambda: trials.demonstration(again))  # a console comes before and after
            finally:
                again.close()
    finally:
        desk.kill()


def _bare(run: Run, words: str) -> dict[str, Any]:
    disk = image.fresh(OUT / "disk.img", OUT / "bare.qcow2")
    return {"first_frame_s": trials.bare(OUT, hardware(run, disk, trials.without_terminal(words)))}


def _on_one_boot(run: Run, terminal: Terminal, desk: RunningDesk) -> None:
    run.report["first_frame_s"] = terminal.welcome(terminal.machine.powered, trials.BOOT_S)
    story = terminal.watch.story(terminal.machine.powered)
    print(f"  {'first frame':18} {run.report['first_frame_s']:.1f} s: {story}", flush=True)
    terminal.watch.picture(OUT / "welcome.png")
    here = (terminal,)
    run.tries("journey", lambda: trials.journey(terminal, desk), *here)
    for which in ("session", "supervisor", "display"):
        run.tries(f"{which} killed", lambda which=which: trials.ends(terminal, which, "KILL"), *here)
        run.tries(f"{which} frozen", lambda which=which: trials.ends(terminal, which, "STOP"), *here)
    for signal, how in (("KILL", "killed"), ("STOP", "frozen")):
        run.tries(f"link {how}", lambda signal=signal: trials.link_ends(terminal, signal), *here)
    run.tries("ways out", lambda: trials.ways_out(terminal), *here)
    run.tries("USB", lambda: trials.refused_devices(terminal), *here)
    run.tries("unit to machine", lambda: trials.escalates(terminal), *here)
    run.tries("power cut", lambda: trials.power_cut(terminal), *here)


if __name__ == "__main__":
    sys.exit(main())
