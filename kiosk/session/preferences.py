"""What the citizen has set for themselves; one value, replaced whole at the end (reset is one value)."""

from __future__ import annotations

from dataclasses import dataclass, replace

OF_THE_VOICE = ("rate", "volume")
THEMES = ("standard", "white_on_black", "yellow_on_black", "soft")
TEXT_SIZES = (1, 2, 3, 4)
# Words a minute where the usual is 160, slowest first; « normal » is what each citizen begins with.
RATES = {"slowest": 62, "slower": 85, "slow": 117, "normal": 160, "fast": 186, "faster": 215, "fastest": 250}
SLOWEST_WPM, FASTEST_WPM = 62, 250
VOLUMES = (1, 2, 3, 4, 5)  # steps of 6 dB, 24 dB in all (EN 301 549 8.2.1); 3 is that after each citizen


def words_a_minute(rate: str, usual: int) -> int:
    """The pace of a step by its name; in equal ratios from the slowest to the usual one, and to the fastest.

    Whatever the town hall has set as usual, each step is a different pace.
    """
    names = tuple(RATES)
    middle = names.index("normal")
    far = (names.index(rate) - middle) / middle
    end = SLOWEST_WPM if far < 0 else FASTEST_WPM
    return round(usual * (end / usual) ** abs(far))


@dataclass(frozen=True, slots=True)
class Preferences:
    """`voice` says pages aloud; `low` keeps controls within 900–1 100 mm, `big` makes them 30 mm.

    `aloud` is the explicit yes to one's own answers on the loudspeaker (EN 301 549 5.1.3.9). `fingertip` is
    whether the glass is explored (`kiosk.session.fingertip`): "" as the voice came on, else "on" or "off".
    `motion` is what they have said of what moves, "" as long as they have said nothing.
    """

    text_size: int = 1
    theme: str = "standard"
    voice: bool = False
    rate: str = "normal"
    volume: int = 3
    low: bool = False
    big: bool = False
    aloud: bool = False
    fingertip: str = ""
    motion: str = ""

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
            case "voice" | "low" | "big" | "aloud" if value in ("on", "off"):
                return replace(self, **{name: value == "on"})
            case "fingertip" | "motion" if value in ("on", "off"):
                return replace(self, **{name: value})
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
