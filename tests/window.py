"""The real window in a test's own process: one a process, stepped by hand, touched with real motion events.

Outside tests/ui, put `pytestmark = pytest.mark.xdist_group("window")` in a file that uses it.
"""

from __future__ import annotations

import atexit
import itertools
import os
from typing import TYPE_CHECKING

from tests.display import end_display, start_display

if TYPE_CHECKING:
    from kiosk.ui.loop import Loop
    from kiosk.ui.screen import Screen

LARGEST = (1920, 1920)
_open: list[tuple[Screen, Loop]] = []
_numbers = itertools.count(1)


def open_screen(size: tuple[int, int] = (1080, 1920)) -> Screen:
    """The process's screen at this size, with no page, no callbacks and no finger on it."""
    if not _open:
        xvfb, os.environ["DISPLAY"] = start_display(LARGEST)
        atexit.register(end_display, xvfb)
        from kiosk.ui.boot import WindowOptions, open_window

        open_window(WindowOptions(size=size))
        from kiosk.ui.loop import Loop
        from kiosk.ui.screen import Screen

        loop = Loop()
        _open.append((Screen(), loop))
    screen, _ = _open[0]
    from kivy.core.window import Window

    if tuple(Window.size) != size:
        Window.size = size
        step_until(lambda: tuple(Window.size) == size and reaches_the_corner(size))
    screen.reset()
    return screen


def reaches_the_corner(size: tuple[int, int]) -> bool:
    """Whether what is drawn has the size that was asked for: the display changes it some frames later."""
    from kivy.core.window import Window
    from kivy.graphics.opengl import (
        GL_COLOR_BUFFER_BIT,
        GL_RGB,
        GL_UNSIGNED_BYTE,
        glClear,
        glClearColor,
        glReadPixels,
    )

    for level in (0.0, 1.0):
        glClearColor(level, level, level, 1.0)
        glClear(GL_COLOR_BUFFER_BIT)
        Window.flip()
        corner = bytes(glReadPixels(size[0] - 1, size[1] - 1, 1, 1, GL_RGB, GL_UNSIGNED_BYTE))
        if corner != bytes([int(255 * level)] * 3):
            return False
    return True


def loop() -> Loop:
    """The loop of the process's screen."""
    return _open[0][1]


def step(turns: int = 1) -> None:
    """Turns the loop without waiting."""
    for _ in range(turns):
        loop().step()


def step_until(done: object, turns: int = 500) -> None:
    """Turns the loop, sleeping in between as the terminal does, until a condition holds."""
    from kiosk.ui.sdl import wait_event

    for _ in range(turns):
        if done():  # type: ignore[operator]
            return
        wait_event(10)
        loop().step()
    raise AssertionError("the loop turned and what was waited for did not happen")


class Finger:
    """One finger: goes down, slides and leaves, in pixels from the top left."""

    def __init__(self) -> None:
        self._event: object | None = None

    def down(self, x: float, y: float) -> Finger:
        from kivy.core.window import Window

        from kiosk.ui.pointer import Contact

        self._where = lambda x, y: (x / Window.width, 1 - y / Window.height)
        self._event = Contact("test", next(_numbers), self._where(x, y), is_touch=True, type_id="touch")
        self._send("begin")
        return self

    def move(self, x: float, y: float) -> Finger:
        self._event.move(self._where(x, y))  # type: ignore[union-attr]
        self._send("update")
        return self

    def up(self) -> None:
        self._event.update_time_end()  # type: ignore[union-attr]
        self._send("end")

    def _send(self, kind: str) -> None:
        from kivy.base import EventLoop

        loop().post(lambda: EventLoop.post_dispatch_input(kind, self._event))
        step()


def middle(screen: Screen, control_id: str) -> tuple[float, float]:
    """The middle of a control on the page that is shown."""
    shape = screen.placement.of(control_id) if screen.placement else None
    assert shape is not None, f"the page has no control {control_id!r}"
    return shape.rect.x + shape.rect.w / 2, shape.rect.y + shape.rect.h / 2


def touch(screen: Screen, control_id: str) -> None:
    """A finger touches a control and leaves it; the frames it causes are drawn."""
    Finger().down(*middle(screen, control_id)).up()
    step()
