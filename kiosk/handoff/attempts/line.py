"""The way to each desk: its name, its address, its certificate, the clock, a trial call and back."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

import requests

from kiosk.handoff.own_key import OwnKeys
from kiosk.handoff.probing import CLOCK_S, Answer, probe
from kiosk.handoff.settings import LinkSettings
from kiosk.views.texts import to_translate
from kiosk.wire.told import Told, worst

SLOW_MS = 500

NO_DESK = to_translate("Aucune adresse de bureau n’est réglée (desk.urls).")
ALL_GOOD = to_translate("Chaque bureau répond, et l’appel d’essai revient.")
SOME_GOOD = to_translate("Au moins un bureau va bien. Lisez le reste.")
NONE_GOOD = to_translate("Aucun bureau ne peut recevoir un appel.")

UNNAMED = to_translate(
    "Le nom {host} est inconnu du réseau. Vérifiez le câble, le DNS et l’adresse du bureau (desk.urls)."
)
GOOD = to_translate("{desk} répond en {ms} ms.")
SLOW = to_translate("{desk} répond en {ms} ms : c’est lent. Vérifiez le réseau.")
WRONG = {
    Answer.NO_TOKEN: to_translate("Ni clé ni jeton pour {desk}. Faites l’étape de la clé."),
    Answer.SILENT: to_translate(
        "{desk} ne répond pas. Vérifiez le câble, l’adresse du bureau (desk.urls) et le bureau."
    ),
    Answer.LATE: to_translate("{desk} ne répond pas à temps. Vérifiez le réseau et le bureau."),
    Answer.UNTRUSTED: to_translate(
        "Le certificat de {desk} n’est pas reconnu. Donnez celui de l’autorité de la ville (desk.authority)."
    ),
    Answer.ILL: to_translate("{desk} est malade (réponse {n}). Regardez son journal et son disque."),
    Answer.REFUSED: to_translate("{desk} refuse la clé de cette borne. Refaites l’étape de la clé."),
    Answer.NO_DESK: to_translate(
        "{desk} n’est pas un bureau (réponse {n}). Corrigez l’adresse du bureau (desk.urls)."
    ),
}
OPEN = to_translate("La liaison avec {desk} n’est pas chiffrée. Servez le bureau en https.")
CLOCK = to_translate("L’horloge d’ici et celle de {desk} diffèrent de {n} secondes. Réglez-les par NTP.")
CAME_BACK = to_translate("L’appel d’essai est revenu de {desk} en {ms} ms.")
NOT_BACK = to_translate("L’appel d’essai n’est pas revenu de {desk}. Regardez le mandataire et le bureau.")


def attempt(_: Mapping[str, str], settings: LinkSettings, trial: Callable[[str], int | None]) -> Told:
    """Every desk in turn; what fails is told with what mends it. A citizen needs one that answers."""
    if not settings.urls:
        return Told("bad", NO_DESK)
    found = [_desk(url.rstrip("/"), url, settings, trial) for url in settings.urls]
    lines = tuple(line for each in found for line in each)
    if all(line.outcome == "good" for line in lines):
        return Told("good", ALL_GOOD, lines=lines)
    reached = any(worst(each) != "bad" for each in found)
    return Told("warning" if reached else "bad", SOME_GOOD if reached else NONE_GOOD, lines=lines)


def _desk(desk: str, url: str, settings: LinkSettings, trial: Callable[[str], int | None]) -> list[Told]:
    """What was found of one desk, up to the first thing without which the rest cannot be."""
    host = urlsplit(desk).hostname or ""
    try:
        addresses = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return [Told("bad", UNNAMED, {"host": host or desk})]
    token = OwnKeys(settings.state_dir).of(desk) or settings.token
    with requests.Session() as session:
        session.trust_env = False
        session.verify = settings.authority or True
        probed = probe(session, desk, token)
    if probed.answer is not Answer.GOOD:
        return [Told("bad", WRONG[probed.answer], {"desk": desk, "n": str(probed.status)})]
    slow = probed.took_ms >= SLOW_MS
    lines = [
        Told("warning" if slow else "good", SLOW if slow else GOOD, {"desk": desk, "ms": str(probed.took_ms)})
    ]
    if not desk.startswith("https://") and not all(_local(address) for *_, address in addresses):
        lines.append(Told("warning", OPEN, {"desk": desk}))
    if probed.ahead_s is not None and abs(probed.ahead_s) > CLOCK_S:
        lines.append(Told("warning", CLOCK, {"desk": desk, "n": f"{abs(probed.ahead_s):.0f}"}))
    back_ms = trial(url)
    if back_ms is None:
        return [*lines, Told("bad", NOT_BACK, {"desk": desk})]
    return [*lines, Told("good", CAME_BACK, {"desk": desk, "ms": str(back_ms)})]


def _local(address: tuple[object, ...]) -> bool:
    return str(address[0]).startswith("127.") or address[0] == "::1"
