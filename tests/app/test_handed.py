"""The parts handed to a session: the same as the files, without secrets, following the author's changes."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from kiosk.app import keep
from kiosk.app.assemble import assemble
from kiosk.app.found import SearchIndex
from kiosk.app.handed import received, seal
from kiosk.app.indexing import main
from kiosk.app.keep import KeptParts
from kiosk.app.parts import Parts
from kiosk.config.bundled import Service, version_folder, write_service
from kiosk.config.layers import RULES
from kiosk.content.sync.store import CURRENT, DOCUMENTS
from kiosk.terminal.child import theirs_of
from tests.content.documents import small_zip
from tests.terminal.stage import eventually

ROOT = Path(__file__).resolve().parents[2]
TOKEN, CODE = "only-the-link-knows-this-token", "31415926"
LOADS = "import sys\nimport kiosk.app.handed, kiosk.app.outward, kiosk.app.core\nprint(*sys.modules)"


def read(config: Path) -> Parts:
    secrets = {"KIOSK_DESK__TOKEN": TOKEN, "KIOSK_DESK__AGENT_CODE": CODE}
    parts, _ = assemble(config, secrets)
    assert parts is not None
    return parts


def reading(kept: KeptParts) -> int:
    """Another number each time that the files were read: a descriptor's own is used again."""
    followed(kept)
    return os.fstat(kept.descriptor()).st_ino


def handed(kept: KeptParts) -> tuple[Parts | None, tuple[str, ...]]:
    """What a session has that starts once the change was read."""
    followed(kept)
    return received(os.dup(kept.descriptor()))


def followed(kept: KeptParts) -> None:
    """The supervisor's turns, until what has changed is read."""
    kept.descriptor()
    kept.look()
    eventually(lambda: kept.look() or not kept.reading, "it is read")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A configuration folder of one's own, with three of the shipped procedures."""
    own = tmp_path / "config"
    (own / "procedures").mkdir(parents=True)
    for name in ("kiosk.toml", "themes.yaml", "recherche.yaml"):
        shutil.copy(ROOT / "config" / name, own)
    for name in ("ecole", "critair", "creche"):
        for path in (ROOT / "config" / "procedures").glob(f"{name}.*yaml"):
            shutil.copy(path, own / "procedures")
    return own


def test_every_procedure_and_theme_is_the_same_in_every_language() -> None:
    parts = read(ROOT / "config")
    given, problems = received(seal(parts, ["a problem"]))
    assert given is not None
    assert problems == ("a problem",)
    for language in ("fr", "en", "ar"):
        assert given.library.themes(language) == parts.library.themes(language)
        for procedure in parts.library.city.all():  # type: ignore[attr-defined]
            assert given.library.get(procedure.id, language) == parts.library.get(procedure.id, language)
            assert given.library.title(procedure.id, language) == parts.library.title(procedure.id, language)
    assert given.library.get("nothing-of-the-kind") is None
    assert given.library.title("nothing-of-the-kind") is None
    assert (given.hall, given.rules) == (parts.hall, parts.rules)


def test_secrets_stay_behind_and_nothing_can_change_what_is_handed(config: Path) -> None:
    parts = read(config)
    assert parts.settings.desk.token == TOKEN
    fd = seal(parts, ())
    whole = os.pread(fd, os.fstat(fd).st_size, 0)
    assert TOKEN.encode() not in whole
    assert CODE.encode() not in whole
    for change in (lambda: os.pwrite(fd, b"x", 0), lambda: os.ftruncate(fd, 0)):
        with pytest.raises(PermissionError):
            change()
    os.close(fd)


def test_no_secret_of_any_section_is_handed_over_nor_in_a_session_s_environment(config: Path) -> None:
    keys = [key for key, rule in RULES.items() if rule.secret]
    values = {
        f"KIOSK_{section}__{name}".upper(): f"{20_000_000 + n}" for n, (section, name) in enumerate(keys)
    }
    values |= {"KIOSK_DESK__TOKEN": TOKEN, "KIOSK_DESK__METRICS_TOKEN": TOKEN[::-1]}
    values |= {"KIOSK_CHANNELS__WEBHOOK_SECRET": TOKEN * 2, "KIOSK_SIGNIN__CLIENT_SECRET": TOKEN[5:]}
    values["KIOSK_WATCH__PING_URL"] = f"https://alarme.example/{TOKEN}"
    parts, _ = assemble(config, values)
    assert parts is not None
    given = {str(getattr(getattr(parts.settings, section), name)) for section, name in keys}
    assert given == set(values.values())
    fd = seal(parts, ())
    whole = os.pread(fd, os.fstat(fd).st_size, 0)
    os.close(fd)
    assert not [value for value in given if value.encode() in whole]
    assert theirs_of(values | {"KIOSK_VOICE__VOLUME": "1"}) == {"KIOSK_VOICE__VOLUME": "1"}


