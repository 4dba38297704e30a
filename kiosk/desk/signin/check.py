"""Whether the city's sign-in answers and describes itself as the settings say; called by `kiosk doctor`."""

from __future__ import annotations

from kiosk.desk.signin.provider import Provider
from kiosk.desk.signin.refusing import Unusable
from kiosk.desk.signin.settings import SignIn
from kiosk.wire.findings import Finding

PART = "city's sign-in"
REMEDIES = {
    "other_issuer": ("calls itself otherwise", "write signin.issuer exactly as its description says"),
    "unsafe_address": ("names an address without TLS", "tell who runs it: the desk uses none such"),
    "not_json": ("does not answer as one", "check signin.issuer"),
    "status_404": ("has no description there", "check signin.issuer"),
    "SSLError": ("shows a certificate that nobody vouches for", "write signin.authority"),
}


def check_signin(given: SignIn | None) -> list[Finding]:
    """One finding, where the settings name a sign-in."""
    if given is None:
        return []
    try:
        keys = Provider(given).ask()[1].get("keys")
    except Unusable as failure:
        known = ("does not answer", "check signin.issuer, the network, and that it runs")
        return [Finding(PART, "bad", *REMEDIES.get(failure.reason, known))]
    if not keys:
        return [Finding(PART, "bad", "publishes no key", "tell who runs it: nobody can sign in")]
    return [Finding(PART, "good", "answers, and publishes its keys")]
