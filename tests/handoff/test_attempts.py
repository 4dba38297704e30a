"""What a technician has the link try, with a real link and a real desk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kiosk.handoff.attempts.enrol import WHY
from tests.desk.people import code_for
from tests.desk.running import SITE, RunningDesk
from tests.handoff.terminal import RunningLink, Supervisor


def tried(supervisor: Supervisor, code: str) -> dict[str, Any]:
    """How enrolling with this code went."""
    supervisor.send("Try", what="enrol", values={"code": code})
    seen = len(supervisor.heard)
    while True:
        for message in supervisor.heard[seen:]:
            if message.type == "Tried":
                return dict(message.data)
        seen = len(supervisor.heard)
        assert supervisor.read(20), "no answer"


def test_a_code_typed_on_the_screen_gives_the_terminal_its_own_key(tmp_path: Path, desk: RunningDesk) -> None:
    link = RunningLink(tmp_path, [desk.url]).start()
    try:
        with link.supervisor() as supervisor:
            wrong = tried(supervisor, "AAAAA-AAAAA")
            assert wrong["outcome"] == "bad"
            assert wrong["text"] == WHY["enrolment_code"]
            other = tried(supervisor, code_for(desk, "borne-9"))
            assert other["text"] == WHY["other_terminal"]
            assert (other["values"]["terminal"], other["values"]["site"]) == ("borne-2", SITE)
            right = tried(supervisor, code_for(desk, "borne-2"))
            assert (right["outcome"], right["values"]) == ("good", {"desk": desk.url})
            supervisor.send("Try", what="anything else", values={})
        keys = json.loads((link.state / "desk-keys.json").read_text("utf-8"))
        assert list(keys) == [desk.url]
    finally:
        link.kill()


def test_a_desk_that_does_not_answer_is_told_with_what_to_do(tmp_path: Path) -> None:
    link = RunningLink(tmp_path, ["http://127.0.0.1:9"]).start()
    try:
        with link.supervisor() as supervisor:
            told = tried(supervisor, "AAAAA-AAAAA")
            assert told["outcome"] == "bad"
            assert "ne répond pas" in told["text"]
    finally:
        link.kill()
