"""What was noted of how the panel hangs, and whether it still holds; for its step, the list and sheet."""

from __future__ import annotations

from kiosk.session.technician import Done, Words
from kiosk.views.installed import Pose
from kiosk.views.texts import to_translate

MEASURED = to_translate("Dalle de {w} × {h} mm, bord bas à {bottom} mm, inclinée de {tilt}°")
UNFIT = to_translate("La dalle n’est pas posée comme il faut")


def confirmed(pose: Pose) -> Words:
    """What « C’est bon » notes of a panel; the two last figures stand in no text, and are compared."""
    return Words(
        MEASURED,
        (
            ("w", f"{pose.width_mm:.0f}"),
            ("h", f"{pose.height_mm:.0f}"),
            ("bottom", f"{pose.bottom_mm:.0f}"),
            ("tilt", f"{pose.tilt_deg:g}"),
            ("setback", f"{pose.setback_mm:.0f}"),
            ("viewing", f"{pose.viewing_mm:.0f}"),
        ),
    )


def unfit(pose: Pose) -> Words:
    """What « Ça ne va pas » notes of it: that it hangs wrong, and how, which is compared."""
    return Words(UNFIT, confirmed(pose).values)


def outdated(done: Done | None, pose: Pose) -> bool:
    """Whether other measures are in force than those that were judged: kept later and left at that."""
    if done is None:
        return False
    before, now = dict(done.measured.values), dict(confirmed(pose).values)
    return any(name in before and before[name] != value for name, value in now.items())
