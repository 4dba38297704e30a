"""Nothing of a citizen outlives their session: in no process of the machine and in no fresh file.

What is typed is first found in the session, or its absence afterwards would prove nothing. The tests never
hold it in clear themselves: they are looked at too.
"""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.services.ticket.build import when_words
from tests.terminal.scan import Secret, files_below, may_look, scan
from tests.terminal.stage import (
    ROOT,
    SECRETS,
    Stage,
    alive,
    configuration,
    descendants,
    eventually,
    stage,
)
from tests.terminal.test_printing import asks_for_a_ticket, on_the_network, told
from tests.voice.ears import Ears, ears

pytestmark = [
    pytest.mark.xdist_group("forgetting"),  # as long as the other terminals together
    pytest.mark.skipif(not may_look(), reason="this user may not read other processes' memory"),
]

IDLE_S, WARNING_S = 400.0, 120.0  # more than the page's reading, its limit and the warning take


@dataclass
class Citizen:
    """Somebody at the terminal, and the secret they type."""

    terminal: Stage
    card: Ears
    secret: Secret
    since: float

    def types_it(self) -> int:
        """Types the secret and has it read aloud, so that the voice holds it too; returns the session."""
        session = self.terminal.pids()["current"]
        self.terminal.to_keyboard()
        self.terminal.types(self.secret.characters())
        self.terminal.hand.touch("repeat")
        self.terminal.hand.until(lambda seen: seen["speaking"] >= 0, "the voice")
        return session

    def traces(self, only: Collection[int] = ()) -> dict[str, Any]:
        folders = [self.terminal.folder, ROOT / "out", ROOT / "config"]
        return scan(self.secret, self.since, folders, only)


@pytest.fixture
def citizen(tmp_path: Path) -> Iterator[Citizen]:
    with ears(tmp_path) as card, stage(tmp_path) as terminal:
        terminal.welcome()
        mask = secrets.randbelow(1000) + 1000
        # no letter twice: a second touch of the same key within 0.4 s counts as a tremor
        letters = secrets.SystemRandom().sample(range(ord("a"), ord("z") + 1), 16)
        drawn = tuple(letter ^ mask for letter in letters)
        yield Citizen(terminal, card, Secret(drawn, mask), time.time() - 1)


def test_a_proc_that_is_mounted_somewhere_is_not_read_as_files(tmp_path: Path) -> None:
    """Some of it would be waited for without an end; a Debian of the tests has one, of its own numbers."""
    other = tmp_path / "debian" / "proc"
    other.mkdir(parents=True)
    for name in ("kmsg", "meminfo", "self"):
        (other / name).touch()
    beside = tmp_path / "debian" / "kmsg"
    beside.touch()
    assert list(files_below("/proc")) == []
    assert list(files_below(str(tmp_path))) == [str(beside)]


def held_by_the_session(citizen: Citizen, session: int, whole_machine: bool = False) -> set[int]:
    """The session and its voice hold the secret, and no file; nobody else does, where all are looked at."""
    family = {session, *descendants(session)}
    found = citizen.traces(() if whole_machine else family)
    assert session in found["processes"], "the scan does not see what it looks for"
    assert set(found["processes"]) <= family, found["processes"]
    assert found["files"] == []
    return family


def forgotten(citizen: Citizen, family: set[int]) -> None:
    """Not one process that held it is left, and nobody else holds it."""
    found = citizen.traces()
    assert found["processes"] == {}
    assert found["files"] == []
    assert not [pid for pid in family if alive(pid)]
    assert found["mb"] > 50, "too little was looked at"


def test_nothing_is_left_after_i_have_finished(citizen: Citizen) -> None:
    family = held_by_the_session(citizen, citizen.types_it(), whole_machine=True)

    citizen.terminal.hand.turn("go_on")
    citizen.terminal.finish()
    citizen.terminal.hand.page("welcome")

    forgotten(citizen, family)


def test_nothing_is_left_after_nobody_was_there_any_more(citizen: Citizen) -> None:
    session = citizen.types_it()
    family = held_by_the_session(citizen, session)
    citizen.terminal.hand.touch("key:backspace")  # ends the speech, during which no time passes

    citizen.terminal.ask({"ask": "later", "seconds": IDLE_S})
    citizen.terminal.hand.page("still_there")
    assert alive(session)
    # the warning's tone and words are over before its time runs out
    citizen.terminal.hand.until(lambda seen: seen["speaking"] < 0, "the end of the warning's words")
    citizen.terminal.ask({"ask": "later", "seconds": WARNING_S})
    citizen.terminal.hand.page("welcome")

    forgotten(citizen, family)


