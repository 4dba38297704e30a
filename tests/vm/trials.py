"""What is tried on the booted machine, one function each; an AssertionError says what was seen instead."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from PIL import Image

from tests.desk.running import Agent, RunningDesk
from tests.vm.machine import KEYPAD, KEYPAD_PORT, Hardware, Machine
from tests.vm.mirror import Mirror
from tests.vm.screen import BLACK, DRAWN, FIRMWARE, OTHER, OURS, Pages, Watch

BOOT_S = 420.0  # a processor in software, on a machine that does other things as well
SOON_S = 180.0
GREEN = (0, 255, 0)  # what the bare program draws
SIGN = "/run/kiosk-terminal/terminal.json"
# VT_ACTIVATE, VT_WAITACTIVE
CONSOLE_9 = 'import fcntl; [fcntl.ioctl(open("/dev/tty0"), ask, 9) for ask in (0x5606, 0x5607)]'
UNITS = ("kiosk-display", "kiosk-terminal", "kiosk-link")
PROCESSES = {  # as patterns that do not find themselves
    "supervisor": "[k]iosk run",
    "link": "[k]iosk link",
    "display": "[0-9] [/]usr/lib/xorg/Xorg",
}


class Terminal:
    """A booted terminal, what is seen of it, and the same session drawn here."""

    def __init__(self, folder: Path, hardware: Hardware, pages: Pages) -> None:
        self.machine = Machine(folder / "machine", hardware)
        self.pages, self.folder = pages, folder
        self.watch = Watch(self.machine, pages, folder)
        self.mirror = Mirror()

    def welcome(self, since: float, deadline_s: float = SOON_S) -> float:
        """Waits for the welcome page; the seconds it took. The next citizen's session begins."""
        self.mirror.next_citizen()
        self.pages.of["welcome"] = self.mirror.picture()
        return self.watch.until("welcome", since, deadline_s) - since

    def greeted(self) -> str:
        """The page of a fresh session whose hall has an open call, by its name."""
        self.mirror.next_citizen()
        self.mirror.told("CallChanged", id="0" * 32, state="queued", version=1)
        self.pages.of["greeted"] = self.pages.tones["calling"] = self.mirror.picture()
        # as it looks until an agent begins a shift there: known while it is drawn
        self.mirror.told("CallChanged", id="0" * 32, state="ringing", version=2, nobody_on_shift=True)
        self.pages.of["calling"] = self.mirror.picture()
        return "calling"

    def touch(self, control: str, page: str) -> float:
        """A finger touches a control; the seconds until the page that follows is seen, as drawn here."""
        at = self.mirror.middle(control)
        self.mirror.choose(control)
        self.pages.of[page] = self.mirror.picture()
        pressed = time.monotonic()
        self.machine.tap(*at)
        return self.watch.until(page, pressed, SOON_S) - pressed

    def busy(self) -> None:
        """Somebody is using it: not the welcome page."""
        self.touch("start:fr", "home")

    def pid(self, which: str) -> int:
        """The number of one of its processes; of sessions the one on screen, which is the elder."""
        if which == "session":
            return self.sessions()[0]
        return self.machine.until(lambda: self.pids(which), which, SOON_S)[0]

    def pids(self, which: str) -> list[int]:
        """Every process of a kind, the eldest first."""
        asked = f"ps -eo pid=,args= --sort=start_time | grep -E -e '{PROCESSES[which]}'"
        return [int(line.split()[0]) for line in self.machine.inside(asked)[1].splitlines()]

    def sessions(self) -> list[int]:
        """The sessions, the one on screen first: the supervisor's children that nobody may look into."""
        asked = f"ps -o pid=,args= --sort=start_time --ppid {self.pid('supervisor')}"
        lines = [line.split(maxsplit=1) for line in self.machine.inside(asked)[1].splitlines()]
        return [
            int(pid)
            for pid, args in lines
            if "defunct" not in args and (args.startswith("[") or "kiosk.app.process" in args)
        ]

    def signal(self, name: str, pid: int) -> float:
        """Sends a signal; the moment."""
        self.machine.say(f"kill -{name} {pid}")
        return time.monotonic()

    def standby(self) -> None:
        """Waits for the warm session behind the one on screen."""
        self.signed("standby", self.uptime(), "a session in waiting")

    def uptime(self) -> float:
        """Seconds since the machine was switched on, as it counts them."""
        return float(self.machine.say("cut -d' ' -f1 /proc/uptime"))

    def signed(self, what: str, since: float, words: str) -> None:
        """Waits until the supervisor has given a sign, after a moment, that one of its parts is well."""

        def well() -> bool:
            sign = json.loads(self.machine.say(f"cat {SIGN}"))
            return bool(sign[what]) and sign["at"] >= since

        self.machine.until(well, words, SOON_S)

    def close(self) -> None:
        self.watch.close()
        self.machine.close()


