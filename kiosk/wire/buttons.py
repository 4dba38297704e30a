"""The names of keys that a button of the machine may be, in Linux; used by settings and inputs."""

from __future__ import annotations

# linux/input-event-codes.h: what a button inside a housing is wired as; any other goes by its number
KEYS = {
    "KEY_POWER": 116, "KEY_SLEEP": 142, "KEY_WAKEUP": 143, "KEY_SETUP": 141, "KEY_CONFIG": 171,
    "KEY_PROG1": 148, "KEY_PROG2": 149, "KEY_PROG3": 202, "KEY_PROG4": 203, "KEY_RESTART": 408,
    "BTN_0": 256, "BTN_1": 257, "BTN_2": 258, "BTN_3": 259,
    **{f"KEY_F{number}": 170 + number for number in range(13, 25)},
}  # fmt: skip
# those of the machine itself, which a keyboard may have too
OWN = frozenset(KEYS[name] for name in ("KEY_POWER", "KEY_SLEEP", "KEY_WAKEUP", "KEY_RESTART"))


def code_of(name: str) -> int | None:
    """The number of a key by its name, or by its number in words; None where there is none."""
    if name.isdecimal() and 0 < int(name) < 0x300:
        return int(name)
    return KEYS.get(name.upper())
