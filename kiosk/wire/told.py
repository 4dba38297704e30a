"""How something went that a technician has had tried; made by the supervisor and the link."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kiosk.wire.findings import French

Outcome = Literal["good", "warning", "bad"]
_WORST: tuple[Outcome, ...] = ("good", "warning", "bad")


@dataclass(frozen=True, slots=True)
class Told:
    """The outcome, and a French text of the technician's catalogue with what stands in its places.

    `lines` are what it is made of, where that is more than one thing.
    """

    outcome: Outcome
    text: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[Told, ...] = ()

    def as_data(self, english: Callable[[str], str] = str) -> dict[str, Any]:
        """As the message `Tried` carries it, beside `what`; a `French` value as `NAME.en` too."""
        values = dict(self.values)
        for name, value in self.values.items():
            if isinstance(value, French):
                values[f"{name}.en"] = value.told(english)
        told: dict[str, Any] = {"outcome": self.outcome, "text": self.text, "values": values}
        return told | ({"lines": [line.as_data(english) for line in self.lines]} if self.lines else {})


def worst(told: Iterable[Told]) -> Outcome:
    """The worst outcome of several; good where there is none."""
    return max((one.outcome for one in told), key=_WORST.index, default="good")
