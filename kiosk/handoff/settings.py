"""What the link needs to know before it starts; filled by the settings reader, used by `link.run`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.handoff.bundles import BundleSource


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """Where the supervisor finds the link, where the outbox lies, and the desks, first choice first.

    `urls` are addresses such as ``http://10.0.0.5:8700``; `expires_min` ends a call nobody accepted.
    `token` is the shared one, for desks where this terminal has no key of its own; `authority` (a PEM file)
    vouches for desks' certificates in place of the public ones.
    """

    socket: Path
    state_dir: Path
    urls: Sequence[str]
    token: str = field(repr=False)
    site: str
    terminal: str
    place: str
    expires_min: float = 30
    authority: str = ""
    trial_s: float = 900  # between two trial calls; 0: none
    ping_url: str = field(default="", repr=False)  # called while the terminal is well
    ping_s: float = 300
    bundles: BundleSource | None = None
