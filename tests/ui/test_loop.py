"""The loop sleeps until something happens: a descriptor, a thread, a timer; a fault does not end it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.window import loop, open_screen, step, step_until, touch

if TYPE_CHECKING:
    from kiosk.ui.loop import Loop
    from kiosk.ui.screen import Screen


@pytest.fixture
def screen() -> Screen:
    return open_screen((1080, 1920))


@pytest.fixture
def running(screen: Screen) -> Iterator[Loop]:
    yield loop()
    loop().close()


def _until_stopped(running: Loop) -> None:
    """Runs the loop as the terminal does; whoever waits for ever is ended after ten seconds."""
    late = running.after(10, running.stop)
    running.run()
    assert late.is_triggered, "nothing woke the loop in ten seconds"
    late.cancel()


def test_another_thread_wakes_the_sleeping_loop(running: Loop) -> None:
    where: list[threading.Thread] = []

    def call() -> None:
        where.append(threading.current_thread())
        running.stop()

    other = threading.Thread(target=lambda: running.post(call))
    running.after(0.05, other.start)
    _until_stopped(running)
    other.join()
    assert where == [threading.main_thread()]


def test_a_readable_descriptor_wakes_the_loop_once_for_what_was_written(running: Loop) -> None:
    read, write = os.pipe()
    received: list[bytes] = []

    def readable() -> None:
        received.append(os.read(read, 100))
        if received[-1] == b"last":
            running.stop()
        else:
            running.after(0.02, lambda: os.write(write, b"last"))

    running.watch(read, readable)
    os.write(write, b"first")
    _until_stopped(running)
    assert received == [b"first", b"last"]
    running.unwatch(read)
    os.close(read)
    os.close(write)


def test_a_closed_pipe_is_told_too(running: Loop) -> None:
    read, write = os.pipe()
    ended: list[bytes] = []

    def readable() -> None:
        ended.append(os.read(read, 100))
        running.unwatch(read)
        running.stop()

    running.watch(read, readable)
    os.close(write)
    _until_stopped(running)
    assert ended == [b""]
    os.close(read)


def test_a_descriptor_no_longer_watched_is_left_alone(running: Loop) -> None:
    (quiet, _), (read, write) = os.pipe(), os.pipe()
    told: list[str] = []
    running.watch(quiet, lambda: told.append("quiet"))
    running.watch(read, lambda: told.append("read"))
    running.unwatch(read)
    os.write(write, b"x")
    running.after(0.05, running.stop)
    running.run()
    assert told == []


def test_a_timer_runs_until_it_is_cancelled(running: Loop) -> None:
    times: list[int] = []

    def tick() -> None:
        times.append(len(times))
        if len(times) == 3:
            event.cancel()
            running.stop()

    event = running.every(0.01, tick)
    _until_stopped(running)
    assert times == [0, 1, 2]


def test_a_timer_counts_from_when_it_was_set_however_long_the_loop_had_slept(running: Loop) -> None:
    waited: list[float] = []

    def wait() -> None:
        began = time.monotonic()
        running.after(0.2, lambda: waited.append(time.monotonic() - began) or running.stop())

    woken = threading.Timer(0.4, running.post, (wait,))
    running.after(0, woken.start)  # nothing else wakes the loop until then
    _until_stopped(running)
    woken.join()
    assert waited[0] >= 0.2


def test_a_fault_in_a_handler_is_told_by_a_code_without_its_words(screen: Screen) -> None:
    from kiosk.ui.faults import catch_faults
    from tests.ui.pages import question

    faults: list[str] = []

    def choose(_: str) -> None:
        raise ValueError("Madame Durand, 12 rue de Charenton")

    release = catch_faults(faults.append)
    try:
        screen.on_choose = choose
        screen.show(question())
        step()
        touch(screen, "yes")
        screen.on_choose = faults.append
        touch(screen, "relative")
    finally:
        release()
    assert faults[1] == "relative"
    assert faults[0].startswith("ValueError ")
    assert "Durand" not in faults[0]


def test_only_what_changed_is_flipped(screen: Screen) -> None:
    from kivy.core.window import Window

    from tests.ui.pages import question

    frames: list[int] = []
    screen.show(question())
    step_until(lambda: not Window.canvas.needs_redraw)
    screen.on_frame = lambda: frames.append(1)
    step(5)
    assert frames == []
    screen.show(question())
    step()
    assert frames == [], "the same page again is not drawn again"
    screen.force_redraw()
    step(3)
    assert frames == [1]