def bare(folder: Path, hardware: Hardware) -> float:
    """Seconds from power on to the first frame of a program that only fills the screen with one colour."""

    def green(image: Image.Image) -> str | None:
        return "bare" if image.getextrema() == tuple((one, one) for one in GREEN) else None

    machine = Machine(folder / "machine", hardware)
    watch = Watch(machine, Pages(), folder, green)
    try:
        return watch.until("bare", machine.powered, BOOT_S) - machine.powered
    finally:
        watch.close()
        machine.close()


def without_terminal(words: str) -> str:
    """The kernel's words for the bare program in the terminal's place."""
    masked = " ".join(f"systemd.mask={unit}.service" for unit in UNITS)
    return f"{words} {masked} systemd.wants=vm-bare.service"


def journey(terminal: Terminal, desk: RunningDesk) -> dict[str, Any]:
    """From the welcome page by touch to a question, and a call that the desk receives and an agent takes."""
    agent = Agent(desk.url, "Guichet 3")
    assert agent.shift("start").ok
    told: dict[str, Any] = {"home_s": terminal.touch("start:fr", "home")}
    told["question_s"] = terminal.touch("open:identite", "question")
    with agent.stream(silent_s=SOON_S) as stream:
        pressed = time.monotonic()
        call = call_by_touch(terminal)
        told["calling_s"] = terminal.watch.until("calling", pressed, SOON_S) - pressed
        rung = stream.wait(lambda one: one.kind == "call" and one.body["state"] == "ringing", SOON_S)
        told["rings_s"] = rung.at - pressed
        assert agent.act(rung.body["id"], "accept").ok
        told["accepted_shown_s"] = shows(terminal, call, "accepted")
        assert agent.act(rung.body["id"], "arrived").ok
        assert agent.act(rung.body["id"], "close").ok
    return told


def call_by_touch(terminal: Terminal) -> str:
    """The yellow button; the call's number in the session drawn here."""
    at = terminal.mirror.middle("call")
    terminal.mirror.choose("call")
    call = terminal.mirror.calls[-1]
    terminal.mirror.told("CallChanged", id=call, state="queued", version=1)
    terminal.pages.tones["calling"] = terminal.mirror.picture()
    terminal.machine.tap(*at)
    return call


def shows(terminal: Terminal, call: str, state: str) -> float:
    """Waits until the page tells a state of the call; seconds."""
    began = time.monotonic()
    terminal.mirror.told("CallChanged", id=call, state=state, version=9)
    terminal.pages.tones[state] = terminal.mirror.picture()
    return terminal.watch.until(state, began, SOON_S) - began


def ends(terminal: Terminal, which: str, signal: str) -> dict[str, Any]:
    """While somebody uses it, a process is killed or frozen: the seconds to a fresh welcome page."""
    terminal.welcome(time.monotonic())
    terminal.standby()
    terminal.busy()
    pid = terminal.pid(which)
    at = terminal.signal(signal, pid)
    seconds = terminal.welcome(at)
    return {"s": seconds, "seen": terminal.watch.story(at)}


def link_ends(terminal: Terminal, signal: str) -> dict[str, Any]:
    """The link is killed or frozen: nobody before the screen sees it, and another takes its place."""
    before, since = terminal.pid("link"), terminal.uptime()
    at = terminal.signal(signal, before)
    terminal.machine.until(
        lambda: [pid for pid in terminal.pids("link") if pid != before], "another link", SOON_S
    )
    terminal.signed("link", since, "a link that answers")
    seconds = time.monotonic() - at
    assert terminal.watch.since(at) == [], terminal.watch.story(at)
    return {"s": seconds, "seen": terminal.watch.now}


