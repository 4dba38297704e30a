"""The State's documents through the commands: the town hall's words for them, their index, their sync."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from kiosk.cli import main
from tests.content.documents import ROOT, small_zip
from tests.content.search.documents import build_small

BETTER = "fiches:\n  F1: {date: 2020-09-22, titre: Bien choisir sa trottinette}\n"
Told = pytest.CaptureFixture[str]


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration with one procedure, the small source, and its own folders."""
    own = tmp_path / "config"
    (own / "procedures").mkdir(parents=True)
    for name in ("kiosk.toml", "themes.yaml", "recherche.yaml", "procedures/creche.yaml"):
        shutil.copy(ROOT / "config" / name, own / name)
    monkeypatch.setenv("KIOSK_CONTENT__SOURCE", str(small_zip(tmp_path)))
    monkeypatch.setenv("KIOSK_CONTENT__DIR", str(tmp_path / "content"))
    monkeypatch.setenv("KIOSK_TERMINAL__STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("KIOSK_HOME__PROCEDURES", "creche")
    return own


def kiosk(config: Path, *words: str) -> int:
    return main([words[0], "--config", str(config), *words[1:]])


def found(config: Path, words: str, capsys: Told) -> dict[str, str]:
    kiosk(config, "search", words, "--json")
    return {one["id"]: one["title"] for one in json.loads(capsys.readouterr().out)["results"]}


def test_the_lines_that_walk_offers_may_be_pasted_as_they_are(config: Path, capsys: Told) -> None:
    assert kiosk(config, "walk", "F1", "F2", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["questions_without_wording"] == 3
    pasted = "\n".join(["fiches:", *(one["lines"] for one in listed["to_word"])])
    (config / "fiches.yaml").write_text(f"{pasted}\n", encoding="utf-8")
    assert kiosk(config, "walk", "F1", "F2", "--json") == 0
    after = capsys.readouterr()
    assert "fiches.yaml" not in after.err
    assert json.loads(after.out)["questions_without_wording"] == 0


def test_check_tells_mistakes_of_the_town_hall_s_words_and_what_no_longer_fits(
    config: Path, capsys: Told
) -> None:
    words = "F1: {date: 2019-01-01, questions: {q1: Quoi}}", "F404: {titre: Rien}", "F2: {date: hier}"
    (config / "fiches.yaml").write_text("\n  ".join(("fiches:", *words)), encoding="utf-8")
    assert kiosk(config, "check") == 1
    told = [line for line in capsys.readouterr().err.splitlines() if "fiches.yaml" in line]
    assert [line.split("fiches.yaml:")[1].split(":")[0] for line in told] == ["4", "2", "3"]
    assert all(" → " in line for line in told)
    assert "2020-09-22" in told[1]


def test_the_town_hall_s_title_is_found_and_shown_and_the_published_one_is_still_found(
    config: Path, capsys: Told
) -> None:
    before = found(config, "trottinette", capsys)
    assert "F1" not in before
    (config / "fiches.yaml").write_text(BETTER, encoding="utf-8")
    assert found(config, "trottinette", capsys)["F1"] == "Bien choisir sa trottinette"
    assert found(config, "choisir son vélo", capsys)["F1"] == "Bien choisir sa trottinette"
    assert found(config, "crèche", capsys).keys() == {"creche"}


def test_a_sync_tells_which_of_the_town_hall_s_files_name_what_is_gone(config: Path, capsys: Told) -> None:
    (config / "fiches.yaml").write_text(BETTER.replace("F1:", "F404:"), encoding="utf-8")
    source = str(next(config.parent.glob("*.zip")))
    assert kiosk(config, "sync", source) == 0
    told = capsys.readouterr().out
    assert "fiches.yaml refers to 1 not there (F404)" in told
    assert "[content] source" in told  # the terminal goes on reading that one


def test_without_a_source_of_its_own_a_terminal_searches_what_was_synced(
    config: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = str(next(config.parent.glob("*.zip")))
    monkeypatch.delenv("KIOSK_CONTENT__SOURCE")
    assert found(config, "vélo", capsys) == {}
    assert kiosk(config, "sync", source) == 0
    capsys.readouterr()
    assert "F2" in found(config, "vélo", capsys)
    assert not list((config.parent / "state").glob("index-*"))[1:]  # only the one made before the sync


def test_a_mistake_in_the_words_of_the_search_is_told_and_the_index_stays(config: Path, capsys: Told) -> None:
    (config / "recherche.yaml").write_text("mots:\n- {dire: [x]}\n", encoding="utf-8")
    source, into = str(next(config.parent.glob("*.zip"))), str(config.parent / "other")
    assert kiosk(config, "sync", source, "--into", into) == 1
    assert "recherche.yaml:" in capsys.readouterr().err
    assert not (config.parent / "other" / "current").exists()
    kiosk(config, "search", "crèche", "--json")
    told = capsys.readouterr()
    assert "recherche.yaml:" in told.err
    assert [one["id"] for one in json.loads(told.out)["results"]] == ["creche"]


def test_what_a_sync_did_is_told_to_a_program(config: Path, capsys: Told) -> None:
    assert kiosk(config, "sync", str(next(config.parent.glob("*.zip"))), "--json") == 0
    assert json.loads(capsys.readouterr().out)["outcome"] == "new"
    assert kiosk(config, "sync", "none.zip", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["outcome"] == "refused"
    assert "none.zip: no such file or folder" in told["problems"][0]
    assert "Give an address" in told["remedy"]


def test_a_rollback_is_told_to_a_program(config: Path, capsys: Told) -> None:
    source = small_zip(config.parent)
    assert kiosk(config, "sync", str(source)) == 0
    with zipfile.ZipFile(source, "a") as opened:
        opened.writestr("F77.xml", opened.read("F1.xml").replace(b"F1", b"F77"))
    assert kiosk(config, "sync", str(source)) == 0
    capsys.readouterr()
    assert kiosk(config, "sync", "--rollback", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["outcome"], told["documents"]) == ("rolled_back", 3)
    assert kiosk(config, "sync", "--rollback") == 1
    assert "« kiosk sync --force » takes up again what a rollback took out" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((" ",), "SOURCE is empty"),
        (("",), "SOURCE is empty"),
        (("a.zip", "--rollback"), "--rollback takes no SOURCE"),
        (("--force", "--rollback"), "--rollback takes no SOURCE and no --force"),
    ],
)
def test_what_would_be_passed_over_is_wrong_use(
    config: Path, capsys: Told, words: tuple[str, ...], said: str
) -> None:
    assert kiosk(config, "sync", *words) == 2
    assert said in capsys.readouterr().err


def test_a_theme_of_the_state_that_would_not_be_shown_is_told(
    config: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_small(config.parent)
    monkeypatch.setenv("KIOSK_CONTENT__SOURCE", str(config.parent / "search.zip"))
    named = "themes:\n  - {id: rue, titre: Rue, icone: parking, etat: [N1, N9, N2, N404]}\n"
    (config / "themes.yaml").write_text(named, encoding="utf-8")
    kiosk(config, "search", "vélo")  # which makes the index
    capsys.readouterr()
    kiosk(config, "check")
    told = [line for line in capsys.readouterr().err.splitlines() if "thème N" in line]
    assert [name for name in ("N1 ", "N9 ", "N2 ", "N404 ") if any(name in line for line in told)] == [
        "N2 ",  # a dossier, which stands deeper
        "N404 ",
    ]


@pytest.mark.parametrize(
    ("asked", "remedy"), [("f1", "« F1 »"), ("creeche", "« creche »"), ("zzz", "kiosk search")]
)
def test_a_procedure_of_another_name_is_suggested(
    config: Path, capsys: Told, asked: str, remedy: str
) -> None:
    assert kiosk(config, "ask", asked) == 2
    assert remedy in capsys.readouterr().err
