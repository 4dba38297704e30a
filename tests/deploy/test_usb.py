"""Keyboards on USB: the rules that udev reads and what they have run, on a pretended /sys."""

from __future__ import annotations

import fnmatch
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
import shipped_system

HERE = Path(__file__).resolve().parents[2] / "deploy" / "packaging"
RULES, SCRIPT = HERE / "terminal" / "udev.rules", HERE / "terminal" / "usb.sh"
KEYBOARD, MOUSE, OTHER_HID, STORAGE = ("03", "01"), ("03", "02"), ("03", "00"), ("08", "50")
HUB = ("09", "00")
GLASS, KEYS = {"properties": "2", "ID_INPUT_TOUCHSCREEN": "1"}, {"properties": "0", "ID_INPUT_KEYBOARD": "1"}
KEYPAD, PANEL = ("046d:c31c", "A1"), ("222a:0001", "")


@dataclass(frozen=True, slots=True)
class Event:
    """What the kernel tells of one folder of /sys, and what udev has found out of it."""

    folder: Path
    subsystem: str
    found: dict[str, str]


class Sockets:
    """A pretended /sys with USB sockets; what goes in is judged as udev does, by the rules of the package."""

    def __init__(self, folder: Path) -> None:
        self.sys, self.list, self.log = folder / "sys", folder / "known", folder / "journal"
        self._bus = self.sys / "bus/usb/devices"
        self._bus.mkdir(parents=True)
        self.log.touch()
        logger = folder / "bin" / "logger"
        logger.parent.mkdir()
        logger.write_text(f'#!/bin/sh\necho "$@" >>{self.log}\n')
        logger.chmod(0o755)
        self._environ = {"PATH": f"{logger.parent}:{os.environ['PATH']}"}

    def starts(self) -> None:
        """The minute after the start is over."""
        self._run([*_started(), str(self.list), str(self.sys)])

    def plug(
        self,
        socket: str,
        device: tuple[str, str],
        *kinds: tuple[str, str],
        inputs: dict[str, str] | None = None,
    ) -> list[Path]:
        """Something goes in, with interfaces of these classes and protocols; the folders of those."""
        model, serial = device
        vendor, product = model.split(":")
        home = self.sys / "devices/pci0000:00/usb1" / socket
        _written(home, idVendor=vendor, idProduct=product, **({"serial": serial} if serial else {}))
        (self._bus / socket).symlink_to(home)
        events, folders = [], []
        for number, (kind, protocol) in enumerate(kinds):
            folders.append(home / f"{socket}:1.{number}")
            _written(folders[-1], bInterfaceClass=kind, bInterfaceProtocol=protocol, authorized="1")
            events.append(Event(folders[-1], "usb", {"DEVTYPE": "usb_interface"}))
        if inputs:
            keys = folders[-1] / f"0003:{model.upper()}.0001/input/input7"
            _written(keys, properties=inputs["properties"])
            events.append(Event(keys, "input", inputs))
        for event in events:
            self.judge(event)
        return folders

    def unplug(self, socket: str) -> None:
        shutil.rmtree((self._bus / socket).resolve())
        (self._bus / socket).unlink()

    def judge(self, event: Event) -> None:
        """Each rule that fits has its program run, in the package's place for it."""
        for rule in rules():
            if fits(rule, event):
                told = rule["RUN+"].replace("%S%p", str(event.folder)).split()
                assert told[:2] == ["/bin/bash", f"/{_placed('usb.sh')}"]
                assert told[3] == LIST
                self._run([told[2], str(self.list), told[4]])

    def _run(self, words: list[str]) -> None:
        done = subprocess.run(
            ["/bin/bash", str(SCRIPT), *words], env=self._environ, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")

    @property
    def journal(self) -> list[str]:
        return self.log.read_text().splitlines()


LIST = "/run/kiosk-usb/known"


def _started() -> list[str]:
    """What the unit has the script do, once its wait is over."""
    unit = (HERE / "units" / "kiosk-usb.service").read_text("utf-8")
    found = re.search(rf"exec /bin/bash /{_placed('usb.sh')} (\w+) {LIST} /sys'$", unit, re.MULTILINE)
    assert found is not None
    return [found[1]]


def _placed(name: str) -> str:
    (place,) = shipped_system.PLACES[name]
    return place.format(name="terminal")


def _written(folder: Path, **files: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_text(content + "\n")


def rules() -> list[dict[str, str]]:
    """The rules of the package: each key with its sign, and its value."""
    lines = [line for line in RULES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    read = [re.findall(r'([A-Z]+(?:\{\w+\})?)(==|\+=)"([^"]*)"(?:, |$)', line) for line in lines]
    for line, parts in zip(lines, read, strict=True):
        assert ", ".join(f'{key}{sign}"{value}"' for key, sign, value in parts) == line
    return [{key + sign.rstrip("="): value for key, sign, value in parts} for parts in read]


def fits(rule: dict[str, str], event: Event) -> bool:
    """Whether every key of a rule is the event's, as udev compares them."""
    for key, wanted in rule.items():
        if key == "RUN+":
            continue
        if attribute := re.fullmatch(r"ATTR\{(\w+)\}", key):
            file = event.folder / attribute[1]
            value = file.read_text().strip() if file.exists() else ""
        elif of_it := re.fullmatch(r"ENV\{(\w+)\}", key):
            value = event.found.get(of_it[1], "")
        else:
            value = {"ACTION": "add", "SUBSYSTEM": event.subsystem, "SUBSYSTEMS": "usb",
                     "KERNEL": event.folder.name}[key]  # fmt: skip
        if not any(fnmatch.fnmatchcase(value, one) for one in wanted.split("|")):
            return False
    return True


def taken(folder: Path) -> bool:
    return (folder / "authorized").read_text().strip() == "1"


@pytest.fixture
def sockets(tmp_path: Path) -> Sockets:
    made = Sockets(tmp_path)
    made.plug("1-1", PANEL, OTHER_HID, MOUSE, inputs=GLASS)
    made.plug("1-2", KEYPAD, KEYBOARD)
    made.starts()
    return made


def test_what_was_there_at_the_start_is_taken_and_comes_back(sockets: Sockets) -> None:
    sockets.unplug("1-2")
    assert all(taken(one) for one in sockets.plug("1-2", KEYPAD, KEYBOARD, inputs=KEYS))
    assert sockets.journal == []


@pytest.mark.parametrize("kind", [KEYBOARD, MOUSE])
def test_a_keyboard_or_a_mouse_that_goes_in_later_is_refused_and_logged_by_its_model(
    sockets: Sockets, kind: tuple[str, str]
) -> None:
    (later,) = sockets.plug("1-3", ("0627:0001", "Anna's own"), kind)
    assert not taken(later)
    assert sockets.journal == ["-t kiosk-usb refused: keyboard or mouse 0627:0001"]


def test_a_keyboard_that_does_not_say_so_is_known_by_its_keys(sockets: Sockets) -> None:
    """A receiver's own protocol, or a programmed one: HID without a boot protocol."""
    (later,) = sockets.plug("1-3", ("1209:beef", ""), OTHER_HID, inputs=KEYS)
    assert not taken(later)
    assert len(sockets.journal) == 1


def test_of_a_device_that_is_more_than_a_keyboard_only_that_is_refused(sockets: Sockets) -> None:
    sound, keys = sockets.plug("1-3", ("0d8c:0014", ""), ("01", "00"), KEYBOARD)
    assert (taken(sound), taken(keys)) == (True, False)


@pytest.mark.parametrize(
    ("socket", "device"),
    [
        ("1-3", KEYPAD),  # the same, in a socket that anybody reaches
        ("1-2", ("046d:c31c", "B2")),
        ("1-2", ("046d:c31d", "A1")),
        ("1-2", ("046d:c31c", "")),
        ("1-9", ("1209:beef", "x\n046d:c31c A1 1-2\nx")),  # a list within a number
    ],
)
def test_the_same_is_the_same_model_number_and_socket(
    sockets: Sockets, socket: str, device: tuple[str, str]
) -> None:
    if socket == "1-2":
        sockets.unplug(socket)
    assert not taken(sockets.plug(socket, device, KEYBOARD)[0])


def test_a_panel_comes_back_in_whatever_socket(sockets: Sockets) -> None:
    sockets.unplug("1-1")
    assert all(taken(one) for one in sockets.plug("2-7.4", (PANEL[0], "new"), OTHER_HID, MOUSE, inputs=GLASS))
    assert sockets.journal == []


def test_the_glass_of_a_new_panel_is_taken_whatever_else_it_is(sockets: Sockets) -> None:
    mouse, glass = sockets.plug("1-4", ("0eef:0001", ""), MOUSE, OTHER_HID, inputs=GLASS)
    assert (taken(mouse), taken(glass)) == (False, True)


def test_what_is_no_keyboard_is_not_judged_here(sockets: Sockets) -> None:
    assert all(taken(one) for one in sockets.plug("1-5", ("0951:1666", ""), STORAGE, HUB))


def test_nothing_is_refused_while_the_machine_starts_or_where_the_list_cannot_be_read(tmp_path: Path) -> None:
    sockets = Sockets(tmp_path)
    assert taken(sockets.plug("1-1", KEYPAD, KEYBOARD)[0])
    sockets.list.mkdir()
    assert taken(sockets.plug("1-2", KEYPAD, KEYBOARD)[0])


def test_a_unit_that_starts_again_takes_nothing_that_was_refused(sockets: Sockets) -> None:
    sockets.plug("1-3", ("0627:0001", ""), KEYBOARD)
    sockets.starts()
    sockets.unplug("1-3")
    assert not taken(sockets.plug("1-3", ("0627:0001", ""), KEYBOARD)[0])


def test_udev_reads_the_rules() -> None:
    """They are written as it reads them; where its own judge is, which comes with Debian 13, by that too."""
    assert len(rules()) == 2
    udevadm = shutil.which("udevadm")
    if udevadm and subprocess.run([udevadm, "verify", "--help"], capture_output=True).returncode == 0:
        judged = subprocess.run([udevadm, "verify", str(RULES)], capture_output=True, text=True, check=False)
        assert judged.returncode == 0, judged.stdout + judged.stderr


def test_the_package_has_the_rules_the_script_the_unit_and_its_user(tmp_path: Path) -> None:
    shipped_system.put_system("terminal", tmp_path)
    assert (tmp_path / "usr/lib/udev/rules.d/70-kiosk-terminal.rules").read_text() == RULES.read_text()
    assert (tmp_path / _placed("usb.sh")).read_text() == SCRIPT.read_text()
    unit = (tmp_path / "usr/lib/systemd/system/kiosk-usb.service").read_text()
    users = (tmp_path / "usr/lib/sysusers.d/kiosk-terminal.conf").read_text()
    assert "\nUser=kiosk-usb\n" in unit
    assert "\nu kiosk-usb " in users
    assert f"\nRuntimeDirectory={Path(LIST).parent.name}\n" in unit
