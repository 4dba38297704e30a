"""What a technician has the link try, with a real link and a real desk."""

from __future__ import annotations

import json
import queue
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from kiosk.handoff import attempts
from kiosk.handoff.attempts.enrol import WHY
from kiosk.handoff.enrolling import Refused, enrol
from kiosk.handoff.own_key import OwnKeys
from kiosk.handoff.settings import LinkSettings
from tests.desk.people import code_for
from tests.desk.running import SITE, TOKEN, RunningDesk
from tests.handoff.standin import StandIn
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


@pytest.fixture
def standin() -> Iterator[StandIn]:
    desk = StandIn()
    yield desk
    desk.stop()


def settings(folder: Path, url: str) -> LinkSettings:
    return LinkSettings(folder / "link.sock", folder / "state", (url,), TOKEN, SITE, "borne-2", "Hall")


@pytest.mark.parametrize("told", [[], None, "no", 3, {}, {"error": "x"}])
@pytest.mark.parametrize("status", [200, 400])
def test_what_is_no_desk_may_answer_anything(
    tmp_path: Path, standin: StandIn, status: int, told: object
) -> None:
    standin.enrols = status, told
    with pytest.raises(Refused) as refused:
        enrol(standin.url, "AAAAA-AAAAA", settings(tmp_path, standin.url))
    assert (refused.value.told, refused.value.code, refused.value.wait_s) == ("", "", 0)
    assert OwnKeys(tmp_path / "state").of(standin.url) == ""


@pytest.mark.parametrize("wait_s", [float("inf"), float("nan"), 1e300, 10**30, -5, "5", [5], True, None])
def test_a_wait_that_is_none_is_not_told(tmp_path: Path, standin: StandIn, wait_s: object) -> None:
    standin.enrols = 429, {"error": "Trop.", "remedy": "Attendez.", "code": "slow_down", "wait_s": wait_s}
    with pytest.raises(Refused) as refused:
        enrol(standin.url, "AAAAA-AAAAA", settings(tmp_path, standin.url))
    assert (refused.value.told, refused.value.wait_s) == ("Trop. Attendez.", 0)


def test_a_key_that_cannot_be_kept_is_told_with_its_folder(tmp_path: Path, standin: StandIn) -> None:
    here = settings(tmp_path, standin.url)
    here.state_dir.write_text("no folder", "utf-8")
    told = attempts.ATTEMPTS["enrol"]({"code": "AAAAA-AAAAA"}, here, lambda _: None)
    assert told.outcome == "bad"
    assert f"dans {here.state_dir}\u00a0: " in told.text.format(**told.values)


def test_an_attempt_that_breaks_is_told_as_bad_and_nobody_waits_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> Any:
        raise RecursionError("AAAAA-AAAAA")

    monkeypatch.setattr(attempts, "ATTEMPTS", {"enrol": breaks})
    sent: queue.Queue[tuple[str, Mapping[str, Any]]] = queue.Queue()
    here = settings(tmp_path, "http://127.0.0.1:9")
    attempts.attempt({"what": "enrol"}, here, lambda _: None, lambda kind, data: sent.put((kind, data)))
    kind, told = sent.get(timeout=20)
    assert (kind, told["what"], told["outcome"], told["text"]) == ("Tried", "enrol", "bad", attempts.BROKEN)
    assert "AAAAA" not in str(told)
