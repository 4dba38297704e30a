"""The whole terminal on a screen of its own: desk, link, supervisor, sessions; used by the benchmarks."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.commands.run import terminal_options
from kiosk.dev.hand import Hand, through
from kiosk.dev.stage import Ears
from kiosk.terminal.child import Session
from kiosk.terminal.part import Part
from kiosk.terminal.supervisor import Supervisor
from kiosk.wire.messages import Message
from tests.benchmarks.damage import Damage
from tests.desk.running import CODE, SITE, TOKEN, RunningDesk
from tests.display import display
from tests.glass import Glass

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "config"
AGAIN_S = 0.35  # a second touch at the same place sooner is not counted (inputs.double_strike_ms)
REST_S = 0.04  # a screen that shows nothing new for so long has nothing under way
Size = tuple[int, int]


class Noting(Supervisor):
    """The supervisor, with a part more, which notes when it heard what became of calls."""

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        self.heard: list[tuple[str, str, float]] = []
        self._parts = (_Notes(self.heard), *self._parts)


class _Notes(Part):
    FROM_LINK = ("CallChanged",)

    def __init__(self, heard: list[tuple[str, str, float]]) -> None:
        self._heard = heard

    def heard(self, message: Message, current: Session | None) -> None:
        data = message.data
        self._heard.append((str(data.get("id")), str(data.get("state")), time.monotonic()))


@dataclass
class Stand:
    """A terminal to touch. `desk` is a real one, in a process of its own."""

    size: Size
    display: str
    desk: RunningDesk
    supervisor: Noting
    hand: Hand
    glass: Glass
    damage: Damage
    _last: float = field(default=0.0)

    def point(self, control: str) -> None:
        """The finger over a control, once the screen rests."""
        seen = self.hand.until(lambda page: control in page["controls"], f"control {control}")
        x, y, width, height = seen["controls"][control]["rect"]
        self.glass.move(x + width / 2, y + height / 2)
        time.sleep(max(0.0, self._last + AGAIN_S - time.monotonic()))
        self.damage.calm(REST_S)

    def press(self) -> tuple[float, float]:
        """The finger goes down: when, and when the screen changed."""
        moment = self.glass.button(down=True)
        return moment, self.damage.wanted("a press")

    def release(self) -> float:
        """The finger leaves: when."""
        self._last = self.glass.button(down=False)
        return self._last

    def turn(self, control: str) -> tuple[float, float]:
        """Touches a control that leads to another page: seconds to the visible press, and to the page."""
        key = self.now()["key"]
        self.point(control)
        down, pressed = self.press()
        self.damage.calm(REST_S)
        up = self.release()
        shown = self.damage.wanted(f"the page after {control}")
        self.hand.until(lambda page: page["key"] != key, f"another page after {control}")
        return pressed - down, shown - up

    def now(self) -> dict:
        """The page on screen."""
        return self.hand.until(lambda page: not page["hidden"], "a page")

    def until_drawn(self, former: Session | None) -> float:
        """When the session after this one had its first frame on screen."""
        return until(lambda: self._drawn(former), "another session on screen")

    def until_standby(self) -> Session:
        """Waits for a warm session that waits and rests."""
        until(lambda: getattr(self.supervisor.standby, "ready", False), "a standby")
        self.damage.calm(REST_S)
        assert self.supervisor.standby is not None
        return self.supervisor.standby

    def _drawn(self, former: Session | None) -> bool:
        current = self.supervisor.current
        return current is not None and current is not former and current.drawn


def until(done: Callable[[], object], what: str, within_s: float = 30.0) -> float:
    """Looks two thousand times a second; when it was so."""
    deadline = time.monotonic() + within_s
    while not done():
        if time.monotonic() > deadline:
            raise TimeoutError(what)
        time.sleep(0.0005)
    return time.monotonic()


def environment(folder: Path, desk: RunningDesk, name: str) -> dict[str, str]:
    """The settings of a terminal that belongs to this desk, on this display."""
    return {
        "DISPLAY": name,
        "KIOSK_DESK__URLS": desk.url,
        "KIOSK_DESK__TOKEN": TOKEN,
        "KIOSK_DESK__AGENT_CODE": CODE,
        "KIOSK_DESK__SITE": SITE,
        "KIOSK_TERMINAL__STATE_DIR": str(folder / "state"),
    }


@contextlib.contextmanager
def settings(given: dict[str, str]) -> Iterator[None]:
    """The environment, for as long as the block runs."""
    before = dict(os.environ)
    os.environ.update(given)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextlib.contextmanager
def stand(size: Size, standby: bool = True) -> Iterator[Stand]:
    """A terminal whose supervisor runs here in a thread, with the dock that tells what is on screen."""
    with (
        tempfile.TemporaryDirectory() as folder,
        display(size) as name,
        _desk(Path(folder)) as desk,
        settings(environment(Path(folder), desk, name)),
    ):
        options = terminal_options(CONFIG, f"{size[0]}x{size[1]}", dock=True)
        if not standby:
            options = type(options)(options.session, options.link_socket, options.link_command, standby=False)
        supervisor = Noting(options)
        thread = threading.Thread(target=supervisor.run, name="terminal")
        thread.start()
        dock = through(lambda: supervisor.current.dock if supervisor.current is not None else None)
        hand = Hand(dock, name)
        glass, damage = Glass(name), Damage(name)
        try:
            hand.page("welcome")
            yield Stand(size, name, desk, supervisor, hand, glass, damage)
        finally:
            supervisor.stop()
            thread.join(20)
            glass.close()
            damage.close()


@contextlib.contextmanager
def terminal(size: Size) -> Iterator[tuple[subprocess.Popen[bytes], RunningDesk, str]]:
    """`kiosk run` as it is in service, with a sound card that plays to nobody: process, desk, display."""
    with tempfile.TemporaryDirectory() as folder, display(size) as name, _desk(Path(folder)) as desk:
        ears = Ears(Path(folder) / "heard", Path(folder) / "heard.wav")
        own = os.environ | environment(Path(folder), desk, name) | ears.environment
        where = ["--config", str(CONFIG), "--size", f"{size[0]}x{size[1]}"]
        process = subprocess.Popen([sys.executable, "-m", "kiosk.cli", "run", *where], env=own, cwd=ROOT)
        try:
            yield process, desk, name
        finally:
            process.terminate()
            process.wait(20)
            ears.close()


@contextlib.contextmanager
def _desk(folder: Path) -> Iterator[RunningDesk]:
    desk = RunningDesk(folder).start()
    try:
        yield desk
    finally:
        desk.stop()