def ways_out(terminal: Terminal) -> dict[str, Any]:
    """Every way out is tried on a USB keyboard that is taken, since it was there when the machine started."""
    machine, began = terminal.machine, time.monotonic()
    assert KEYBOARD in machine.say(INPUTS)
    resets = len(machine.resets())
    tried = [("ctrl", "alt", f"f{number}") for number in range(1, 13)]
    tried += [("alt", f"f{number}") for number in range(1, 13)]
    tried += [("ctrl", "alt", "delete")] * 8  # systemd's own: seven within two seconds
    tried += [
        ("ctrl", "alt", "backspace"),
        ("alt", "sysrq", "b"),
        ("alt", "sysrq", "e"),
        ("alt", "sysrq", "h"),
    ]
    tried += [
        ("alt", "sysrq", "k"),
        ("alt", "sysrq", "r"),
        ("ctrl", "c"),
        ("alt", "f4"),
        ("meta_l",),
        ("power",),
        ("sleep",),
    ]
    for keys in tried:
        machine.keys(*keys)
    active = machine.say("cat /sys/class/tty/tty0/active")
    assert len(machine.resets()) == resets, "a key started the machine again"
    assert active == "tty7", f"the screen is at another console: {active}"
    machine.until(lambda: terminal.watch.now not in (BLACK, OTHER), "a page after all these keys", SOON_S)
    return {"tried": len(tried), "console": active, "seen": terminal.watch.story(began)}


def refused_devices(terminal: Terminal) -> dict[str, Any]:
    """Another keyboard, a disk and a network gadget go in: none is taken, and the journal says so.

    The other keyboard is of the same model as the one that was there at the start: only its socket differs.
    That one is taken out and comes back by itself.
    """
    machine = terminal.machine
    machine.until(lambda: machine.inside("test -e /run/kiosk-usb/known")[0] == 0, "what is there", SOON_S)
    before = taken(machine)
    assert before.count(KEYBOARD) == 1, before
    machine.plug("usb-kbd", "other")
    refused(machine, "keyboard or mouse 0627:0001")
    machine.plug_disk("stick")
    refused(machine, "usb_storage")
    machine.plug("usb-net", "gadget")
    refused(machine, "cdc_ether|rndis_host")
    assert (after := taken(machine)) == before, f"taken: {after}; before: {before}"
    for name in ("other", "stick", "gadget", KEYPAD):
        machine.unplug(name)
    machine.until(lambda: KEYBOARD not in machine.say(INPUTS), "no keyboard", SOON_S)
    machine.plug("usb-kbd", KEYPAD, port=KEYPAD_PORT)
    machine.until(lambda: KEYBOARD in machine.say(INPUTS), "the keyboard that comes back", SOON_S)
    assert (after := taken(machine)) == before, f"come back: {after}; before: {before}"
    return {"journal": machine.say("journalctl -b -t kiosk-usb -o cat --no-pager").splitlines()}


KEYBOARD, INPUTS = "QEMU USB Keyboard", "cat /proc/bus/input/devices"


def taken(machine: Machine) -> list[str]:
    """What the kernel has for input, disks and networks, once udev has judged all that went in."""
    names = f"{INPUTS} | sed -n 's/^N: Name=\"QEMU \\(.*\\)\"$/\\1/p'"
    return sorted(machine.say(f"udevadm settle; {names}; ls -d /sys/block/* /sys/class/net/*").splitlines())


def refused(machine: Machine, what: str) -> None:
    """Waits until the journal tells that one of these was refused."""
    told = f"journalctl -b -t kiosk-usb -o cat --no-pager | grep -Exq 'refused: ({what})'"
    machine.until(lambda: machine.inside(told)[0] == 0, f"{what} to be refused", SOON_S)


def escalates(terminal: Terminal) -> dict[str, Any]:
    """The terminal's unit fails again and again: the machine starts again, up to the welcome page."""
    machine, began = terminal.machine, time.monotonic()
    resets = len(machine.resets())
    kill = "for one in $(seq 40); do systemctl kill -s KILL kiosk-terminal; sleep 1; done"
    machine.inside(f"nohup sh -c '{kill}' >/dev/null 2>&1 &")
    machine.until(lambda: len(machine.resets()) > resets, "the machine to start again", SOON_S * 2)
    reset = machine.resets()[-1]
    machine.forget_agent()
    welcome = terminal.welcome(reset, BOOT_S)
    return {"to_reset_s": reset - began, "reset_to_welcome_s": welcome, "seen": terminal.watch.story(began)}


