"""What the citizen has set for themselves; one value, replaced whole at the end (reset is one value)."""

from __future__ import annotations

from dataclasses import dataclass, replace

THEMES = ("standard", "white_on_black", "yellow_on_black", "soft")
TEXT_SIZES = (1, 2, 3, 4)
RATES = {"slow": 110, "normal": 160, "fast": 210}  # words a minute
VOLUMES = (1, 2, 3, 4, 5)  # steps of 6 dB; 3 is the volume after each citizen


@dataclass(frozen=True, slots=True)
class Preferences:
    """`voice` says pages aloud; `low` keeps controls within 900–1 100 mm, `big` makes them 30 mm."""

    text_size: int = 1
    theme: str = "standard"
    voice: bool = False
    rate: str = "normal"
    volume: int = 3
    low: bool = False
    big: bool = False

    def with_value(self, name: str, value: str) -> Preferences:
        """One preference set by its name and a text; what is not allowed changes nothing."""
        match name:
            case "text_size" if value in map(str, TEXT_SIZES):
                return replace(self, text_size=int(value))
            case "volume" if value in map(str, VOLUMES):
                return replace(self, volume=int(value))
            case "theme" if value in THEMES:
                return replace(self, theme=value)
            case "rate" if value in RATES:
                return replace(self, rate=value)
            case "voice" | "low" | "big" if value in ("on", "off"):
                return replace(self, **{name: value == "on"})
        return self

    def in_use(self) -> tuple[str, ...]:
        """The codes an agent may see: what is switched on, never why."""
        codes = []
        if self.voice:
            codes.append("voice")
        if self.text_size >= 3:
            codes.append("large_text")
        if self.theme != "standard":
            codes.append("contrast")
        if self.low:
            codes.append("controls_low")
        if self.big:
            codes.append("large_buttons")
        return tuple(codes)
