"""A window in a process of its own, for what only a whole process shows; tells its state as JSON lines.

`python -m tests.ui.alone [hidden] [held]`: takes the whole screen, ends at SIGTERM with status 0. `held`:
waits to be told once its window is on screen, before anything is drawn, and after each frame.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
from typing import Any


def tell(**state: object) -> None:
    os.write(1, json.dumps(state).encode() + b"\n")


def hold(window: Any) -> None:
    """Goes on when told to; all that was done for X until now is done there, too."""
    ctypes.CDLL("libX11.so.6").XSync(ctypes.c_void_p(window.get_window_info().display), 0)
    tell(held=True)
    os.read(0, 100)


def hold_each_frame(window: Any) -> None:
    flip = window.flip

    def flip_and_hold() -> None:
        flip()
        hold(window)

    window.flip = flip_and_hold


def main() -> int:
    from kiosk.ui.boot import WindowOptions, open_window, show_window

    window = open_window(WindowOptions(hidden="hidden" in sys.argv))
    if "held" in sys.argv:
        if "hidden" in sys.argv:
            show_window()
        hold(window)
        hold_each_frame(window)
    from kiosk.ui.loop import Loop
    from kiosk.ui.screen import Screen
    from tests.ui.pages import question

    loop = Loop()
    screen = Screen(
        on_choose=lambda control: tell(chosen=control),
        on_key=lambda name: tell(key=name),
        on_touched=lambda: tell(touched=True),
    )
    screen.show(question(size=tuple(window.size)))
    loop.on_signal(signal.SIGTERM, loop.stop)
    screen.on_frame = lambda: tell(flipped=list(window.size))

    def told() -> None:
        word = os.read(0, 100).decode().strip()
        if word == "show":
            show_window()
        elif word == "frame":
            import hashlib

            from kiosk.ui.shots import frame

            width, height, pixels = frame()
            tell(width=width, height=height, frame=hashlib.sha256(pixels).hexdigest())
        elif not word:
            loop.stop()

    loop.watch(0, told)
    loop.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
