"""A PC in QEMU with a screen, a touch panel and a cable; used by the trials."""

from __future__ import annotations

import base64
import os
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.display import die_with_parent
from tests.vm.monitor import Monitor, Refused

SIZE = (1080, 1920)
FULL = 32767  # the far edge of a touch panel, in QEMU's own units
HOST = "10.0.2.2"  # where a machine finds the loopback of its host
MEMORY_MB = 2048
KEYPAD, KEYPAD_PORT = "keypad", "2"  # a keyboard that is there from the start, as a terminal's keypad is
PROCESSOR = {"kvm": "host", "tcg": "qemu64,+ssse3,+sse4.1,+sse4.2,+popcnt,-svm"}
# ciphers that the kernel tries out, and radios: half a minute of a processor in software
IN_SOFTWARE = "cryptomgr.notests modprobe.blacklist=cfg80211,joydev,pcspkr,floppy,psmouse"
ACCELERATORS = {"kvm": "kvm", "tcg": "tcg,thread=multi,tb-size=512"}


def accelerator(wanted: str = "") -> str:
    """`kvm` where the processor can, else `tcg`: a processor in software, ten times as slow.

    A /dev/kvm without the processor's own virtualization starts a machine and takes for ever to go on.
    """
    able = {"svm", "vmx"} & set(Path("/proc/cpuinfo").read_text().split())
    found = "kvm" if able and os.access("/dev/kvm", os.R_OK | os.W_OK) else "tcg"
    return wanted or found


@dataclass(frozen=True, slots=True)
class Hardware:
    """What it is made of: kernel and its first root, the disk (which is written to), the kernel's words."""

    kernel: Path
    initrd: Path
    disk: Path
    words: str
    accelerator: str = "kvm"


