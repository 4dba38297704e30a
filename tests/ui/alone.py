"""A window in a process of its own, for what only a whole process shows; tells its state as JSON lines.

`python -m tests.ui.alone [hidden]`: takes the whole screen, ends at SIGTERM with status 0.
"""

from __future__ import annotations

import json
import os
import signal
import sys


def tell(**state: object) -> None:
    os.write(1, json.dumps(state).encode() + b"\n")


def main() -> int:
    from kiosk.ui.boot import WindowOptions, open_window, show_window

    window = open_window(WindowOptions(hidden="hidden" in sys.argv))
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
