"""Whether each channel would work; called by `kiosk doctor`."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.wire.channel import Channel, ChannelFailed
from kiosk.wire.findings import Finding

REMEDIES = {
    "no_device": ("absente", "branchez-la, et vérifiez [channels] lamp"),
    "not_allowed": ("interdite au bureau", "mettez l’utilisateur kiosk-desk dans le groupe dialout"),
    "no_answer": ("pas de réponse", "démarrez-le, vérifiez son adresse et le réseau"),
    "not_let_in": ("n’y laisse pas entrer cette borne", "kiosk enrol CODE"),
    "refused": ("refuse le message", "donnez aux deux le même KIOSK_CHANNELS__WEBHOOK_SECRET"),
}


def check_channels(channels: Sequence[Channel]) -> list[Finding]:
    """One finding a channel."""
    return [_check(channel) for channel in channels]


def _check(channel: Channel) -> Finding:
    try:
        channel.check()
    except ChannelFailed as failure:
        return Finding(_part(channel), "bad", *REMEDIES[str(failure)])
    return Finding(_part(channel), "good", "en marche")


def _part(channel: Channel) -> str:
    return {"lamp": "lampe du bureau", "webhook": "outil prévenu par le bureau"}.get(
        channel.name, channel.name
    )
