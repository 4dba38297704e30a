"""From fingers to chosen controls: acts on release, inside, once; pure, used by `screen`."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from kiosk.views.placement import Placement

# A second touch of the same control within this time counts once, unless the settings say another one. Of a
# key it is meant: only what no hand types, a finger that bounces on the glass, counts once there.
DOUBLE_STRIKE_S = 0.4
KEY_BOUNCE_S = 0.08
# A finger that has been on its control for so long only rests there: another one is then the one that counts.
REST_S = 2.0
LEAN_S = 0.5  # and so does a hand beside the controls


@dataclass(slots=True)
class Press:
    """The finger that counts: where it began, and whether it is still on the control."""

    finger: Hashable
    page: str
    control: str
    inside: bool = True
    since: float = 0.0


class Touches:
    """One finger at a time on one page; `pressed` is the control to show as pressed, or ""."""

    def __init__(self, double_strike_s: float = DOUBLE_STRIKE_S) -> None:
        self._double_strike_s = double_strike_s
        self._placement: Placement | None = None
        self._press: Press | None = None
        self._last: tuple[str, str, float] = ("", "", float("-inf"))

    @property
    def pressed(self) -> str:
        return self._press.control if self._press is not None and self._press.inside else ""

    def show(self, placement: Placement) -> None:
        """Another placement is shown; a touch of another page, or of a control that is gone, is forgotten."""
        self._placement = placement
        press = self._press
        if press is None or not press.control:
            return
        if press.page != placement.key or _enabled(placement, press.control) is None:
            # The finger is still down: it counts as the first one, and reaches nothing any more.
            press.control = ""

    def down(self, finger: Hashable, x: float, y: float, now: float = 0.0) -> None:
        """A finger touches the glass; any but the first is left out, unless that one only rests there."""
        placement, press = self._placement, self._press
        if placement is None or (press is not None and now - press.since < _rest_s(press)):
            return
        shape = placement.at(x, y)
        disabled = shape is None or shape.control is None or shape.state == "disabled"
        control = "" if disabled else shape.control.id  # type: ignore[union-attr]
        self._press = Press(finger, placement.key, control, since=now)

    def move(self, finger: Hashable, x: float, y: float) -> None:
        """The finger slides: out of its control releases it, back in presses it again."""
        press = self._press
        if press is None or press.finger != finger or not press.control or self._placement is None:
            return
        shape = self._placement.of(press.control)
        press.inside = shape is not None and shape.rect.holds(x, y)

    def up(self, finger: Hashable, x: float, y: float, now: float) -> str:
        """The finger leaves; the control that it chose, or ""."""
        press = self._press
        if press is None or press.finger != finger:
            return ""
        self.move(finger, x, y)
        chosen = self.pressed
        self._press = None
        if not chosen:
            return ""
        page, last, at = self._last
        least = KEY_BOUNCE_S if self._is_key(chosen) else self._double_strike_s
        if (page, last) == (press.page, chosen) and now - at < least:
            return ""
        self._last = (press.page, chosen, now)
        return chosen

    def _is_key(self, control_id: str) -> bool:
        """Keys of a keyboard: the same letter twice in a row is meant."""
        shape = self._placement.of(control_id) if self._placement is not None else None
        return shape is not None and shape.look == "key"

    def cancel(self) -> None:
        """Forgets the finger: the window lost it, or the session ends."""
        self._press = None


def _rest_s(press: Press) -> float:
    return REST_S if press.control else LEAN_S


def _enabled(placement: Placement, control_id: str) -> object | None:
    shape = placement.of(control_id)
    return None if shape is None or shape.state == "disabled" else shape
