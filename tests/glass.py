"""A finger and a keyboard on an X display, made with XTest: the events that real hardware makes."""

from __future__ import annotations

import ctypes
import time

_MOTION_SCREEN, _LEFT, _RIGHT = -1, 1, 3


class Glass:
    """Moves, presses and types; every call returns when X has taken it."""

    def __init__(self, name: str) -> None:
        self._x11, self._xtst = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XStringToKeysym.restype = ctypes.c_ulong
        self._x11.XKeysymToKeycode.argtypes = (ctypes.c_void_p, ctypes.c_ulong)
        self._x11.XKeysymToKeycode.restype = ctypes.c_ubyte
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(name.encode()))
        if not self._display:
            raise RuntimeError(f"no display {name}")

    def move(self, x: float, y: float) -> None:
        self._xtst.XTestFakeMotionEvent(self._display, _MOTION_SCREEN, int(x), int(y), 0)
        self._x11.XSync(self._display, 0)

    def button(self, down: bool, right: bool = False) -> float:
        """Presses or releases; the moment it was done, on the monotonic clock."""
        moment = time.monotonic()
        self._xtst.XTestFakeButtonEvent(self._display, _RIGHT if right else _LEFT, int(down), 0)
        self._x11.XFlush(self._display)
        return moment

    def click(self, x: float, y: float, right: bool = False) -> None:
        self.move(x, y)
        self.button(True, right)
        self.button(False, right)

    def key(self, name: str) -> None:
        """Strikes a key by its X name: F1, Escape, Tab, a…"""
        code = self._x11.XKeysymToKeycode(self._display, self._x11.XStringToKeysym(name.encode()))
        for down in (1, 0):
            self._xtst.XTestFakeKeyEvent(self._display, code, down, 0)
        self._x11.XSync(self._display, 0)

    def pixel(self, x: int, y: int) -> str:
        """The colour that the screen shows at a place, as #rrggbb."""
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x11.XGetImage.restype = ctypes.c_void_p
        self._x11.XGetPixel.restype = ctypes.c_ulong
        root = ctypes.c_ulong(self._x11.XDefaultRootWindow(self._display))
        image = ctypes.c_void_p(self._x11.XGetImage(self._display, root, x, y, 1, 1, ctypes.c_ulong(-1), 2))
        color = self._x11.XGetPixel(image, 0, 0) & 0xFFFFFF
        self._x11.XDestroyImage(image)
        return f"#{color:06x}"

    def close(self) -> None:
        self._x11.XCloseDisplay(self._display)
