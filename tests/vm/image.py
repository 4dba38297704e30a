"""A bare Debian PC as a disk, with the terminal installed on it as a technician does; used by `deploy/vm`.

Nothing here needs a loop device: the disk is filled from a folder. The bare Debian and the Debian packages
that were fetched are kept in out/vm, so that the next run takes minutes less.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.deploy.debian_root import mirror
from tests.desk.running import CODE, TOKEN
from tests.vm.machine import HOST

GUEST = Path(__file__).resolve().parent / "guest"
# What Debian's installer leaves on a PC without a desktop, and the door through which the trials look inside.
BARE = (
    "systemd-sysv", "dbus", "libpam-systemd", "udev", "kmod", "initramfs-tools", "iproute2", "procps",
    "ca-certificates", "qemu-guest-agent",
)  # fmt: skip
CABLE = "[Match]\nType=ether\n[Network]\nAddress=10.0.2.15/24\nGateway=10.0.2.2\nLinkLocalAddressing=no\n"
DISK_MB = 6144


def suite() -> str:
    """The Debian of this machine: its package is for the same one."""
    found = re.search(r"VERSION_CODENAME=(\S+)", Path("/etc/os-release").read_text())
    assert found is not None, "this is not Debian"
    return found[1]


def bare(folder: Path) -> Path:
    """A folder with a bare Debian: kernel, systemd, a cable. Made once."""
    architecture = _said("dpkg", "--print-architecture")
    wanted = ",".join((*BARE, f"linux-image-{architecture}"))
    key = hashlib.sha256(f"{wanted}{suite()}{CABLE}".encode()).hexdigest()[:12]
    root, made = folder / "bare", folder / "bare.made"
    if made.is_file() and made.read_text() == key:
        return root
    shutil.rmtree(root, ignore_errors=True)
    made.unlink(missing_ok=True)
    command = ["debootstrap", "--variant=minbase", f"--include={wanted}", suite(), str(root), mirror()]
    _run(*(one for one in command if one), log=folder / "bare.log")
    (root / "etc/systemd/network/cable.network").write_text(CABLE)
    (root / "etc/hostname").write_text("borne-1\n")
    (root / "etc/hosts").write_text("127.0.0.1 localhost borne-1\n")
    (root / "etc/fstab").write_text("/dev/vda / ext4 errors=remount-ro 0 1\n")
    with _inside(root) as inside:
        inside("systemctl", "enable", "systemd-networkd")
        inside("passwd", "--lock", "root")
    made.write_text(key)
    return root


def installed(bare_root: Path, package: Path, root: Path, debs: Path) -> float:
    """The same with the terminal on it, by `apt install ./kiosk-terminal_….deb`; the seconds that took."""
    shutil.rmtree(root, ignore_errors=True)
    _run("cp", "-a", "--reflink=auto", str(bare_root), str(root))
    debs.mkdir(parents=True, exist_ok=True)
    for source in ("sources.list", "sources.list.d", "trusted.gpg.d"):
        there = Path("/etc/apt") / source
        if there.is_dir():
            shutil.copytree(there, root / "etc/apt" / source, dirs_exist_ok=True)
        elif there.is_file():
            shutil.copy(there, root / "etc/apt" / source)
    keep_debian_only(root / "etc/apt/sources.list.d")
    if any((root / "etc/apt/sources.list.d").iterdir()):
        (root / "etc/apt/sources.list").unlink(missing_ok=True)  # debootstrap's own: the same, once more
    shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
    shutil.copy(package, root / "srv" / package.name)
    with _inside(root, debs) as inside:
        inside("apt-get", "update")
        began = time.monotonic()
        inside("apt-get", "install", "-y", f"/srv/{package.name}")
        return time.monotonic() - began


def keep_debian_only(folder: Path) -> None:
    """A PC in a town hall has Debian's packages, whatever else this machine knows."""
    for path in folder.glob("*") if folder.is_dir() else ():
        if "debian.org" not in path.read_text() and mirror() not in path.read_text():
            path.unlink()


def commissioned(root: Path, port: int) -> int:
    """What a technician writes beside the settings: where the desk is, and its token. The number of files."""
    settings = root / "etc/kiosk-terminal"
    (settings / "site.toml").write_text(f'[desk]\nurls = ["http://{HOST}:{port}"]\n', "utf-8")
    (settings / "terminal.toml").write_text('[terminal]\nid = "borne-1"\n', "utf-8")
    secrets = settings / ".env"
    secrets.write_text(f"KIOSK_DESK__TOKEN={TOKEN}\nKIOSK_DESK__AGENT_CODE={CODE}\n")
    with _inside(root) as inside:
        inside("chown", "root:kiosk", "/etc/kiosk-terminal/.env")
        inside("chmod", "640", "/etc/kiosk-terminal/.env")
    return 3


def with_trials(root: Path, desk: Path) -> None:
    """What the trials need inside: a bare program to measure beside, the desk's code for a demonstration."""
    shutil.copytree(GUEST, root / "usr/local/lib/vm", dirs_exist_ok=True)
    _run("dpkg-deb", "-x", str(desk), str(root / "usr/local/lib/vm/desk"))
    for unit in GUEST.glob("*.service"):
        shutil.copy(unit, root / "etc/systemd/system")


def disk(root: Path, file: Path) -> Path:
    """A disk with what the folder holds."""
    file.unlink(missing_ok=True)
    _run("mke2fs", "-q", "-t", "ext4", "-d", str(root), str(file), f"{DISK_MB}M")
    return file


def fresh(disk_file: Path, file: Path) -> Path:
    """A disk that begins as another one and leaves that as it is."""
    file.unlink(missing_ok=True)
    _run("qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b", str(disk_file.resolve()), str(file))
    return file


def kernel(root: Path) -> tuple[Path, Path]:
    """The kernel and its first root."""
    boot = root / "boot"
    return max(boot.glob("vmlinuz-*")), max(boot.glob("initrd.img-*"))


def words(root: Path) -> str:
    """What the package has the boot loader tell the kernel; read as grub reads it."""
    folder = root / "etc/default/grub.d"
    script = 'GRUB_CMDLINE_LINUX_DEFAULT=quiet; for one in "$0"/*.cfg; do [ -e "$one" ] && . "$one"; done; '
    return _said("sh", "-c", script + 'printf %s "$GRUB_CMDLINE_LINUX_DEFAULT"', str(folder))


@contextmanager
def _inside(root: Path, debs: Path | None = None) -> Iterator[object]:
    """Runs commands in a folder as on a machine of its own, whose services do not start."""
    mounts = [("/proc", root / "proc"), ("/dev", root / "dev")]
    if debs is not None:
        mounts.append((str(debs.resolve()), root / "var/cache/apt/archives"))
    policy = root / "usr/sbin/policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 101\n")
    policy.chmod(0o755)
    for source, target in mounts:
        target.mkdir(parents=True, exist_ok=True)
        _run("mount", "--bind", source, str(target))
    clean = [
        "env",
        "-i",
        "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
        "LC_ALL=C.UTF-8",
        "DEBIAN_FRONTEND=noninteractive",
    ]
    try:
        yield lambda *command: _run("chroot", str(root), *clean, *command, log=root.parent / "installed.log")
    finally:
        for _, target in reversed(mounts):
            _run("umount", "-l", str(target))
        policy.unlink()


def _run(*command: str, log: Path | None = None) -> None:
    """Raises RuntimeError with the last that a command said."""
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    if log is not None:
        with log.open("a") as file:
            file.write(f"$ {' '.join(command)}\n{done.stdout}{done.stderr}")
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {(done.stdout + done.stderr)[-1500:]}")


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
