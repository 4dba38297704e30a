"""Sees the screen change from outside, the same way for every program; used by the benchmarks.

The time of a change is when the X server has taken the drawing: all that a finger waits for, but the glass.
"""

from __future__ import annotations

import ctypes
import select
import time

_RAW_RECTANGLES = 0


class _Area(ctypes.Structure):
    _fields_ = [("x", ctypes.c_short), ("y", ctypes.c_short), ("w", ctypes.c_ushort), ("h", ctypes.c_ushort)]


class _Notify(ctypes.Structure):
    """XDamageNotifyEvent, as long as any XEvent."""

    _fields_ = [
        ("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("sent", ctypes.c_int),
        ("display", ctypes.c_void_p), ("drawable", ctypes.c_ulong), ("damage", ctypes.c_ulong),
        ("level", ctypes.c_int), ("more", ctypes.c_int), ("timestamp", ctypes.c_ulong),
        ("area", _Area), ("geometry", _Area), ("rest", ctypes.c_byte * 128),
    ]  # fmt: skip


class Damage:
    """Every change of what a display shows, while this exists."""

    def __init__(self, name: str) -> None:
        self._x11, self._xdamage = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXdamage.so.1")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(name.encode()))
        if not self._display:
            raise RuntimeError(f"no display {name}")
        event, error = ctypes.c_int(), ctypes.c_int()
        if not self._xdamage.XDamageQueryExtension(self._display, ctypes.byref(event), ctypes.byref(error)):
            raise RuntimeError("this X server tells no changes")
        root = ctypes.c_ulong(self._x11.XDefaultRootWindow(self._display))
        self._xdamage.XDamageCreate(self._display, root, _RAW_RECTANGLES)
        self._x11.XSync(self._display, 0)
        self._fd = self._x11.XConnectionNumber(self._display)

    def change(self, within_s: float) -> float | None:
        """When the next change was on screen (time.monotonic), or None if nothing changed in that time."""
        deadline = time.monotonic() + within_s
        event = _Notify()
        while True:
            if self._x11.XPending(self._display):
                self._x11.XNextEvent(self._display, ctypes.byref(event))
                return time.monotonic()
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._fd], [], [], left)[0]:
                return None

    def wanted(self, what: str, within_s: float = 10.0) -> float:
        """As `change`, of something that has to come."""
        moment = self.change(within_s)
        if moment is None:
            raise RuntimeError(f"nothing changed on screen: {what}")
        return moment

    def calm(self, quiet_s: float, within_s: float = 10.0) -> None:
        """Waits until nothing has changed for so long."""
        deadline = time.monotonic() + within_s
        while self.change(quiet_s) is not None:
            if time.monotonic() > deadline:
                raise RuntimeError("the screen never rests")

    def close(self) -> None:
        self._x11.XCloseDisplay(self._display)
