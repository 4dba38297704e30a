"""The screen: shows Placements and tells which control was chosen; the application's one widget.

It holds no layout and no state of the session: what it shows is the last Placement it was given.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk.session.fingered import Fingered
from kiosk.ui.brush import Brush
from kiosk.ui.fingertip import Fingertips
from kiosk.ui.keys import key_name
from kiosk.ui.paint import Drawing, Painter, draw_now
from kiosk.ui.shapes import paint, reach
from kiosk.ui.still_down import StillDown
from kiosk.ui.strikes import STUCK_S, Strikes
from kiosk.ui.theme import THEMES
from kiosk.ui.touch import Touches
from kiosk.views.placement import Placement, Rect, Shape

# How long a press made with a key is shown: seen, and over before the next one.
FLASH_S = 0.12
Look = tuple[object, ...]


def _nothing(*_: object) -> None:
    return None


def _whole(placement: Placement) -> tuple[object, ...]:
    """What every drawing of a page depends on."""
    return placement.theme, placement.unit, placement.still


class Screen(Widget):
    """Draws placements, reusing what did not change; one per process, as large as the window.

    `on_choose(control_id)`, `on_touched()` for any touch, `on_key(name)`, `on_frame()` for a frame on screen.
    `on_finger(event)` in place of the first two while `explored` (`kiosk.session.fingertip`).
    `on_glass(kind, finger, x, y)` for all that is felt, in shares of the panel, while it is tried.
    `on_key_up(name)` when a key that counted comes up, `on_stuck()` when one has been down for too long.
    """

    def __init__(
        self,
        on_choose: Callable[[str], None] = _nothing,
        on_touched: Callable[[], None] = _nothing,
        on_key: Callable[[str], None] = _nothing,
        on_frame: Callable[[], None] = _nothing,
    ) -> None:
        super().__init__(size=Window.size, size_hint=(None, None))
        self.on_choose, self.on_touched = on_choose, on_touched
        self.on_key, self.on_frame = on_key, on_frame
        self.on_key_up: Callable[[str], None] = _nothing
        self.on_stuck: Callable[[], None] = _nothing
        self.on_finger: Callable[[Fingered], None] = _nothing
        self.on_glass: Callable[[str, int, float, float], None] = _nothing
        self.placement: Placement | None = None
        self._painter = Painter(self.canvas)
        self._painter.on_frame = lambda: self.on_frame()
        self._touches, self._fingertips, self._explored = Touches(), Fingertips(), False
        self._felt = False
        self._drawn: dict[Look, Drawing] = {}
        self._shown: list[tuple[Shape, Look]] = []
        self._pressed = ""
        self._flash = Clock.create_trigger(self._end_flash, FLASH_S)
        Window.add_widget(self)
        self._strikes, self._still_down = Strikes(), StillDown()
        self._watch_keys = Clock.create_trigger(self.look_at_keys, STUCK_S)
        Window.bind(on_key_down=self._key_down, on_key_up=self._key_up, on_keyboard=lambda *_: True)

    def reset(self) -> None:
        """As it was at first: no page, no finger, nobody told."""
        self.on_choose = self.on_touched = self.on_key = self.on_frame = _nothing
        self.on_key_up = self.on_stuck = self.on_finger = self.on_glass = _nothing
        self._felt = False
        self.size = Window.size
        self.placement = None
        self._touches, self._pressed = Touches(), ""
        self._fingertips, self._explored = Fingertips(), False
        self._strikes = Strikes()
        self._drawn, self._shown = {}, []
        self._painter.show([], (0.0, 0.0, 0.0, 1.0))
        self._painter.damaged(None)

    def count_again_after(self, seconds: float, keys_seconds: float = 0.0) -> None:
        """A second touch of a control, or strike of a key, counts from so long after the first; told before
        a page is shown."""
        self._touches = Touches(seconds)
        self._strikes = Strikes(keys_seconds)

    # -- drawing ---------------------------------------------------------------------------------------

    def show(self, placement: Placement) -> None:
        """Shows a page; the first frame of it is drawn at the loop's next turn, at once."""
        before = self.placement
        self.placement = placement
        self._touches.show(placement)
        self._fingertips.show(placement)
        self._pressed = self._touches.pressed
        repaint = before is None or _whole(before) != _whole(placement)
        if repaint:
            self._drawn = {}
        theme = THEMES[placement.theme]
        old, self._drawn, damaged = self._drawn, {}, []
        shown, drawings = [], []
        for shape in placement.shapes:
            look = self._look(shape)
            drawing = old.get(look) or self._drawn.get(look)
            if drawing is None or look in self._drawn:
                drawing = self._draw(shape)
                damaged.append(reach(shape, placement.unit))
            self._drawn[look] = drawing
            shown.append((shape, look))
            drawings.append(drawing)
        if not repaint and [look for _, look in self._shown] == [look for _, look in shown]:
            self._shown = shown
            return
        unit = before.unit if before is not None else placement.unit
        damaged += [reach(shape, unit) for shape, look in self._shown if look not in self._drawn]
        self._shown = shown
        self._painter.show(drawings, theme.color("page"))
        if repaint:
            self._painter.damaged(None)
        for rect in damaged:
            self._painter.damaged(rect)

    def _look(self, shape: Shape) -> Look:
        """All that a shape's drawing depends on: equal looks are drawn once."""
        assert self.placement is not None
        pressed = shape.control is not None and shape.control.id == self._pressed
        tone = self.placement.tone if shape.look in ("band", "step") else ""
        return (
            shape.look, shape.rect, shape.lines, shape.glyphs, shape.state, shape.value,
            shape.focused, pressed, tone, shape.control is not None, self.placement.dir,
        )  # fmt: skip

    def _draw(self, shape: Shape) -> Drawing:
        placement = self.placement
        assert placement is not None
        pressed = shape.control is not None and shape.control.id == self._pressed
        brush = Brush(
            THEMES[placement.theme],
            placement.unit,
            (placement.width, Window.height),
            placement.tone,
            pressed,
            placement.dir,
            placement.still,
        )
        paint(brush, shape)
        return self._painter.drawing(brush)

    def _press(self, control_id: str) -> None:
        """Shows this control as pressed, and no other."""
        if control_id == self._pressed:
            return
        before, self._pressed = self._pressed, control_id
        for at, (shape, look) in enumerate(self._shown):
            if shape.control is None or shape.control.id not in (before, control_id):
                continue
            old, new = self._drawn.pop(look), self._look(shape)
            drawing = self._drawn[new] = self._draw(shape)
            self._painter.replace(old, drawing)
            self._shown[at] = (shape, new)
            assert self.placement is not None
            self._painter.damaged(reach(shape, self.placement.unit))

    @property
    def pressed(self) -> str:
        """The control shown as pressed, or ""."""
        return self._pressed

    def flash_pressed(self, control_id: str) -> None:
        """Shows a control as pressed for a moment: it was chosen with a key."""
        self._press(control_id)
        self._flash()

    def _end_flash(self, _: float) -> None:
        self._press(self._touches.pressed)

    def forget_texts(self) -> None:
        """Lets go of every text drawn so far: they are drawn anew when shown again."""
        self._painter.texts.clear()
        self._drawn = {}

    def force_redraw(self, whole: bool = False) -> None:
        """Draws and flips a frame though nothing changed: the watchdog's proof that the screen is alive.

        A corner of it is enough, and costs next to nothing.
        """
        self._painter.damaged(None if whole else Rect(0, 0, 64, 64))

    def begin(self) -> None:
        """This window takes the screen over: keys that are down already are not this visit's."""
        self._still_down.begin()

    # -- fingers and keys ------------------------------------------------------------------------------

    def explore(self, explored: bool) -> None:
        """Whether fingers only feel for what is there, from now on; those on the glass are forgotten."""
        if explored is not self._explored:
            self._explored = explored
            self._touches.cancel()
            self._fingertips.cancel()
            self._press("")

    def feel(self, felt: bool) -> None:
        """Whether the glass itself is tried, from now on: nothing is chosen with it."""
        if felt is not self._felt:
            self._felt = felt
            self._touches.cancel()
            self._press("")

    def _feel(self, kind: str, touch: object) -> bool:
        """A finger of somebody who explores, or tries the glass; False where nobody does."""
        if self._felt:
            self.on_glass(kind, touch.uid, touch.sx, 1 - touch.sy)  # type: ignore[attr-defined]
            return True
        if not self._explored:
            return False
        told = getattr(self._fingertips, kind)
        where = touch.x, Window.height - touch.y  # type: ignore[attr-defined]
        for event in told(touch.uid, *where, time.monotonic()):  # type: ignore[attr-defined]
            self.on_finger(event)
        return True

    def on_touch_down(self, touch: object) -> bool:
        if self._feel("down", touch):
            return True
        self._touches.down(touch.uid, touch.x, Window.height - touch.y, time.monotonic())  # type: ignore[attr-defined]
        self._press(self._touches.pressed)
        # Seen before anything else is done about it: whoever is told may take its time.
        draw_now()
        self.on_touched()
        return True

    def on_touch_move(self, touch: object) -> bool:
        if self._feel("move", touch):
            return True
        self._touches.move(touch.uid, touch.x, Window.height - touch.y)  # type: ignore[attr-defined]
        self._press(self._touches.pressed)
        return True

    def on_touch_up(self, touch: object) -> bool:
        if self._feel("up", touch):
            return True
        where = touch.x, Window.height - touch.y  # type: ignore[attr-defined]
        chosen = self._touches.up(touch.uid, *where, time.monotonic())  # type: ignore[attr-defined]
        try:
            # First, so that a page that is left is not drawn again without its press.
            if chosen:
                self.on_choose(chosen)
        finally:
            self._press(self._touches.pressed)
        return True

    def _key_down(
        self, _: object, key: int, scancode: int, codepoint: str | None, modifiers: list[str]
    ) -> bool:
        if self._still_down.repeats():
            return True
        named = key_name(key, scancode, codepoint, modifiers)
        name = self._strikes.down(scancode or key, named, time.monotonic())
        self._watch_keys()
        if name:
            self.on_key(name)
        return True

    def _key_up(self, _: object, key: int, scancode: int) -> bool:
        self._still_down.released()
        name = self._strikes.up(scancode or key)
        if name:
            self.on_key_up(name)
        return True

    def look_at_keys(self, *_: object) -> None:
        """A key that is stuck is told; the others are looked at again when they would be."""
        now = time.monotonic()
        if self._strikes.stuck(now):
            self.on_stuck()
        due = self._strikes.due_in(now)
        if due is not None:
            Clock.schedule_once(self.look_at_keys, due + 0.01)
