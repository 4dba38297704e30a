"""`kiosk check`: a whole configuration, or some of its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.config.check import check
from kiosk.formats.problems import Problem
from tests.config.good import ENGLISH, GOOD, SCHOOL, SETTINGS, TODAY, configuration, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return configuration(tmp_path / "config")


def run(folder: Path, *paths: Path, icons: tuple[str, ...] = ()) -> list[tuple[str, int, str]]:
    found = check(paths, folder, icons=icons, environ={}, today=TODAY)
    assert all(isinstance(problem, Problem) and problem.hint and problem.column >= 1 for problem in found)
    return [(Path(problem.file).name, problem.line, problem.level) for problem in found]


def test_nothing_to_say(folder: Path) -> None:
    assert run(folder) == []


def test_an_example_that_fails_and_a_passage_never_reached(folder: Path) -> None:
    text = GOOD.replace("surface: 30", "surface: 10").replace("au_moins: 50, au_plus: 200", "au_moins: 201")
    write(folder, text)
    lines = text.split("\n")
    trial = next(number for number, line in enumerate(lines, 1) if "- reponses" in line)
    item = next(number for number, line in enumerate(lines, 1) if "Un grand jardin" in line)
    assert run(folder) == [("jardin.yaml", item, "error"), ("jardin.yaml", trial, "error")]


def test_the_home_page_names_what_is_there(folder: Path) -> None:
    (folder / "kiosk.toml").write_text(SETTINGS.replace('"jardin"', '"jardins"'), encoding="utf-8")
    line = SETTINGS[: SETTINGS.index("procedures")].count("\n") + 1
    assert run(folder) == [("kiosk.toml", line, "error")]


def test_icons_that_cannot_be_drawn(folder: Path) -> None:
    assert run(folder, icons=("home", "flower")) == []
    assert [(name, level) for name, _, level in run(folder, icons=("home",))] == [("jardin.yaml", "warning")]


def test_a_catalogue(folder: Path) -> None:
    path = folder.parent / "assets" / "locale" / "en" / "LC_MESSAGES" / "kiosk.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid "a {b}"\nmsgstr "a"\n', encoding="utf-8")
    untranslated = ("kiosk.toml", 1, "warning")  # no procedure is in English
    assert run(folder) == [("kiosk.po", 1, "error"), untranslated]
    assert run(folder, path) == [("kiosk.po", 1, "error")]


def test_a_language_that_is_named_and_lacks_something(folder: Path) -> None:
    for code in ("uk", "ar"):
        path = folder.parent / "assets" / "locale" / code / "LC_MESSAGES" / "kiosk.po"
        path.parent.mkdir(parents=True)
        path.write_text("", encoding="utf-8")
    (folder / "kiosk.toml").write_text(
        SETTINGS.replace("[hall]", '[hall]\nlanguages = ["fr", "uk", "xx", "zh"]'), encoding="utf-8"
    )
    found = [problem.message for problem in check(None, folder, environ={}, today=TODAY)]
    assert [next(code for code in ("xx", "zh", "uk") if code in message) for message in found] == [
        "uk",
        "xx",
        "zh",
    ]
    assert "jardin, jardin-ecole" in found[0]


def test_what_is_missing_and_what_is_stale_are_one_line_each(folder: Path) -> None:
    write(folder, ENGLISH, "jardin.en.yaml")
    write(folder, GOOD.replace("jardin ?", "grand jardin ?").replace("mètres", "mètres carrés"))
    found = [problem for problem in check(None, folder, environ={}, today=TODAY) if "(en)" in problem.message]
    assert {Path(problem.file).name for problem in found} <= {"jardin.yaml", "jardin.en.yaml"}
    assert len(found) == len({problem.file for problem in found}) > 0


def test_everything_at_once(folder: Path) -> None:
    write(folder, SCHOOL.replace("ville", "vile"), "jardin-ecole.yaml")
    write(folder, ENGLISH.replace("langue: en", "langue: es"), "jardin.en.yaml")
    (folder / "kiosk.toml").write_text(SETTINGS.replace("port = 8700", "port = -1"), encoding="utf-8")
    (folder / "themes.yaml").write_text("themes: []\n", encoding="utf-8")
    assert {name for name, _, _ in run(folder)} == {
        "jardin-ecole.yaml", "jardin.yaml", "jardin.en.yaml", "kiosk.toml",
    }  # fmt: skip


def test_one_file_of_the_folder_only(folder: Path) -> None:
    path = write(folder, GOOD.replace("autorite: ville", "autorite: vil"))
    (folder / "kiosk.toml").write_text("", encoding="utf-8")
    assert run(folder, path) == [("jardin.yaml", 4, "error")]
    assert run(folder, folder / "procedures" / "jardin-ecole.yaml") == []


def test_a_draft_elsewhere_may_open_what_is_here(folder: Path, tmp_path: Path) -> None:
    draft = tmp_path / "drafts" / "brouillon.yaml"
    draft.parent.mkdir()
    draft.write_text(GOOD.replace("id: jardin\n", "id: brouillon\n"), encoding="utf-8")
    assert run(folder, draft) == []
    assert run(folder, draft.parent) == []
    draft.write_text(
        draft.read_text(encoding="utf-8").replace("ouvrir: jardin-ecole", "ouvrir: rien"), encoding="utf-8"
    )
    assert [level for _, _, level in run(folder, draft)] == ["error"]


def test_folders_and_other_files(folder: Path, tmp_path: Path) -> None:
    assert run(folder, folder) == []
    assert run(folder, folder / "procedures") == []
    assert run(folder, folder / "kiosk.toml") == []
    assert run(folder, tmp_path / "absent.yaml") == [("absent.yaml", 1, "error")]
    (tmp_path / "notes.txt").write_text("…", encoding="utf-8")
    assert run(folder, tmp_path / "notes.txt") == [("notes.txt", 1, "error")]
