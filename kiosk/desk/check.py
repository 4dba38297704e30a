"""Whether each configured desk answers and lets this terminal in; called by `kiosk doctor`."""

from __future__ import annotations

from collections.abc import Sequence

import requests

from kiosk.handoff.own_key import OwnKeys
from kiosk.handoff.probing import CLOCK_S, Answer, probe
from kiosk.wire.findings import RESTART_DESK, Finding, fr

SLOW_MS = 500
NO_ANSWER = fr(
    "au bureau\u00a0: {command}\u00a0; puis vérifiez l’adresse du bureau ([desk] urls) et le câble du réseau",
    command=RESTART_DESK,
)

WRONG = {
    Answer.NO_TOKEN: (
        fr("ni clé ni jeton"),
        fr("kiosk enrol CODE\u00a0; ou le même KIOSK_DESK__TOKEN qu’au bureau, dans .env"),
    ),
    Answer.UNTRUSTED: (
        fr("son certificat n’est pas reconnu"),
        fr(
            "écrivez [desk] authority, le certificat de l’autorité de la ville\u00a0; "
            "puis vérifiez l’horloge"
        ),
    ),
    Answer.SILENT: (fr("pas de réponse"), NO_ANSWER),
    Answer.LATE: (fr("pas de réponse à temps"), NO_ANSWER),
    Answer.ILL: (fr("répond une erreur"), fr("regardez le journal du bureau et son disque")),
    Answer.REFUSED: (
        fr("refuse le jeton de cette borne"),
        fr("kiosk enrol CODE\u00a0; ou le même KIOSK_DESK__TOKEN dans .env, ici et au bureau"),
    ),
    Answer.NO_DESK: (fr("n’est pas un bureau"), fr("corrigez l’adresse du bureau ([desk] urls)")),
}  # fmt: skip


def check_desk(
    urls: Sequence[str], token: str, keys: OwnKeys | None = None, authority: str = ""
) -> list[Finding]:
    """One finding a desk: how fast it answers, or why a call would not reach it and what to do."""
    if not urls:
        return [
            Finding(
                fr("bureau"),
                "bad",
                fr("aucun dans les réglages"),
                fr("écrivez l’adresse du bureau ([desk] urls)"),
            )
        ]
    with requests.Session() as session:
        session.trust_env = False
        session.verify = authority or True
        each = [_check(session, url.rstrip("/"), (keys.of(url) if keys else "") or token) for url in urls]
        return [finding for found in each for finding in found]


def _check(session: requests.Session, url: str, token: str) -> list[Finding]:
    part, found = fr("bureau {url}", url=url), probe(session, url, token)
    if found.answer is not Answer.GOOD:
        measured, remedy = WRONG[found.answer]
        if found.status and found.answer is not Answer.REFUSED:
            measured = fr("{why} (réponse {n})", why=measured, n=found.status)
        return [Finding(part, "bad", measured, remedy)]
    slow = found.took_ms >= SLOW_MS
    remedy = fr("vérifiez le réseau") if slow else ""
    measured = fr("répond en {n} ms", n=found.took_ms)
    answers = Finding(part, "warning" if slow else "good", measured, remedy)
    return [answers, *_clock(url, found.ahead_s or 0.0)]


def _clock(url: str, ahead_s: float) -> list[Finding]:
    """Where this machine and the desk's do not agree on the time."""
    minutes = round(abs(ahead_s) / 60)
    if abs(ahead_s) < CLOCK_S:
        return []
    measured = fr("{n} min de retard sur celle du bureau {url}", n=minutes, url=url)
    if ahead_s > 0:
        measured = fr("{n} min d’avance sur celle du bureau {url}", n=minutes, url=url)
    remedy = fr("timedatectl set-ntp true, sur la machine qui se trompe")
    return [Finding(fr("horloge"), "bad", measured, remedy)]
