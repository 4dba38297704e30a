"""Switches the screen itself off and on, by X's DPMS; used by the session while the hall is shut.

Where there is no X, or a screen that cannot be switched, the page is black and that is all. A finger or a
key switches it on again by itself: X does.
"""

from __future__ import annotations

import ctypes
import time
from contextlib import suppress

AGAIN_S = 50.0  # the page is looked at every minute
ON, OFF = 0, 3  # DPMSModeOn, DPMSModeOff (X11/extensions/dpmsconst.h)


class Power:
    """Remembers what it last asked for; the display is opened for that moment only."""

    def __init__(self) -> None:
        self._off: bool | None = None
        self._at = 0.0

    def set(self, off: bool) -> None:
        """Off or on, where that is news; off again after a while, as what means nothing may have lit it."""
        if off is not self._off or (off and time.monotonic() - self._at >= AGAIN_S):
            self._off, self._at = off, time.monotonic()
            with suppress(OSError, AttributeError):  # no X here
                ask(OFF if off else ON)


def ask(level: int) -> bool:
    """Whether X has been asked for this level; OSError without its libraries."""
    x11, ext = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXext.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    for call in (x11.XCloseDisplay, ext.DPMSCapable, ext.DPMSEnable, ext.DPMSDisable):
        call.argtypes = (ctypes.c_void_p,)
    ext.DPMSQueryExtension.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
    ext.DPMSForceLevel.argtypes = (ctypes.c_void_p, ctypes.c_ushort)
    display = x11.XOpenDisplay(None)
    if not display:
        return False
    try:
        first, error = ctypes.c_int(), ctypes.c_int()
        known = ext.DPMSQueryExtension(display, ctypes.byref(first), ctypes.byref(error))
        if not known or not ext.DPMSCapable(display):
            return False
        ext.DPMSEnable(display)  # else no level can be asked for
        ext.DPMSForceLevel(display, level)
        if level == ON:
            ext.DPMSDisable(display)  # it never goes off by itself
        return True
    finally:
        x11.XCloseDisplay(display)  # which waits until X has done it
