"""Builds the Debian packages: the terminal's and the desk's, each with its locked Python packages inside.

    deploy/package [terminal] [desk] [--into DIR]      (out/packages)

A package installs without a network and has the same SHA-256 when it is built again from the same commit:
every time in it is the commit's, every owner root. Its place is /usr/lib/kiosk-NAME, its settings are
/etc/kiosk-NAME.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from shipped_settings import put_settings
from shipped_system import UNITS, put, put_system

from kiosk.cli import offered

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
OUT = ROOT / "out" / "packages"
# The headings of deploy/requirements.in and deploy/packages.txt whose content a package needs.
PYPI = {"terminal": "the terminal", "desk": "the desk"}
SETTINGS_NEED = ("python-dotenv", "PyYAML", "Babel", "requests", "defusedxml")  # any command reads settings
DEBIAN = {
    "terminal": (
        "the window", "the voice", "screen readers", "the ticket printer", "opening hours", "type and icons",
    ),
    "desk": ("opening hours",),
}  # fmt: skip
ONLY_FOR_TESTS = ("xvfb", "python3-venv")
MORE = {
    "terminal": ("xserver-xorg-core", "xserver-xorg-input-libinput", "systemd", "udev", "libc6"),
    "desk": ("systemd", "libc6"),
}
ABOUT = {
    "terminal": "touch terminal for town halls: one procedure, one question at a time\n"
    " Leads one citizen through one procedure, shown and spoken, and forgets them\n"
    " when they leave. One button, always in the same place, brings a person.\n"
    " Starts with the machine, full screen, without a desktop.",
    "desk": "desk that receives the calls of the town-hall terminals\n"
    " The server and the agents' page: calls from terminals ring here until\n"
    " somebody takes them. SQLite for a town hall, PostgreSQL for a city.",
}
PACKED = {"xz": ("-Zxz",), "gzip": ("-Zgzip", "-z1")}
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", "*.po", "*.pot")


def main() -> int:
    """0 when each package asked for stands in the folder; its name and hash are printed."""
    parser = argparse.ArgumentParser(prog="deploy/package", description="Builds the Debian packages.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="terminal, desk; none: both")
    parser.add_argument("--into", type=Path, default=OUT, metavar="DIR")
    parser.add_argument("--compression", choices=PACKED, default="xz", help="gzip: larger, sooner")
    given = parser.parse_args()
    if unknown := set(given.names) - set(PYPI):
        parser.error(f"there is no package « {', '.join(sorted(unknown))} »: terminal or desk.")
    given.into.mkdir(parents=True, exist_ok=True)
    for name in given.names or PYPI:
        made = build(name, given.into, given.compression)
        print(f"{hashlib.sha256(made.read_bytes()).hexdigest()}  {made}")
    return 0


def build(name: str, into: Path, compression: str = "xz") -> Path:
    """One package, as a file in a folder."""
    when, version = _commit_time(), _version()
    with tempfile.TemporaryDirectory(prefix="kiosk-package-") as folder:
        stage = Path(folder) / f"kiosk-{name}"
        home = stage / "usr" / "lib" / f"kiosk-{name}"
        _python(name, home)
        _sources(name, home, stage / "etc" / f"kiosk-{name}")
        put_system(name, stage)
        _documents(name, stage, version, when)
        _control(name, stage, version)
        _settle(stage, when)
        architecture = _architecture()
        made = into / f"kiosk-{name}_{version}_{architecture}.deb"
        environ = os.environ | {"SOURCE_DATE_EPOCH": str(when)}
        command = ["dpkg-deb", "--root-owner-group", *PACKED[compression], "--build", str(stage), str(made)]
        subprocess.run(command, check=True, env=environ, stdout=subprocess.DEVNULL)
        return made


def locked(name: str, lock: str, listed: str) -> str:
    """The part of the lock that a package needs: what it asks for, and what that asks for in turn."""
    done: set[tuple[str, frozenset[str]]] = set()
    todo = [Requirement(one) for one in (*_section(listed, PYPI[name]), *SETTINGS_NEED)]
    while todo:
        asked = todo.pop()
        key = _canonical(asked.name), frozenset(asked.extras)
        if key in done:
            continue
        done.add(key)
        for further in map(Requirement, metadata.requires(asked.name) or ()):
            marker = further.marker
            if marker is None or any(marker.evaluate({"extra": extra}) for extra in asked.extras or {""}):
                todo.append(further)
    names = {one for one, _ in done}
    blocks = re.split(r"\n(?=[A-Za-z0-9])", lock)
    kept = [block for block in blocks if _canonical(re.split(r"[=\s\[]", block, maxsplit=1)[0]) in names]
    return "\n".join(kept) + "\n"


def _section(text: str, heading: str) -> list[str]:
    """The lines below a heading of a file of names, without what is said about them."""
    for part in text.split("\n\n"):
        lines = [line for line in part.splitlines() if line.strip()]
        if lines and lines[0].startswith("#") and heading in lines[0]:
            return [line.partition("#")[0].strip() for line in lines if not line.startswith("#")]
    raise SystemExit(f"deploy/package: no heading « {heading} ».")


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def _python(name: str, home: Path) -> None:
    """An environment by hand: made by `venv` it would know where it was made."""
    library = home / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"
    library.mkdir(parents=True)
    lock = locked(name, _read("deploy/requirements.txt"), _read("deploy/requirements.in"))
    chosen = home / "requirements.txt"
    chosen.write_text(lock, encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check"]
    pip += ["--require-hashes", "--only-binary", ":all:", "--no-deps", "--no-compile"]
    subprocess.run([*pip, "--target", str(library), "-r", str(chosen)], check=True, stdout=subprocess.DEVNULL)
    for useless in ("bin", "share", "tests", "test"):
        shutil.rmtree(library / useless, ignore_errors=True)
    version = f"3.{sys.version_info.minor}"
    (home / "pyvenv.cfg").write_text(
        f"home = /usr/bin\ninclude-system-site-packages = false\nversion = {version}\n"
    )
    (home / "bin").mkdir()
    (home / "bin" / "python").symlink_to(f"../../../bin/python{version}")


def _sources(name: str, home: Path, settings: Path) -> None:
    """The program with its texts, type and pictures; and the settings, which are the technician's."""
    library = home / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"
    shutil.copytree(ROOT / "kiosk", home / "kiosk", ignore=LEFT_OUT)
    shutil.copytree(ROOT / "assets", home / "assets", ignore=LEFT_OUT)
    put_settings(name, settings)
    (home / "config").symlink_to(f"/etc/kiosk-{name}")
    (library / "kiosk-program.pth").write_text(f"/usr/lib/kiosk-{name}\n")
    program = home / "bin" / "kiosk"
    program.write_text(
        f"#!/usr/lib/kiosk-{name}/bin/python -P\n"
        "import sys\n\nfrom kiosk.cli import main\n\nsys.exit(main())\n"
    )
    program.chmod(0o755)


