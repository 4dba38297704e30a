"""Kivy as it comes, sixty frames a second and its own buttons: what our loop is to be compared with.

`python -m tests.benchmarks.stock WIDTH HEIGHT` is the measured program.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.damage import Damage
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.machine import family, pss_mb, used_percent
from tests.display import display
from tests.glass import Glass

ROOT = Path(__file__).resolve().parents[2]
QUIET = {"KIVY_NO_ARGS": "1", "KIVY_NO_CONFIG": "1", "KIVY_NO_FILELOG": "1", "KIVY_NO_CONSOLELOG": "1"}
REST_S = 0.06


def measure(size: tuple[int, int], runs: int, idle_s: float) -> Iterator[Figure]:
    """Press, memory and idle."""
    with display(size) as name:
        command = [sys.executable, "-m", "tests.benchmarks.stock", str(size[0]), str(size[1])]
        damage, glass = Damage(name), Glass(name)
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | QUIET | {"DISPLAY": name})
        try:
            damage.wanted("a window", 20)
            damage.calm(1.0)
            glass.move(size[0] * 0.25, size[1] * 0.25)
            press = []
            for run in range(runs):
                damage.calm(REST_S)
                time.sleep(run * 0.0137 % 0.02)  # anywhere between two frames
                moment = glass.button(down=True)
                press.append(1000 * (damage.wanted("a press") - moment))
                damage.calm(REST_S)
                glass.button(down=False)
            yield figure("stock Kivy, touch to visible press", "ms", press)
            pids = family(process.pid)
            yield figure("stock Kivy, memory", "MB", [pss_mb(pids)])
            yield figure("stock Kivy, idle", "%", [used_percent({"": pids}, idle_s)[""]])
        finally:
            process.terminate()
            process.wait(20)
            damage.close()
            glass.close()


def program(width: int, height: int) -> None:
    from kivy.config import Config

    for name, value in (("width", width), ("height", height), ("borderless", 1), ("position", "custom")):
        Config.set("graphics", name, str(value))
    Config.set("graphics", "left", "0")
    Config.set("graphics", "top", "0")
    from kivy.base import runTouchApp
    from kivy.uix.button import Button
    from kivy.uix.gridlayout import GridLayout

    grid = GridLayout(cols=2)
    for number in range(12):
        grid.add_widget(Button(text=f"Démarche {number}"))
    runTouchApp(grid)


if __name__ == "__main__":
    program(int(sys.argv[1]), int(sys.argv[2]))
