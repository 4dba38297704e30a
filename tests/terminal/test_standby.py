"""One session after the other on a real screen: warm, cold, killed, frozen; and the end of them all."""

from __future__ import annotations

import os
import resource
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.terminal.patience import SHOWN_S, SILENT_S
from tests.glass import Glass
from tests.terminal.stage import Stage, alive, descendants, eventually, stage

pytestmark = pytest.mark.xdist_group("terminal")

# Where pages differ from each other; the last control, which is pressed, is not among them.
POINTS = [(x, y) for y in range(40, 1240, 80) for x in (60, 300, 540, 780, 1020)]


class Watch:
    """What the screen itself shows, as often as X tells it, from its own thread."""

    def __init__(self, screen: str) -> None:
        self._screen = screen
        self._over = threading.Event()
        self.seen: list[tuple[str, ...]] = []
        self._thread = threading.Thread(target=self._look)

    def _look(self) -> None:
        glass = Glass(self._screen)
        while not self._over.is_set():
            frame = look(glass)
            if not self.seen or self.seen[-1] != frame:
                self.seen.append(frame)
        glass.close()

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()


def look(glass: Glass) -> tuple[str, ...]:
    return tuple(glass.pixel(x, y) for x, y in POINTS)


def test_the_warm_session_takes_the_screen_and_another_is_made(terminal: Stage) -> None:
    before = terminal.pids()
    terminal.to_keyboard()
    terminal.finish()
    after = terminal.until(lambda pids: pids["current"] == before["standby"], "the warm session on screen")
    terminal.hand.page("welcome")
    eventually(lambda: not alive(before["current"]), "the end of the former session")
    again = terminal.until(lambda pids: pids["standby"] not in (0, *before.values()), "another warm session")
    assert again["current"] == after["current"]


def test_no_frame_of_the_former_session_is_seen_again(terminal: Stage) -> None:
    """What stands on screen is the former page, then anything else, and the former page never again."""
    glass = Glass(terminal.screen)
    terminal.to_keyboard()
    terminal.types(iter("ab"))
    terminal.hand.turn("go_on")
    terminal.hand.turn("answer:oui")
    terminal.to_finish()
    former = look(glass)
    with Watch(terminal.screen) as watch:
        eventually(lambda: former in watch.seen, "the former page on screen")
        session = terminal.pids()["current"]
        terminal.finish()
        terminal.until(lambda pids: pids["current"] not in (0, session), "another session")
        terminal.hand.page("welcome")
        welcome = eventually(
            lambda: watch.seen[-1] != former and watch.seen[-1], "the welcome page on screen"
        )
    glass.close()
    assert welcome != former
    assert former not in watch.seen[watch.seen.index(former) + 1 :]


def test_without_a_warm_session_a_cold_one_takes_the_screen(terminal: Stage) -> None:
    before = terminal.pids()
    terminal.to_keyboard()
    os.kill(before["standby"], signal.SIGKILL)
    terminal.finish()
    terminal.until(lambda pids: pids["current"] not in (0, *before.values()), "a cold session")
    assert terminal.welcome()["current"] not in before.values()
    assert not alive(before["current"])


def test_a_killed_session_is_replaced_however_often(terminal: Stage) -> None:
    killed = set()
    for _ in range(4):
        session = terminal.until(lambda pids: pids["current"] not in (0, *killed), "a session")["current"]
        terminal.hand.page("welcome")
        os.kill(session, signal.SIGKILL)
        killed.add(session)
    assert terminal.welcome()["current"] not in killed
    assert not [pid for pid in killed if alive(pid)]


def test_a_machine_that_can_start_nothing_keeps_its_citizen_until_it_can_again(terminal: Stage) -> None:
    before = terminal.pids()
    terminal.to_keyboard()
    supervisor = terminal.process.pid
    _, most = resource.prlimit(supervisor, resource.RLIMIT_NOFILE)
    resource.prlimit(supervisor, resource.RLIMIT_NOFILE, (3, most))  # no descriptor more for anything
    for process in (before["standby"], before["link"]):
        os.kill(process, signal.SIGKILL)
    eventually(lambda: "no session can be started now" in terminal.log.read_text(), "a start that failed")
    terminal.types(iter("ab"))
    assert terminal.pids()["current"] == before["current"]
    resource.prlimit(supervisor, resource.RLIMIT_NOFILE, (most, most))
    after = terminal.until(lambda pids: bool(pids["standby"] and pids["link"]), "a standby and a link")
    assert after["current"] == before["current"]
    assert after["link"] != before["link"]


