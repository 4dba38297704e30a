"""Who may see the citizen's answers, and whether they do, as plain state; changed by `sharing` alone."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Viewer:
    """The page of the agent who has the call: its own name, the key that only it opens, the agent's role."""

    call_id: str
    page: str
    key: str = field(repr=False)
    role: str = "agent"


@dataclass(frozen=True, slots=True)
class Sharing:
    """Whether answers are shown, and to whom they could be.

    `number` grows with everything sent, `sent` is the text last sent, at `sent_at`; `seen_at` is when the
    page was last known to have opened one. Times are seconds of the session's clock.
    """

    viewer: Viewer | None = None
    on: bool = False
    number: int = 0
    sent: str = field(default="", repr=False)
    sent_at: float = 0.0
    seen_at: float = 0.0
