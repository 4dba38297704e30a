"""What a key means on the page shown: the focus moves, the rest are events; used by `kiosk.app`.

A keypad, a keyboard and a switch all speak in `Key`; the map from a device's codes is the inputs' affair.
"""

from __future__ import annotations

from enum import Enum, auto

from kiosk.session.events import (
    Event,
    FocusMoved,
    HelpPressed,
    KeyTyped,
    Paused,
    PreferenceSet,
    Repeated,
    WentBack,
)
from kiosk.session.listened import SentenceMoved, SentenceRepeated, SpellAsked
from kiosk.session.preferences import RATES, VOLUMES
from kiosk.session.pressed import HelpAsked, SwitchPressed, SwitchReleased, WhereAsked
from kiosk.session.state import Session
from kiosk.views.view import Control, View


class Key(Enum):
    """The vocabulary of the keypad (ACCESSIBILITY.md), switches, and what a keypad may have besides.

    Those from NEXT_SENTENCE to SPELL are for hearing sentence by sentence; REPEAT says the whole page.
    """

    NEXT = auto()
    PREVIOUS = auto()
    SELECT = auto()
    BACK = auto()
    HELP = auto()
    REPEAT = auto()
    PAUSE = auto()
    LOUDER = auto()
    QUIETER = auto()
    FASTER = auto()
    SLOWER = auto()
    WHERE_AM_I = auto()
    CALL_AGENT = auto()
    NEXT_SENTENCE = auto()
    PREVIOUS_SENTENCE = auto()
    REPEAT_SENTENCE = auto()
    SPELL = auto()
    SWITCH_1 = auto()
    SWITCH_2 = auto()


_SWITCHES = {Key.SWITCH_1: 1, Key.SWITCH_2: 2}


def meaning(key: Key, view: View, session: Session) -> Event | None:
    """The event that a key stands for on this page; None where it means nothing (still a sign of life).

    The focus goes round: after the last control comes the first, so that it is never trapped (EN 301 549
    5.1.6.2). A control that cannot be used is met too, and said to be so.
    """
    match key:
        case Key.NEXT:
            return _hidden(view, session) or _moved(view, 1)
        case Key.PREVIOUS:
            return _hidden(view, session) or _moved(view, -1)
        case Key.SELECT:
            return _hidden(view, session) or _chosen(view)
        case Key.BACK:
            back = view.control("back")
            return WentBack() if back is None or usable(back) else FocusMoved("back")
        case Key.HELP:
            return HelpAsked()
        case Key.WHERE_AM_I:
            return WhereAsked()
        case Key.CALL_AGENT:
            return HelpPressed()
        case Key.REPEAT:
            return Repeated()
        case Key.PAUSE:
            return Paused()
        case Key.NEXT_SENTENCE:
            return SentenceMoved(1)
        case Key.PREVIOUS_SENTENCE:
            return SentenceMoved(-1)
        case Key.REPEAT_SENTENCE:
            return SentenceRepeated()
        case Key.SPELL:
            return SpellAsked()
        case Key.LOUDER | Key.QUIETER:
            volumes = tuple(str(volume) for volume in VOLUMES)
            volume = str(session.preferences.volume)
            return PreferenceSet("volume", _stepped(volumes, volume, key is Key.LOUDER))
        case Key.FASTER | Key.SLOWER:
            return PreferenceSet("rate", _stepped(tuple(RATES), session.preferences.rate, key is Key.FASTER))
        case Key.SWITCH_1 | Key.SWITCH_2:
            return SwitchPressed(_SWITCHES[key])


def let_go(key: Key) -> Event | None:
    """The event of a key that comes up: a switch's, whose press has a length; None for all others."""
    return SwitchReleased(_SWITCHES[key]) if key in _SWITCHES else None


def typed(name: str, view: View) -> Event | None:
    """What a key of a real keyboard, by the window's name for it, writes into the field of the page, if any.

    With the focus on a control, the space and « enter » choose it, as everywhere. Without, « enter » goes on.
    """
    if not view.typing:
        return None
    if name == "backspace":
        return KeyTyped("backspace") if _written(view) else None
    if name == "enter" and not view.focus:
        goes_on = view.control("see_all") or view.control("go_on")
        return goes_on.event if goes_on is not None and usable(goes_on) else None
    if name == "space" and not view.focus:
        name = " "
    if len(name) != 1:
        return None
    wanted = name.isdigit() if view.typing == "digits" else name.isprintable()
    return KeyTyped(name) if wanted else None


def _written(view: View) -> bool:
    """Whether anything stands in the field."""
    fields = (part for part in view.parts if part.kind in ("query", "typed", "field"))
    return any(said.text for part in fields for said in part.sentences)


def usable(control: Control) -> bool:
    """Whether choosing a control does anything now."""
    return control.event is not None and control.state != "disabled"


def _hidden(view: View, session: Session) -> Event | None:
    """After a finger, the focus is first shown again, where it was: nothing unseen is chosen."""
    return FocusMoved(view.focus) if session.by_touch and view.control(view.focus) is not None else None


def in_place_of(focus: str, before: View, after: View) -> str:
    """The control where the one in focus stood, if the page has stayed and it has gone from it; else ""."""
    order, now = ([control.id for control in view.controls] for view in (before, after))
    if before.key != after.key or focus not in order or focus in now:
        return ""
    still = (now.index(one) + 1 for one in reversed(order[: order.index(focus)]) if one in now)
    return now[min(next(still, 0), len(now) - 1)]


def _moved(view: View, by: int) -> Event | None:
    """The next control in reading order; with no focus yet, the first one or the last."""
    order = [control.id for control in view.controls]
    if not order:
        return None
    if view.focus not in order:
        return FocusMoved(order[0] if by > 0 else order[-1])
    return FocusMoved(order[(order.index(view.focus) + by) % len(order)])


def _chosen(view: View) -> Event | None:
    """What the control in focus does; one that does nothing now is said again, without focus the page is."""
    control = view.control(view.focus)
    if control is None:
        return Repeated()
    return control.event if usable(control) else FocusMoved(control.id)


def _stepped(steps: tuple[str, ...], now: str, up: bool) -> str:
    """One step up or down; at the end it stays, and is said again."""
    at = steps.index(now) + (1 if up else -1)
    return steps[min(max(at, 0), len(steps) - 1)]
