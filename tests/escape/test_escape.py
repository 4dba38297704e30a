"""Nothing of what is tried leads out of the terminal: what is seen is a page of ours, or black."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.display import display
from tests.escape.intruder import MOST_DIFFERENT, SIZE, Intruder, sessions_of
from tests.escape.listed import ATTEMPTS, BEGIN, END, listed
from tests.escape.outside import Outside
from tests.escape.table import Attempt, Seen
from tests.escape.watch import MOST_S, Watch
from tests.quality.tracked import ROOT
from tests.terminal.stage import Stage, alive, configuration, descendants, eventually

pytestmark = pytest.mark.xdist_group("escape")

SLOW = "12 s later"  # `./deploy/soak escape` waits for it


@pytest.fixture(scope="module")
def intruder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Intruder]:
    folder = tmp_path_factory.mktemp("escape")
    with display(SIZE) as screen:
        found = began(folder, screen)
        yield found
        found.watch.end()
        found.outside.close()
        found.terminal.end()


def began(folder: Path, screen: str) -> Intruder:
    """A terminal, and somebody before it."""
    for name in ("home", "tmp"):
        (folder / name).mkdir()
    elsewhere = {"HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp")}
    terminal = Stage(folder, screen, configuration(folder), SIZE, elsewhere)
    terminal.welcome()
    return Intruder(terminal, Outside(screen), Watch(screen, lambda: sessions_of(terminal)))


@pytest.mark.parametrize(
    "one",
    [one for one in ATTEMPTS if SLOW not in one.words],
    ids=lambda one: f"{one.heading}: {one.words}"[:70],
)
def test_it_does_not_lead_out(intruder: Intruder, one: Attempt) -> None:
    tried(intruder, one)


def tried(it: Intruder, one: Attempt) -> None:
    """Tries it, and looks at all that may not happen."""
    it.stand()
    it.watch.longest_s = 0.0
    one.act(it)
    if one.seen in (Seen.OURS, Seen.FRESH):
        it.clean = 0
    if one.seen is Seen.FRESH:
        it.fresh()
    elif one.seen is Seen.OURS:
        it.page()
    else:
        it.in_front()
        seen = it.page()
        assert (it.terminal.pids()["current"], seen["key"]) == (it.session, it.before["key"])
    assert not it.watch.amiss(it.outside)
    assert it.watch.longest_s < MOST_S, it.watch.what
    assert it.strangers() == []
    assert it.files() <= it.before["files"]


@pytest.mark.parametrize("heading", dict.fromkeys(one.heading for one in ATTEMPTS))
def test_what_is_on_screen_is_what_the_session_draws(intruder: Intruder, heading: str) -> None:
    intruder.stand()
    eventually(lambda: intruder.differs() < MOST_DIFFERENT, f"what the session draws, after {heading}", 5)


def test_a_killed_terminal_leaves_a_black_screen_and_no_process(intruder: Intruder) -> None:
    intruder.stand()
    family = descendants(intruder.terminal.process.pid)
    intruder.watch.longest_s = 0.0
    os.kill(intruder.terminal.process.pid, signal.SIGKILL)
    intruder.terminal.process.wait(10)
    eventually(lambda: not [pid for pid in family if alive(pid)], "the end of every process", 10)
    eventually(lambda: not intruder.outside.windows() and intruder.outside.is_black(), "a black screen", 1)
    eventually(lambda: intruder.watch.looks > 100, "a hundred looks at the screen", 20)
    assert intruder.watch.longest_s < MOST_S, intruder.watch.what


def test_each_attempt_has_words_of_its_own() -> None:
    words = [(one.heading, one.words) for one in ATTEMPTS]
    assert len(set(words)) == len(words)


def test_the_readme_lists_what_was_tried() -> None:
    """To renew it: python -m tests.escape."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert readme[readme.index(BEGIN) : readme.index(END)] == listed()
