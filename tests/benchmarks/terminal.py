"""The terminal's own figures: start, press, page, call, reset, memory, processor; run by `__main__`."""

from __future__ import annotations

import select
import threading
import time
from collections.abc import Iterator

from kiosk.app.keep import KeptParts
from kiosk.dev.hand import SETTLED_S
from kiosk.terminal.child import Session, SessionOptions
from tests.benchmarks.chromium import painted
from tests.benchmarks.damage import Damage
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.machine import command, family, processor_s, pss_mb, used_percent
from tests.benchmarks.stand import CONFIG, REST_S, Size, Stand, settings, stand, terminal, until
from tests.benchmarks.window import Window
from tests.desk.running import Agent
from tests.display import display
from tests.glass import Glass

PROCEDURE = "stationnement-residentiel"
LARGE = (1080, 1920)
LISTEN_S = 8.0


def _mark(size: Size, at_1280: float, at_1080: float) -> float:
    return at_1080 if size == LARGE else at_1280


def start(size: Size, runs: int) -> Iterator[Figure]:
    """A session from its process's first instruction to its first frame: handed its parts, and without."""
    with display(size) as name, settings({"DISPLAY": name}):
        where = f"{size[0]}x{size[1]}"
        for label, parts, mark in (
            ("session, warm, to its first frame", KeptParts(CONFIG).descriptor, _mark(size, 0.5, 0.8)),
            ("   the same, reading the files itself", None, None),
        ):
            options = SessionOptions(CONFIG, where, parts=parts)
            _first_frame(options)
            taken, used = zip(*(_first_frame(options) for _ in range(runs)), strict=True)
            yield figure(label, "s", taken, mark)
            yield figure("   processor time until then", "s", used)
        glass, damage = Glass(name), Damage(name)
        options = SessionOptions(CONFIG, where, parts=KeptParts(CONFIG).descriptor)
        seen = [_seen(options, damage, glass, size) for _ in range(runs)]
        yield figure("session, warm, seen from outside", "s", seen)
        glass.close()
        damage.close()


def _seen(options: SessionOptions, damage: Damage, glass: Glass, size: Size) -> float:
    began = time.monotonic()
    session = Session(options, hidden=False)
    moment = painted(damage, glass, size)
    session.end()
    session.process.wait()
    damage.calm(REST_S)
    return moment - began


def _first_frame(options: SessionOptions) -> tuple[float, float]:
    """Seconds, and those that a processor worked: other programs change the first, hardly the second."""
    began = time.monotonic()
    session = Session(options, hidden=False)
    try:
        while True:
            if not select.select([session.channel], [], [], 20)[0]:
                raise TimeoutError("the session drew nothing")
            messages = session.receive()
            if messages is None:
                raise RuntimeError("the session ended before its first frame")
            if any(message.type == "FrameDrawn" for message in messages):
                taken = time.monotonic() - began
                return taken, processor_s([session.process.pid])
    finally:
        session.end()
        session.process.wait()


def touch(size: Size, runs: int) -> Iterator[Figure]:
    """A citizen goes through questions and back, page after page, with real touches."""
    with stand(size) as one:
        one.until_standby()
        taken = [one.turn(control) for control in _ways(one, runs)]
    press, page = zip(*taken[1:], strict=True)  # the first page after the welcome warms up
    yield figure("touch to visible press", "ms", _ms(press), _mark(size, 5, 10), "p95")
    yield figure("touch to next page drawn", "ms", _ms(page), _mark(size, 25, 50), "p95")


def _ways(one: Stand, runs: int) -> Iterator[str]:
    """Which control to touch next: into the procedure, then back to the home page, and again."""
    yield "start:fr"
    for _ in range(runs):
        yield f"open:{PROCEDURE}"
        for _ in range(5):
            yield next(control for control in one.now()["controls"] if control.startswith("answer:"))
        while one.now()["page"] != "home":
            yield "back"


def calls(size: Size, runs: int) -> Iterator[Figure]:
    """The one button, from the finger that leaves it: kept in the outbox, and on an agent's page."""
    kept, seen = [], []
    with stand(size) as one:
        agent = Agent(one.desk.url, "Guichet 1")
        agent.shift("start")
        with agent.stream() as stream:
            one.turn("start:fr")
            for _ in range(runs):
                one.until_standby()
                heard = len(one.supervisor.heard)
                one.point("call")
                one.press()
                pressed = one.release()
                until(lambda: len(one.supervisor.heard) > heard, "the call kept")  # noqa: B023
                call, _, moment = one.supervisor.heard[heard]
                kept.append(moment - pressed)
                seen.append(stream.wait(lambda h: h.kind == "call" and h.body["id"] == call).at - pressed)  # noqa: B023
                one.hand.until(lambda page: page["call"] == "ringing", "ringing")
                one.turn("cancel")
                until(lambda: one.supervisor.heard[-1][1] == "cancelled", "the call cancelled")
                one.hand.until(lambda page: page["page"] == "home", "home")
    yield figure("press to call in the outbox, told", "ms", _ms(kept))
    yield figure("press to call on an agent’s stream", "ms", _ms(seen), 100, "p95")


