"""The next pages, drawn once behind the screen: the first touches find their letters; used by `window`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.app.core import Core
from kiosk.ui.loop import Loop
from kiosk.ui.screen import Screen

CHOSEN = ("start:", "search", "back", "open:")  # one after the other, by how a control's name begins


def rehearse(core: Core, screen: Screen, loop: Loop, hidden: Callable[[], bool]) -> bool:
    """Goes there with a session of its own; ends, with False, once the screen is not hidden any more."""
    ahead = replace(core, sooner=lambda effect: False)  # whatever is rehearsed calls nobody
    for kind in CHOSEN:
        control = next((one.id for one in ahead.view.controls if one.id.startswith(kind)), None)
        if control is None:
            break
        ahead.choose(control)
        screen.show(ahead.placement)
        loop.step()
        if not hidden():  # on screen meanwhile, and drawn as such
            return False
    return True
