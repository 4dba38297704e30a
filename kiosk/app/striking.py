"""What a key that was struck does: it writes, or it moves about as a keypad's key; used by `window`."""

from __future__ import annotations

from kiosk.inputs.keypad import meaning_of
from kiosk.session.events import Event, KeypadUsed, KeyTyped, Touched
from kiosk.session.state import Session
from kiosk.views.focus import Key, meaning, typed
from kiosk.views.view import View

_TURNED = {"left": "right", "right": "left"}  # the next control is at the left, read from right to left


def struck(name: str, view: View, session: Session) -> tuple[tuple[Event, ...], str]:
    """What happened, in order, and the control to show as pressed, or ""; `name` is the window's for the key.

    The first key of a keypad turns the voice on, which says the page (EN 301 549 5.2); writing does not.
    """
    written = typed(name, view)
    if written is not None:
        return (written,), f"key:{written.key.lower()}" if isinstance(written, KeyTyped) else ""
    key = meaning_of(_TURNED.get(name, name) if view.dir == "rtl" else name)
    if key is None:
        return (Touched(),), ""
    first = () if session.keypad else (KeypadUsed(),)
    if first and key in (Key.NEXT, Key.PREVIOUS):
        return first, ""
    event = meaning(key, view, session)
    pressed = view.focus if key is Key.SELECT and event is not None else ""
    return (*first, *(() if event is None else (event,))), pressed
