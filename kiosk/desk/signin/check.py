"""Whether the city's sign-in answers and describes itself as the settings say; called by `kiosk doctor`."""

from __future__ import annotations

from kiosk.desk.signin.provider import Provider
from kiosk.desk.signin.refusing import Unusable
from kiosk.desk.signin.settings import SignIn
from kiosk.wire.findings import Finding

PART = "connexion de la ville"
REMEDIES = {
    "other_issuer": ("se nomme autrement", "écrivez [signin] issuer comme dans sa description"),
    "unsafe_address": (
        "donne une adresse sans TLS",
        "dites-le à qui la gère\u00a0: le bureau n’en prend pas",
    ),
    "not_json": ("ne répond pas comme telle", "vérifiez [signin] issuer"),
    "status_404": ("n’a pas de description à cette adresse", "vérifiez [signin] issuer"),
    "SSLError": ("son certificat n’est pas reconnu", "écrivez [signin] authority"),
}


def check_signin(given: SignIn | None) -> list[Finding]:
    """One finding, where the settings name a sign-in."""
    if given is None:
        return []
    try:
        keys = Provider(given).ask()[1].get("keys")
    except Unusable as failure:
        known = ("pas de réponse", "vérifiez [signin] issuer, le réseau, et qu’elle marche")
        return [Finding(PART, "bad", *REMEDIES.get(failure.reason, known))]
    if not keys:
        return [
            Finding(
                PART, "bad", "ne publie aucune clé", "dites-le à qui la gère\u00a0: personne ne peut entrer"
            )
        ]
    return [Finding(PART, "good", "répond, et publie ses clés")]
