"""Whether each configured desk answers and lets this terminal in; called by `kiosk doctor`."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

import requests

from kiosk.handoff.own_key import OwnKeys
from kiosk.wire.findings import Finding

WAIT_S = 3.0


def check_desk(
    urls: Sequence[str], token: str, keys: OwnKeys | None = None, authority: str = ""
) -> list[Finding]:
    """One finding a desk: how fast it answers, or why a call would not reach it and what to do."""
    if not urls:
        return [Finding("desk", "bad", "no desk in the settings", "write desk.urls in config/kiosk.toml")]
    with requests.Session() as session:
        session.trust_env = False
        session.verify = authority or True
        return [_check(session, url.rstrip("/"), (keys.of(url) if keys else "") or token) for url in urls]


def _check(session: requests.Session, url: str, token: str) -> Finding:
    part = f"desk {url}"
    if not token:
        remedy = "kiosk enrol CODE; or write KIOSK_DESK__TOKEN, the same as the desk's, in config/.env"
        return Finding(part, "bad", "no key and no token", remedy)
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
        remedy = "write desk.authority, the city's own, in config/kiosk.toml; then check the clock"
        return Finding(part, "bad", "its certificate is not trusted", remedy)
    except (requests.RequestException, ValueError, UnicodeError) as error:
        kind = "no answer in time" if isinstance(error, requests.Timeout) else "no answer"
        return Finding(part, "bad", kind, "start it with: kiosk desk; then check desk.urls and the network")
    if health.status_code != 200:
        return Finding(part, "bad", f"answers {health.status_code}", "look at the desk's log and at its disk")
    if entered.status_code == 401:
        return Finding(
            part,
            "bad",
            "refuses this terminal's token",
            "kiosk enrol CODE; or write the same KIOSK_DESK__TOKEN in config/.env here and at the desk",
        )
    if entered.status_code != 422:  # an empty batch is refused as malformed once the token is right
        return Finding(part, "bad", f"is not a desk (answers {entered.status_code})", "correct desk.urls")
    level = "good" if took_ms < 500 else "warning"
    return Finding(
        part, level, f"answers in {took_ms:.0f} ms", "" if level == "good" else "check the network"
    )
