"""What each key means (ACCESSIBILITY.md, vocabulary of the keypad); read by the session process.

A developer's keyboard is the keypad: Tab, arrows, Enter. Kiosk keypads are plain HID keyboards that send
F13–F24, arrows or media keys; X's usual layouts swallow F21–F24, so each of these has another key too. What
is heard sentence by sentence has letters alone: a keypad that has keys for it is learnt (`kiosk keys`).
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.views.focus import Key

KEYS: Mapping[str, Key] = {
    "tab": Key.NEXT, "nexttrack": Key.NEXT,
    "right": Key.NEXT, "down": Key.NEXT, "f13": Key.NEXT,
    "shift+tab": Key.PREVIOUS, "previoustrack": Key.PREVIOUS,
    "left": Key.PREVIOUS, "up": Key.PREVIOUS, "f14": Key.PREVIOUS,
    "enter": Key.SELECT, "space": Key.SELECT, "f15": Key.SELECT,
    "backspace": Key.BACK, "f16": Key.BACK,
    "f17": Key.HELP, "h": Key.HELP,
    "f18": Key.REPEAT, "r": Key.REPEAT,
    "f19": Key.PAUSE, "play": Key.PAUSE, "p": Key.PAUSE,
    "f20": Key.LOUDER, "volumeup": Key.LOUDER, "plus": Key.LOUDER, "+": Key.LOUDER,
    "f21": Key.QUIETER, "volumedown": Key.QUIETER, "minus": Key.QUIETER, "-": Key.QUIETER,
    "f22": Key.FASTER, "pageup": Key.FASTER,
    "f23": Key.SLOWER, "pagedown": Key.SLOWER,
    "f24": Key.CALL_AGENT, "c": Key.CALL_AGENT,
    "w": Key.WHERE_AM_I,
    "n": Key.NEXT_SENTENCE, "b": Key.PREVIOUS_SENTENCE,
    "s": Key.REPEAT_SENTENCE, "l": Key.SPELL,
    "f9": Key.SWITCH_1, "f10": Key.SWITCH_2,
}  # fmt: skip


def meaning_of(name: str) -> Key | None:
    """The meaning of a key by the window's name for it, or None."""
    return KEYS.get(name)
