"""A technician's test call whose session is killed is called off, and the next citizen's press is a call."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.terminal.stage import configuration, eventually, stage
from tests.terminal.test_calls import calls, outbox, shows_call
from tests.terminal.test_commissioning import turned_to
from tests.terminal.test_technician import CODE, types

pytestmark = pytest.mark.xdist_group("terminal")


def test_a_killed_technicians_call_takes_no_citizens_press(tmp_path: Path) -> None:
    with stage(tmp_path, configuration(tmp_path)) as there:

        def states() -> list[str]:
            return [state for _, state, _ in outbox(there)]

        there.welcome()
        there.press()
        there.hand.page("technician_code")
        types(there, CODE)
        types(there, CODE)
        there.hand.page("technician_home")
        turned_to(there, "step:test_call")
        there.hand.turn("step:test_call")
        there.hand.touch("test_call")
        eventually(lambda: states() == ["queued"], "the test call")
        os.kill(there.pids()["current"], signal.SIGKILL)
        eventually(lambda: states() == ["cancelled"], "it is called off")
        calls(there)
        shows_call(there, "queued")
        assert states() == ["cancelled", "queued"]
