"""Whether the city's sign-in answers and describes itself as the settings say; called by `kiosk doctor`."""

from __future__ import annotations

from kiosk.desk.signin.provider import Provider
from kiosk.desk.signin.refusing import Unusable
from kiosk.desk.signin.settings import SignIn
from kiosk.wire.findings import Finding, fr

PART = fr("connexion de la ville")
REMEDIES = {
    "other_issuer": (fr("se nomme autrement"), fr("écrivez [signin] issuer comme dans sa description")),
    "unsafe_address": (
        fr("donne une adresse sans TLS"),
        fr("dites-le à qui la gère\u00a0: le bureau n’en prend pas"),
    ),
    "not_json": (fr("ne répond pas comme telle"), fr("vérifiez [signin] issuer")),
    "status_404": (fr("n’a pas de description à cette adresse"), fr("vérifiez [signin] issuer")),
    "SSLError": (fr("son certificat n’est pas reconnu"), fr("écrivez [signin] authority")),
}


def check_signin(given: SignIn | None) -> list[Finding]:
    """One finding, where the settings name a sign-in."""
    if given is None:
        return []
    try:
        keys = Provider(given).ask()[1].get("keys")
    except Unusable as failure:
        known = (fr("pas de réponse"), fr("vérifiez [signin] issuer, le réseau, et qu’elle marche"))
        return [Finding(PART, "bad", *REMEDIES.get(failure.reason, known))]
    if not keys:
        remedy = fr("dites-le à qui la gère\u00a0: personne ne peut entrer")
        return [Finding(PART, "bad", fr("ne publie aucune clé"), remedy)]
    return [Finding(PART, "good", fr("répond, et publie ses clés"))]
