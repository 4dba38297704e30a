"""The index is swapped in whole or not at all, and holds what listing and opening need."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.content.search.building import BuildError, build
from kiosk.content.search.index import Index, Unusable
from tests.content.search.documents import CITY, FILES, build_small, open_small


def test_a_report_says_what_went_in(tmp_path: Path) -> None:
    report = build_small(tmp_path, {**FILES, "F99.xml": b"<broken"})
    assert (report.documents, report.city, report.unread) == (len(FILES), 1, ("F99",))
    assert report.size == (tmp_path / "search.sqlite").stat().st_size


def test_a_record_has_what_opening_needs(tmp_path: Path) -> None:
    build_small(tmp_path)
    with open_small(tmp_path) as index:
        record = index.get("F5")
        assert record is not None
        assert record.title == "Aide à l’achat d’un vélo électrique"
        assert (record.kind, record.authority, record.date) == ("Fiche d'information", "etat", "2020-09-22")
        assert (record.theme, record.parent, record.guided) == ("N1", "N2", "F7")
        assert record.source == "https://example.test/vosdroits/F5"
        assert index.get("F404") is None


def test_browsing_from_theme_to_document(tmp_path: Path) -> None:
    build_small(tmp_path)
    with open_small(tmp_path) as index:
        assert [(line.id, line.title, line.documents) for line in index.themes()] == [
            ("N1", "Déplacements", 3)
        ]
        assert [(line.id, line.title) for line in index.subthemes("N1")] == [("N9", "À deux roues")]
        assert [(line.id, line.documents) for line in index.subthemes("N9")] == [("N2", 3)]
        below = [(line.id, line.part) for line in index.documents("N2")]
        assert below == [("F2", ""), ("F3", "À l’arrêt"), ("R6", "")]
        assert index.documents("N404") == []


def test_the_old_index_is_read_on_while_a_new_one_takes_its_place(tmp_path: Path) -> None:
    build_small(tmp_path)
    with open_small(tmp_path) as old:
        fewer = {name: written for name, written in FILES.items() if name != "F4.xml"}
        build_small(tmp_path, fewer)
        assert old.search("chauffage")[0].id == "F4"
        with open_small(tmp_path) as new:
            assert new.get("F4") is None
    assert [path.name for path in tmp_path.iterdir() if "new" in path.name] == []


def test_a_build_that_fails_leaves_the_old_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_small(tmp_path)
    before = (tmp_path / "search.sqlite").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.content.search.building._settle", full)
    with pytest.raises(BuildError, match="No space left"):
        build_small(tmp_path)
    assert (tmp_path / "search.sqlite").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if "new" in path.name] == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BuildError, match="cannot be written"):
        build(tmp_path / "file" / "search.sqlite", CITY, None)


def test_nothing_to_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="nothing to index"):
        build(tmp_path / "search.sqlite", (), None)
    assert list(tmp_path.iterdir()) == []


def test_the_citys_procedures_alone_are_an_index(tmp_path: Path) -> None:
    build(tmp_path / "search.sqlite", CITY, None)
    with open_small(tmp_path) as index:
        assert [hit.id for hit in index.search("arceau")] == ["arceaux"]
        assert index.themes() == []


@pytest.mark.parametrize("written", [b"", b"not a database at all", None])
def test_an_unusable_file_is_told(tmp_path: Path, written: bytes | None) -> None:
    path = tmp_path / "search.sqlite"
    if written is not None:
        path.write_bytes(written)
    with pytest.raises(Unusable, match="kiosk sync"):
        Index(path)


def test_an_index_that_the_disk_has_damaged_is_told(tmp_path: Path) -> None:
    build_small(tmp_path)
    path = tmp_path / "search.sqlite"
    with closing(sqlite3.connect(path)) as database:
        (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'documents'").fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    path.chmod(0o644)
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    with pytest.raises(Unusable, match="kiosk sync"):
        Index(path)


def test_an_index_of_another_version_is_refused(tmp_path: Path) -> None:
    build_small(tmp_path)
    database = sqlite3.connect(tmp_path / "search.sqlite")
    database.execute("UPDATE about SET value = '0'")
    database.commit()
    database.close()
    with pytest.raises(Unusable, match="another version"):
        open_small(tmp_path)


def test_an_open_index_cannot_be_written(tmp_path: Path) -> None:
    build_small(tmp_path)
    with open_small(tmp_path) as index, pytest.raises(sqlite3.OperationalError):
        index._database.execute("DELETE FROM documents")
