"""What of a signed bundle's settings has no effect on this terminal; told by `bundle status` and the doctor.

A town hall's own files win over a city's bundle, which the city should know of. What was chosen on the
screen, as a panel that was measured, is not told: it is meant to differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.config.settings import layers


@dataclass(frozen=True, slots=True)
class Overridden:
    """A setting (section.name) of the bundle, and the file and line whose other value wins."""

    key: str
    place: str


def overridden(folder: Path, environ: Mapping[str, str] | None = None) -> list[Overridden]:
    """Those of the bundle in service, in its order; one that is set to the same elsewhere is none."""
    _, bundle, *above = layers(folder, environ, [], {})
    winning = {key: one for layer in above for key, one in layer.items()}
    return [
        Overridden(".".join(key), f"{winning[key].file}:{winning[key].line}")
        for key, one in bundle.items()
        if key in winning and winning[key].value != one.value
    ]
