"""What a bundle says of itself, and what may be in one; read from its second line by `reading`.

A bundle can only hold files of these names, so a path that leads elsewhere, a link, a device or a folder
cannot even be written in one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from kiosk.bundles.refusal import Refused

SETTINGS = "site.toml"
CONTENT = "content/vosdroits.zip"
WORDS = ("fiches.yaml", "recherche.yaml", "themes.yaml")
_PROCEDURE = re.compile(r"procedures/[a-z0-9][a-z0-9_-]{0,79}(\.[a-z]{2}(-[a-z]{2,8})?)?\.yaml")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
MOST_FILES = 2000
MOST_BYTES = 400 * 2**20  # all files together
MOST_OF_A_TEXT = 2**20
MOST_VERSION = 2**53
MADE_ANEW = "Demandez ce lot à la ville, fait de nouveau par « kiosk bundle make »."


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: its name in the bundle, its length in bytes, the SHA-256 of what it holds."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which version this is, for whom, from when on, and its files in order.

    `terminals` empty: every one of the site. `not_before` is a day (ISO 8601), or empty.
    """

    version: int
    made_at: str
    not_before: str
    site: str
    terminals: tuple[str, ...]
    files: tuple[Entry, ...]

    @property
    def size(self) -> int:
        return sum(entry.size for entry in self.files)

    def encode(self) -> bytes:
        """One line, without its end."""
        return json.dumps(asdict(self), ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()

    def is_for(self, site: str, terminal: str) -> bool:
        """Whether this terminal is meant."""
        return self.site == site and (not self.terminals or terminal in self.terminals)


def may_be_held(path: str) -> bool:
    """Whether a file of this name may be in a bundle."""
    return path in (SETTINGS, CONTENT, *WORDS) or _PROCEDURE.fullmatch(path) is not None


def decode(line: bytes) -> Manifest:
    """The manifest of a line that was signed; `Refused` where it is none or asks for more than may be."""
    try:
        body = json.loads(line)
    except (ValueError, RecursionError):
        raise _malformed("ce n’est pas du JSON") from None
    if not isinstance(body, Mapping) or set(body) != set(Manifest.__slots__):
        raise _malformed("ses champs sont autres")
    version, site, terminals = body["version"], body["site"], body["terminals"]
    if type(version) is not int or not 1 <= version < MOST_VERSION:
        raise _malformed("la version")
    if not _name(site) or not isinstance(terminals, list) or not all(map(_name, terminals)):
        raise _malformed("la mairie ou les bornes")
    if not isinstance(body["made_at"], str) or len(body["made_at"]) > 40 or not _day(body["not_before"]):
        raise _malformed("les dates")
    files = _files(body["files"])
    return Manifest(version, body["made_at"], body["not_before"], site, tuple(terminals), files)


def _files(given: Any) -> tuple[Entry, ...]:
    if not isinstance(given, list) or len(given) > MOST_FILES:
        raise Refused(f"Le lot a plus de {MOST_FILES} fichiers.", MADE_ANEW)
    entries = tuple(_entry(one) for one in given)
    if len({entry.path for entry in entries}) != len(entries):
        raise Refused("Le lot a deux fois le même fichier.", MADE_ANEW)
    if sum(entry.size for entry in entries) > MOST_BYTES:
        raise Refused(f"Le lot dépasse {MOST_BYTES // 2**20} Mo.", MADE_ANEW)
    return entries


def _entry(one: Any) -> Entry:
    if not isinstance(one, Mapping) or set(one) != set(Entry.__slots__):
        raise _malformed("un fichier")
    path, size, digest = one["path"], one["size"], one["sha256"]
    if not isinstance(path, str) or not may_be_held(path):
        raise Refused(f"Le lot a un fichier qui n’a rien à y faire : {path!r:.80}.", MADE_ANEW)
    most = MOST_BYTES if path == CONTENT else MOST_OF_A_TEXT
    if type(size) is not int or not 0 <= size <= most:
        raise Refused(f"Le fichier {path} du lot est trop grand.", MADE_ANEW)
    if not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
        raise _malformed("une empreinte")
    return Entry(path, size, digest)


def _name(given: object) -> bool:
    return isinstance(given, str) and _NAME.fullmatch(given) is not None


def _day(given: object) -> bool:
    try:
        return given == "" or (isinstance(given, str) and date.fromisoformat(given).isoformat() == given)
    except ValueError:
        return False


def _malformed(what: str) -> Refused:
    return Refused(f"L’en-tête du lot est malformé ({what}).", MADE_ANEW)


def unknown_terminals(manifest: Manifest, known: Sequence[str]) -> tuple[str, ...]:
    """Those it is meant for and that are not among these."""
    return tuple(one for one in manifest.terminals if one not in known)
