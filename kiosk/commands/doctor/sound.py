"""What is heard: the voice of each language, the sound card, the headset's jack."""

from __future__ import annotations

import os
from functools import partial
from typing import Any

from kiosk.app.assemble import offered
from kiosk.app.parts import load_texts
from kiosk.config.settings_table import Settings
from kiosk.inputs.headset import jacks
from kiosk.voice.check import check_voice
from kiosk.wire.findings import Finding, fr


def checks(settings: Settings) -> tuple[Any, ...]:
    """The voice, then where it comes out."""
    spoken = offered(settings, load_texts())
    return partial(check_voice, settings.voice.engine, spoken, settings.voice.voices), _jack


def _jack() -> list[Finding]:
    part, found = fr("prise casque"), list(jacks().values())
    for fd in found:
        os.close(fd)
    if not found:
        remedy = fr("vérifiez la carte son, et que l’utilisateur kiosk est du groupe input")
        return [Finding(part, "warning", fr("aucune ne dit quand un casque est branché"), remedy)]
    return [Finding(part, "good", fr("{n} prise(s)", n=len(found)))]
