"""Whether the lamp and the webhook of the settings can be ones; called by the settings reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.config.settings_desk import Channels
from kiosk.wire.findings import SECRETS

LOOPBACK = r"(127\.0\.0\.1|localhost|\[::1\])"


def channel_problems(channels: Channels) -> Iterator[tuple[str, str, str]]:
    """(setting, what is wrong, what to write) of each."""
    if channels.lamp and not re.fullmatch(r"serial:/dev/[\w./-]+|file:[^:]+", channels.lamp):
        yield (
            "lamp",
            "channels.lamp\u00a0: ce n’est pas une lampe.",
            "Écrivez serial:/dev/ttyUSB0, ou file:out/lampe.json, ou rien.",
        )
    if not channels.webhook:
        return
    if not re.fullmatch(
        rf"https://[^\s/@]+(/\S*)?|http://{LOOPBACK}(:[0-9]{{1,5}})?(/\S*)?", channels.webhook
    ):
        yield (
            "webhook",
            "channels.webhook\u00a0: l’adresse n’est ni en https, ni sur cette machine.",
            "Écrivez par exemple https://appels.mairie.example/bornes. Sans nom ni mot de passe dedans.",
        )
    if not channels.webhook_secret:
        yield (
            "webhook",
            "channels.webhook\u00a0: il manque la clé de la signature.",
            f"Dans {SECRETS}, écrivez KIOSK_CHANNELS__WEBHOOK_SECRET, de 16 caractères au moins.",
        )
