"""This terminal's own key, for a one-time code typed on its screen; `kiosk enrol` has its words."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.handoff.enrolling import Refused, enrol
from kiosk.handoff.settings import LinkSettings
from kiosk.views.texts import to_translate
from kiosk.wire.told import Told

ENROLLED = to_translate("La borne a sa propre clé au bureau {desk}.")
REFUSED = to_translate("Le bureau refuse : {why}")
# by the code of the desk's refusal; one that is not here is told in the desk's own words, which are French
WHY = {
    "enrolment_code": to_translate("Ce code est faux, trop ancien ou déjà utilisé. Demandez un code neuf."),
    "other_terminal": to_translate(
        "Ce code a été fait pour une autre borne. Ici, c’est la borne {terminal} (terminal.id) de la mairie "
        "{site} (desk.site). Demandez un code pour elle."
    ),
    "slow_down": to_translate("Trop de codes faux ont été essayés. Attendez {n} secondes, puis réessayez."),
    "key_taken": to_translate("Cette clé est celle d’une autre borne. Recommencez."),
    "database": to_translate(
        "Le bureau ne peut rien écrire en ce moment. Vérifiez son disque, puis redonnez le même code."
    ),
}
NO_DESK = to_translate("Aucune adresse de bureau n’est réglée (desk.urls).")
UNTRUSTED = to_translate(
    "Le certificat du bureau n’est pas reconnu. Donnez celui de l’autorité de la ville (desk.authority)."
)
SILENT = to_translate(
    "{desk} ne répond pas. Vérifiez le réseau et l’adresse du bureau (desk.urls), puis redonnez le même code."
)
NOT_KEPT = to_translate(
    "La clé ne peut pas être gardée dans {folder} : {why}. Vérifiez-y la place et les droits, "
    "puis redonnez le même code."
)


def attempt(values: Mapping[str, str], settings: LinkSettings, _: object = None) -> Told:
    """At the first desk; the key serves at once."""
    desk = next(iter(settings.urls), "").rstrip("/")
    if not desk:
        return Told("bad", NO_DESK)
    try:
        enrol(desk, values.get("code", ""), settings)
    except (OSError, Refused) as error:
        return why_not(error, desk, settings)
    return Told("good", ENROLLED, {"desk": desk})


def why_not(error: OSError | Refused, desk: str, settings: LinkSettings) -> Told:
    """Why there is no key, and what to do."""
    if isinstance(error, OSError):
        why = error.strerror or type(error).__name__
        return Told("bad", NOT_KEPT, {"folder": str(settings.state_dir), "why": why})
    if error.code in WHY:
        here = {"terminal": settings.terminal, "site": settings.site, "n": str(error.wait_s)}
        return Told("bad", WHY[error.code], here)
    if error.told:
        return Told("bad", REFUSED, {"why": error.told})
    return Told("bad", UNTRUSTED if error.untrusted else SILENT, {"desk": desk})
