"""A technician before the real terminal: the button, the code, what is kept; never over a visit."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from tests.terminal.stage import Stage, configuration, eventually, stage

pytestmark = pytest.mark.xdist_group("terminal")

CODE, WRONG = "407193", "407194"


def types(there: Stage, code: str) -> None:
    there.types(iter(code))
    there.hand.touch("go_on")


def steps(there: Stage) -> dict:
    """What the terminal has kept of the commissioning."""
    path = there.state / "commissioning.json"
    return json.loads(path.read_text("utf-8"))["steps"] if path.exists() else {}


def said(there: Stage, words: str) -> None:
    """The page would be heard saying so."""

    def heard() -> bool:
        seen = there.ask({"ask": "view", "words": True}) or {}
        return any(words in one for one in seen.get("said", ()))

    eventually(heard, words)


def test_the_button_and_a_code_open_the_pages_and_no_kill_gives_a_try_back(
    tmp_path: Path,
) -> None:
    config = configuration(tmp_path)
    with stage(tmp_path, config) as there:
        there.welcome()
        there.press()
        there.hand.page("technician_code")
        types(there, CODE)  # there is none yet: it is chosen, twice
        said(there, "encore une fois")
        types(there, CODE)
        there.hand.page("technician_home")
        there.hand.turn("step:identity")
        there.confirm("step_good")
        assert eventually(lambda: steps(there).get("identity"), "what was done")["outcome"] == "good"
        there.press()  # again: it closes
        there.hand.page("welcome")
        there.press()
        there.hand.page("technician_code")
        for _ in range(5):
            types(there, WRONG)
            there.hand.until(lambda seen: seen["controls"]["go_on"]["state"] == "disabled", "an answer")
        said(there, "Attendez encore")
        os.kill(there.process.pid, signal.SIGKILL)
        there.process.wait()
        for file in there.state.rglob("*"):
            assert not file.is_file() or CODE.encode() not in file.read_bytes(), file
        assert CODE not in there.log.read_text("utf-8")
    with stage(tmp_path, config) as there:
        there.hand.page("welcome")
        there.press()
        there.hand.page("technician_code")
        said(there, "Attendez encore")
        types(there, CODE)
        assert there.hand.page("technician_code")["controls"]["go_on"]["state"] == "disabled"


def test_a_visit_is_over_before_the_technician_sees_anything(terminal: Stage) -> None:
    session = terminal.pids()["current"]
    terminal.to_keyboard()
    terminal.types(iter("zqxvkwjy"))
    terminal.press()
    terminal.until(lambda pids: pids["current"] not in (0, session), "the next session")
    terminal.hand.page("technician_code")
    assert terminal.pids()["current"] != session


def test_a_code_that_the_settings_get_while_the_terminal_runs_opens_the_pages(tmp_path: Path) -> None:
    config = configuration(tmp_path)
    with stage(tmp_path, config) as there:
        before = there.welcome()["current"]
        secrets = config / ".env"
        secrets.write_text(f"KIOSK_TECHNICIAN__CODE={CODE}\n", encoding="utf-8")
        secrets.chmod(0o600)
        there.until(lambda pids: pids["current"] not in (0, before), "a session with it")
        there.hand.page("welcome")
        there.press()
        there.hand.page("technician_code")
        types(there, CODE)  # once: it is not chosen, as where there is none
        there.hand.page("technician_home")
