"""Another program on the terminal's screen: sees what there is, strikes, clicks, opens windows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from Xlib import XK, X, display, error
from Xlib.ext import xtest
from Xlib.protocol import event

GRID = 7  # points across and down where the bare screen is looked at


class Outside:
    """One connection to the screen; used by one thread."""

    def __init__(self, name: str) -> None:
        self.display = display.Display(name)
        self.display.set_error_handler(lambda *_: None)  # a window may go while it is asked about
        self.screen = self.display.screen()
        self.root = self.screen.root
        self.size = self.screen.width_in_pixels, self.screen.height_in_pixels

    # -- seeing ----------------------------------------------------------------------------------------

    def windows(self) -> list[tuple[int, tuple[int, int, int, int]]]:
        """What is shown, from below: the process each window says it is of (0: none), and its place."""
        found = []
        for window in self.root.query_tree().children:
            with suppress(error.XError, AttributeError):
                if window.get_attributes().map_state == X.IsViewable:
                    place = window.get_geometry()
                    found.append((self._owner(window), (place.x, place.y, place.width, place.height)))
        return found

    def _owner(self, window: Any) -> int:
        told = window.get_full_property(self.display.intern_atom("_NET_WM_PID"), X.AnyPropertyType)
        return int(told.value[0]) if told is not None else 0

    def of(self, pid: int) -> Any:
        """The window of a process."""
        for window in self.root.query_tree().children:
            with suppress(error.XError, AttributeError):
                if self._owner(window) == pid and window.get_attributes().map_state == X.IsViewable:
                    return window
        raise AssertionError(f"process {pid} shows no window")

    def is_black(self) -> bool:
        """Whether the screen is black wherever it is looked at."""
        width, height = self.size
        for at in range(GRID * GRID):
            x, y = at % GRID * (width - 1) // (GRID - 1), at // GRID * (height - 1) // (GRID - 1)
            if any(self.root.get_image(x, y, 1, 1, X.ZPixmap, 0xFFFFFF).data[:3]):
                return False
        return True

    def image(self) -> bytes:
        """All that is on screen: blue, green, red and nothing for each point, rows from the top."""
        return bytes(self.root.get_image(0, 0, *self.size, X.ZPixmap, 0xFFFFFF).data)

    # -- a keyboard and a mouse ------------------------------------------------------------------------

    def strike(self, *names: str) -> None:
        """Keys of X, the last one struck while the others are held."""
        codes = [self.code(name) for name in names]
        self.strike_codes(*(code for code in codes if code))

    def code(self, name: str) -> int:
        """The key that makes this symbol, or 0."""
        for group in ("xf86", "xkb"):
            XK.load_keysym_group(group)
        return int(self.display.keysym_to_keycode(XK.string_to_keysym(name)))

    def strike_codes(self, *codes: int) -> None:
        for code in codes:
            xtest.fake_input(self.display, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self.display, X.KeyRelease, code)
        self.display.sync()

    def move(self, x: float, y: float) -> None:
        xtest.fake_input(self.display, X.MotionNotify, x=int(x), y=int(y))

    def button(self, number: int, down: bool) -> None:
        xtest.fake_input(self.display, X.ButtonPress if down else X.ButtonRelease, number)

    def click(self, x: float, y: float, number: int = 1) -> None:
        self.move(x, y)
        self.button(number, True)
        self.button(number, False)
        self.display.sync()

    def drag(self, begin: tuple[float, float], end: tuple[float, float], number: int = 1) -> None:
        """From one place to another in twenty steps."""
        self.move(*begin)
        self.button(number, True)
        for step in range(1, 21):
            self.move(*(a + (b - a) * step / 20 for a, b in zip(begin, end, strict=True)))
        self.button(number, False)
        self.display.sync()

    # -- windows ---------------------------------------------------------------------------------------

    @contextmanager
    def open(self, bare: bool = False, events: int = 0) -> Iterator[Any]:
        """A red window of this program, over everything, that takes the keyboard, for the block."""
        width, height = self.size
        window = self.root.create_window(
            20, 20, width - 40, height - 40, 0, self.screen.root_depth,
            background_pixel=0xFF0000, override_redirect=bare, event_mask=events,
        )  # fmt: skip
        window.map()
        window.raise_window()
        self.display.sync()
        window.set_input_focus(X.RevertToParent, X.CurrentTime)
        self.display.sync()
        try:
            yield window
        finally:
            window.destroy()
            self.display.sync()

    def tell(self, window: Any, kind: str, *data: int | str, to: Any = None, mask: int = 0) -> None:
        """A message of one program to another's window; words are told as atoms."""
        numbers = [self.display.intern_atom(one) if isinstance(one, str) else one for one in data]
        numbers += [0] * (5 - len(numbers))
        message = event.ClientMessage(
            window=window, client_type=self.display.intern_atom(kind), data=(32, numbers)
        )
        (to or window).send_event(message, event_mask=mask)
        self.display.sync()

    def close(self) -> None:
        with suppress(Exception):
            self.display.close()
