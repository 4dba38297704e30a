"""A terminal's sign of life: while somebody can use it and a desk answers, and only then."""

from __future__ import annotations

from pathlib import Path

from tests.desk.running import RunningDesk
from tests.handoff.terminal import RunningLink
from tests.listening import listening


def test_silence_tells_that_the_terminal_or_its_desk_is_gone(tmp_path: Path, desk: RunningDesk) -> None:
    with listening() as watcher:
        link = RunningLink(tmp_path, [desk.url], ping_url=f"{watcher.url}/{{name}}", ping_s=0.1).start()
        try:
            with link.supervisor() as supervisor:
                assert watcher.next() == "/borne-2"
                supervisor.send("TerminalState", state="out_of_order")
                while watcher.next(0.5):
                    pass
                supervisor.send("TerminalState", state="free")
                assert watcher.next() == "/borne-2"
                watcher.status = 500  # not heard: tried again soon
                assert watcher.next() == "/borne-2"
            while watcher.next(0.5):  # nobody can use it
                pass
            with link.supervisor():
                assert watcher.next()
                desk.kill()
                while watcher.next(2.5):  # a desk is given two seconds
                    pass
            assert watcher.url not in link.log.read_text()
        finally:
            link.kill()
