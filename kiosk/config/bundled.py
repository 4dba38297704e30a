"""Which bundle is in service on this terminal, and what is read from it in place of the configuration's own.

STATE_DIR/bundles/service.json   which version is in service, on trial, before it, refused: one file, so
                                 that each change of it is one step
STATE_DIR/bundles/v<version>/    the files of a version, as they were signed
STATE_DIR/bundles/incoming/      what the link has fetched, not looked at yet
STATE_DIR/bundles/.building/     what is not finished; worth nothing
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from kiosk.config.durable import replace_file
from kiosk.config.layers import RULES, Given, Layer, from_toml
from kiosk.formats.problems import Problem

FOLDER, SERVICE, LOCK = "bundles", "service.json", ".lock"
INCOMING, BUILDING = "incoming", ".building"
SETTINGS, CONTENT = "site.toml", "content/vosdroits.zip"
INSTEAD = "KIOSK_BUNDLE"  # in the environment: this folder in place of the one in service; empty: none
_NEVER = (
    ("terminal", "id"), ("terminal", "place"), ("bundles", "key"),
    # devices and programs of one machine: a stolen key must not choose what runs there
    ("printer", "address"), ("channels", "lamp"), ("voice", "voices"), ("voice", "engine"),
    ("desk", "database"), ("technician", "key"),
)  # fmt: skip
MOST_REFUSED = 50


@dataclass(frozen=True, slots=True)
class Refusal:
    """A bundle that is not tried again: its version (0: not known), its file's SHA-256, and why."""

    version: int
    sha256: str
    why: str
    at: str


@dataclass(frozen=True, slots=True)
class Service:
    """What is in service: `current`, 0 where none is; `before`, to roll back to; `staged`, ready to be.

    `trial` is 0, or how many times the terminal has started (from 1) while the current one is on trial.
    `newest` is the greatest version ever put in service: an older one is refused for ever.
    `again` has been on trial once, while no desk answered.
    """

    current: int = 0
    before: int = 0
    staged: int = 0
    trial: int = 0
    newest: int = 0
    again: int = 0
    since: str = ""
    refused: tuple[Refusal, ...] = field(default=())

    def has_refused(self, version: int, sha256: str = "") -> Refusal | None:
        """Why this one is not tried again."""
        for one in self.refused:
            if (version and one.version == version) or (sha256 and one.sha256 == sha256):
                return one
        return None

    def refusing(self, refusal: Refusal) -> Service:
        return replace(self, refused=(*self.refused, refusal)[-MOST_REFUSED:])


def read_service(state: Path) -> Service:
    """What is in service in a terminal's own folder; nothing where it cannot be read."""
    try:
        body = json.loads((state / FOLDER / SERVICE).read_text("utf-8"))
        refused = tuple(Refusal(**one) for one in body.pop("refused"))
        service = Service(**body, refused=refused)
        names = ("current", "before", "staged", "trial", "newest", "again")
        numbers = [getattr(service, name) for name in names]
        return service if all(type(one) is int and one >= 0 for one in numbers) else Service()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Service()


def write_service(state: Path, service: Service) -> None:
    """In one step: a reader, and a start after a power cut, finds the old or the new. `OSError`."""
    body: dict[str, Any] = asdict(service)
    replace_file(state / FOLDER / SERVICE, json.dumps(body, ensure_ascii=False, indent=1).encode())


@contextmanager
def changing(state: Path) -> Iterator[Service]:
    """Alone with what is in service, until the block ends; the lock ends with the process."""
    (state / FOLDER).mkdir(parents=True, exist_ok=True, mode=0o700)
    with (state / FOLDER / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield read_service(state)


def version_folder(state: Path, version: int) -> Path:
    """Where the files of a version are."""
    return state / FOLDER / f"v{version}"


def bundle_folder(state: Path, environ: Mapping[str, str] | None = None) -> Path | None:
    """The files of the bundle in service; None where there is none."""
    instead = (os.environ if environ is None else environ).get(INSTEAD)
    if instead is not None:
        return Path(instead) if instead else None
    current = read_service(state).current
    folder = version_folder(state, current)
    return folder if current and folder.is_dir() else None


def from_bundle(folder: Path | None, problems: list[Problem]) -> Layer:
    """The settings of a bundle; what is of one terminal alone cannot come in one."""
    if folder is None:
        return {}
    layer: Layer = {}
    if (folder / CONTENT).exists():
        layer["content", "source"] = Given(str(folder / CONTENT), str(folder / CONTENT), 1, 1)
    read = from_toml(folder / SETTINGS, problems) if (folder / SETTINGS).exists() else {}
    for key, one in read.items():
        if key in _NEVER or RULES[key].kind == "path":
            message = f"{'.'.join(key)} ne vient pas par un lot."
            problems.append(one.problem(message, "Écrivez-le sur la borne, dans site.toml ou terminal.toml."))
        else:
            layer[key] = one
    return layer
