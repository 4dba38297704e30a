"""Keeps the window whole, in front and with the keyboard, whatever another program does; used by `process`.

Only where no window manager does that: X tells what happened to the window, and it is put back.
"""

from __future__ import annotations

import ctypes
import os
import time
from collections.abc import Callable

from kivy.core.window import Window

from kiosk.ui.boot import window_corner, window_size
from kiosk.ui.loop import Loop

VISIBILITY, STRUCTURE, FOCUS = 1 << 16, 1 << 17, 1 << 21
FOCUS_OUT, VISIBILITY_NOTIFY, DESTROY_NOTIFY, UNMAP_NOTIFY, CONFIGURE_NOTIFY = 10, 15, 17, 18, 22
REVERT_TO_POINTER_ROOT, CURRENT_TIME = 1, 0
MOST_A_SECOND = 20  # a program that fights for the front takes no more of this process than that

_OnError = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


class Front:
    """Puts the window back to where it is when `keep` is called; `lost` is called when it is destroyed."""

    def __init__(self, loop: Loop, lost: Callable[[], None]) -> None:
        self._loop, self._lost = loop, lost
        self._place = (0, 0, 0, 0)
        self._x11: ctypes.CDLL | None = None
        self._display = ctypes.c_void_p()
        self._window = ctypes.c_ulong()
        self._again = 0.0

    def keep(self) -> None:
        """From now on; nothing where there is no X, or a window manager."""
        window = getattr(Window.get_window_info(), "window", None)
        if window is None or not os.environ.get("DISPLAY") or not self._open(int(window)):
            return
        assert self._x11 is not None
        self._place = (*window_corner(), *window_size())
        self._put_right()
        self._loop.watch(self._x11.XConnectionNumber(self._display), self._heard)

    def _heard(self) -> None:
        """X has told something of the window."""
        x11, event = self._x11, (ctypes.c_long * 24)()
        assert x11 is not None
        wrong = False
        while x11.XPending(self._display):
            x11.XNextEvent(self._display, event)
            kind = event[0] & 0xFFFFFFFF
            if kind == DESTROY_NOTIFY:
                self._lost()
                return
            wrong |= kind in (FOCUS_OUT, UNMAP_NOTIFY)
            wrong |= kind == VISIBILITY_NOTIFY and bool(event[5] & 0xFFFFFFFF)
            wrong |= kind == CONFIGURE_NOTIFY and self._told_place(event) != self._place
        if wrong:
            wait = self._again - time.monotonic()
            if wait <= 0:
                self._put_right()
            elif wait <= 1 / MOST_A_SECOND:
                self._again += 1 / MOST_A_SECOND
                self._loop.after(wait, self._put_right)

    def _told_place(self, event: ctypes.Array[ctypes.c_long]) -> tuple[int, ...]:
        return tuple(ctypes.cast(event, ctypes.POINTER(ctypes.c_int))[12:16])

    def _put_right(self) -> None:
        """Mapped, whole, above every other window, and where keys go."""
        x11 = self._x11
        assert x11 is not None
        self._again = time.monotonic() + 1 / MOST_A_SECOND
        x11.XMoveResizeWindow(self._display, self._window, *self._place)
        x11.XMapRaised(self._display, self._window)
        x11.XSetInputFocus(self._display, self._window, REVERT_TO_POINTER_ROOT, CURRENT_TIME)
        x11.XFlush(self._display)

    def _open(self, window: int) -> bool:
        """Whether the window stands on the bare screen, and can be kept there."""
        try:
            x11 = ctypes.CDLL("libX11.so.6")
        except OSError:
            return False
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XDefaultRootWindow.restype = ctypes.c_ulong
        for name in ("XSetInputFocus", "XMoveResizeWindow", "XMapRaised", "XSelectInput", "XFlush",
                     "XPending", "XNextEvent", "XConnectionNumber", "XSync"):  # fmt: skip
            getattr(x11, name).restype = ctypes.c_int
        display = x11.XOpenDisplay(None)
        if not display:
            return False
        self._x11, self._display = x11, ctypes.c_void_p(display)
        self._window = ctypes.c_ulong(window)
        self._forgive()
        if self._parent() != x11.XDefaultRootWindow(self._display):
            return False  # a window manager has it
        x11.XSelectInput(self._display, self._window, ctypes.c_long(VISIBILITY | STRUCTURE | FOCUS))
        return True

    def _forgive(self) -> None:
        """What is refused on this connection ends nothing: the window may not be there to be focused yet."""
        x11, ours = self._x11, self._display.value
        assert x11 is not None
        x11.XSetErrorHandler.restype = x11.XSetErrorHandler.argtypes = None
        x11.XSetErrorHandler.argtypes = (ctypes.c_void_p,)
        x11.XSetErrorHandler.restype = ctypes.c_void_p
        before: list[object] = []

        def refused(display: int, error: int) -> int:
            return 0 if display == ours else before[0](display, error)  # type: ignore[operator,no-any-return]

        self._refused = _OnError(refused)
        found = x11.XSetErrorHandler(ctypes.cast(self._refused, ctypes.c_void_p))
        before.append(_OnError(found) if found else lambda *_: 0)

    def _parent(self) -> int:
        x11 = self._x11
        assert x11 is not None
        root, parent, children = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_void_p()
        number = ctypes.c_uint()
        pointers = (ctypes.byref(one) for one in (root, parent, children, number))
        if not x11.XQueryTree(self._display, self._window, *pointers):
            return 0
        if children:
            x11.XFree(children)
        return parent.value
