"""Whether each configured desk answers and lets this terminal in; called by `kiosk doctor`."""

from __future__ import annotations

from collections.abc import Sequence

import requests

from kiosk.handoff.own_key import OwnKeys
from kiosk.handoff.probing import CLOCK_S, Answer, probe
from kiosk.wire.findings import RESTART_DESK, Finding

SLOW_MS = 500
NO_ANSWER = f"au bureau\u00a0: {RESTART_DESK}\u00a0; puis vérifiez [desk] urls et le câble du réseau"

WRONG = {
    Answer.NO_TOKEN: (
        "ni clé ni jeton", "kiosk enrol CODE\u00a0; ou le même KIOSK_DESK__TOKEN qu’au bureau, dans .env"
    ),
    Answer.UNTRUSTED: (
        "son certificat n’est pas reconnu",
        "écrivez [desk] authority, celle de la ville\u00a0; puis vérifiez l’horloge",
    ),
    Answer.SILENT: ("pas de réponse", NO_ANSWER),
    Answer.LATE: ("pas de réponse à temps", NO_ANSWER),
    Answer.ILL: ("répond {n}", "regardez le journal du bureau et son disque"),
    Answer.REFUSED: (
        "refuse le jeton de cette borne",
        "kiosk enrol CODE\u00a0; ou le même KIOSK_DESK__TOKEN dans .env, ici et au bureau",
    ),
    Answer.NO_DESK: ("n’est pas un bureau (répond {n})", "corrigez [desk] urls"),
}  # fmt: skip


def check_desk(
    urls: Sequence[str], token: str, keys: OwnKeys | None = None, authority: str = ""
) -> list[Finding]:
    """One finding a desk: how fast it answers, or why a call would not reach it and what to do."""
    if not urls:
        return [Finding("bureau", "bad", "aucun dans les réglages", "écrivez [desk] urls")]
    with requests.Session() as session:
        session.trust_env = False
        session.verify = authority or True
        each = [_check(session, url.rstrip("/"), (keys.of(url) if keys else "") or token) for url in urls]
        return [finding for found in each for finding in found]


def _check(session: requests.Session, url: str, token: str) -> list[Finding]:
    part, found = f"bureau {url}", probe(session, url, token)
    if found.answer is not Answer.GOOD:
        measured, remedy = WRONG[found.answer]
        return [Finding(part, "bad", measured.format(n=found.status), remedy)]
    slow = found.took_ms >= SLOW_MS
    remedy = "vérifiez le réseau" if slow else ""
    answers = Finding(part, "warning" if slow else "good", f"répond en {found.took_ms} ms", remedy)
    return [answers, *_clock(url, found.ahead_s or 0.0)]


def _clock(url: str, ahead_s: float) -> list[Finding]:
    """Where this machine and the desk's do not agree on the time."""
    minutes = round(abs(ahead_s) / 60)
    if abs(ahead_s) < CLOCK_S:
        return []
    measured = f"{minutes} min {'d’avance' if ahead_s > 0 else 'de retard'} sur celle du bureau {url}"
    return [Finding("horloge", "bad", measured, "timedatectl set-ntp true, sur la machine qui se trompe")]
