"""Names of keys, without interpretation: what they mean is decided by `kiosk.inputs`; used by `screen`."""

from __future__ import annotations

_NAMED = {
    8: "backspace", 9: "tab", 13: "enter", 27: "escape", 32: "space", 127: "delete",
    256: "0", 257: "1", 258: "2", 259: "3", 260: "4", 261: "5", 262: "6", 263: "7", 264: "8", 265: "9",
    266: "decimal", 267: "divide", 268: "multiply", 269: "minus", 270: "plus", 271: "enter",
    273: "up", 274: "down", 275: "right", 276: "left", 277: "insert",
    278: "home", 279: "end", 280: "pageup", 281: "pagedown", 300: "numlock", 301: "capslock",
    303: "rightshift", 304: "shift", 305: "ctrl", 306: "rightctrl", 307: "alt", 308: "rightalt", 309: "super",
}  # fmt: skip
_F1 = 282
_FUNCTION_KEYS = 12
# By their place on the keyboard (USB HID): X calls them otherwise, and Kivy then has no number for them.
_PLACED = {104 + number: f"f{13 + number}" for number in range(12)} | {
    127: "mute", 128: "volumeup", 129: "volumedown", 258: "nexttrack", 259: "previoustrack", 261: "play",
}  # fmt: skip


def key_name(key: int, scancode: int, codepoint: str | None, modifiers: list[str]) -> str:
    """ "tab", "left", "enter", "f13", a letter…; "shift+tab" or "ctrl+c" with what is held."""
    if key in _NAMED:
        name = _NAMED[key]
    elif _F1 <= key < _F1 + _FUNCTION_KEYS:
        name = f"f{key - _F1 + 1}"
    else:
        name = _PLACED.get(scancode) or codepoint or ""
    if "shift" in modifiers and len(name) > 1:
        name = f"shift+{name}"
    # Ctrl+C is no C: it calls nobody.
    return "".join(f"{held}+" for held in ("ctrl", "alt", "meta") if held in modifiers) + name