def power_cut(terminal: Terminal) -> dict[str, Any]:
    """The desk cannot be reached, somebody calls, and the power goes while the page tells of the call."""
    terminal.machine.cable(False)
    terminal.welcome(time.monotonic())
    terminal.busy()
    pressed = time.monotonic()
    call_by_touch(terminal)
    told = terminal.watch.until("calling", pressed, SOON_S)
    terminal.machine.power_cut()
    return {"from_press_to_told_s": told - pressed, "from_told_to_cut_s": time.monotonic() - told}


def delivered_once(terminal: Terminal, desk: RunningDesk) -> dict[str, Any]:
    """After power is back: who called is told of their call, and it rings at the desk, once."""
    agent, machine = Agent(desk.url, "Guichet 4"), terminal.machine
    assert agent.shift("start").ok
    with agent.stream(silent_s=SOON_S) as stream:

        def calls() -> list[str]:
            every = {one["id"] for heard in stream.heard for one in heard.body.get("calls", ())}
            every |= {heard.body["id"] for heard in stream.heard if heard.kind == "call"}
            return sorted(every)

        shown = terminal.watch.until(terminal.greeted(), machine.powered, BOOT_S) - machine.powered
        machine.until(calls, "the call", SOON_S)
        for act in ("accept", "arrived", "close"):
            assert agent.act(calls()[0], act).ok, act
        told = {"its_page_s": shown, "calls": len(calls())}
        return told | {"welcome_after_s": terminal.welcome(time.monotonic())}


def kmsdrm(terminal: Terminal) -> dict[str, Any]:
    """The terminal draws on the graphics card itself, as its example tells: seen, and worked by touch."""
    example = "/usr/share/doc/kiosk-terminal/examples/kmsdrm.conf"
    machine, began = terminal.machine, time.monotonic()
    machine.say("systemctl disable --now kiosk-display")
    machine.say(f"install -D -m 644 {example} -t /etc/systemd/system/kiosk-terminal.service.d")
    machine.say("systemctl daemon-reload && systemctl restart --no-block kiosk-terminal")
    terminal.watch.until(BLACK, began, SOON_S)
    found = {"welcome_s": terminal.welcome(time.monotonic(), BOOT_S)}
    return found | {"home_s": terminal.touch("start:fr", "home")}


def demonstration(terminal: Terminal) -> dict[str, Any]:
    """`kiosk demo` at the machine's own console: on its whole screen, worked by touch, ended by Ctrl+C."""
    machine, began = terminal.machine, time.monotonic()
    machine.say(f"systemctl stop {' '.join(UNITS)}")
    desk = "$(echo /usr/local/lib/vm/desk/usr/lib/kiosk-desk/lib/python3*/site-packages)"
    given = f"-p StandardInput=tty-force -p TTYPath=/dev/tty9 -E HOME=/root -E PYTHONPATH={desk}"
    words = "demo --config /etc/kiosk-terminal --fiches none --out /run/demo"
    machine.say(f"/usr/lib/kiosk-terminal/bin/python -c '{CONSOLE_9}'")
    terminal.watch.until(BLACK, began, SOON_S)
    began = time.monotonic()
    machine.say(f"systemd-run --unit=demo {given} /usr/lib/kiosk-terminal/bin/kiosk {words}")
    found = {"welcome_s": terminal.welcome(began, BOOT_S), "home_s": terminal.touch("start:fr", "home")}
    machine.keys("ctrl", "c")
    machine.until(lambda: machine.inside("systemctl is-active demo")[0] != 0, "its end", SOON_S)
    return found | {"ended": machine.say("systemctl show -p Result --value demo")}


def only_ours(terminal: Terminal, since: float) -> list[str]:
    """What was seen that is neither black nor a page of ours, nor the firmware before the kernel."""
    ours = {BLACK, FIRMWARE, DRAWN, OURS, *terminal.pages.of, *terminal.pages.tones}
    return [
        f"{one.name} at {one.at - since:.1f} s" for one in terminal.watch.since(since) if one.name not in ours
    ]
