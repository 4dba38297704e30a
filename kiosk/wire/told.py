"""How something went that a technician has had tried; made by the supervisor and the link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Told:
    """The outcome, and a French text of the technician's catalogue with what stands in its places."""

    outcome: Literal["good", "warning", "bad"]
    text: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """As the message `Tried` carries it, beside `what`."""
        return {"outcome": self.outcome, "text": self.text, "values": dict(self.values)}
