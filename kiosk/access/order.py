"""In which order the parts and the controls of a page are read; used by `tree`.

Reading order is focus order: controls come as the focus meets them, each after the part it belongs to.
"""

from __future__ import annotations

from kiosk.views.view import Control, Part, View


def in_order(view: View) -> tuple[Part | Control, ...]:
    """What is read, one after the other, without the bar: it is the last, and the same on every page."""
    left = [control for control in view.controls if control.zone != "bar"]
    found: list[Part | Control] = []
    for number, part in enumerate(view.parts):
        mine = [at for at, control in enumerate(left) if part.group and control.group == part.group]
        if mine and mine[0]:  # what stands before the first of them is read before their heading
            found += left[: mine[0]]
            del left[: mine[0]]
        found.append(part)
        goes_on = any(other.group == part.group for other in view.parts[number + 1 :])
        if mine and not goes_on:
            end = mine[-1] - mine[0] + 1
            found += left[:end]
            del left[:end]
    return (*found, *left)
