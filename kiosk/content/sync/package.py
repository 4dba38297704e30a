"""The npm package that republishes the feed as JSON trees: its layout and its documents; used by `material`.

Seen in 1.199.0: `package/data/particuliers/F1.json` …, with `index.json` naming every document beside them,
and the feeds for professionals and associations in folders of their own, which are left.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.content.sync.tree import TreeError, to_xml

LARGEST_TREE = 64 * 2**20           # bytes; JSON takes about seven times the room of the XML
IN_PACKAGE = "data/particuliers"
LISTING = "index.json"

_TREE = re.compile(r"([FNR][0-9]{1,7})\.json")

Document = tuple[str, bytes | None, float, str]     # identity, XML, how far, why it cannot be read


def identity_of_tree(name: str) -> str | None:
    """The document that « F1.json » stands for; None for any other name."""
    found = _TREE.fullmatch(name)
    return found.group(1) if found else None


def documents_folder(path: Path) -> Path | None:
    """Where the documents are in an unpacked package, given as any of its folders; None if it is none."""
    for folder in (path, path / IN_PACKAGE, path / "package" / IN_PACKAGE):
        if folder.is_dir() and any(identity_of_tree(entry.name) for entry in folder.iterdir()):
            return folder
    return None


def read_folder(folder: Path) -> Iterator[Document]:
    """Every document of an unpacked package, in order of name, then those that are listed and missing."""
    names = sorted(entry.name for entry in folder.iterdir() if identity_of_tree(entry.name))
    for place, name in enumerate(names, 1):
        yield document(name, _read(folder / name), place / len(names))
    yield from missing(_read(folder / LISTING), [name.removesuffix(".json") for name in names])


def document(name: str, written: bytes | str, done: float) -> Document:
    """The document of one file, given as its bytes or as why there are none."""
    identity = name.removesuffix(".json")
    if isinstance(written, str):
        return identity, None, done, f"{name}: {written}"
    try:
        tree = json.loads(written)
        xml = to_xml(tree)
    except TreeError as error:
        return identity, None, done, f"{name}: {error}"
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        return identity, None, done, f"{name}: {where}: not well-formed JSON"
    except (ValueError, RecursionError) as error:
        return identity, None, done, f"{name}: not readable as JSON ({type(error).__name__})"
    if tree.get("id") != identity:
        return identity, None, done, f"{name}: its « id » is not the one of its file name"
    return identity, xml, done, ""


def missing(listing: bytes | str, there: Iterable[str]) -> Iterator[Document]:
    """What the package's own list names and the package does not hold; nothing where it has no list."""
    if isinstance(listing, str):
        return
    try:
        named = json.loads(listing)
    except (ValueError, RecursionError):
        named = None
    if not isinstance(named, list):
        yield LISTING.removesuffix(".json"), None, 1.0, f"{LISTING}: not a list of documents"
        return
    known = set(there)
    for identity in named:
        if isinstance(identity, str) and identity not in known and identity_of_tree(f"{identity}.json"):
            yield identity, None, 1.0, f"{identity}.json: named in {LISTING}, and not there"


def _read(path: Path) -> bytes | str:
    try:
        if path.is_symlink() or not path.is_file():
            return "not a plain file"
        with path.open("rb") as opened:
            written = opened.read(LARGEST_TREE + 1)
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    return written if len(written) <= LARGEST_TREE else f"more than {LARGEST_TREE} bytes"