@pytest.mark.parametrize("victim", ["session", "voice"])
def test_nothing_is_left_after_a_kill(citizen: Citizen, victim: str) -> None:
    session = citizen.types_it()
    family = held_by_the_session(citizen, session)

    if victim == "voice":  # first its voice, while it speaks; the page stands
        os.kill(min(descendants(session)), signal.SIGKILL)
    os.kill(session, signal.SIGKILL)
    citizen.terminal.until(lambda pids: pids["current"] not in (0, session), "another session")
    citizen.terminal.hand.page("welcome")

    forgotten(citizen, family)


def test_nothing_is_left_after_the_terminal_itself_was_killed(citizen: Citizen) -> None:
    """Not even by a frozen session, whose voice was speaking."""
    session = citizen.types_it()
    family = held_by_the_session(citizen, session) | {citizen.terminal.pids()["link"]}
    family |= descendants(citizen.terminal.process.pid)
    os.kill(session, signal.SIGSTOP)

    citizen.terminal.process.kill()
    citizen.terminal.process.wait(10)
    eventually_gone(family)

    forgotten(citizen, family)


def eventually_gone(family: set[int]) -> None:
    eventually(lambda: not [pid for pid in family if alive(pid)], "the end of every process", 10)


PAPER = "Le certificat de Zqxvkwjy Bwfhq"  # in the settings too, which the link does not read
WITH_PAPER = SECRETS.replace(
    "a_faire: Allez à l’accueil.",
    f"""a_faire: Allez à l’accueil.
      - pieces:
          - {{id: certificat, texte: {PAPER}}}""",
).replace("montre: [accueil]", "pieces: [certificat]")


def test_a_ticket_on_the_network_is_in_no_process_that_lasts(tmp_path: Path) -> None:
    """The child that prints holds it, or its absence elsewhere would prove nothing."""
    config = configuration(tmp_path, WITH_PAPER)
    with on_the_network(tmp_path, "stalls", 2_000) as (address, _):
        environment = {"KIOSK_PRINTER__ADDRESS": address}
        with stage(tmp_path, config, environment=environment) as terminal:
            terminal.welcome()
            to_summary_by_papers(terminal)
            link = terminal.pids()["link"]
            when = when_words(datetime.now(), "fr")
            asks_for_a_ticket(terminal)

            child = eventually(lambda: held_still("Zqxvkwjy", link), "a child that holds the paper")
            assert holding(date(when), {child}) == {child}
            os.kill(child, signal.SIGCONT)
            told(terminal, "Le ticket n’est pas complet")

            assert holding("Zqxvkwjy", {link}) == set()
            assert holding(date(when), {link, terminal.process.pid}) == set()


def held_still(words: str, link: int) -> int:
    """A child of the link that holds these words, stopped from before it was looked into; 0 without one."""
    for child in descendants(link):
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGSTOP)
            if holding(words, {child}):
                return child
            os.kill(child, signal.SIGCONT)
    return 0


def to_summary_by_papers(there: Stage) -> None:
    """Through the procedure, and its one paper marked as missing, to the summary."""
    there.to_keyboard()
    there.types(iter("camile"))
    there.hand.turn("go_on")
    there.hand.turn("answer:oui")
    there.hand.page("checklist")
    there.hand.touch("lack:certificat")
    there.hand.turn("go_on")
    there.hand.page("summary")


def date(when: str) -> str:
    """Eight characters of the day and date, as on a ticket: « che 22 n »."""
    at = when.index(" ")
    return when[at - 3 : at + 5]


def holding(eight: str, processes: set[int]) -> set[int]:
    """Which of these processes have these eight characters in their memory."""
    if not processes:
        return set()
    secret = Secret(tuple(ord(one) ^ 1 for one in f"----{eight}----"), 1)
    return set(scan(secret, time.time(), [], processes)["processes"])


def test_nobody_of_the_same_user_may_look_into_a_session(tmp_path: Path) -> None:
    """Neither into a session nor into its voice, though into the supervisor; and no core is written."""
    without_powers = ("setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs")
    with stage(tmp_path, prefix=without_powers) as terminal:
        pids = terminal.welcome()
        family = [pids["current"], pids["standby"], *descendants(pids["standby"])]

        def seen() -> list[str]:
            command = [sys.executable, "-c", STRANGER, json.dumps([terminal.process.pid, *family])]
            done = subprocess.run([*without_powers, *command], capture_output=True, text=True, check=True)
            told: list[str] = json.loads(done.stdout)
            return told

        # a voice that has just started has nothing to hide yet
        eventually(lambda: set(seen()[1:]) == {"closed"}, "a session closed to its own user", 10)
        assert seen()[0] == "readable"
        assert len(family) >= 3
        assert {core_limit(pid) for pid in family} == {"0"}


def core_limit(pid: int) -> str:
    return Path(f"/proc/{pid}/limits").read_text().split("Max core file size")[1].split()[0]


STRANGER = """
import json, sys
def reads(pid):
    try:
        with open(f"/proc/{pid}/mem", "rb"):
            return "readable"
    except PermissionError:
        return "closed"
print(json.dumps([reads(pid) for pid in json.loads(sys.argv[1])]))
"""