def test_a_session_that_is_handed_its_parts_loads_no_reader_of_files() -> None:
    command = [sys.executable, "-c", LOADS]
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    modules = set(loaded.stdout.split())
    readers = {"yaml", "kiosk.config.library", "kiosk.content.library", "kiosk.formats.strict_yaml"}
    assert "kiosk.procedures.model" in modules
    assert not readers & modules


def test_an_author_s_change_is_in_the_next_session(config: Path) -> None:
    kept = KeptParts(config)
    before, _ = handed(kept)
    assert reading(kept) == reading(kept)
    path = config / "procedures" / "ecole.yaml"
    title = before.library.title("ecole").text  # type: ignore[union-attr]
    path.write_text(path.read_text("utf-8").replace(title, "Une autre école"), encoding="utf-8")
    after, _ = handed(kept)
    assert after.library.title("ecole").text == "Une autre école"  # type: ignore[union-attr]


def test_parts_that_could_not_be_handed_over_for_want_of_memory_are_once_there_is_some(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptParts(config)
    known = reading(kept)
    (config / "kiosk.toml").touch()

    def none_left(*_: object) -> int:
        raise OSError(errno.ENOMEM, "no memory")

    for refused in ("memfd_create", "dup"):
        before = set(os.listdir("/proc/self/fd"))
        with monkeypatch.context() as short:
            short.setattr(os, refused, none_left)
            assert reading(kept) == known  # sessions have those of before
            with pytest.raises(OSError, match="no memory"):
                KeptParts(config).descriptor()
        assert set(os.listdir("/proc/self/fd")) == before
    assert reading(kept) != known


def test_nobody_waits_for_a_change_to_be_read(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, let_go, begun = KeptParts(config), threading.Event(), threading.Event()
    known = reading(kept)

    def slowly(*given: Any, **named: Any) -> Any:
        begun.set()
        assert let_go.wait(60)
        return assemble(*given, **named)

    monkeypatch.setattr(keep, "assemble", slowly)
    (config / "kiosk.toml").touch()
    assert not kept.look()
    assert begun.wait(60)
    for _ in range(3):  # the turns of the supervisor, and a session that dies by itself
        assert not kept.look()
        assert os.fstat(kept.descriptor()).st_ino == known
    let_go.set()
    eventually(kept.look, "it is read")
    assert os.fstat(kept.descriptor()).st_ino != known
    assert not kept.look()  # told once


def test_a_reading_that_fails_is_not_passed_over(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptParts(config)
    kept.descriptor()

    def fails(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(keep, "assemble", fails)
    (config / "kiosk.toml").touch()
    kept.look()
    with pytest.raises(ZeroDivisionError):
        eventually(kept.look, "it is read")


def test_the_bundle_that_sessions_have_is_told_once_they_have_it(config: Path, tmp_path: Path) -> None:
    state, kept = tmp_path / "out" / "state", KeptParts(config)
    version_folder(state, 3).mkdir(parents=True)
    followed(kept)
    before = time.monotonic()
    assert kept.served()[0] is None
    write_service(state, Service(current=3, newest=3))
    assert kept.served()[0] is None  # not read yet
    followed(kept)
    bundle, since = kept.served()
    assert bundle == version_folder(state, 3)
    assert before < since


@pytest.mark.parametrize("broken", ["procedures/ecole.yaml", "kiosk.toml"])
def test_a_change_with_a_mistake_keeps_what_was_good_and_is_told(config: Path, broken: str) -> None:
    kept = KeptParts(config)
    _, told_at_first = handed(kept)
    path = config / broken
    good = path.read_text("utf-8")
    path.write_text(good + "\n:::[", encoding="utf-8")
    after, problems = handed(kept)
    assert after is not None
    assert after.library.get("ecole") is not None
    assert any(str(path) in problem for problem in set(problems) - set(told_at_first))
    path.write_text(good, encoding="utf-8")
    _, problems = handed(kept)
    assert problems == told_at_first


def test_settings_broken_from_the_start_are_told_and_mended(config: Path) -> None:
    path = config / "kiosk.toml"
    good = path.read_text("utf-8")
    path.write_text("[hall", encoding="utf-8")
    kept = KeptParts(config)
    parts, problems = handed(kept)
    assert parts is None
    assert problems
    path.write_text(good, encoding="utf-8")
    assert handed(kept)[0] is not None


def test_the_state_s_documents_are_opened_when_asked_for(config: Path, tmp_path: Path) -> None:
    small_zip(tmp_path)
    source = next(tmp_path.glob("*.zip"))
    text = (config / "kiosk.toml").read_text("utf-8")
    (config / "kiosk.toml").write_text(text.replace('source = ""', f'source = "{source}"'), encoding="utf-8")
    given, _ = handed(KeptParts(config))
    assert given is not None
    assert given.library.get("F2") is not None
    assert given.library.title("F2") is not None


def test_a_content_put_in_service_is_in_the_next_session(config: Path, tmp_path: Path) -> None:
    kept = KeptParts(config)
    before, _ = handed(kept)
    assert before is not None
    assert before.library.get("F2") is None
    folder = tmp_path / "out" / "content" / "one"
    folder.mkdir(parents=True)
    small_zip(tmp_path).rename(folder / DOCUMENTS)
    (folder.parent / CURRENT).symlink_to("one")
    after, _ = handed(kept)
    assert after is not None
    assert after.library.get("F2") is not None


def test_the_index_of_what_is_in_service_is_handed_over_and_made_beside_where_there_is_none(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[Path] = []
    kept = KeptParts(config, wanted.append)
    alone, _ = handed(kept)
    assert alone is not None
    assert alone.library.index is not None
    assert [hit.id for hit in alone.library.index.search("crèche")] == ["creche"]
    assert alone.library.index.themes() == []
    assert wanted == []
    monkeypatch.setenv("KIOSK_CONTENT__SOURCE", str(small_zip(tmp_path)))
    (config / "kiosk.toml").touch()
    meanwhile, _ = handed(kept)
    assert meanwhile is not None
    assert meanwhile.library.index is not None
    assert [hit.id for hit in meanwhile.library.index.search("crèche")] == ["creche"]
    assert len(wanted) == 1
    assert reading(kept) == reading(kept)  # nothing is read again for what is not made yet
    assert set(wanted) == {wanted[-1]}
    assert main(["--config", str(config)]) == 0  # what the rebuild runs
    assert wanted[0].is_file()
    whole, _ = handed(kept)
    assert whole is not None
    assert whole.library.index is not None
    assert {"F1", "F2"} <= {hit.id for hit in whole.library.index.search("vélo")}
    assert reading(kept) == reading(kept)


def test_an_index_is_made_where_no_process_may_be_given_a_lower_priority(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_CONTENT__SOURCE", str(small_zip(tmp_path)))
    wanted: list[Path] = []
    KeptParts(config, wanted.append).descriptor()
    program = "import os, sys\ndef refused(_): raise PermissionError(1, 'not permitted')\nos.nice = refused\n"
    program += "from kiosk.app.indexing import main\nsys.exit(main(sys.argv[1:]))"
    where = ("--config", str(config), "--with", str(os.getpid()))
    subprocess.run([sys.executable, "-c", program, *where], cwd=ROOT, check=True)
    assert wanted[0].is_file()


def test_the_town_hall_s_words_for_the_state_s_documents_reach_the_session(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_CONTENT__SOURCE", str(small_zip(tmp_path)))
    kept = KeptParts(config)
    handed(kept)
    (config / "fiches.yaml").write_text("fiches:\n  F2: {titre: Mon vélo à moi}\n", encoding="utf-8")
    given, _ = handed(kept)
    assert given is not None
    assert given.library.title("F2").text == "Mon vélo à moi"  # type: ignore[union-attr]
    assert given.library.get("F2").title.text == "Mon vélo à moi"  # type: ignore[union-attr]


def test_what_takes_long_once_may_be_done_before_anybody_comes(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = small_zip(tmp_path)
    monkeypatch.setenv("KIOSK_CONTENT__SOURCE", str(source))
    given, _ = handed(KeptParts(config))
    assert given is not None
    given.library.warm()
    source.unlink()  # open already: what is gone from its folder is read all the same
    assert given.library.get("F2") is not None


def test_a_broken_index_finds_nothing_and_raises_nothing(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    path.write_bytes(b"no database at all")
    for where in (path, tmp_path / "none.sqlite", lambda: None):
        index = SearchIndex(where)
        assert not index.usable
        assert index.search("vélo") == index.themes() == index.subthemes("N1") == index.documents("N1") == []
        assert index.get("F1") is None
