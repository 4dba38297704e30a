"""Why a language is not heard: its engine, its voice, the sound card, as the doctor sees them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from pathlib import Path

from kiosk.config.last_good import settings_in_service
from kiosk.languages.chosen import parts
from kiosk.views.texts import to_translate
from kiosk.voice.check import check_voice
from kiosk.wire.findings import Finding, French, fr
from kiosk.wire.told import Told

NOT_HEARD = to_translate("Pas entendu. {found}")
ALL_WELL = to_translate("Pas entendu, et pourtant la borne parle : vérifiez le haut-parleur et son câble.")
NO_SETTINGS = to_translate("Les réglages ne se lisent pas : kiosk check les dit.")


def attempt(values: Mapping[str, str]) -> Told:
    """What is missing, by the name of its package; 40 s at the most, where a chosen voice does not answer."""
    settings, _ = settings_in_service(Path(values.get("config", "")))
    if settings is None:
        return Told("bad", NO_SETTINGS)
    language = values.get("language", "")
    chosen = tuple(line for line in settings.voice.voices if parts(line).lang == language)
    wrong = [one for one in check_voice(settings.voice.engine, (language,), chosen) if one.level != "good"]
    if not wrong:
        return Told("bad", ALL_WELL)
    return Told("bad", NOT_HEARD, {"found": reduce(_and, map(_sentences, wrong))})


def _sentences(one: Finding) -> French:
    return fr("{part}\u00a0: {measured}. {remedy}.", part=one.part, measured=one.measured, remedy=one.remedy)


def _and(said: French, more: French) -> French:
    return fr("{said} {more}", said=said, more=more)
