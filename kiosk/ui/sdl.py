"""The few SDL calls that Kivy does not offer, through the library its wheel brings; used by boot and loop."""

from __future__ import annotations

import ctypes
import importlib.util
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

INIT_VIDEO = 0x20
USER_EVENT = 0x8000
FINGER_DOWN, FINGER_UP, FINGER_MOVED = 0x700, 0x701, 0x702


@lru_cache(maxsize=1)
def library() -> ctypes.CDLL:
    """libSDL2 of the Kivy wheel, or the system's where Kivy was built against it."""
    spec = importlib.util.find_spec("kivy")
    folder = Path(spec.origin).parent.parent / "Kivy.libs" if spec and spec.origin else Path()
    found = next(iter(sorted(folder.glob("libSDL2-2*.so*"))), None)
    sdl = ctypes.CDLL(str(found) if found else "libSDL2-2.0.so.0")
    sdl.SDL_WaitEventTimeout.argtypes = (ctypes.c_void_p, ctypes.c_int)
    sdl.SDL_PushEvent.argtypes = (ctypes.c_void_p,)
    sdl.SDL_GetError.restype = sdl.SDL_GetCurrentVideoDriver.restype = ctypes.c_char_p
    return sdl


class _DisplayMode(ctypes.Structure):
    _fields_ = [
        ("format", ctypes.c_uint32),
        ("w", ctypes.c_int),
        ("h", ctypes.c_int),
        ("refresh_rate", ctypes.c_int),
        ("driverdata", ctypes.c_void_p),
    ]


def screen_size() -> tuple[int, int]:
    """The first screen's size in pixels, asked before any window exists; RuntimeError without a screen."""
    sdl, mode = library(), _DisplayMode()
    if sdl.SDL_InitSubSystem(INIT_VIDEO) or sdl.SDL_GetDesktopDisplayMode(0, ctypes.byref(mode)):
        raise RuntimeError(f"no screen: {(sdl.SDL_GetError() or b'').decode()}")
    return mode.w, mode.h


def has_screen() -> bool:
    """Whether there is a screen to draw on: SDL falls back to drawing nowhere without a word.

    `SDL_VIDEODRIVER=offscreen` asks for that, and is believed.
    """
    sdl = library()
    if sdl.SDL_InitSubSystem(INIT_VIDEO):
        return False
    asked = os.environ.get("SDL_VIDEODRIVER", "")
    return driver() not in ("", "offscreen", "dummy", "evdev") or driver() == asked


def driver() -> str:
    """What SDL draws on, `x11` or `KMSDRM` for instance; "" before it is asked for a screen."""
    return (library().SDL_GetCurrentVideoDriver() or b"").decode()


def blacken(window: Any) -> None:
    """Has X show black where nothing is drawn yet: SDL's window has no ground, what was there shows through.

    `window` is Kivy's `WindowInfoX11`. On SDL's own connection: before anything that it asks for later.
    """
    x11 = ctypes.CDLL("libX11.so.6")
    display = ctypes.c_void_p(window.display)
    x11.XBlackPixel.restype = ctypes.c_ulong
    black = ctypes.c_ulong(x11.XBlackPixel(display, x11.XDefaultScreen(display)))
    x11.XSetWindowBackground(display, ctypes.c_ulong(window.window), black)


class FingerEvent(ctypes.Structure):
    """A finger of a touch screen; `x` and `y` from 0 to 1, y downwards."""

    _fields_ = [
        ("type", ctypes.c_uint32),
        ("timestamp", ctypes.c_uint32),
        ("touch", ctypes.c_int64),
        ("finger", ctypes.c_int64),
        ("x", ctypes.c_float),
        ("y", ctypes.c_float),
        ("dx", ctypes.c_float),
        ("dy", ctypes.c_float),
        ("pressure", ctypes.c_float),
        ("window", ctypes.c_uint32),
    ]


_Watch = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.POINTER(FingerEvent))


def watch_fingers(heard: Callable[[int, int, float, float], None]) -> object:
    """Calls `heard(type, finger, x, y)` for every finger as it comes in, while what is returned is kept."""

    def watch(_: object, event: Any) -> int:
        one = event.contents
        if one.type in (FINGER_DOWN, FINGER_UP, FINGER_MOVED):
            heard(one.type, one.finger, one.x, one.y)
        return 0

    kept = _Watch(watch)
    library().SDL_AddEventWatch(kept, None)
    return kept


def push_finger(kind: int, finger: int, x: float, y: float) -> None:
    """A finger as a touch screen would tell it, for tests."""
    push_event(bytes(FingerEvent(kind, 0, 1, finger, x, y)))


def push_event(event: bytes) -> None:
    """An event as SDL's own structure has it, for tests."""
    library().SDL_PushEvent(event.ljust(64, b"\0"))


def wait_event(milliseconds: int) -> None:
    """Sleeps until SDL has an event or the time is over; the event stays in its queue."""
    library().SDL_WaitEventTimeout(None, milliseconds)


def push_wake() -> None:
    """Ends a `wait_event` from any thread."""
    event = (ctypes.c_uint32 * 16)(USER_EVENT)
    library().SDL_PushEvent(event)