def test_a_frozen_screen_is_replaced_and_a_frozen_session_behind_it_too(terminal: Stage) -> None:
    before = terminal.pids()
    terminal.to_keyboard()
    voice = descendants(before["standby"])
    for session in (before["current"], before["standby"]):
        os.kill(session, signal.SIGSTOP)
    eventually(
        lambda: terminal.pids()["current"] not in (0, before["current"], before["standby"]),
        "a session that is not frozen",
        SILENT_S + SHOWN_S + 10,
    )
    terminal.welcome()
    assert not [pid for pid in (before["current"], before["standby"], *voice) if alive(pid)]


AT_REST = 5  # processes: two sessions, their voices, a link
TWO_TAPS_S = 0.6  # what the session takes for a double tap


def test_a_second_tap_just_after_another_page_came_erases_nothing(terminal: Stage) -> None:
    terminal.hand.turn("start:fr")
    for _ in range(10):  # a tap that came late, on a slow machine, says nothing: tried again
        seen = terminal.hand.until(lambda page: page["page"] == "home", "home")
        x, y, width, height = seen["controls"]["finish"]["rect"]
        session = terminal.pids()["current"]
        terminal.hand.turn("themes")
        came = time.monotonic()
        terminal.hand.turn("back")
        terminal.hand.xdotool("mousemove", round(x + width / 2), round(y + height / 2), "click", "1")
        if time.monotonic() - came < TWO_TAPS_S:
            break
        terminal.welcome()
        terminal.hand.turn("start:fr")
    assert terminal.hand.turn("themes")["page"] == "themes"
    assert terminal.pids()["current"] == session


def speaking(session: int) -> set[int]:
    """The voice, once its engine is loaded: a child just started has not tied its life to ours."""
    found = descendants(session)
    return found if any(has_engine(pid) for pid in found) else set()


def has_engine(pid: int) -> bool:
    try:
        return "espeak" in Path(f"/proc/{pid}/maps").read_text()
    except PermissionError:
        return True  # it has shut itself off from other processes: that comes before its engine
    except OSError:
        return False


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_a_lost_voice_leaves_the_page_where_it_is(terminal: Stage, number: signal.Signals) -> None:
    terminal.hand.turn("start:fr")
    session = terminal.pids()["current"]
    terminal.hand.touch("repeat")
    voice = eventually(lambda: speaking(session), "the voice")
    for process in voice:
        os.kill(process, number)
    terminal.hand.turn("open:confidences")
    assert terminal.pids()["current"] == session
    os.kill(session, signal.SIGKILL)
    eventually(lambda: not [pid for pid in voice if alive(pid)], "the end of the voice")


def test_sigterm_ends_every_process_and_leaves_no_socket(tmp_path: Path) -> None:
    with stage(tmp_path) as terminal:
        pids = terminal.welcome()
        terminal.hand.turn("listen")
        family = eventually(
            lambda: len(descendants(terminal.process.pid)) >= 4 and descendants(terminal.process.pid), ""
        )
        assert terminal.end_now() == 0
        assert not [pid for pid in {*family, *pids.values()} if alive(pid)]
        assert not list(terminal.state.glob("*.sock"))


def test_twenty_citizens_leave_no_process_no_descriptor_and_no_file(terminal: Stage, tmp_path: Path) -> None:
    def openings() -> int:
        return len(list(Path(f"/proc/{terminal.process.pid}/fd").iterdir()))

    def one_citizen() -> None:
        before = terminal.welcome()
        terminal.hand.turn("start:fr")
        os.kill(before["current"], signal.SIGKILL) if before["current"] % 5 == 0 else terminal.finish()
        terminal.until(
            lambda pids: pids["current"] not in (0, before["current"]), "the next citizen's session"
        )

    one_citizen()
    terminal.welcome()
    eventually((tmp_path / "state" / "trials.json").exists, "the first trial call, which leaves its result")
    settle(terminal)
    first, files = openings(), files_of(tmp_path)
    for _ in range(20):
        one_citizen()
    terminal.welcome()
    settle(terminal)
    assert openings() <= first
    assert files_of(tmp_path) == files


def settle(terminal: Stage) -> None:
    """Waits for just what it is to have: an examination ends by itself, what was left behind does not."""
    eventually(lambda: _stays(lambda: len(descendants(terminal.process.pid)), AT_REST), "rest", 60)


def _stays(count: Callable[[], int], wanted: int) -> bool:
    before = count()
    threading.Event().wait(0.6)
    return before == count() == wanted


def files_of(folder: Path) -> set[str]:
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if "-wal" not in path.name and "-shm" not in path.name
    }