def reset(size: Size, runs: int) -> Iterator[Figure]:
    """« J’ai fini », from the finger that leaves it to another session's welcome page on screen."""
    for standby, label, mark in ((True, "with the standby", 200), (False, "cold", None)):
        taken = []
        with stand(size, standby) as one:
            for _ in range(runs if standby else max(3, runs // 2)):
                if standby:
                    one.until_standby()
                one.turn("start:fr")
                former = one.supervisor.current
                threading.Event().wait(SETTLED_S)  # sooner, it counts as a double tap
                one.point("finish")
                one.press()
                left = one.release()
                taken.append(one.until_drawn(former) - left)
                one.hand.page("welcome")
        yield figure(f"reset to the next welcome page, {label}", "ms", _ms(taken), mark)


def standing(size: Size, seconds: float) -> Iterator[Figure]:
    """`kiosk run` as in service: memory of each process, idle on the welcome page, and while it speaks."""
    with terminal(size) as (process, desk, name):
        assert desk.process is not None
        damage = Damage(name)
        parts = _processes(process.pid, desk.process.pid)
        damage.calm(1.0)
        parts = _processes(process.pid, desk.process.pid)
        memory = {label: pss_mb(pids) for label, pids in parts.items()}
        for label, amount in memory.items():
            mark = _mark(size, 130, 160) if label == "session" else None
            yield figure(f"memory, {label}", "MB", [amount], mark)
        whole = [pid for label, pids in parts.items() if label != "desk" for pid in pids]
        yield figure("memory, whole terminal", "MB", [sum(memory.values()) - memory["desk"]])
        used = used_percent({"session": parts["session"], "whole": whole, "desk": parts["desk"]}, seconds)
        yield figure("idle, session with the watchdog’s frames", "%", [used["session"]], 0.3)
        yield figure("idle, whole terminal", "%", [used["whole"]])
        yield figure("idle, desk", "%", [used["desk"]])
        yield from _speaking(size, name, damage, parts["session"] + parts["voice child"])
        damage.close()


def _speaking(size: Size, name: str, damage: Damage, pids: list[int]) -> Iterator[Figure]:
    """The welcome page's « listen » is touched, and the next page is said."""
    x, y = _place(size, "listen")
    glass = Glass(name)
    glass.move(x, y)
    damage.calm(REST_S)
    glass.button(down=True)
    damage.wanted("a press")
    glass.button(down=False)
    damage.wanted("the next page")
    damage.calm(REST_S)
    used = used_percent({"speech": [*pids, *family(pids[0])]}, LISTEN_S)
    glass.close()
    yield figure("while speaking, session and voice", "%", [used["speech"]])


def _place(size: Size, control: str) -> tuple[float, float]:
    """Where a control of the welcome page stands: `kiosk run` has no dock to ask."""
    from tests.benchmarks.page import core

    shape = core(size).placement.of(control)
    assert shape is not None
    return shape.rect.x + shape.rect.w / 2, shape.rect.y + shape.rect.h / 2


def _processes(terminal_pid: int, desk_pid: int) -> dict[str, list[int]]:
    """The terminal's processes by what they are, once all are there and the standby rests."""

    def look() -> dict[str, list[int]]:
        found: dict[str, list[int]] = {"supervisor": [terminal_pid], "desk": family(desk_pid)}
        for pid in family(terminal_pid)[1:]:
            line = command(pid)
            name = "link" if " link " in line else "standby" if "--hidden" in line else "session"
            name = name if "kiosk.app.process" in line or name == "link" else "voice child"
            found.setdefault(name, []).append(pid)
        return found

    until(lambda: len(look()) >= 6, "session, standby, voice child, supervisor, link and desk", 40)
    return look()


def window_alone(size: Size, seconds: float) -> Iterator[Figure]:
    """The window without a session around it and without the watchdog's frames."""
    with display(size) as name:
        window = Window(name, *size)
        try:
            window.flipped()
            time.sleep(REST_S)
            before, began = window.processor_s(), time.monotonic()
            time.sleep(seconds)
            used = 100 * (window.processor_s() - before) / (time.monotonic() - began)
        finally:
            window.end()
    yield figure("idle, window alone, nothing drawn", "%", [used], 0.1)


def _ms(seconds: object) -> list[float]:
    return [1000 * one for one in seconds]  # type: ignore[attr-defined]
