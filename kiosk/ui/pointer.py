"""The fingers on the glass, or the left button of a mouse, as motion events; installed by `boot`.

SDL makes mouse events of the first finger only. Kivy's own mouse provider hands them on one frame later, and
simulates a second finger with the right button, red dots included; it passes over all other fingers, which
are heard from SDL itself: one that rests must not keep them off.
"""

from __future__ import annotations

from collections import deque
from itertools import count

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.input.motionevent import MotionEvent

from kiosk.ui.sdl import FINGER_DOWN, FINGER_UP, watch_fingers


class Contact(MotionEvent):
    """A contact of the glass; `args` are x and y from 0 to 1, y upwards."""

    def depack(self, args: tuple[float, float]) -> None:
        self.is_touch = True
        self.profile = ["pos"]
        self.sx, self.sy = args
        super().depack(args)


class Pointer:
    """Follows one contact from its beginning to its end."""

    def __init__(self) -> None:
        self._contact: Contact | None = None
        self._numbers = count(1)
        self._others = OtherFingers()
        # fbind keeps what it binds alive; bind would let it go.
        for event, handler in (("down", self._down), ("move", self._move), ("up", self._up)):
            Window.fbind(f"on_mouse_{event}", handler)

    def _down(self, _: object, x: float, y: float, button: str, modifiers: object) -> bool:
        if button == "left":
            if self._contact is not None:
                # Its end was lost: it ends beside everything, or no finger would ever count again.
                self._end(self._contact, (-1.0, -1.0))
            self._contact = Contact(
                "pointer", next(self._numbers), _where(x, y), is_touch=True, type_id="touch"
            )
            EventLoop.post_dispatch_input("begin", self._contact)
        return True

    def _move(self, _: object, x: float, y: float, modifiers: object) -> bool:
        if self._contact is not None:
            self._contact.move(_where(x, y))
            EventLoop.post_dispatch_input("update", self._contact)
        return True

    def _up(self, _: object, x: float, y: float, button: str, modifiers: object) -> bool:
        if button == "left" and self._contact is not None:
            self._end(self._contact, _where(x, y))
        return True

    def _end(self, contact: Contact, where: tuple[float, float]) -> None:
        self._contact = None
        contact.move(where)
        contact.update_time_end()
        EventLoop.post_dispatch_input("end", contact)


class OtherFingers:
    """Every finger but the one that SDL makes a mouse of: the first, until it leaves."""

    def __init__(self) -> None:
        self._first: int | None = None
        self._contacts: dict[int, Contact] = {}
        self._heard: deque[tuple[int, int, float, float]] = deque()
        self._numbers = count(1)
        # SDL may tell while the loop sleeps in it: what is to be done waits for the loop's turn.
        self._turn = Clock.create_trigger(self._tell, -1)
        self._watch = watch_fingers(self._hears)

    def _hears(self, kind: int, finger: int, x: float, y: float) -> None:
        self._heard.append((kind, finger, x, y))
        self._turn()

    def _tell(self, _: float) -> None:
        while self._heard:
            self._told(*self._heard.popleft())

    def _told(self, kind: int, finger: int, x: float, y: float) -> None:
        contact = self._contacts.get(finger)
        if kind == FINGER_DOWN and self._first is None:
            self._first = finger
        elif kind == FINGER_DOWN and finger != self._first and contact is None:
            contact = Contact("finger", next(self._numbers), (x, 1 - y), is_touch=True, type_id="touch")
            self._contacts[finger] = contact
            EventLoop.post_dispatch_input("begin", contact)
        elif kind == FINGER_UP and finger == self._first:
            self._first = None
        elif contact is not None:
            contact.move((x, 1 - y))
            if kind == FINGER_UP:
                del self._contacts[finger]
                contact.update_time_end()
            EventLoop.post_dispatch_input("end" if kind == FINGER_UP else "update", contact)


def _where(x: float, y: float) -> tuple[float, float]:
    return x / Window.width, 1 - y / Window.height
