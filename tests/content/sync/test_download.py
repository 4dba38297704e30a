"""Sync over HTTP, from a real server: only what changed, continued after a cut, within bounds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from kiosk.content.source import SourceError
from kiosk.content.sync import Patience, SyncReport, current, download, rollback, sync
from tests.content.sync.contents import (
    archived,
    as_published,
    documents,
    in_service,
    left_over,
    package_files,
    zipped,
)
from tests.content.sync.server import serving
from tests.quality.tracked import ROOT

HASTY = Patience(connect_s=5, piece_s=0.3, whole_s=20, cuts=2, pause_s=0)
ONCE = Patience(connect_s=5, piece_s=0.3, whole_s=0, cuts=1, pause_s=0)
DEADLINE_S = 30


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """The folder that is served, with `a.zip` in it."""
    (tmp_path / "served").mkdir()
    serve(tmp_path / "served", 1, 2)
    return tmp_path / "served"


@pytest.fixture
def server(files: Path) -> Iterator[str]:
    with serving(files) as address:
        yield address


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "content"


def serve(folder: Path, *numbers: int, date: int = 1_600_000_000) -> Path:
    """`a.zip` with these documents, last changed then."""
    path = zipped(folder / "a.zip", documents(*numbers))
    os.utime(path, (date, date))
    return path


def fetch(address: str, into: Path, patience: Patience = HASTY) -> SyncReport:
    return sync(address, into, patience=patience)


def asked(server: str) -> list[dict[str, str]]:
    return requests.get(f"{server}asked", timeout=5).json()


def refusal(address: str, into: Path, patience: Patience = HASTY) -> str:
    with pytest.raises(SourceError) as refused:
        fetch(address, into, patience)
    return str(refused.value)


def test_the_file_is_fetched_once_and_again_when_it_changed(server: str, files: Path, into: Path) -> None:
    assert fetch(f"{server}a.zip", into).outcome == "new"
    assert fetch(f"{server}a.zip", into).outcome == "unchanged"
    conditional = asked(server)[1]
    assert conditional["If-None-Match"].startswith('"')
    assert conditional["If-Modified-Since"] == "Sun, 13 Sep 2020 12:26:40 GMT"
    serve(files, 1, 2, 3, date=1_700_000_000)
    assert fetch(f"{server}a.zip", into).new == ("F3",)
    assert left_over(into) == set()


def test_without_its_content_in_service_nothing_is_taken_for_unchanged(
    server: str, tmp_path: Path, into: Path
) -> None:
    fetch(f"{server}a.zip", into)
    sync(zipped(tmp_path / "other.zip", documents(7, 8)), into)
    assert fetch(f"{server}a.zip", into).outcome == "new"
    assert set(in_service(into)) == {"F1", "F2"}


def test_the_same_documents_in_another_zip_are_nothing_new(server: str, files: Path, into: Path) -> None:
    first = fetch(f"{server}a.zip", into)
    zipped(files / "a.zip", dict(reversed(documents(1, 2).items())))
    again = fetch(f"{server}a.zip", into)
    assert (again.outcome, again.content) == ("unchanged", first.content)
    assert "If-None-Match" in asked(server)[1]
    fetch(f"{server}a.zip", into)
    assert asked(server)[2]["If-None-Match"] != asked(server)[1]["If-None-Match"]


def test_the_index_is_made_anew_from_what_is_here(server: str, into: Path) -> None:
    sync(f"{server}a.zip", into, build_index=lambda path, library: path.write_text("1"), made_with="1")
    again = sync(f"{server}a.zip", into, build_index=lambda path, _: path.write_text("2"), made_with="2")
    assert again.outcome == "new"
    folder = current(into)
    assert folder is not None
    assert (folder / "index.sqlite").read_text() == "2"
    third = sync(f"{server}a.zip", into, build_index=lambda path, library: None, made_with="2")
    assert third.outcome == "unchanged"
    assert all("If-None-Match" in headers for headers in asked(server)[1:])


def test_after_a_rollback_the_server_is_asked_and_nothing_comes(server: str, files: Path, into: Path) -> None:
    fetch(f"{server}a.zip", into)
    serve(files, 1, 2, 3, date=1_700_000_000)
    fetch(f"{server}a.zip", into)
    rollback(into)
    assert fetch(f"{server}a.zip", into).outcome == "set_aside"
    assert set(in_service(into)) == {"F1", "F2"}
    assert "If-None-Match" in asked(server)[-1]
    serve(files, 1, 2, 4, date=1_800_000_000)
    assert fetch(f"{server}a.zip", into).new == ("F4",)


def test_a_cut_is_gone_on_from(server: str, into: Path) -> None:
    assert fetch(f"{server}a.zip?cut=300", into).documents == 2
    first, second = asked(server)
    assert "Range" not in first
    assert second["Range"] == "bytes=300-"
    assert second["If-Range"].startswith('"')


def test_many_cuts_are_gone_on_from_as_long_as_something_comes(server: str, into: Path) -> None:
    assert fetch(f"{server}a.zip?cut_each=100", into).documents == 2
    assert len(asked(server)) > 4


def test_a_cut_is_gone_on_from_by_the_next_sync(server: str, into: Path) -> None:
    told = refusal(f"{server}a.zip?stall=300", into, ONCE)
    assert "300 bytes came of " in told
    assert "it goes on from there" in told
    assert fetch(f"{server}a.zip?stall=300", into).documents == 2
    assert asked(server)[1]["Range"] == "bytes=300-"


def test_the_next_sync_starts_again_if_the_file_changed(server: str, files: Path, into: Path) -> None:
    refusal(f"{server}a.zip?stall=300", into, ONCE)
    serve(files, 5, 6, date=1_700_000_000)
    told = refusal(f"{server}a.zip?stall=300", into, ONCE)
    assert "300 bytes came" in told
    assert fetch(f"{server}a.zip?stall=300", into).new == ("F5", "F6")


def test_a_part_is_gone_on_from_after_a_kill(server: str, into: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from kiosk.content.sync import sync\n"
        "sync(sys.argv[1], Path(sys.argv[2]), progress=lambda stage, done: print(done, flush=True))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, f"{server}a.zip?stall=300", into],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "0.0\n"
    assert process.stdout.readline()                # 300 bytes are here
    process.kill()
    process.wait(DEADLINE_S)
    process.stdout.close()
    assert fetch(f"{server}a.zip?stall=300", into).documents == 2
    assert asked(server)[1]["Range"] == "bytes=300-"


def test_a_file_that_was_fetched_whole_before_a_kill_is_not_fetched_again(server: str, into: Path) -> None:
    into.mkdir()
    assert download.download(f"{server}a.zip", into / ".download", None, lambda done: None, HASTY)
    assert fetch(f"{server}a.zip", into).documents == 2
    assert "If-None-Match" in asked(server)[1]


@pytest.mark.parametrize("fault", ["weak=1", "bare=1"])
def test_without_a_validator_a_cut_starts_again(server: str, into: Path, fault: str) -> None:
    told = refusal(f"{server}a.zip?cut=300&{fault}", into)
    assert "the connection was cut" in told
    assert all("Range" not in headers for headers in asked(server))
    assert fetch(f"{server}a.zip?{fault}", into).documents == 2


@pytest.mark.parametrize("fault", ["shift=1", "other=1"])
def test_a_rest_that_is_not_the_one_asked_for_is_not_joined(server: str, into: Path, fault: str) -> None:
    address = f"{server}a.zip?cut=300&{fault}"
    assert "300 bytes came of" in refusal(address, into, ONCE)
    assert "another part than was asked for; 0 bytes came" in refusal(address, into, ONCE)
    assert current(into) is None


def test_a_server_that_sends_less_than_it_says_is_given_up(server: str, into: Path) -> None:
    assert "the connection was cut" in refusal(f"{server}a.zip?more=100", into)


def test_a_server_that_says_less_than_it_has_gives_no_zip(server: str, into: Path) -> None:
    told = refusal(f"{server}a.zip?fewer=100", into)
    assert f"{server}a.zip?fewer=100: not a zip file, or its end is missing" in told
    assert left_over(into) == set()


def test_a_server_that_does_not_say_how_much_it_has_will_do(server: str, into: Path) -> None:
    assert fetch(f"{server}a.zip?no_length=1", into).documents == 2


def test_a_server_that_stops_sending_is_not_waited_for_long(server: str, into: Path) -> None:
    told = refusal(f"{server}a.zip?stall=300&bare=1", into)
    assert "the server stopped sending; 300 bytes came" in told


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("status=404", "the server answered 404 Not Found\nCheck the address"),
        ("status=503", "the server answered 503; 0 bytes came"),
        ("gzip=1", "sent compressed once more"),
        ("to=ftp://elsewhere.test/a.zip", "not an address to fetch from (InvalidSchema)"),
        ("loop=1", "not an address to fetch from (TooManyRedirects)"),
    ],
)
def test_what_the_server_answers_is_told(server: str, into: Path, fault: str, said: str) -> None:
    told = refusal(f"{server}a.zip?{fault}", into)
    assert said in told
    assert f"{server}a.zip" in told


def test_passing_trouble_passes(server: str, into: Path) -> None:
    assert fetch(f"{server}a.zip?once=503", into).documents == 2


def test_a_sign_in_page_is_no_content(server: str, files: Path, into: Path) -> None:
    (files / "page.html").write_text("<html>Bienvenue sur le réseau</html>")
    told = refusal(f"{server}page.html", into)
    assert "not a zip (the server says « application/zip »)" in told
    assert "sign-in page" in told


def test_what_is_too_large_is_not_fetched(server: str, into: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "LARGEST_DOWNLOAD", 400)
    assert "the State's content has 14 MB" in refusal(f"{server}a.zip", into)
    assert "sends more than it said" in refusal(f"{server}a.zip?no_length=1", into)


def test_where_nobody_answers_it_says_so(into: Path, tmp_path: Path) -> None:
    with serving(tmp_path) as gone:
        pass
    told = refusal(f"{gone}a.zip", into)
    assert "cannot be reached" in told
    assert "it goes on from there" not in told
    assert "a zip that was fetched elsewhere" in told
    assert "The content in service was not touched." in told


def test_a_password_in_an_address_is_neither_told_nor_kept(server: str, into: Path) -> None:
    address = server.replace("//", "//anna:kept4herself@") + "a.zip"
    report = fetch(address, into)
    assert report.source == f"{server}a.zip"
    assert "kept4herself" not in refusal(f"{address}?stall=300", into, ONCE)
    kept = [path for path in into.rglob("*") if path.is_file() and b"kept4herself" in path.read_bytes()]
    assert kept == []


def test_the_package_s_archive_may_be_served_too(server: str, files: Path, into: Path) -> None:
    content = {identity: as_published(written) for identity, written in documents(1, 2, 3).items()}
    archived(files / "package.tgz", package_files(content))
    assert fetch(f"{server}package.tgz", into).documents == 3
