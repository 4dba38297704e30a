"""Sync from files: what is put in service, what is reported, what can be gone back to."""

from __future__ import annotations

import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.content.library import StateLibrary
from kiosk.content.source import ZipSource
from kiosk.content.sync import (
    DOCUMENTS,
    INDEX,
    REPORT,
    Affected,
    Refused,
    bar,
    current,
    last_report,
    rollback,
    sync,
)
from tests.content.sync.contents import (
    archived,
    as_published,
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
from tests.quality.tracked import ROOT


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "content"


def build_titles(path: Path, library: StateLibrary) -> None:
    """An index as small as one can be: a real file of SQLite."""
    with sqlite3.connect(path) as base:
        base.execute("create table titles (id, title)")
        rows = [(one.id, one.title.text) for one in library.documents()]
        base.executemany("insert into titles values (?, ?)", rows)
    base.close()


def test_a_zip_is_put_in_service_read_only(tmp_path: Path, into: Path) -> None:
    assert current(into) is None
    report = sync(zipped(tmp_path / "a.zip", documents(1, 2)), into)
    assert (report.outcome, report.documents, report.new) == ("new", 2, ("F1", "F2"))
    assert set(in_service(into)) == {"F1", "F2"}
    folder = current(into)
    assert folder is not None
    assert folder.name == report.content
    assert [oct(path.stat().st_mode & 0o777) for path in (folder, folder / DOCUMENTS)] == ["0o555", "0o444"]
    assert json.loads((folder / REPORT).read_text())["new"] == ["F1", "F2"]
    assert left_over(into) == set()


def test_every_form_of_the_same_documents_is_the_same_content(tmp_path: Path, into: Path) -> None:
    odd = 'Aller &amp; <Valeur unite="&#10;&#9;&quot;&lt;&amp;">2 €</Valeur> &lt;ici&gt;\u00a0: "x"'
    content = documents(1, 2) | {"F3": fiche("F3", odd)}
    content = {identity: as_published(written) for identity, written in content.items()}
    files = package_files(content)
    sources = [
        zipped(tmp_path / "a.zip", content),
        foldered(tmp_path / "folder", content),
        archived(tmp_path / "package.tgz", files),
        unpacked(tmp_path / "unpacked", files),
        tmp_path / "unpacked/package",
        tmp_path / "unpacked/package/data/particuliers",
    ]
    reports = [sync(source, into) for source in sources]
    assert [one.outcome for one in reports] == ["new"] + ["unchanged"] * 5
    assert len({one.content for one in reports}) == 1


def test_the_report_tells_new_changed_and_gone_and_whom_it_concerns(tmp_path: Path, into: Path) -> None:
    sync(zipped(tmp_path / "a.zip", documents(1, 2, 3, 10)), into)
    second = documents(1, 10, 11) | {"F2": fiche("F2", "Autrement. <Nouveaute>Tiens</Nouveaute>")}
    refers = {"essais.yaml": ["F1", "F2"], "velo.yaml": ["F3", "F404"], "calme.yaml": ["F1"]}
    report = sync(zipped(tmp_path / "b.zip", second), into, refers=refers)
    assert (report.new, report.changed, report.gone) == (("F11",), ("F2",), ("F3",))
    assert report.affected == (
        Affected("essais.yaml", changed=("F2",), gone=()),
        Affected("velo.yaml", changed=(), gone=("F3", "F404")),
    )
    assert report.unknown_tags == (("Nouveaute", 1),)
    told = "\n".join(report.sentences())
    assert "essais.yaml refers to 1 changed (F2)" in told
    assert "velo.yaml refers to 2 not there (F3, F404)" in told
    assert "<Nouveaute>" in told


def test_a_source_named_by_where_one_stands_is_told_in_full(
    tmp_path: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(foldered(tmp_path / "empty", {}))
    with pytest.raises(Refused) as refused:
        sync(".", into)
    assert str(refused.value).startswith(f"{tmp_path / 'empty'}: no document F….xml, N….xml or R….xml")


def test_files_that_are_no_documents_are_named(tmp_path: Path, into: Path) -> None:
    files = foldered(tmp_path / "folder", documents(1))
    (files / "menu.xml").write_text("<menu/>")
    assert sync(files, into).passed_over == ("menu.xml",)


def test_the_index_stands_beside_the_documents_it_was_made_from(tmp_path: Path, into: Path) -> None:
    sync(zipped(tmp_path / "a.zip", documents(1, 2)), into, build_index=build_titles)
    folder = current(into)
    assert folder is not None
    with sqlite3.connect(f"file:{folder / INDEX}?immutable=1", uri=True) as base:
        assert base.execute("select id, title from titles order by id").fetchall() == [
            ("F1", "Fiche F1"), ("F2", "Fiche F2"),
        ]  # fmt: skip
    base.close()


def test_an_index_that_cannot_be_built_changes_nothing(tmp_path: Path, into: Path) -> None:
    def build(path: Path, library: StateLibrary) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    sync(zipped(tmp_path / "a.zip", documents(1)), into)
    with pytest.raises(Refused, match=r"index cannot be built \(database or disk is full\)\nThe content"):
        sync(zipped(tmp_path / "b.zip", documents(1, 2)), into, build_index=build)
    assert set(in_service(into)) == {"F1"}
    assert left_over(into) == set()


def test_the_index_is_made_anew_when_what_else_it_is_made_from_changes(tmp_path: Path, into: Path) -> None:
    older, newer = zipped(tmp_path / "a.zip", documents(1)), zipped(tmp_path / "b.zip", documents(1, 2))
    first = sync(older, into, build_index=build_titles, made_with="city 1").content
    second = sync(newer, into, build_index=build_titles, made_with="city 1").content
    third = sync(newer, into, build_index=build_titles, made_with="city 2")
    assert third.outcome == "new"
    assert third.content not in (first, second)
    assert (third.new, third.changed, third.gone) == ((), (), ())
    rollback(into)                              # to other documents, not only to another index
    assert set(in_service(into)) == {"F1"}


def test_the_one_before_is_kept_and_older_ones_go(tmp_path: Path, into: Path) -> None:
    names = [sync(zipped(tmp_path / "a.zip", documents(*range(n + 1))), into).content for n in (1, 2, 3)]
    assert contents(into) == set(names[1:])


def test_a_rollback_holds_until_the_source_has_something_else(tmp_path: Path, into: Path) -> None:
    good, bad = zipped(tmp_path / "a.zip", documents(1)), zipped(tmp_path / "b.zip", documents(1, 2))
    better = zipped(tmp_path / "c.zip", documents(1, 2, 3))
    first = sync(good, into).content
    sync(bad, into)
    assert rollback(into).name == first
    assert set(in_service(into)) == {"F1"}
    again = sync(bad, into)
    assert again.outcome == "set_aside"
    assert "--force" in "\n".join(again.sentences())
    assert set(in_service(into)) == {"F1"}
    assert sync(better, into).outcome == "new"
    assert set(in_service(into)) == {"F1", "F2", "F3"}


def test_what_was_set_aside_comes_back_by_force(tmp_path: Path, into: Path) -> None:
    sync(zipped(tmp_path / "a.zip", documents(1)), into)
    sync(zipped(tmp_path / "b.zip", documents(1, 2)), into)
    rollback(into)
    assert sync(tmp_path / "b.zip", into, force=True).outcome == "new"
    assert set(in_service(into)) == {"F1", "F2"}


def test_there_is_nothing_to_go_back_to_at_first(tmp_path: Path, into: Path) -> None:
    with pytest.raises(Refused, match="no earlier content"):
        rollback(into)
    sync(zipped(tmp_path / "a.zip", documents(1)), into)
    with pytest.raises(Refused, match="no earlier content"):
        rollback(into)


def test_a_content_damaged_on_the_disk_is_built_again(tmp_path: Path, into: Path) -> None:
    source = zipped(tmp_path / "a.zip", documents(1, 2))
    sync(source, into)
    for _ in range(2):
        folder = current(into)
        assert folder is not None
        (folder / DOCUMENTS).chmod(0o644)
        (folder / DOCUMENTS).write_bytes(b"PK, or what the card made of it")
        assert sync(source, into).outcome == "new"
        assert set(in_service(into)) == {"F1", "F2"}
    assert sync(source, into).outcome == "unchanged"


def test_who_reads_the_old_content_goes_on_reading_it(tmp_path: Path, into: Path) -> None:
    sync(zipped(tmp_path / "a.zip", documents(1)), into)
    folder = current(into)
    assert folder is not None
    reader = StateLibrary(ZipSource(folder / DOCUMENTS))
    for number in (2, 3):
        sync(zipped(tmp_path / "b.zip", documents(1, number)), into)
    assert not folder.exists()
    assert reader.get("F1") is not None
    reader.close()


def test_a_second_sync_at_the_same_time_is_refused(tmp_path: Path, into: Path) -> None:
    source = zipped(tmp_path / "a.zip", documents(1))
    program = "import pathlib, sys, kiosk.content.sync as s; s.sync(*map(pathlib.Path, sys.argv[1:]))"
    command = [sys.executable, "-c", program, source, into]
    answers = []

    def meanwhile(path: Path, library: StateLibrary) -> None:
        answers.append(subprocess.run(command, cwd=ROOT, capture_output=True, text=True))

    assert sync(source, into, build_index=meanwhile).outcome == "new"
    assert answers[0].returncode != 0
    assert "another sync is at work (process " in answers[0].stderr


def test_progress_goes_from_nothing_to_all_in_every_stage(tmp_path: Path, into: Path) -> None:
    told: dict[str, list[float]] = {}
    sync(
        zipped(tmp_path / "a.zip", documents(*range(20))), into, build_index=build_titles,
        progress=lambda stage, done: told.setdefault(stage, []).append(done),
    )  # fmt: skip
    assert list(told) == ["fetch", "read", "index", "service"]
    for steps in told.values():
        assert (steps[0], steps[-1]) == (0.0, 1.0)
        assert steps == sorted(steps)
    assert len(told["read"]) > 20


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_is_one_line_on_a_screen_and_a_line_a_stage_in_a_log() -> None:
    for out, lines in ((Screen(), 1), (io.StringIO(), 1)):
        show = bar(out)
        for done in (0.0, 0.5, 1.0, 1.0):
            show("read", done)
        assert out.getvalue().count("\n") == lines
        assert "reading every document" in out.getvalue()


def test_the_report_stays_with_the_content(tmp_path: Path, into: Path) -> None:
    report = sync(zipped(tmp_path / "a.zip", documents(1)), into)
    folder = current(into)
    assert folder is not None
    assert last_report(folder)["content"] == report.content
    assert last_report(into / "nowhere") == {}
