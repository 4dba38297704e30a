"""Keys that were down before this window came on screen: another visit's, or a stuck one; used by `screen`.

X repeats a key that is held to whichever window has the keyboard: one that is stuck would begin every visit.
"""

from __future__ import annotations

import ctypes
import os

KEYMAP_BYTES = 32  # a bit for each key code of X


class StillDown:
    """Asked of the X server; without one nothing is known to be down."""

    def __init__(self) -> None:
        self._x11: ctypes.CDLL | None = None
        self._display = ctypes.c_void_p()
        self._before: frozenset[int] = frozenset()

    def begin(self) -> None:
        """The window comes on screen: what is down now was meant for nobody here."""
        self._before = self._down()

    def repeats(self) -> bool:
        """Whether a key that is told to go down can only be one of those: no other is down."""
        if not self._before:
            return False
        now = self.released()
        return bool(now) and now <= self._before

    def released(self) -> frozenset[int]:
        """A key came up, and counts when it goes down again; those that are down now."""
        now = self._down() if self._before else frozenset()
        self._before &= now
        return now

    def _down(self) -> frozenset[int]:
        if self._x11 is None and not self._open():
            return frozenset()
        assert self._x11 is not None
        keys = ctypes.create_string_buffer(KEYMAP_BYTES)
        self._x11.XQueryKeymap(self._display, keys)
        return frozenset(
            8 * at + bit for at, byte in enumerate(keys.raw) for bit in range(8) if byte >> bit & 1
        )

    def _open(self) -> bool:
        name = os.environ.get("DISPLAY", "")
        if not name:
            return False
        try:
            x11 = ctypes.CDLL("libX11.so.6")
        except OSError:
            return False
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XQueryKeymap.argtypes = (ctypes.c_void_p, ctypes.c_char_p)
        self._display = ctypes.c_void_p(x11.XOpenDisplay(name.encode()))
        self._x11 = x11 if self._display else None
        return self._x11 is not None
