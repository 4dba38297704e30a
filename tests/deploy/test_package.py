"""The Debian packages: the same twice, installed offline, upgraded, taken back and purged."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kiosk.cli import PACKAGED
from tests.deploy.debian_root import DebianRoot
from tests.managed import ServiceManager

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "deploy" / "packaging" / "build.py"
SECRETS = ("KIOSK_DESK__TOKEN=a-token-for-terminals-only", "KIOSK_DESK__AGENT_CODE=24681357")
OTHER = "# what the next version has to say of its settings"
HERE = "KIOSK_CONFIG=/etc/kiosk-desk", "KIOSK_DESK__PORT=0"
# what a package has not, and every command of it has to do without
DESK_ONLY = ("sqlalchemy", "alembic", "starlette", "uvicorn", "sse_starlette", "psycopg", "argon2")
TERMINAL_ONLY = ("kivy", "pyttsx3", "accesskit", "escpos", "PIL", "usb")
WITHOUT = """
import importlib, sys
from importlib.abc import MetaPathFinder
class Without(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in sys.argv[1].split(","):
            raise ModuleNotFoundError(name=name)
sys.meta_path.insert(0, Without())
for command in sys.argv[2].split(","):
    importlib.import_module(f"kiosk.commands.{command}")
"""


@pytest.mark.parametrize(
    ("absent", "commands"),
    [
        (DESK_ONLY, (*PACKAGED["kiosk-terminal"], "doctor.whole")),
        (TERMINAL_ONLY, (*PACKAGED["kiosk-desk"], "people")),
    ],
)
def test_each_package_has_what_its_commands_need(absent: tuple[str, ...], commands: Sequence[str]) -> None:
    words = [sys.executable, "-c", WITHOUT, ",".join(absent), ",".join(commands)]
    ended = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, check=False)
    assert ended.returncode == 0, ended.stderr


def test_a_command_of_the_other_package_says_which_one_to_install(tmp_path: Path) -> None:
    (tmp_path / "starlette.py").write_text("raise ModuleNotFoundError(name='starlette')")
    ended = subprocess.run(
        [sys.executable, "-m", "kiosk.cli", "desk"],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert ended.returncode == 2
    assert "kiosk-desk" in ended.stderr
    assert "Traceback" not in ended.stderr


def built(into: Path, version: str) -> Path:
    """The desk's package, as `deploy/package` makes it."""
    command = [sys.executable, str(BUILD), "desk", "--into", str(into), "--compression", "gzip"]
    done = subprocess.run(
        command, env=os.environ | {"KIOSK_VERSION": version}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    (made,) = into.glob(f"*_{version}_*.deb")
    return made


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("package"), "0.1.0")


@pytest.fixture(scope="module")
def following(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The next version, whose own settings differ too; else it is made as the first one is."""
    folder = tmp_path_factory.mktemp("following")
    subprocess.run(["dpkg-deb", "-R", package, folder / "open"], check=True)
    control = folder / "open/DEBIAN/control"
    before, version, after = control.read_text("utf-8").partition("Version: 0.1.0\n")
    assert version
    control.write_text(f"{before}Version: 0.1.1\n{after}", "utf-8")
    with (folder / "open/etc/kiosk-desk/kiosk.toml").open("a", encoding="utf-8") as settings:
        settings.write(f"{OTHER}\n")
    made = folder / package.name.replace("0.1.0", "0.1.1")
    quick = ["--root-owner-group", "-Zgzip", "-z1"]
    subprocess.run(["dpkg-deb", *quick, "-b", folder / "open", made], check=True)
    return made


@pytest.fixture(scope="module")
def debian(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DebianRoot]:
    if os.getuid() != 0:
        pytest.skip("an empty Debian root is made by root only")
    root = DebianRoot(tmp_path_factory.mktemp("debian") / "root")
    yield root
    root.close()


pytestmark = pytest.mark.xdist_group("package")


def test_the_same_commit_gives_the_same_package(package: Path, tmp_path: Path) -> None:
    again = built(tmp_path, "0.1.0")
    assert hashlib.sha256(package.read_bytes()).digest() == hashlib.sha256(again.read_bytes()).digest()


def test_the_desk_is_installed_without_a_network_and_serves(package: Path, debian: DebianRoot) -> None:
    debian.install(package)
    checked = debian.run("kiosk-desk", "check")
    assert checked.returncode == 1  # as the desk, which would not start: nothing has a default secret
    for name in ("KIOSK_DESK__TOKEN", "KIOSK_DESK__AGENT_CODE"):
        assert f"/etc/kiosk-desk/.env:1:1: erreur\u00a0: Il manque {name}" in checked.stderr
    assert "hall.name est encore celui du modèle" in checked.stderr
    refused = debian.run("kiosk-desk", "desk")
    assert refused.returncode == 2
    assert "Il manque KIOSK_DESK__TOKEN" in refused.stderr
    assert "/etc/kiosk-desk/.env" in refused.stderr
    assert serves(debian)
    added = debian.run("kiosk-desk", "desk", "site", "paris-13", "--hall", "Mairie du 13e")  # by root
    assert added.returncode == 0, added.stdout + added.stderr
    assert serves(debian)  # what root wrote is the service's own


def test_secrets_that_the_service_cannot_read_are_an_error_of_the_check(
    package: Path, debian: DebianRoot
) -> None:
    debian.install(package)
    secrets = debian.folder / "etc/kiosk-desk/.env"
    secrets.write_text("".join(f"{line}\n" for line in SECRETS))
    try:
        secrets.chmod(0o600)  # root's alone
        refused = debian.run("kiosk-desk", "check")
        assert refused.returncode == 1
        remedy = "chown root:kiosk-desk /etc/kiosk-desk/.env && chmod 640 /etc/kiosk-desk/.env"
        assert remedy in refused.stderr
        assert debian.run("sh", "-c", remedy).returncode == 0
        mended = debian.run("kiosk-desk", "check")
        assert mended.returncode == 0, mended.stderr
        assert ".env" not in mended.stderr
    finally:
        secrets.unlink()


def test_settings_and_calls_outlive_the_next_version_and_the_way_back(
    package: Path, following: Path, debian: DebianRoot
) -> None:
    debian.install(package)
    assert serves(debian)
    folder = debian.folder / "etc/kiosk-desk"
    own = {"site.toml": '[hall]\nname = "Mairie de Vire"\n', "terminal.toml": "[call]\nexpires_min = 20\n"}
    for name, text in own.items():
        (folder / name).write_text(text)
    shipped = folder / "kiosk.toml"
    assert f"{Path('/', *folder.parts[-2:])}/site.toml" in shipped.read_text().partition("[hall]")[0]
    kept = debian.folder / "var/lib/kiosk-desk/desk.sqlite3"
    before = kept.stat().st_ino
    for version, changed in ((following, True), (package, False)):
        debian.install(version)
        assert (OTHER in shipped.read_text()) is changed  # the version's own, and nobody was asked
        assert {name: (folder / name).read_text() for name in own} == own
        told = debian.run("kiosk-desk", "config", "explain", "call.expires_min").stdout
        assert "/etc/kiosk-desk/terminal.toml:2" in told
        assert kept.stat().st_ino == before
        assert serves(debian)


def test_a_purge_leaves_nothing(package: Path, debian: DebianRoot) -> None:
    debian.install(package)
    purged = debian.run("dpkg", "--purge", "kiosk-desk")
    assert purged.returncode == 0, purged.stdout + purged.stderr
    looked = ["find", str(debian.folder), "-xdev", "-name", "*kiosk-desk*", "-not", "-path", "*/var/log/*"]
    assert subprocess.run(looked, capture_output=True, text=True, check=True).stdout == ""


def serves(debian: DebianRoot) -> bool:
    """Whether the desk, as its unit starts it, tells the service manager that it is ready and alive."""
    with ServiceManager() as manager:
        told_by = [f"{key}={value}" for key, value in manager.environment.items()]
        command = debian.command(
            "/usr/lib/kiosk-desk/bin/kiosk", "desk", user="kiosk-desk", environ=(*told_by, *SECRETS, *HERE)
        )
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            told = {manager.hears(60) for _ in range(2)}
        finally:
            running.terminate()
            _, said = running.communicate(timeout=30)
    assert told == {"READY=1", "WATCHDOG=1"}, said
    return "Traceback" not in said
