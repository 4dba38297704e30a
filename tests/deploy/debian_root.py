"""An empty Debian of the tests' own, in a folder: what a package is installed into."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

SOURCES = Path("/etc/apt/sources.list.d")
NEEDED = "python3,systemd,tzdata,ca-certificates"  # what the package depends on: it is installed offline then


def mirror() -> str:
    """Where this machine has its own Debian from."""
    written = [Path("/etc/apt/sources.list"), *sorted(SOURCES.glob("*"))]
    text = "\n".join(path.read_text() for path in written if path.is_file())
    found = re.findall(r"^(?:URIs:|deb(?: \[[^]]*\])?)\s+(\S+)", text, re.MULTILINE)
    return next((url for url in found if "security" not in url), "")


class DebianRoot:
    """Made by mmdebstrap, in half the time of debootstrap; commands run in it, as root or a user of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        suite = re.search(r"VERSION_CODENAME=(\S+)", Path("/etc/os-release").read_text())
        assert suite is not None
        quick = ["--quiet", "--dpkgopt=force-unsafe-io"]  # it outlives no power cut, and need not
        what = ["--variant=minbase", f"--include={NEEDED}", suite[1], str(folder), mirror()]
        command = ["mmdebstrap", *quick, *what]
        made = subprocess.run([one for one in command if one], capture_output=True, text=True, check=False)
        assert made.returncode == 0, made.stdout[-2000:] + made.stderr[-2000:]
        subprocess.run(["mount", "--bind", "/proc", folder / "proc"], check=True)

    def run(self, *command: str, user: str = "") -> subprocess.CompletedProcess[str]:
        """What a command says and how it ends."""
        words = self.command(*command, user=user)
        nobody = subprocess.DEVNULL  # what asks a question gets no answer
        return subprocess.run(words, stdin=nobody, capture_output=True, text=True, check=False)

    def command(self, *command: str, user: str = "", environ: Sequence[str] = ()) -> list[str]:
        """A command as it is run from outside, with nothing of this environment."""
        path = "PATH=/usr/sbin:/usr/bin:/sbin:/bin"
        clean = ["env", "-i", path, "LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive", *environ]
        as_user = ["runuser", "-u", user, "--"] if user else []
        return ["chroot", str(self.folder), *as_user, *clean, *command]

    def install(self, package: Path) -> None:
        """As `dpkg -i` does, without a network, and without anybody to answer a question."""
        shutil.copy(package, self.folder / "srv" / package.name)
        done = self.run("dpkg", "-i", f"/srv/{package.name}")
        assert done.returncode == 0, done.stdout + done.stderr
        os.unlink(self.folder / "srv" / package.name)

    def close(self) -> None:
        """Takes it away."""
        while (self.folder / "proc").is_mount():  # mmdebstrap leaves its own where somebody looks into it
            subprocess.run(["umount", "-l", self.folder / "proc"], check=True)
        shutil.rmtree(self.folder)
