"""What a key that was struck does: it writes, or it moves about as a keypad's key; used by `window`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kiosk.inputs.keypad import meaning_of
from kiosk.session.commissioned import KeyStruck
from kiosk.session.events import Event, KeypadUsed, KeyTyped, Touched
from kiosk.session.pressed import KeyStuck
from kiosk.session.state import Session
from kiosk.views.focus import Key, let_go, meaning, typed
from kiosk.views.keymap import learnt_keys
from kiosk.views.view import View

if TYPE_CHECKING:
    from kiosk.app.window import Process

_TURNED = {"left": "right", "right": "left"}  # the next control is at the left, read from right to left


SWITCHES = (Key.SWITCH_1, Key.SWITCH_2)
_NONE: Mapping[str, Key] = {}


def struck(
    name: str, view: View, session: Session, learnt: Mapping[str, Key] = _NONE
) -> tuple[tuple[Event, ...], str]:
    """What happened, in order, and the control to show as pressed, or ""; `name` is the window's for the key.

    The first key of a keypad turns the voice on, which says the page (EN 301 549 5.2); writing does not, and
    neither does a switch. A key whose meaning was learnt never writes.
    """
    written = typed(name, view) if name not in learnt else None
    if written is not None:
        return (written,), f"key:{written.key.lower()}" if isinstance(written, KeyTyped) else ""
    key = learnt.get(name) or meaning_of(_TURNED.get(name, name) if view.dir == "rtl" else name)
    if key is None:
        return (Touched(),), ""
    first = () if session.keypad or key in SWITCHES else (KeypadUsed(),)
    if first and key in (Key.NEXT, Key.PREVIOUS):
        return first, ""
    event = meaning(key, view, session)
    pressed = view.focus if key is Key.SELECT and event is not None else ""
    return (*first, *(() if event is None else (event,))), pressed


def released(name: str, learnt: Mapping[str, Key] = _NONE) -> Event | None:
    """What happens when a key that counted comes up: a switch's press has a length; of others nothing."""
    key = learnt.get(name) or meaning_of(name)
    return let_go(key) if key is not None else None


def _learns(session: Session) -> bool:
    """Whether a technician is asked for each key of a keypad."""
    technician = session.technician
    return technician is not None and technician.learning and session.warned_at is None and not session.over


class Keyboard:
    """The keys before a window; `lines` are those of the settings, whose meanings were learnt."""

    def __init__(self, process: Process, lines: Iterable[str]) -> None:
        self._process, self._learnt = process, learnt_keys(lines)
        screen = process.screen
        screen.on_key, screen.on_key_up, screen.on_stuck = self._down, self._up, self._stuck

    def _down(self, name: str) -> None:
        process = self._process
        if process.core is None:
            return
        if _learns(process.core.session):
            process.send(KeyStruck(name))
            return
        events, pressed = struck(name, process.core.view, process.core.session, self._learnt)
        if pressed:
            process.screen.flash_pressed(pressed)
        for event in events:
            process.send(event)

    def _up(self, name: str) -> None:
        event = released(name, self._learnt)
        core = self._process.core
        if event is not None and not (core is not None and _learns(core.session)):
            self._process.send(event)

    def _stuck(self) -> None:
        """The terminal's own remark: no sign of life."""
        self._process.send(KeyStuck())