def _documents(name: str, stage: Path, version: str, when: int) -> None:
    folder = stage / "usr/share/doc" / f"kiosk-{name}"
    folder.mkdir(parents=True, exist_ok=True)
    rights = _read("LICENSE") + _read("deploy/packaging/copyright")
    (folder / "copyright").write_text(rights, encoding="utf-8")
    _manual("kiosk" if name == "terminal" else "kiosk-desk", stage / "usr/share/man/man1")
    changes = (
        f"kiosk-{name} ({version}) stable; urgency=medium\n\n  * Built from commit {_commit()}.\n\n"
        f" -- {maintainer()}  {_rfc_2822(when)}\n"
    )
    with (folder / "changelog.gz").open("wb") as file:
        file.write(gzip.compress(changes.encode(), 9, mtime=0))
    overrides = HERE / name / "lintian-overrides"
    if overrides.exists():
        put(overrides, stage / "usr/share/lintian/overrides" / f"kiosk-{name}")


def _manual(command: str, folder: Path) -> None:
    """The command's manual page, from what it says of itself."""
    lines = [f'.TH {command.upper()} 1 "" "" "User Commands"', ".SH NAME"]
    lines += [f"{command} \\- the town-hall terminal", ".SH SYNOPSIS", f".B {command}"]
    lines += [".I COMMAND", "[options]", ".SH COMMANDS"]
    package = "kiosk-desk" if command == "kiosk-desk" else "kiosk-terminal"
    for one, about in offered(package).items():
        lines += [".TP", f".B {one}", about]
    lines += [".SH FILES", f"/etc/{package}"]
    lines += [".SH EXIT STATUS", "0 good, 1 problems found, 2 wrong use."]
    folder.mkdir(parents=True)
    page = "\n".join(lines).encode() + b"\n"
    (folder / f"{command}.1.gz").write_bytes(gzip.compress(page, 9, mtime=0))


