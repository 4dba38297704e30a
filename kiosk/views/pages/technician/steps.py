"""Every step of the commissioning, one file each; its place in the order is in `kiosk.session.technician`."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.views.pages.technician import (
    content,
    doctor,
    enrolment,
    headset,
    identity,
    keys,
    line,
    panel,
    printer,
    site,
    sound,
    test_call,
    touch,
    voices,
)
from kiosk.views.pages.technician.words import Step

_ALL = (
    identity,
    enrolment,
    panel,
    touch,
    sound,
    headset,
    voices,
    keys,
    printer,
    line,
    test_call,
    content,
    doctor,
    site,
)
STEPS: Mapping[str, Step] = {page.STEP.name: page.STEP for page in _ALL}
