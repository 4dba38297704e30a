"""A signed bundle at a real terminal: it waits for the citizen to go, is tried, kept or gone back from."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.bundles import keys
from kiosk.bundles.writing import files_of, write
from kiosk.commands.bundle_published import publish
from kiosk.config.bundled import Service, read_service, write_service
from kiosk.config.settings import load_settings
from tests.desk.nursery import Nursery
from tests.desk.running import RunningDesk
from tests.terminal.stage import configuration, eventually, stage

pytestmark = pytest.mark.xdist_group("terminal")


class Place:
    """A terminal's configuration that knows a city's key, and bundles signed with it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.state = folder, folder / "state"
        self.config = configuration(folder)
        for procedure in (self.config / "procedures").glob("[!c]*.yaml"):  # quicker to read
            procedure.unlink()
        file = folder / "city.key"
        self.public = keys.make(file)
        lines = f'[bundles]\nkey = "{self.public}"\nhealthy_min = 0.05\n'
        lines += '[home]\nprocedures = ["confidences"]\n'
        (self.config / "terminal.toml").write_text(lines, encoding="utf-8")
        self._key = keys.private(file)

    def made(self, version: int, settings: str) -> Path:
        """A bundle of these settings."""
        words = self.folder / f"words-{version}"
        words.mkdir()
        (words / "site.toml").write_text(settings, encoding="utf-8")
        out = words / f"{version}.bundle"
        write(out, files_of(words), self._key, "paris-12", version=version)
        return out

    def comes(self, version: int, settings: str) -> None:
        """By hand, as from a USB key."""
        incoming = self.state / "bundles" / "incoming"
        incoming.mkdir(parents=True, exist_ok=True)
        shutil.move(self.made(version, settings), incoming)

    @property
    def service(self) -> Service:
        return read_service(self.state)


def phone(place: Place) -> str:
    settings, problems = load_settings(place.config, {"KIOSK_TERMINAL__STATE_DIR": str(place.state)})
    assert settings is not None, problems
    return settings.hall.phone


def test_it_waits_for_the_citizen_to_go_and_is_kept_when_the_terminal_is_well_with_it(
    nursery: Nursery, tmp_path: Path
) -> None:
    place, published = Place(tmp_path), tmp_path / "published"
    (tmp_path / "desk").mkdir()
    desk = RunningDesk(tmp_path / "desk", bundles=str(published), nursery=nursery).start()
    urls = {"KIOSK_DESK__URLS": desk.url, "KIOSK_BUNDLES__EVERY_MIN": "0.02"}
    with ExitStack() as open_ones:
        open_ones.callback(desk.kill)
        terminal = open_ones.enter_context(stage(tmp_path, place.config, environment=urls))
        before = terminal.welcome()
        terminal.to_keyboard()
        publish(place.made(7, '[hall]\nphone = "0177"\n'), place.public, published)
        eventually(lambda: place.service.staged == 7, "the bundle is ready")
        link = terminal.pids()["link"]
        assert place.service.current == 0
        assert phone(place) == "3975"
        terminal.finish()
        eventually(lambda: place.service.current == 7, "the bundle is in service")
        assert phone(place) == "0177"
        fresh = terminal.until(
            lambda pids: pids["current"] not in (0, *before.values()) and pids["link"] not in (0, link),
            "fresh processes",
        )
        assert fresh["current"] != before["standby"]
        terminal.hand.page("welcome")
        eventually(lambda: place.service.trial == 0, "it is kept")
        assert place.service.current == 7
        assert list((place.state / "bundles" / "incoming").iterdir()) == []


def test_a_power_cut_while_it_is_on_trial_goes_on_with_the_trial_and_then_goes_back(tmp_path: Path) -> None:
    """The last start is one too many."""
    place = Place(tmp_path)
    with stage(tmp_path, place.config) as terminal:
        terminal.welcome()
        place.comes(7, '[hall]\nphone = "0177"\n')
        eventually(lambda: place.service.trial, "it is on trial")
        terminal.process.kill()
        terminal.process.wait()
    assert place.service.current == 7
    write_service(place.state, Service(current=7, trial=4, newest=7))
    (tmp_path / "jack").unlink()
    with stage(tmp_path, place.config) as terminal:
        terminal.welcome(standby=False)
        assert place.service.current == 0
        assert phone(place) == "3975"
        assert "ne restait pas en marche" in place.service.refused[0].why


def test_settings_changed_on_the_machine_are_followed_by_sessions_and_link(tmp_path: Path) -> None:
    """Once nobody is there; a file with a mistake changes nothing."""
    place = Place(tmp_path)
    own = place.config / "terminal.toml"
    good = own.read_text("utf-8")
    with stage(tmp_path, place.config) as terminal:
        before = terminal.welcome()
        terminal.to_keyboard()
        own.write_text(
            good + '[hall]\nname = "Mairie du 14e"\n[terminal]\nplace = "Étage"\n', encoding="utf-8"
        )
        assert terminal.pids()["current"] == before["current"]
        terminal.finish()
        terminal.until(lambda pids: pids["link"] not in (0, before["link"]), "a link with the new place")

        def shown() -> bool:
            seen = terminal.ask({"ask": "view", "words": True}) or {"said": ()}
            return "Mairie du 14" in " ".join(seen["said"]).replace("\u00a0", " ")

        eventually(shown, "the page with the new name")
