"""Sources of content: a zip, a folder, and what hostile or broken ones are refused for."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from kiosk.content import source
from kiosk.content.source import SourceError, identity_of, open_source
from tests.content.documents import GUIDED, SERVICE, make_zip, small_zip


def test_a_zip_gives_its_documents_and_nothing_else(tmp_path: Path) -> None:
    opened = open_source(small_zip(tmp_path))
    assert sorted(opened.identities()) == ["F1", "F2", "R3"]
    assert opened.get_bytes("F1") == GUIDED
    assert opened.get_bytes("F404") is None
    assert "F2" in opened
    opened.close()


def test_a_folder_gives_the_same(tmp_path: Path) -> None:
    for name, written in {"F1.xml": GUIDED, "R3.xml": SERVICE, "notes.txt": b"-"}.items():
        (tmp_path / name).write_bytes(written)
    opened = open_source(tmp_path)
    assert sorted(opened.identities()) == ["F1", "R3"]
    assert opened.get_bytes("R3") == SERVICE


@pytest.mark.parametrize(
    "name",
    [
        "../F1.xml",
        "../../etc/F1.xml",
        "/F1.xml",
        "a/b/F1.xml",
        "..\\F1.xml",
        "F1.xml/",
        "f1.xml",
        "F1.xml.exe",
        "F12345678.xml",
        "X1.xml",
        "F1\x00.xml",
        "F١.xml",
    ],
)
def test_names_that_are_no_document_are_passed_over(name: str) -> None:
    assert identity_of(name) is None


def test_a_name_that_climbs_out_is_not_read(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"../F1.xml": b"<a/>", "xml/F2.xml": b"<b/>"})
    assert list(open_source(path).identities()) == ["F2"]


def refusal(path: Path, identity: str = "F1") -> str:
    with pytest.raises(SourceError) as refused:
        open_source(path).get_bytes(identity)
    return str(refused.value)


def test_what_is_not_there_says_which_setting(tmp_path: Path) -> None:
    assert "content.source" in refusal(tmp_path / "none.zip")


def test_an_empty_zip_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    assert "not the State's zip" in refusal(make_zip(tmp_path / "a.zip", {"x.txt": b""}))
    (tmp_path / "folder").mkdir()
    assert "in this folder" in refusal(tmp_path / "folder")


def test_a_truncated_zip_is_refused(tmp_path: Path) -> None:
    path = small_zip(tmp_path)
    path.write_bytes(path.read_bytes()[:-30])
    assert "fetch it again" in refusal(path)


def test_a_damaged_document_is_refused_by_name(tmp_path: Path) -> None:
    path = small_zip(tmp_path)
    written = bytearray(path.read_bytes())
    start = written.index(b"F1.xml") + 40
    written[start : start + 20] = b"\xff" * 20
    path.write_bytes(written)
    assert "F1.xml cannot be unpacked" in refusal(path)


def test_an_encrypted_document_is_refused_by_name(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"F1.xml": GUIDED})
    written = bytearray(path.read_bytes())
    entry = written.index(b"PK\x01\x02")
    for flags in (6, entry + 8):
        struct.pack_into("<H", written, flags, 1)
    path.write_bytes(written)
    assert "F1.xml cannot be unpacked" in refusal(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    assert "suspiciously" in refusal(make_zip(tmp_path / "a.zip", {"F1.xml": b" " * 2**20}))


def test_sizes_and_numbers_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = small_zip(tmp_path)
    with monkeypatch.context() as small:
        small.setattr(source, "LARGEST_DOCUMENT", 100)
        assert "more than the bounds allow" in refusal(path)
    with monkeypatch.context() as few:
        few.setattr(source, "MOST_DOCUMENTS", 2)
        assert "more than 2" in refusal(path)


def test_a_document_that_stands_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("F1.xml", b"<a/>")
        made.writestr("xml/F1.xml", b"<b/>")
    assert "F1 stands in it twice" in refusal(path)


def test_a_folder_s_links_and_giants_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_bytes(b"<a/>")
    (tmp_path / "F1.xml").symlink_to(tmp_path / "secret")
    assert "not a plain file" in refusal(tmp_path)
    (tmp_path / "F2.xml").write_bytes(b"x" * 200)
    monkeypatch.setattr(source, "LARGEST_DOCUMENT", 100)
    assert "more than 100 bytes" in refusal(tmp_path, "F2")
