"""A keypad's map learnt by pressing: which meaning is asked for, what has been pressed; pure.

Changed by `learning` on the technician's pages, and by `kiosk keys`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

WAIT_S = 20.0  # for a key that the keypad may not have
# The meanings in the order in which they are asked for, by the names of `kiosk.views.focus.Key`.
ORDER = (
    "NEXT", "PREVIOUS", "SELECT", "BACK", "HELP", "REPEAT", "WHERE_AM_I", "PAUSE", "LOUDER", "QUIETER",
    "FASTER", "SLOWER", "CALL_AGENT", "NEXT_SENTENCE", "PREVIOUS_SENTENCE", "REPEAT_SENTENCE", "SPELL",
    "SWITCH_1", "SWITCH_2",
)  # fmt: skip
# They go down before the key they are held with, and mean nothing alone.
_HELD = ("shift", "rightshift", "ctrl", "rightctrl", "alt", "rightalt", "super", "numlock", "capslock")


@dataclass(frozen=True, slots=True)
class Lesson:
    """How far it has come: `at` counts the meanings asked for; a key struck twice has the meaning `known`.

    `since` is when the meaning was first asked for, by the session's clock.
    """

    learnt: tuple[tuple[str, str], ...] = ()
    at: int = 0
    known: str = ""
    since: float = 0.0

    @property
    def asked(self) -> str:
        """The meaning whose key is wanted now; "" when all have been asked for."""
        return ORDER[self.at] if self.at < len(ORDER) else ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What is learnt, as lines of the settings (`kiosk.views.keymap`)."""
        return tuple(f"{name} = {meant}" for name, meant in self.learnt)

    def struck(self, name: str, now: float = 0.0) -> Lesson:
        """A key, by the window's name for it: it gets the meaning, unless it has another one already.

        One that has, struck once more, passes this meaning over: so may hands do that do not reach the glass.
        """
        if not self.asked or not name or name in _HELD:
            return self
        known = dict(self.learnt).get(name, "")
        if known:
            return self.skipped(now) if known == self.known else replace(self, known=known)
        return Lesson((*self.learnt, (name, self.asked)), self.at + 1, since=now)

    def skipped(self, now: float = 0.0) -> Lesson:
        """This keypad has no key for that."""
        return replace(self, at=min(self.at + 1, len(ORDER)), known="", since=now)

    def ended(self) -> Lesson:
        return replace(self, at=len(ORDER), known="")
