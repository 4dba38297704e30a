"""The voice child hangs, crashes or lacks something: the session notices silence and one word for it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.voice import connection, process, speaker
from kiosk.voice.events import Ended, Failed, Finished, Started
from tests.voice.conftest import Listener
from tests.voice.ears import Ears, Recorder, no_card

LONG = "Pour vous inscrire, il vous faut une pièce d’identité et un justificatif de domicile. " * 4
SHORT = [("short", "Oui.", "fr")]


def send(listener: Listener, sign: signal.Signals) -> None:
    assert listener.speaker.child_pid
    os.kill(listener.speaker.child_pid, sign)


def speaking(card: Ears, listener: Listener) -> None:
    listener.speaker.say([("long", LONG, "fr"), ("long too", LONG, "fr")])
    listener.until(lambda event: isinstance(event, Started))
    card.until(lambda heard: bool(heard and heard[0].loud_s))


def test_a_child_killed_in_a_sentence_is_silent_at_once_and_the_next_page_is_heard(
    card: Ears, listener: Listener
) -> None:
    speaking(card, listener)

    send(listener, signal.SIGKILL)

    assert listener.until_over(within=2.0) == Failed("crashed")
    card.until(lambda heard: heard[0].closed_s is not None, within=1.0)
    listener.speaker.say(SHORT)
    assert listener.until_over() == Finished()


def test_a_child_killed_between_two_pages_is_not_noticed(quick_card: Recorder, listener: Listener) -> None:
    listener.speaker.say(SHORT)
    listener.until_over()
    send(listener, signal.SIGKILL)

    listener.speaker.say(SHORT)

    assert listener.until_over() == Finished()
    assert not any(isinstance(event, Failed) for event in listener.events)


def test_a_child_that_hangs_before_a_page_is_replaced_and_the_page_is_heard(
    quick_card: Recorder, listener: Listener
) -> None:
    listener.until_ready()
    send(listener, signal.SIGSTOP)

    listener.speaker.say(SHORT)

    assert listener.until_over(within=2.0) == Finished()
    assert not any(isinstance(event, Failed) for event in listener.events)


def test_a_child_that_hangs_in_a_sentence_is_silenced_all_the_same(card: Ears, listener: Listener) -> None:
    speaking(card, listener)
    send(listener, signal.SIGSTOP)

    listener.speaker.stop()
    listener.hears_nothing_told(within=0.7)

    card.until(lambda heard: heard[0].closed_s is not None, within=2.0)
    listener.speaker.say(SHORT)
    assert listener.until_over() == Finished()


def test_a_child_that_never_says_that_a_sentence_has_ended_is_given_up(
    card: Ears, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speaker, "PLAY_GRACE_S", 0.2)
    listener.speaker.say(SHORT)
    listener.until(lambda event: isinstance(event, Started))
    send(listener, signal.SIGSTOP)

    assert listener.until_over(within=5.0) == Failed("hung")


def test_without_a_card_the_page_fails_within_a_second(tmp_path: Path, listener: Listener) -> None:
    with no_card(tmp_path):
        listener.until_ready()
        listener.speaker.say([*SHORT, *SHORT])

        assert listener.until_over(within=1.0) == Failed("no_card")
        listener.hears_nothing_told(within=0.2)
        assert Ended("short") not in listener.events


def test_without_a_card_a_tone_is_only_not_heard(tmp_path: Path, listener: Listener) -> None:
    with no_card(tmp_path):
        listener.until_ready()
        listener.speaker.chime("warning")
        listener.hears_nothing_told(within=0.2)


def test_without_pyttsx3_the_page_fails_and_tones_are_heard(
    tmp_path: Path, quick_card: Recorder, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyttsx3.py").write_text("raise ImportError('left out')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    listener.speaker.say(SHORT)
    assert listener.until_over() == Failed("no_engine")
    assert quick_card.playbacks == []

    listener.speaker.chime("calling")
    quick_card.until(1)


def test_an_engine_that_hangs_while_it_loads_is_given_up(
    tmp_path: Path, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyttsx3.py").write_text("import threading\nthreading.Event().wait()\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(connection, "READY_S", 0.4)

    listener.speaker.say(SHORT)

    assert listener.until_over(within=5.0) == Failed("hung")


def test_an_engine_that_hangs_in_a_sentence_is_given_up_and_tones_go_on(
    tmp_path: Path, quick_card: Recorder, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyttsx3.py").write_text(HANGING_ENGINE)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(speaker, "RENDER_S", 0.3)
    monkeypatch.setattr(connection, "REST_S", (0.0,))

    listener.speaker.say(SHORT)
    assert listener.until_over(within=5.0) == Failed("hung")
    listener.speaker.chime("calling")
    quick_card.until(1)


HANGING_ENGINE = """
import sys, threading
sys.path.remove(__file__.rpartition("/")[0])
del sys.modules["pyttsx3"]
import pyttsx3
pyttsx3.Engine.runAndWait = lambda self: threading.Event().wait()
"""


def test_a_child_that_keeps_dying_is_started_again_after_longer_and_longer_rests(
    tmp_path: Path, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyttsx3.py").write_text("import os\nos._exit(1)\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(connection, "REST_S", (0.0, 0.3, 60.0))

    listener.speaker.say(SHORT)
    assert listener.until_over() == Failed("crashed")
    listener.speaker.say(SHORT)
    assert listener.until_over() == Failed("resting")

    def dies_again(within: float) -> str:
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            listener.speaker.say(SHORT)
            event = listener.until_over()
            if event == Failed("crashed"):
                return "crashed"
        return "resting"

    assert dies_again(within=2.0) == "crashed"
    assert dies_again(within=0.5) == "resting"


def test_without_a_player_the_page_fails(
    tmp_path: Path, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    listener.speaker.say(SHORT)

    assert listener.until_over() == Failed("no_player")


def test_a_player_that_hangs_is_ended(
    tmp_path: Path, quick_card: Recorder, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = tmp_path / "aplay"
    player.write_text("#!/bin/sh\nexec tail -f /dev/null\n")
    player.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    listener.speaker.say(SHORT)

    assert listener.until_over(within=6.0) == Failed("player_hung")


def test_a_child_that_cannot_be_started_is_a_failure_and_no_exception(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process.sys, "executable", "/nowhere/python")

    listener.speaker.say(SHORT)

    assert listener.until_over() == Failed("no_child")


@pytest.mark.parametrize("closing", [False, True])
def test_without_setpriv_the_player_still_ends_with_the_child(
    tmp_path: Path, card: Ears, listener: Listener, monkeypatch: pytest.MonkeyPatch, closing: bool
) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "aplay").symlink_to(shutil.which("aplay") or "")
    monkeypatch.setenv("PATH", str(programs))
    speaking(card, listener)

    if closing:
        listener.speaker.close()
    else:
        send(listener, signal.SIGKILL)
        assert listener.until_over(within=2.0) == Failed("crashed")

    card.until(lambda heard: heard[0].closed_s is not None, within=1.0)


@pytest.mark.parametrize("hung", [False, True])
def test_a_session_that_is_killed_takes_its_voice_with_it(card: Ears, hung: bool) -> None:
    """The next citizen hears nothing of it, even if the voice child itself no longer reacts."""
    session = subprocess.Popen(
        [sys.executable, "-c", SESSION, LONG], stdout=subprocess.PIPE, text=True, env=process._environment()
    )
    assert session.stdout
    child = int(session.stdout.readline())
    card.until(lambda heard: bool(heard and heard[0].loud_s))
    if hung:
        os.kill(child, signal.SIGSTOP)

    session.kill()
    session.wait()
    session.stdout.close()

    card.until(lambda heard: heard[0].closed_s is not None, within=1.0)


SESSION = """
import select, sys
from kiosk.voice.speaker import Speaker
speaker = Speaker()
speaker.say([(1, sys.argv[1], "fr")])
print(speaker.child_pid, flush=True)
while True:
    select.select([speaker], [], [])
    speaker.read_events()
"""