def _control(name: str, stage: Path, version: str) -> None:
    folder = stage / "DEBIAN"
    folder.mkdir()
    minor = sys.version_info.minor
    listed = [
        line
        for heading in DEBIAN[name]
        for line in _section(_read("deploy/packages.txt"), heading)
        if line.split()[0] not in ONLY_FOR_TESTS
    ]
    python = (f"python3 (>= 3.{minor})", f"python3 (<< 3.{minor + 1})")
    size = sum(path.lstat().st_size for path in stage.rglob("*") if path.is_file()) // 1024
    (folder / "control").write_text(
        f"Package: kiosk-{name}\nVersion: {version}\nArchitecture: {_architecture()}\n"
        f"Maintainer: {maintainer()}\nSection: misc\nPriority: optional\n"
        f"Installed-Size: {size}\nDepends: {', '.join((*python, *MORE[name], *listed))}\n"
        f"Description: {ABOUT[name]}\n",
        encoding="utf-8",
    )
    etc = stage / "etc"
    files = sorted(path for path in etc.rglob("*") if path.is_file())
    (folder / "conffiles").write_text("".join(f"/{path.relative_to(stage)}\n" for path in files))
    for script in ("postinst", "prerm", "postrm"):
        text = (HERE / script).read_text("utf-8")
        units = " ".join(f"{unit}.service" for unit in UNITS[name])
        made = folder / script
        made.write_text(text.replace("@NAME@", name).replace("@UNITS@", units), encoding="utf-8")
        made.chmod(0o755)


def _settle(stage: Path, when: int) -> None:
    """The same times and rights whoever builds."""
    for path in [stage, *sorted(stage.rglob("*"))]:
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (when, when), follow_symlinks=False)


def _read(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def _version() -> str:
    if given := os.environ.get("KIOSK_VERSION"):
        return given
    found = re.search(r'__version__ = "([^"]+)"', _read("kiosk/__init__.py"))
    assert found is not None
    return found[1]


def _architecture() -> str:
    return _output("dpkg", "--print-architecture")


def _commit() -> str:
    given = os.environ.get("KIOSK_COMMIT")
    return given or _output("git", "-C", str(ROOT), "rev-parse", "--short=12", "HEAD")


def maintainer() -> str:
    """Who is written to about a package: KIOSK_MAINTAINER, by whoever builds it for a city, or its author."""
    author = ("git", "-C", str(ROOT), "log", "-1", "--format=%an <%ae>")
    return os.environ.get("KIOSK_MAINTAINER") or _output(*author)


def _commit_time() -> int:
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return int(given or _output("git", "-C", str(ROOT), "log", "-1", "--format=%ct"))


def _rfc_2822(when: int) -> str:
    return _output("date", "-u", "-R", "-d", f"@{when}")


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
