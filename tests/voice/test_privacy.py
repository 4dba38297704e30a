"""What is said leaves no trace: no file, no argument, no log, and no process that others may read."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.voice import process
from kiosk.voice.events import Started
from kiosk.voice.speaker import Speaker
from tests.voice.conftest import Listener
from tests.voice.ears import Ears, Recorder

CANARY = "kanarivogel"
TEXT = f"Votre réponse est {CANARY}, et il faut un justificatif de domicile de moins de trois mois. " * 2


def files_with(words: bytes, since: float) -> list[Path]:
    """Files changed since, wherever a temporary one could be put, that hold these bytes."""
    found = []
    for folder in (Path("/tmp"), Path("/dev/shm"), Path("/var/tmp"), Path.cwd()):
        for path in folder.iterdir():
            try:
                if path.is_file() and path.stat().st_mtime >= since and words in path.read_bytes():
                    found.append(path)
            except OSError:
                continue  # another program's, gone meanwhile or closed to us
    return found


def speaking(card: Ears, listener: Listener) -> int:
    listener.speaker.say([(1, TEXT, "fr"), (2, TEXT, "fr")])
    listener.until(lambda event: isinstance(event, Started))
    card.until(lambda heard: bool(heard and heard[0].loud_s))
    assert listener.speaker.child_pid
    return listener.speaker.child_pid


def group(leader: int) -> list[int]:
    """The processes of a process group."""
    members = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[2]) == leader and fields[0] != "Z":
                members.append(int(entry.name))
    return members


def test_no_file_holds_what_is_said_even_after_a_kill(
    tmp_path: Path, card: Ears, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    began = time.time()

    child = speaking(card, listener)
    during = [*temporary.rglob("*"), *files_with(CANARY.encode(), began)]
    os.kill(child, signal.SIGKILL)
    listener.until_over()

    assert during == []
    assert [*temporary.rglob("*"), *files_with(CANARY.encode(), began)] == []


def test_child_and_player_keep_their_files_in_memory_only(card: Ears, listener: Listener) -> None:
    members = group(speaking(card, listener))

    assert len(members) == 2
    for pid in members:
        for descriptor in Path(f"/proc/{pid}/fd").iterdir():
            target = os.readlink(descriptor)
            in_memory = ("/memfd:", "/dev/", "anon_inode:", "socket:", "pipe:")
            assert target.startswith(in_memory) or target == str(card.pipe)


def test_no_argument_and_no_environment_holds_it(
    card: Ears, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_DESK__TOKEN", "s3cret")
    members = group(speaking(card, listener))

    for pid in members:
        shown = Path(f"/proc/{pid}/cmdline").read_bytes() + Path(f"/proc/{pid}/environ").read_bytes()
        assert CANARY.encode() not in shown
        assert b"s3cret" not in shown


def test_the_child_is_closed_to_other_processes(quick_card: Recorder) -> None:
    """No process of the same user may read its memory, though it may any other's; no core file either."""
    without_powers = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"]
    stranger = subprocess.run(
        [*without_powers, sys.executable, "-c", STRANGER],
        env=process._environment(),
        capture_output=True,
        text=True,
        check=True,
    )

    assert stranger.stdout.split() == ["ordinary:readable", "voice:closed", "core:0"]


STRANGER = """
import select, subprocess
from kiosk.voice.events import Started
from kiosk.voice.speaker import Speaker

def reads(pid):
    try:
        with open(f"/proc/{pid}/mem", "rb"):
            return "readable"
    except PermissionError:
        return "closed"

ordinary = subprocess.Popen(["cat"], stdin=subprocess.PIPE)
print("ordinary:" + reads(ordinary.pid))
ordinary.communicate()
speaker = Speaker()
speaker.warm()
while not speaker.voices:
    select.select([speaker], [], [])
    speaker.read_events()
print("voice:" + reads(speaker.child_pid))
with open(f"/proc/{speaker.child_pid}/limits") as limits:
    print("core:" + limits.read().split("Max core file size")[1].split()[0])
speaker.close()
"""


def test_closing_ends_child_and_player_at_once(card: Ears, listener: Listener) -> None:
    child = speaking(card, listener)

    listener.speaker.close()

    assert group(child) == []
    card.until(lambda heard: heard[0].closed_s is not None, within=1.0)


def test_logs_and_shown_values_hold_nothing_of_it(
    card: Ears, listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    child = speaking(card, listener)
    shown = repr(listener.speaker._page) + repr(vars(listener.speaker))
    os.kill(child, signal.SIGKILL)
    listener.until_over()

    assert "voice lost: crashed" in caplog.text
    assert CANARY not in caplog.text + shown


def test_a_child_of_an_unused_speaker_is_never_started() -> None:
    speaker = Speaker()
    speaker.stop()
    assert speaker.child_pid is None
    speaker.close()
