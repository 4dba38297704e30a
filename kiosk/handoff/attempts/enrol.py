"""This terminal's own key, for a one-time code that was typed on its screen."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.handoff.enrolling import Refused, enrol
from kiosk.handoff.settings import LinkSettings
from kiosk.views.texts import to_translate
from kiosk.wire.told import Told

ENROLLED = to_translate("La borne a sa propre clé au bureau {desk}.")
REFUSED = to_translate("Le bureau refuse : {why}")
NO_DESK = to_translate("Aucun bureau n’est écrit dans desk.urls.")
UNTRUSTED = to_translate("Le certificat du bureau n’est pas reconnu. Réglez desk.authority.")
SILENT = to_translate("{desk} ne répond pas. Vérifiez le réseau et desk.urls, puis redonnez le même code.")
NOT_KEPT = to_translate("La clé ne peut pas être gardée : {why}.")


def attempt(values: Mapping[str, str], settings: LinkSettings, _: object = None) -> Told:
    """At the first desk; the key serves at once."""
    desk = next(iter(settings.urls), "").rstrip("/")
    if not desk:
        return Told("bad", NO_DESK)
    try:
        enrol(desk, values.get("code", ""), settings)
    except OSError as error:
        return Told("bad", NOT_KEPT, {"why": error.strerror or type(error).__name__})
    except Refused as refused:
        if refused.told:
            return Told("bad", REFUSED, {"why": refused.told})
        return Told("bad", UNTRUSTED if refused.untrusted else SILENT, {"desk": desk})
    return Told("good", ENROLLED, {"desk": desk})
