"""Whether each configured desk answers and lets this terminal in; called by `kiosk doctor`."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

import requests

from kiosk.handoff.own_key import OwnKeys
from kiosk.wire.findings import RESTART_DESK, Finding

WAIT_S = 3.0
NO_ANSWER = f"au bureau\u00a0: {RESTART_DESK}\u00a0; puis vérifiez [desk] urls et le câble du réseau"


def check_desk(
    urls: Sequence[str], token: str, keys: OwnKeys | None = None, authority: str = ""
) -> list[Finding]:
    """One finding a desk: how fast it answers, or why a call would not reach it and what to do."""
    if not urls:
        return [Finding("bureau", "bad", "aucun dans les réglages", "écrivez [desk] urls")]
    with requests.Session() as session:
        session.trust_env = False
        session.verify = authority or True
        return [_check(session, url.rstrip("/"), (keys.of(url) if keys else "") or token) for url in urls]


def _check(session: requests.Session, url: str, token: str) -> Finding:
    part = f"bureau {url}"
    if not token:
        remedy = "kiosk enrol CODE\u00a0; ou le même KIOSK_DESK__TOKEN qu’au bureau, dans .env"
        return Finding(part, "bad", "ni clé ni jeton", remedy)
    try:
        began = perf_counter()
        health = session.get(f"{url}/api/health", timeout=WAIT_S, allow_redirects=False)
        took_ms = (perf_counter() - began) * 1000
        entered = session.post(
            f"{url}/api/counts",
            json={},
            headers={"Authorization": f"Bearer {token}"},
            timeout=WAIT_S,
            allow_redirects=False,
        )
    except requests.exceptions.SSLError:
        remedy = "écrivez [desk] authority, celle de la ville\u00a0; puis vérifiez l’horloge"
        return Finding(part, "bad", "son certificat n’est pas reconnu", remedy)
    except (requests.RequestException, ValueError, UnicodeError) as error:
        kind = "pas de réponse à temps" if isinstance(error, requests.Timeout) else "pas de réponse"
        return Finding(part, "bad", kind, NO_ANSWER)
    if health.status_code != 200:
        return Finding(
            part, "bad", f"répond {health.status_code}", "regardez le journal du bureau et son disque"
        )
    if entered.status_code == 401:
        return Finding(
            part,
            "bad",
            "refuse le jeton de cette borne",
            "kiosk enrol CODE\u00a0; ou le même KIOSK_DESK__TOKEN dans .env, ici et au bureau",
        )
    if entered.status_code != 422:  # an empty batch is refused as malformed once the token is right
        return Finding(
            part, "bad", f"n’est pas un bureau (répond {entered.status_code})", "corrigez [desk] urls"
        )
    level = "good" if took_ms < 500 else "warning"
    return Finding(
        part, level, f"répond en {took_ms:.0f} ms", "" if level == "good" else "vérifiez le réseau"
    )
