"""Attempts with a keyboard: all that a desktop, a console, the kernel or the toolkit would obey."""

from __future__ import annotations

from itertools import product

from tests.escape.intruder import Intruder
from tests.escape.table import Seen, attempt

KEYBOARD = "A USB keyboard"
FIRST, LAST = 8, 255  # X's key codes
LETTERS = "abcdefghijklmnopqrstuvwxyz"
HELD = (
    ("Shift_L",),
    ("Control_L",),
    ("Alt_L",),
    ("ISO_Level3_Shift",),
    ("Super_L",),
    ("Control_L", "Alt_L", "Shift_L"),
)
MEDIA = """
Mute LowerVolume RaiseVolume Play Pause Stop Prev Next Record Rewind Eject Mail HomePage Search
Calculator Explorer WWW MyComputer Favorites Back Forward Refresh Reload Sleep Suspend Hibernate
PowerOff WakeUp Display Terminal MonBrightnessUp MonBrightnessDown KbdBrightnessUp ScreenSaver Tools
Launch1 Launch2 LaunchA Xfer TouchpadToggle WLAN Bluetooth Battery Phone Documents Copy Cut Paste
Close Save Open New Send Print Finance
"""


@attempt(KEYBOARD, "Another console: Ctrl+Alt+F1 to F12; Ctrl+Alt+Delete and Backspace", Seen.NOTHING)
def consoles(it: Intruder) -> None:
    for key in (*(f"F{number}" for number in range(1, 13)), "Delete", "BackSpace"):
        it.outside.strike("Control_L", "Alt_L", key)


@attempt(KEYBOARD, "The kernel: Print Screen and SysRq with each letter and digit", Seen.NOTHING)
def kernel(it: Intruder) -> None:
    for held, key in product((("Alt_L",), ("Control_L", "Alt_L")), ("", *LETTERS, *"0123456789")):
        it.outside.strike(*held, "Print", *([key] if key else []))


@attempt(
    KEYBOARD,
    "A desktop: Alt+Tab, F4, F2 and Space, Ctrl+Esc, Super with letters, Menu",
    Seen.NOTHING,
)
def desktop(it: Intruder) -> None:
    for keys in ("Alt_L Tab", "Alt_L F4", "Alt_L F2", "Alt_L space", "Alt_L Escape", "Control_L Escape",
                 "Control_L Shift_L Escape", "Control_L Alt_L t", "Super_L", "Super_R", "Menu",
                 *(f"Super_L {letter}" for letter in LETTERS)):  # fmt: skip
        it.outside.strike(*keys.split())


@attempt(
    KEYBOARD,
    "The toolkit: F1 (settings), F11, F12 (picture), Ctrl+E (inspector), Escape",
    Seen.NOTHING,
)
def toolkit(it: Intruder) -> None:
    for keys in ("F1", "F11", "F12", "Shift_L F12", "Control_L F12", "Control_L e", "Alt_L Return", "Escape",
                 "XF86Back"):  # fmt: skip
        it.outside.strike(*keys.split())


@attempt(KEYBOARD, "Ctrl with each letter: copy, paste, print, open, save, quit, new window", Seen.NOTHING)
def controls(it: Intruder) -> None:
    for letter in LETTERS:
        it.outside.strike("Control_L", letter)
        it.outside.strike("Control_L", "Shift_L", letter)


@attempt(KEYBOARD, "Media, mail, browser, calculator, sleep, brightness and power keys", Seen.OURS)
def media(it: Intruder) -> None:
    for name in MEDIA.split():
        it.outside.strike(f"XF86{name}")


@attempt(KEYBOARD, "Every key there is, alone", Seen.OURS)
def alone(it: Intruder) -> None:
    for code in range(FIRST, LAST + 1):
        it.outside.strike_codes(code)


@attempt(KEYBOARD, "Every key with Shift, Ctrl, Alt, AltGr, Super, and Ctrl+Alt+Shift", Seen.OURS)
def held(it: Intruder) -> None:
    for names in HELD:
        codes = [it.outside.code(name) for name in names]
        for code in range(FIRST, LAST + 1):
            if code not in codes:
                it.outside.strike_codes(*filter(None, codes), code)
