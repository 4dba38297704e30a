"""Whether each channel would work; called by `kiosk doctor`."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.desk.channels.channel import Channel, ChannelFailed
from kiosk.wire.findings import Finding

REMEDIES = {
    "no_device": ("is not there", "plug it in, and check channels.lamp"),
    "not_allowed": ("may not be written", "give the desk's user the right to write there"),
    "no_answer": ("does not answer", "start it, and check its address and the network"),
    "refused": ("refuses the message", "give both sides the same KIOSK_CHANNELS__WEBHOOK_SECRET"),
}


def check_channels(channels: Sequence[Channel]) -> list[Finding]:
    """One finding a channel."""
    return [_check(channel) for channel in channels]


def _check(channel: Channel) -> Finding:
    try:
        channel.check()
    except ChannelFailed as failure:
        return Finding(f"channel {channel.name}", "bad", *REMEDIES[str(failure)])
    return Finding(f"channel {channel.name}", "good", "works")
