"""Attempts with fingers and a mouse: from the edges, many at once, other buttons."""

from __future__ import annotations

from itertools import product

from kiosk.ui.sdl import FINGER_DOWN, FINGER_MOVED, FINGER_UP, FingerEvent
from tests.escape.intruder import Intruder
from tests.escape.table import Seen, attempt

GLASS, MOUSE = "The glass", "A mouse"
STEPS = 8


def _edges(it: Intruder) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """From beyond each edge and corner to the middle."""
    width, height = (side - 1 for side in it.outside.size)
    middle = width / 2, height / 2
    begins = product((0, width / 2, width), (0, height / 2, height))
    return [(begin, middle) for begin in begins if begin != middle]


@attempt(GLASS, "A finger that swipes in from every edge and corner, and out again", Seen.OURS)
def swipes(it: Intruder) -> None:
    for begin, end in _edges(it):
        it.outside.drag(begin, end)
        it.outside.drag(end, begin)


@attempt(GLASS, "Two to ten fingers at once from every edge, that swipe, pinch, turn and tap", Seen.OURS)
def storms(it: Intruder) -> None:
    for number in range(2, 11):
        it.sdl(*_storm(it, number))


def _storm(it: Intruder, number: int) -> list[bytes]:
    """So many fingers from an edge each to anywhere, and some that never leave."""
    told = []
    ways = [(_edge(it), (it.chance.random(), it.chance.random())) for _ in range(number)]
    for finger, (begin, _) in enumerate(ways):
        told.append(_finger(FINGER_DOWN, finger, *begin))
    for step in range(1, STEPS + 1):
        for finger, (begin, end) in enumerate(ways):
            place = (a + (b - a) * step / STEPS for a, b in zip(begin, end, strict=True))
            told.append(_finger(FINGER_MOVED, finger, *place))
    for finger, (_, end) in enumerate(ways):
        if finger % 5 != 4:
            told.append(_finger(FINGER_UP, finger, *end))
    return told


def _edge(it: Intruder) -> tuple[float, float]:
    along = it.chance.random()
    return it.chance.choice([(0.0, along), (1.0, along), (along, 0.0), (along, 1.0)])


def _finger(kind: int, finger: int, x: float, y: float) -> bytes:
    return bytes(FingerEvent(kind, 0, 1, finger, x, y))


@attempt(GLASS, "A finger that stays for long, while another taps beside it", Seen.OURS)
def rests(it: Intruder) -> None:
    it.sdl(_finger(FINGER_DOWN, 90, 0.5, 0.02), _finger(FINGER_DOWN, 91, 0.02, 0.5))
    it.terminal.ask({"ask": "later", "seconds": 5})
    for at in range(10):
        it.outside.click(40 + 100 * at, 20)
    it.sdl(_finger(FINGER_UP, 90, 0.5, 0.02), _finger(FINGER_UP, 91, 0.02, 0.5))


@attempt(MOUSE, "Right and middle click, the wheel both ways, buttons 8 and 9, everywhere", Seen.NOTHING)
def buttons(it: Intruder) -> None:
    width, height = it.outside.size
    for number in (2, 3, 4, 5, 6, 7, 8, 9):
        for x in range(0, width, 160):
            for y in range(0, height, 160):
                it.outside.click(x, y, number)


@attempt(MOUSE, "Drag with each button, double and triple click where nothing is", Seen.NOTHING)
def drags(it: Intruder) -> None:
    for number in (2, 3):
        for begin, end in _edges(it):
            it.outside.drag(begin, end, number)
    for _ in range(3):
        it.outside.click(2, 2)


@attempt(MOUSE, "The pointer thrown from corner to corner, by another program too", Seen.NOTHING)
def warps(it: Intruder) -> None:
    width, height = it.outside.size
    for x, y in ((0, 0), (width - 1, 0), (width - 1, height - 1), (0, height - 1)) * 10:
        it.outside.root.warp_pointer(x, y)
        it.outside.move(width - x, height - y)
    it.outside.display.sync()
