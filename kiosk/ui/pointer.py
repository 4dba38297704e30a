"""The first finger on the glass, or the left button of a mouse, as motion events; installed by `boot`.

SDL makes mouse events of the first finger only. Kivy's own mouse provider hands them on one frame later, and
simulates a second finger with the right button, red dots included.
"""

from __future__ import annotations

from itertools import count

from kivy.base import EventLoop
from kivy.core.window import Window
from kivy.input.motionevent import MotionEvent


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


def _where(x: float, y: float) -> tuple[float, float]:
    return x / Window.width, 1 - y / Window.height
