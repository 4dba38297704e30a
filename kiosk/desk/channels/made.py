"""The channels of the settings; called by `rounds` and the doctor."""

from __future__ import annotations

from pathlib import Path

from kiosk.desk.channels.lamp import FileLamp, Relay
from kiosk.desk.channels.webhook import Webhook
from kiosk.wire.channel import Channel


def channels_of(lamp: str, webhook: str, secret: str) -> list[Channel]:
    """Every channel that is set; an address that cannot be one is refused before, by `kiosk check`."""
    found: list[Channel] = []
    kind, _, place = lamp.partition(":")
    if kind == "serial":
        found.append(Relay(place))
    elif kind == "file":
        found.append(FileLamp(Path(place)))
    if webhook:
        found.append(Webhook(webhook, secret))
    return found
