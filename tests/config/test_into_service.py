"""What a technician must have written before a machine serves, and desks that are reached in the clear."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.config.check import check
from kiosk.config.into_service import FACTORY, factory_problems, is_near, plain_addresses
from kiosk.config.settings import read_settings

CONFIG = Path(__file__).resolve().parents[2] / "config"


def factory(tmp_path: Path, **further: str) -> Path:
    """A folder of settings as shipped, with further files."""
    (tmp_path / "kiosk.toml").write_bytes((CONFIG / "kiosk.toml").read_bytes())
    for name, text in further.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_each_value_of_the_factory_is_a_warning_with_the_file_to_write(tmp_path: Path) -> None:
    config = factory(tmp_path)
    found = list(factory_problems(read_settings(config, {}), config, "kiosk"))
    assert {f"{section}.{name}" for section, name in FACTORY} == {one.message.split()[0] for one in found}
    assert {(one.level, Path(one.file).name) for one in found} == {("warning", "kiosk.toml")}
    assert all(one.line > 1 for one in found)
    told = {one.message.split()[0]: one.hint for one in found}
    assert str(config / "site.toml") in told["hall.name"]
    assert str(config / "terminal.toml") in told["terminal.id"]


def test_a_desk_on_a_machine_of_its_own_needs_the_halls_name_only(tmp_path: Path) -> None:
    config = factory(tmp_path)
    (only,) = factory_problems(read_settings(config, {}), config, "kiosk-desk")
    assert only.message.startswith("hall.name")


def test_whoever_writes_the_same_elsewhere_means_it(tmp_path: Path) -> None:
    name, _ = FACTORY["hall", "name"]
    site, terminal = f'[hall]\nname = "{name}"\nopening = []\n', '[terminal]\nid = "b-2"\n'
    config = factory(tmp_path, site=site, terminal=terminal)
    found = list(factory_problems(read_settings(config, {}), config, "kiosk"))
    assert {one.message.split()[0] for one in found} == {"hall.address", "hall.note", "hall.hours"}


@pytest.mark.parametrize(
    ("host", "near"),
    [
        ("127.0.0.1", True), ("::1", True), ("localhost", True), ("10.0.2.2", True), ("192.168.1.9", True),
        ("bureau", True), ("bureau.local", True), ("fd00::1", True),
        ("bureau.mairie.fr", False), ("8.8.8.8", False), ("2606:4700::1111", False),
    ],
)  # fmt: skip
def test_a_network_of_ones_own_is_told_from_another(host: str, near: bool) -> None:
    assert is_near(host) is near


def test_a_desk_that_is_reached_in_the_clear_from_afar_is_a_warning(tmp_path: Path) -> None:
    site = '[desk]\nurls = ["http://10.0.0.4:8700", "https://a.mairie.fr", "http://bureau.mairie.fr:8700"]\n'
    config = factory(tmp_path, site=site)
    (found,) = plain_addresses(read_settings(config, {}), config)
    assert "http://bureau.mairie.fr:8700" in found.message
    assert "https" in found.hint
    assert (Path(found.file).name, found.line, found.level) == ("site.toml", 2, "warning")


def test_a_file_of_ones_own_is_checked_by_its_name(tmp_path: Path) -> None:
    config = factory(tmp_path, site="[hall]\nnom = 1\n")
    (wrong,) = check([config / "site.toml"], config)
    assert "hall.nom" in wrong.message
