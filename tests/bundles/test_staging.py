"""A bundle on its way into service: staged, refused, kept, gone back from, the power cut at every step."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk.app.indexing import index_in_service
from kiosk.bundles.refusal import Refused
from kiosk.bundles.writing import files_of, write
from kiosk.commands import bundle_staged
from kiosk.commands.bundle_staged import stage
from kiosk.config.bundle_moves import MOST_STARTS, NOT_HEALTHY, go_back, keep_it, put_in_service, started
from kiosk.config.bundled import read_service, version_folder
from kiosk.config.explain import explain
from kiosk.config.library import load_library
from kiosk.config.settings import load_settings
from kiosk.config.settings_table import Settings
from tests.bundles.city import SITE, City, handmade
from tests.content.documents import small_zip
from tests.quality.tracked import ROOT


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> City:
    monkeypatch.delenv("KIOSK_BUNDLE", raising=False)
    return City(tmp_path)


def settings(city: City) -> Settings:
    found, problems = load_settings(city.config, {})
    assert found is not None, problems
    return found


def staged(city: City, bundle: Path, today: date | None = None) -> None:
    stage(city.config, settings(city), city.incoming(bundle), today)


def served(city: City, version: int, phone: str | None = None) -> None:
    """Stages one and puts it in service for good."""
    staged(city, city.bundle(version, phone or f"01{version}"))
    put_in_service(city.state)
    keep_it(city.state, version)


def refused(city: City, bundle: Path) -> str:
    with pytest.raises(Refused) as why:
        staged(city, bundle)
    assert why.value.remedy
    assert list((city.state / "bundles" / "incoming").iterdir()) == []
    return str(why.value)


def test_its_settings_and_procedures_are_read_in_place_of_the_town_hall_s_own(city: City) -> None:
    words = city.words("0141")
    other = words / "procedures" / "jardin-ecole.yaml"
    other.write_text(other.read_text("utf-8").replace("Le jardin de l’école", "Le verger"), encoding="utf-8")
    served(city, 7, "0141")
    assert settings(city).hall.phone == "0141"
    title = load_library(city.config)[0].title("jardin-ecole")
    assert title is not None
    assert title.text == "Le verger"
    (one,) = explain(city.config, "hall.phone", {})
    assert one.place.endswith("bundles/v7/site.toml:2")
    (city.config / "site.toml").write_text('[hall]\nphone = "0999"\n', encoding="utf-8")
    assert settings(city).hall.phone == "0999"


def test_the_state_s_content_comes_too_and_is_read_in_place_of_any_other(city: City) -> None:
    small_zip(city.folder)
    content = next(city.folder.glob("*.zip"))
    shutil.copy(ROOT / "config" / "recherche.yaml", city.config)
    out = city.folder / "7.bundle"
    write(out, files_of(city.words(), content), city.key, SITE, version=7)
    staged(city, out)
    put_in_service(city.state)
    (one,) = explain(city.config, "content.source", {})
    assert one.value.endswith("bundles/v7/content/vosdroits.zip")
    found = settings(city).content_source
    assert found is not None
    assert found.read_bytes() == content.read_bytes()
    assert index_in_service(settings(city), city.config).whole  # the first citizen searches all of it


def test_only_a_newer_one_for_this_terminal_that_checks_clean_is_made_ready(city: City) -> None:
    served(city, 7)
    assert "pas plus récent" in refused(city, city.bundle(7, "0147"))
    assert "pas plus récent" in refused(city, city.bundle(6, "0146"))
    assert "pas pour cette borne" in refused(city, city.bundle(8, "0148", site="ailleurs"))
    assert "pas pour cette borne" in refused(city, city.bundle(9, "0149", terminals=["b-2"]))
    wrong = city.folder / "wrong"
    wrong.write_bytes(handmade(city.key, [("site.toml", b"[hall]\nphone = 3\n")], version=10))
    assert "site.toml:2" in refused(city, wrong)
    assert settings(city).hall.phone == "017"
    staged(city, city.bundle(11, "0150", terminals=["borne-1"]))
    assert read_service(city.state).staged == 11


def test_what_was_refused_is_not_tried_again_but_a_copy_that_was_cut_is(city: City) -> None:
    whole = city.bundle(7)
    cut = city.folder / "cut"
    cut.write_bytes(whole.read_bytes()[:-10])
    assert "coupé" in refused(city, cut)
    assert "déjà été refusé" in refused(city, cut)
    staged(city, whole)
    put_in_service(city.state)
    go_back(city.state, NOT_HEALTHY, 7)
    assert "pas plus récent" in refused(city, whole)
    assert NOT_HEALTHY in [one.why for one in read_service(city.state).refused]


def test_one_whose_day_has_not_come_waits(city: City) -> None:
    bundle = city.bundle(7, not_before="2026-12-24")
    staged(city, bundle, date(2026, 12, 23))
    assert read_service(city.state).staged == 0
    assert len(list((city.state / "bundles" / "incoming").iterdir())) == 1
    staged(city, bundle, date(2026, 12, 24))
    assert read_service(city.state).staged == 7


def test_one_step_back_is_the_one_before_and_then_the_terminal_s_own(city: City) -> None:
    served(city, 7, "0141")
    staged(city, city.bundle(8, "0142"))
    assert put_in_service(city.state).trial == 1
    assert settings(city).hall.phone == "0142"
    go_back(city.state, NOT_HEALTHY, 8)
    assert settings(city).hall.phone == "0141"
    go_back(city.state, NOT_HEALTHY)
    assert settings(city).hall.phone == "3975"
    assert read_service(city.state).current == 0


def test_a_bundle_with_which_the_terminal_keeps_dying_is_gone_back_from(city: City) -> None:
    served(city, 7, "0141")
    staged(city, city.bundle(8, "0142"))
    put_in_service(city.state)
    for _ in range(MOST_STARTS):
        assert started(city.state).current == 8
    assert started(city.state).current == 7
    keep_it(city.state, 8)
    assert read_service(city.state).trial == 0
    assert started(city.state).current == 7


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # of Python 3.12 and later, beside xdist
def test_a_power_cut_at_any_step_leaves_the_one_before_or_the_new_one_whole(city: City) -> None:
    """Each call that changes something on the disk is the last one, once; then it is done again."""
    served(city, 7, "0141")
    bundle, steps = city.bundle(8, "0142"), 0
    seen = set()
    while True:
        if not read_service(city.state).staged and read_service(city.state).current == 7:
            city.incoming(bundle)
        ended = killed_at(steps, city)
        service = read_service(city.state)
        assert service.current in (7, 8)
        phone = {7: "0141", 8: "0142"}[service.current]
        assert settings(city).hall.phone == phone
        assert (version_folder(city.state, service.current) / "procedures" / "jardin.yaml").is_file()
        seen.add(service.current)
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
        if service.current == 8:
            go_back_for_another_try(city)
        steps += 1
    assert seen == {7, 8}
    assert steps > 10


def killed_at(number: int, city: City) -> int:
    """The status of a process that stages and serves, and is killed at its n-th change of the disk."""
    child = os.fork()
    if child == 0:
        try:
            known = settings(city)
            bundle_staged.brought = lambda config, bundle: []  # it takes long and writes nothing
            cut_at(number)
            for path in (city.state / "bundles" / "incoming").iterdir():
                stage(city.config, known, path)
            put_in_service(city.state)
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def cut_at(number: int) -> None:
    """Kills this process before its n-th call that changes the disk, counted from 0."""
    calls = 0

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*given: Any, **more: Any) -> Any:
            nonlocal calls
            if calls == number:
                os.kill(os.getpid(), signal.SIGKILL)
            calls += 1
            return call(*given, **more)

        return instead

    for name in ("fsync", "replace", "rename", "unlink", "rmdir", "mkdir"):
        setattr(os, name, counted(getattr(os, name)))


def go_back_for_another_try(city: City) -> None:
    """As if 8 had never been: the file alone says so."""
    service = city.state / "bundles" / "service.json"
    service.write_text('{"current": 7, "newest": 7, "refused": []}', encoding="utf-8")
