"""A keypad's map learnt by pressing: which meaning is asked for, what has been pressed; used by `app`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.views.focus import Key
from kiosk.views.keymap import is_enough, line

# In the order in which they are asked for, with their names for a technician.
MEANINGS: dict[Key, str] = {
    Key.NEXT: "Suivant",
    Key.PREVIOUS: "Précédent",
    Key.SELECT: "Valider",
    Key.BACK: "Retour",
    Key.HELP: "Aide",
    Key.REPEAT: "Réécouter",
    Key.WHERE_AM_I: "Où suis-je\u00a0?",
    Key.PAUSE: "Pause",
    Key.LOUDER: "Plus fort",
    Key.QUIETER: "Moins fort",
    Key.FASTER: "Plus vite",
    Key.SLOWER: "Moins vite",
    Key.CALL_AGENT: "Appeler un agent",
    Key.NEXT_SENTENCE: "Phrase suivante",
    Key.PREVIOUS_SENTENCE: "Phrase d’avant",
    Key.REPEAT_SENTENCE: "Répéter la phrase",
    Key.SPELL: "Épeler",
    Key.SWITCH_1: "Contacteur qui choisit",
    Key.SWITCH_2: "Contacteur qui avance",
}
_ORDER = tuple(MEANINGS)
# They go down before the key they are held with, and mean nothing alone.
_HELD = ("shift", "rightshift", "ctrl", "rightctrl", "alt", "rightalt", "super", "numlock", "capslock")


@dataclass(frozen=True, slots=True)
class Lesson:
    """How far it has come: `at` counts the meanings asked for; a key struck twice has the meaning `known`."""

    learnt: tuple[tuple[str, Key], ...] = ()
    at: int = 0
    known: Key | None = None

    @property
    def asked(self) -> Key | None:
        """The meaning whose key is wanted now; None when all have been asked for."""
        return _ORDER[self.at] if self.at < len(_ORDER) else None

    @property
    def lines(self) -> tuple[str, ...]:
        """What is learnt, as lines of the settings."""
        return tuple(line(name, key) for name, key in self.learnt)

    @property
    def usable(self) -> bool:
        """Whether somebody can get about with these keys."""
        return bool(self.learnt) and is_enough(self.lines)

    def struck(self, name: str) -> Lesson:
        """A key, by the window's name for it: it gets the meaning, unless it has another one already."""
        if self.asked is None or not name or name in _HELD:
            return self
        known = dict(self.learnt).get(name)
        if known is not None:
            return replace(self, known=known)
        return Lesson((*self.learnt, (name, self.asked)), self.at + 1)

    def skipped(self) -> Lesson:
        """This keypad has no key for that."""
        return replace(self, at=min(self.at + 1, len(_ORDER)), known=None)

    def ended(self) -> Lesson:
        return replace(self, at=len(_ORDER), known=None)
