"""`kiosk desk account|site|enrol|terminals` and `kiosk enrol`, as a technician types them."""

from __future__ import annotations

import os
import pty
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.desk.entry.keys import FRESH_S
from tests.desk.nursery import Nursery
from tests.desk.people import PASSWORD
from tests.desk.running import SITE, Agent, RunningDesk, Terminal
from tests.handoff.terminal import RunningLink

ROOT = Path(__file__).resolve().parents[2]
KIOSK = Path(sys.executable).parent / "kiosk"


@pytest.fixture
def desk(nursery: Nursery, tmp_path: Path) -> Iterator[RunningDesk]:
    running = RunningDesk(tmp_path, nursery=nursery, shared=False).start()
    yield running
    running.kill()


def environment(desk: RunningDesk, terminal: str = "borne-2") -> dict[str, str]:
    return os.environ | {
        "KIOSK_DESK__DATABASE": desk.address,
        "KIOSK_DESK__URLS": desk.url,
        "KIOSK_DESK__SITE": SITE,
        "KIOSK_TERMINAL__ID": terminal,
        "KIOSK_TERMINAL__STATE_DIR": str(desk.database.parent / "state"),
    }


def kiosk(
    desk: RunningDesk, *words: str, typed: str = "", terminal: str = "borne-2"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [KIOSK, *words],
        input=typed,
        capture_output=True,
        text=True,
        env=environment(desk, terminal),
        cwd=ROOT,
        timeout=60,
    )


def test_a_first_supervisor_is_made_at_the_console_and_enters(desk: RunningDesk) -> None:
    words = ("desk", "account", "add", "Amina", "--role", "supervisor")
    assert kiosk(desk, *words, typed=PASSWORD + "\n").returncode == 0
    assert PASSWORD not in " ".join(words)
    agent = Agent(desk.url, "Guichet 3", "amina", PASSWORD)
    assert agent.http.get(desk.url + "/api/agent/me", timeout=10).json()["role"] == "supervisor"
    assert kiosk(desk, "desk", "account", "list").stdout == f"{SITE}\tamina\tsupervisor\topen\n"
    assert kiosk(desk, "desk", "account", "close", "amina").returncode == 0
    assert agent.post("/api/agent/alive").status_code == 401


@pytest.mark.parametrize(
    "words",
    [
        ("enrol", "--terminal", "borne-2"),
        ("account", "list"),
        ("site", "paris-13", "--hall", "Mairie du 13e"),
        ("terminals",),
    ],
)
def test_a_database_that_no_desk_has_used_is_refused_and_not_made(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    nowhere = tmp_path / "elsewhere" / "desk.sqlite3"
    refused = subprocess.run(
        [KIOSK, "desk", *words],
        env=os.environ | {"KIOSK_DESK__DATABASE": str(nowhere)},
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
    )
    assert refused.returncode == 1
    assert str(nowhere) in refused.stderr
    assert "Démarrez le bureau une fois" in refused.stderr
    assert not nowhere.parent.exists()


@pytest.mark.parametrize(
    ("words", "typed", "told"),
    [
        (("account", "add", "amina", "--role", "agent"), "short\n", "de 12 à 200 caractères"),
        (("account", "add", "amina", "--role", "agent"), "", "de 12 à 200 caractères"),
        (("account", "add", "amina", "--role", "agent"), "aaaaaaaaaaaaaaaa\n", "plusieurs mots"),
        (("account", "add", "amina"), PASSWORD, "--role"),
        (("account", "add", "--role", "agent"), PASSWORD, "NOM"),
        (("account", "add", "Amélie D", "--role", "agent"), PASSWORD, "sans accent"),
        (
            ("account", "add", "amina", "--role", "agent", "--site", "paris-99"),
            PASSWORD,
            "pas de mairie «\u00a0paris-99\u00a0»",
        ),
        (("account", "close", "nobody"), "", "account list"),
        (("account", "change", "amina"), "", "--password"),
        (("enrol", "--terminal", "a/b"), "", "identifiant"),
        (("terminals", "revoke", "borne-9"), "", "pas de clé en service"),
        (("site", "paris-13"), "", "--hall"),
    ],
)
def test_what_cannot_be_done_is_told(
    desk: RunningDesk, words: tuple[str, ...], typed: str, told: str
) -> None:
    ended = kiosk(desk, "desk", *words, typed=typed)
    assert ended.returncode == 1
    assert told in ended.stderr
    assert "Traceback" not in ended.stderr


def test_at_a_console_the_password_is_asked_twice_and_not_shown(desk: RunningDesk) -> None:
    ours, theirs = pty.openpty()
    words = [KIOSK, "desk", "account", "add", "amina", "--role", "agent"]
    with subprocess.Popen(
        words,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(desk),
        cwd=ROOT,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        shown = b""
        for question in ("Mot de passe\u00a0: ".encode(), "Encore\u00a0: ".encode()):
            while question not in shown:
                shown += os.read(ours, 1000)
            os.write(ours, PASSWORD.encode() + b"\n")
        try:
            while piece := os.read(ours, 1000):
                shown += piece
        except OSError:  # the other end has closed
            pass
        assert process.wait(60) == 0, shown
    os.close(ours)
    assert PASSWORD.encode() not in shown
    Agent(desk.url, "Guichet 3", "amina", PASSWORD)


def test_a_terminal_is_enrolled_while_its_link_runs_and_calls_with_its_own_key(
    desk: RunningDesk, tmp_path: Path
) -> None:
    link = RunningLink(tmp_path, [desk.url]).start()
    supervisor = link.supervisor()
    call = supervisor.place()
    told = kiosk(desk, "desk", "enrol", "--terminal", "borne-2", "--place", "Hall").stdout
    code = told.split()[0]
    assert f"À lancer sur borne-2, dans les 15 minutes\u00a0: kiosk enrol {code}" in told
    wrong = kiosk(desk, "enrol", code, terminal="borne-3")
    assert (wrong.returncode, "autre borne" in wrong.stderr) == (1, True)
    assert f"la borne borne-3 (terminal.id) de la mairie {SITE} (desk.site)" in wrong.stderr
    made = kiosk(desk, "enrol", code)
    assert made.returncode == 0, made.stderr
    file = tmp_path / "state" / "desk-keys.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    key = file.read_text().split('"')[-2]
    assert len(key) >= 43
    assert key not in made.stdout + made.stderr + desk.log.read_text() + link.log.read_text()
    supervisor.state(call, "ringing")
    assert Terminal(desk.url, "borne-2", key).call()
    assert "borne-2" in kiosk(desk, "desk", "terminals").stdout
    assert kiosk(desk, "desk", "terminals", "revoke", "borne-2").returncode == 0
    revoked = Terminal(desk.url, "borne-2", key)
    until = time.monotonic() + 3 * FRESH_S  # every process of the desk knows of it within this
    while revoked.post("/api/counts", {}).status_code != 401:
        assert time.monotonic() < until, "a revoked key still lets in"
    supervisor.close()
    link.kill()


def test_a_desk_that_is_not_there_costs_no_code(desk: RunningDesk) -> None:
    code = kiosk(desk, "desk", "enrol", "--terminal", "borne-2").stdout.split()[0]
    desk.kill()
    ended = kiosk(desk, "enrol", code)
    assert (ended.returncode, "redonnez le même code" in ended.stderr) == (1, True)
    desk.start()
    assert kiosk(desk, "enrol", code).returncode == 0
