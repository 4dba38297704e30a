"""This terminal as its settings are now: what the technician has just kept, over those of the visit."""

from __future__ import annotations

from dataclasses import fields, replace

from kiosk.session.technician import Technician
from kiosk.views.installed import Installed, Pose
from kiosk.views.pages.draft import Context
from kiosk.views.pages.technician.words import technician


def installed(c: Context) -> Installed:
    """How it hangs and how loud its voice is, as `kiosk commission` would read it now."""
    here, known = technician(c), c.hall.installed
    pose = replace(known.pose, **{one.name: _kept(here, f"panel.{one.name}", getattr(known.pose, one.name))
                                  for one in fields(Pose)})  # fmt: skip
    return replace(known, pose=pose, volume=float(_kept(here, "voice.volume", known.volume)))


def _kept(here: Technician, name: str, otherwise: float) -> float:
    found = here.setting(name)
    return found if isinstance(found, int | float) else otherwise
