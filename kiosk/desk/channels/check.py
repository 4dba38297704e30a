"""Whether each channel would work; called by `kiosk doctor`."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.wire.channel import Channel, ChannelFailed
from kiosk.wire.findings import Finding, fr

REMEDIES = {
    "no_device": (fr("absente"), fr("branchez-la, et vérifiez [channels] lamp")),
    "not_allowed": (fr("interdite au bureau"), fr("mettez l’utilisateur kiosk-desk dans le groupe dialout")),
    "no_answer": (fr("pas de réponse"), fr("démarrez-le, vérifiez son adresse et le réseau")),
    "not_let_in": (fr("n’y laisse pas entrer cette borne"), "kiosk enrol CODE"),
    "refused": (fr("refuse le message"), fr("donnez aux deux le même KIOSK_CHANNELS__WEBHOOK_SECRET")),
}


def check_channels(channels: Sequence[Channel]) -> list[Finding]:
    """One finding a channel."""
    return [_check(channel) for channel in channels]


def _check(channel: Channel) -> Finding:
    try:
        channel.check()
    except ChannelFailed as failure:
        return Finding(_part(channel), "bad", *REMEDIES[str(failure)])
    return Finding(_part(channel), "good", fr("en marche"))


def _part(channel: Channel) -> str:
    parts = {"lamp": fr("lampe du bureau"), "webhook": fr("outil prévenu par le bureau")}
    return parts.get(channel.name, channel.name)