class Machine:
    """Switched on when made; `powered` is that moment on the monotonic clock."""

    def __init__(self, folder: Path, hardware: Hardware) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.hardware = folder, hardware
        for stale in folder.glob("*.sock"):
            stale.unlink()
        with (folder / "qemu.log").open("a") as log:
            self.process = subprocess.Popen(
                self._command(), stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=die_with_parent
            )
        self._monitor = Monitor(folder / "monitor.sock")
        self._monitor.greet()
        self._eye = Monitor(folder / "eye.sock")
        self._eye.greet()
        self._agent: Monitor | None = None
        self.powered = time.monotonic()
        self._monitor.ask("cont")

    def _command(self) -> list[str]:
        hardware, at = self.hardware, self.folder
        words = f"root=/dev/vda rw {hardware.words} {IN_SOFTWARE if hardware.accelerator == 'tcg' else ''}"
        return [
            "qemu-system-x86_64", "-S", "-nodefaults", "-no-user-config", "-display", "none",
            "-accel", ACCELERATORS[hardware.accelerator], "-cpu", PROCESSOR[hardware.accelerator],
            "-smp", "2", "-m", str(MEMORY_MB),
            "-kernel", str(hardware.kernel), "-initrd", str(hardware.initrd), "-append", words,
            "-drive", f"file={hardware.disk},if=virtio,format=qcow2,cache=writethrough",
            "-device", f"virtio-vga,xres={SIZE[0]},yres={SIZE[1]}",
            "-device", "qemu-xhci,id=usb", "-device", "usb-tablet,bus=usb.0,port=1",
            "-device", f"usb-kbd,bus=usb.0,port={KEYPAD_PORT},id={KEYPAD}",
            "-device", "virtio-rng-pci", "-device", "i6300esb", "-action", "watchdog=reset",
            "-netdev", "user,id=cable,ipv6=off", "-device", "virtio-net-pci,netdev=cable",
            "-device", "virtio-serial-pci",
            "-chardev", f"socket,id=agent,path={at}/agent.sock,server=on,wait=off",
            "-device", "virtserialport,chardev=agent,name=org.qemu.guest_agent.0",
            "-qmp", f"unix:{at}/monitor.sock,server=on,wait=off",
            "-qmp", f"unix:{at}/eye.sock,server=on,wait=off",
        ]  # fmt: skip

    # -- what a person does ----------------------------------------------------------------------------

    def tap(self, x: float, y: float) -> None:
        """A finger touches the glass and leaves it, in pixels from the top left."""
        self._input(
            *(
                {"type": "abs", "data": {"axis": axis, "value": round(at * FULL / (full - 1))}}
                for axis, at, full in (("x", x, SIZE[0]), ("y", y, SIZE[1]))
            )
        )
        for down in (True, False):
            self._input({"type": "btn", "data": {"button": "left", "down": down}})
            threading.Event().wait(0.05)

    def keys(self, *names: str) -> None:
        """Keys held together, then let go, by QEMU's names: ctrl, alt, f2, delete, sysrq…"""
        for down, order in ((True, names), (False, names[::-1])):
            for name in order:
                key = {"type": "qcode", "data": name}
                self._input({"type": "key", "data": {"key": key, "down": down}})
            threading.Event().wait(0.05)

    def plug(self, device: str, name: str, **more: Any) -> None:
        """Something goes into a USB socket."""
        self._monitor.ask("device_add", driver=device, id=name, bus="usb.0", **more)

    def plug_disk(self, name: str) -> None:
        """A USB disk, an empty one, goes into a socket."""
        self._monitor.ask("blockdev-add", driver="null-co", node_name=name, size=1 << 20)
        self.plug("usb-storage", name, drive=name)

    def unplug(self, name: str) -> None:
        self._monitor.ask("device_del", id=name)

    def cable(self, plugged: bool) -> None:
        """The network's cable, pulled or plugged in."""
        self._monitor.ask("set_link", name="cable", up=plugged)

    def power_cut(self) -> None:
        """Nothing is written any more: what the disk had acknowledged is there, and nothing else."""
        self.process.kill()
        self.process.wait()
        self._closed()

    def _input(self, *events: dict[str, Any]) -> None:
        self._monitor.ask("input-send-event", events=list(events))

    # -- what is seen ----------------------------------------------------------------------------------

    def screen(self, into: Path) -> Path:
        """What the screen shows now, as PPM."""
        self._eye.ask("screendump", filename=str(into))
        return into

    def resets(self) -> list[float]:
        """When the machine started again, by itself or by its software."""
        return [at for at, name in self._monitor.look() if name == "RESET"]

    # -- inside ----------------------------------------------------------------------------------------

    def inside(self, command: str, deadline_s: float = 120) -> tuple[int, str]:
        """Runs a line of shell as root in the machine: how it ended, and what it said."""
        until = time.monotonic() + deadline_s
        while True:
            try:
                return self._inside(command, until)
            except (Refused, OSError, TimeoutError):
                if self.process.poll() is not None or time.monotonic() > until:
                    raise
                self.forget_agent()
                threading.Event().wait(0.2)

    def _inside(self, command: str, until: float) -> tuple[int, str]:
        if self._agent is None:
            agent = Monitor(self.folder / "agent.sock", 5)
            agent.sync(int(time.monotonic() * 1000) & 0x7FFFFFFF)
            self._agent = agent
        given = {"path": "/bin/sh", "arg": ["-c", command], "capture-output": True}
        pid = self._agent.ask("guest-exec", **given)["pid"]
        while not (ended := self._agent.ask("guest-exec-status", pid=pid))["exited"]:
            if time.monotonic() > until:
                raise TimeoutError(command)
            threading.Event().wait(0.03)
        said = base64.b64decode(ended.get("out-data", "")) + base64.b64decode(ended.get("err-data", ""))
        return ended.get("exitcode", -ended.get("signal", 1)), said.decode(errors="replace")

    def say(self, command: str) -> str:
        """What a command in the machine says; AssertionError where it fails."""
        code, said = self.inside(command)
        assert code == 0, f"{command}: {said}"
        return said.strip()

    def until(self, wanted: Callable[[], Any], what: str, deadline_s: float = 120) -> Any:
        """Waits until something holds; AssertionError says what was waited for."""
        until = time.monotonic() + deadline_s
        while time.monotonic() < until:
            if value := wanted():
                return value
            threading.Event().wait(0.05)
        raise AssertionError(f"not in {deadline_s:.0f} s: {what}")

    def forget_agent(self) -> None:
        """Its agent has started again."""
        if self._agent is not None:
            self._agent.close()
            self._agent = None

    def close(self) -> None:
        """Switched off."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._closed()

    def _closed(self) -> None:
        self._monitor.close()
        self._eye.close()
        self.forget_agent()
