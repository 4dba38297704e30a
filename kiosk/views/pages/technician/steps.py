"""Every step of the commissioning, one file each; its place in the order is in `kiosk.session.technician`."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.views.pages.technician import (
    enrolment,
    headset,
    identity,
    keys,
    line,
    panel,
    site,
    sound,
    test_call,
    touch,
)
from kiosk.views.pages.technician.words import Step

_ALL = (
    identity,
    enrolment,
    panel,
    touch,
    sound,
    headset,
    keys,
    line,
    test_call,
    site,
)
STEPS: Mapping[str, Step] = {page.STEP.name: page.STEP for page in _ALL}
