"""Bundles from a real desk: published by its command, fetched by the link, resumed after a cut."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.bundles.reading import examine, opened
from kiosk.bundles.refusal import Refused
from kiosk.commands.bundle_published import publish as published
from kiosk.handoff.bundles import BundleSource, Fetching
from kiosk.handoff.client import DeskClient, Rejected
from tests.bundles.city import City
from tests.desk.nursery import Nursery
from tests.desk.running import CODE, SITE, TOKEN, RunningDesk, Terminal
from tests.terminal.stage import eventually


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


@pytest.fixture
def desk(nursery: Nursery, tmp_path: Path) -> Iterator[RunningDesk]:
    (tmp_path / "desk").mkdir()
    running = RunningDesk(tmp_path / "desk", bundles=str(tmp_path / "published"), nursery=nursery).start()
    yield running
    running.kill()


def kiosk(city: City, *words: str) -> subprocess.CompletedProcess[str]:
    settings = {"KIOSK_CONFIG": str(city.config), "KIOSK_BUNDLES__FOLDER": str(city.folder / "published")}
    command = [sys.executable, "-m", "kiosk.cli", "desk", "bundle", *words]
    return subprocess.run(command, capture_output=True, text=True, env=os.environ | settings, timeout=60)


def publish(city: City, version: int, **more: object) -> Path:
    bundle = city.bundle(version, f"01{version}", site=SITE, **more)
    published(bundle, city.public, city.folder / "published")
    return bundle


class Taken:
    """What one terminal fetches, and what was said of it."""

    def __init__(self, city: City, desk: RunningDesk, terminal: str = "borne-2", known: int = 0) -> None:
        self.folder, self.notes, self._city, self._desk = city.state / "incoming", list[str](), city, desk
        self.known = known
        source = BundleSource(self.folder, [desk.url], 1, lambda version, _: version > self.known, self._good)
        self._fetching = Fetching(source, terminal, lambda _, what: self.notes.append(what))

    def _good(self, path: Path) -> bool:
        try:
            with opened(path, self._city.public) as bundle:
                examine(bundle)
        except Refused:
            return False
        return True

    def once(self, token: str = TOKEN) -> bool:
        return self._fetching.once(DeskClient(token), self._desk.url, threading.Event())

    def there(self) -> dict[str, bytes]:
        return {one.name: one.read_bytes() for one in self.folder.iterdir()} if self.folder.is_dir() else {}


def test_only_a_bundle_of_this_city_that_is_newer_is_published(city: City) -> None:
    good = kiosk(city, "publish", str(city.bundle(7, "0197", site=SITE)))
    assert good.returncode == 0, good.stderr
    for wrong in (city.bundle(7, "0199", site=SITE), city.key_file):
        refused = kiosk(city, "publish", str(wrong))
        assert refused.returncode == 1
        assert "→" in refused.stderr
    assert kiosk(city, "list", "--site", SITE).stdout.startswith("7\t")


def test_the_newest_one_for_this_terminal_is_fetched_once(city: City, desk: RunningDesk) -> None:
    publish(city, 7)
    whole = publish(city, 8).read_bytes()
    publish(city, 9, terminals=["borne-1"])
    taken = Taken(city, desk)
    assert taken.once()
    assert taken.there() == {"8.bundle": whole}
    taken.known = 8
    assert not taken.once()


def test_a_cut_goes_on_where_it_was_and_what_is_wrong_is_thrown_away(city: City, desk: RunningDesk) -> None:
    whole = publish(city, 8).read_bytes()
    about = json.loads((city.folder / "published" / SITE / "8.json").read_text("utf-8"))
    taken = Taken(city, desk)
    taken.folder.mkdir(parents=True)
    part = taken.folder / f"{about['sha256']}.part"
    (taken.folder / "other.part").write_bytes(b"of a bundle that is published no more")
    part.write_bytes(whole[:1000] + b"changed" + whole[1007:2000])
    assert not taken.once()
    assert taken.there() == {}
    for kept in (whole[:1000], whole, whole + b"more"):
        part.write_bytes(kept)
        assert taken.once()
        assert taken.there() == {"8.bundle": whole}
        (taken.folder / "8.bundle").unlink()


def test_what_the_desk_changed_or_says_falsely_is_not_kept(city: City, desk: RunningDesk) -> None:
    publish(city, 8)
    stored = city.folder / "published" / SITE / "8.bundle"
    about = stored.with_suffix(".json")
    known = json.loads(about.read_text("utf-8"))
    stored.write_bytes(stored.read_bytes()[:-3] + b"abc")
    taken = Taken(city, desk)
    assert not taken.once()
    for lie in ({"size": 10**12}, {"sha256": "../" * 21 + "x"}, {"version": -1}):
        about.write_text(json.dumps(known | lie), encoding="utf-8")
        assert not taken.once()
    assert taken.there() == {}


def test_nothing_is_told_to_strangers_or_of_other_halls(city: City, desk: RunningDesk) -> None:
    publish(city, 8)
    with pytest.raises(Rejected, match="401"):
        Taken(city, desk).once("another-token-altogether")
    stranger = Terminal(desk.url)
    for path in ("9", "../8", "8.json", "%2e%2e%2f8", "0" * 40):
        assert stranger.http.get(f"{desk.url}/api/bundles/{path}", timeout=10).status_code == 404


def test_a_link_that_is_killed_while_it_fetches_has_it_in_the_end(city: City, desk: RunningDesk) -> None:
    whole = publish(city, 8).read_bytes()
    lines = f'[terminal]\nid = "borne-2"\nstate_dir = "state"\n[bundles]\nkey = "{city.public}"\n'
    lines += f'every_min = 0.02\n[desk]\nsite = "{SITE}"\nurls = ["{desk.url}"]\n'
    (city.config / "terminal.toml").write_text(lines, encoding="utf-8")
    secrets = {"KIOSK_DESK__TOKEN": TOKEN, "KIOSK_DESK__AGENT_CODE": CODE}
    incoming = city.state / "bundles" / "incoming"
    command = [sys.executable, "-m", "kiosk.cli", "link", "--config", str(city.config)]
    killed = subprocess.Popen(command, env=os.environ | secrets, stderr=subprocess.DEVNULL)
    eventually(incoming.is_dir, "it fetches")
    killed.kill()
    killed.wait()
    link = subprocess.Popen(command, env=os.environ | secrets, stderr=subprocess.DEVNULL)
    try:
        found = eventually(lambda: list(incoming.glob("*.bundle")), "the bundle is there")
        assert [one.read_bytes() for one in found] == [whole]
    finally:
        link.kill()
        link.wait()
