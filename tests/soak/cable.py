"""A cable to the desk that can be pulled: a network of the soak's own, and the desk in another one.

Both are network namespaces, so that nothing else on the machine sees them; it takes root.
"""

from __future__ import annotations

import ctypes
import os
import subprocess

CLONE_NEWNET = 0x40000000  # unshare(2)
HERE, FAR, BITS = "10.77.12.1", "10.77.12.2", 30
NEAR_END, FAR_END = "soak0", "soak1"
NARROW = ("rate", "200kbit", "burst", "4kb", "latency", "400ms")


def own_network() -> bool:
    """Takes this process, and all that it starts, into a network of their own; False where it may not.

    Before any thread or connection: a network belongs to a thread.
    """
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNET) != 0:
        return False
    _run("ip", "link", "set", "lo", "up")
    return True


class Cable:
    """The line between this network and the desk's: pulled, it loses what it carries and tells nobody."""

    def __init__(self) -> None:
        self._holder = subprocess.Popen(
            ["unshare", "--net", "sh", "-c", "ip link set lo up && echo && exec cat"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._holder.stdout is not None
        assert self._holder.stdout.readline(), "no network for the desk"
        pid = self._holder.pid
        self.inside = ("nsenter", f"--net=/proc/{pid}/ns/net")  # before a command that runs beyond the cable
        _run("ip", "link", "add", NEAR_END, "type", "veth", "peer", "name", FAR_END, "netns", str(pid))
        _run("ip", "address", "add", f"{HERE}/{BITS}", "dev", NEAR_END)
        _run("ip", "link", "set", NEAR_END, "up")
        self._beyond("ip", "address", "add", f"{FAR}/{BITS}", "dev", FAR_END)
        self.plug()

    def pull(self) -> None:
        """Nothing arrives any more, and no connection ends."""
        self._beyond("ip", "link", "set", FAR_END, "down")

    def plug(self) -> None:
        """It carries again."""
        self._beyond("ip", "link", "set", FAR_END, "up")

    def narrow(self) -> None:
        """It carries 25 kB a second each way, and drops what waits longer than 0.4 s."""
        _run("tc", "qdisc", "add", "dev", NEAR_END, "root", "tbf", *NARROW)
        self._beyond("tc", "qdisc", "add", "dev", FAR_END, "root", "tbf", *NARROW)

    def widen(self) -> None:
        """As wide as before."""
        _run("tc", "qdisc", "del", "dev", NEAR_END, "root")
        self._beyond("tc", "qdisc", "del", "dev", FAR_END, "root")

    def close(self) -> None:
        """The desk's network ends, and the cable with it."""
        assert self._holder.stdin is not None
        assert self._holder.stdout is not None
        self._holder.stdin.close()
        self._holder.wait(20)
        self._holder.stdout.close()

    def _beyond(self, *command: str) -> None:
        _run(*self.inside, *command)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, env=os.environ | {"LC_ALL": "C"})
