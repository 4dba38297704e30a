"""Every step of the commissioning, one file each; its place in the order is in `kiosk.session.technician`."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.views.pages.technician import enrolment, identity, panel
from kiosk.views.pages.technician.words import Step

STEPS: Mapping[str, Step] = {step.name: step for step in (identity.STEP, enrolment.STEP, panel.STEP)}
