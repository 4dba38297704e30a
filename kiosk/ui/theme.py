"""The four themes as one table of colour roles (TOKENS.md §1); used by every painter of `kiosk.ui.shapes`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

Color = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by role, as #rrggbb; `black` themes have no lips, edges of 4 and icons in ink.

    Roles are named as in the tokens: `on…` is the text on that fill, `…_lip` the edge under it.
    """

    name: str
    page: str
    card: str
    bar: str
    ink: str
    ink2: str
    band: str
    band_ink: str
    band_ink2: str
    primary: str
    on_primary: str
    primary_lip: str
    line: str
    lip: str
    line2: str
    hair: str
    tint: str
    call: str
    on_call: str
    call_lip: str
    calling: str
    on_calling: str
    answered: str
    on_answered: str
    answered_lip: str
    voice: str
    on_voice: str
    voice_bar: str
    clay: str
    on_clay: str
    clay_tint: str
    focus: str
    dis: str
    dis_bg: str
    black: bool = False

    def hex(self, role: str) -> str:
        """The colour of a role; "" where the theme has none (lips of the black themes)."""
        return str(getattr(self, _field(role)))

    def color(self, role: str) -> Color:
        """The colour of a role as four numbers from 0 to 1; KeyError for a role that does not exist."""
        return rgba(self.hex(role))


@lru_cache(maxsize=256)
def _field(role: str) -> str:
    """The tokens write bandInk2, Python band_ink2: both name the same role."""
    name = "".join("_" + char.lower() if char.isupper() else char for char in role)
    if name not in ROLES:
        raise KeyError(f"there is no colour role {role!r}")
    return name


@lru_cache(maxsize=256)
def rgba(value: str) -> Color:
    """#rrggbb as four numbers from 0 to 1."""
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue, 1.0


def luminance(value: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgba(value)[:3]]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, as WCAG 2.2 defines it (1 to 21)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


_TABLE = """
page         #F5F2EA #000000 #000000 #E6E1D5
card         #FFFFFF #000000 #000000 #F0ECE2
bar          #FFFFFF #000000 #000000 #DFDACD
ink          #12211C #FFFFFF #FFE500 #2B3631
ink2         #2B3A34 #FFFFFF #FFE500 #35413B
band         #0C3B2E #000000 #000000 #C9D3C8
band_ink     #FFFFFF #FFFFFF #FFE500 #24302A
band_ink2    #DDF1E4 #FFFFFF #FFE500 #2F3B35
primary      #0C4434 #FFFFFF #FFE500 #345246
on_primary   #FFFFFF #000000 #000000 #F3EFE6
primary_lip  #04211A -       -       #24392F
line         #2C6A55 #FFFFFF #FFE500 #5C7468
lip          #2C6A55 -       -       #B9B5A6
line2        #5E8676 #FFFFFF #FFE500 #6C7F74
hair         #D8D2C4 #FFFFFF #FFE500 #CBC5B6
tint         #E2EFE6 #262626 #2B2700 #D9DFD4
call         #FFC62B #FFD21F #FFE500 #E3C678
on_call      #12211C #000000 #000000 #2A2A1C
call_lip     #A87900 -       -       #867030
calling      #FFD557 #FFD21F #FFE500 #E8D08C
on_calling   #12211C #000000 #000000 #2A2A1C
answered     #A6E8BF #A6E8BF #FFE500 #BBD8BF
on_answered  #12211C #000000 #000000 #24302A
answered_lip #2F7D55 -       -       #55755F
voice        #D7E7FF #FFFFFF #FFE500 #CBD9E6
on_voice     #12211C #000000 #000000 #24302A
voice_bar    #0B4FB3 #000000 #000000 #3B5F86
clay         #5C230F #FFFFFF #FFE500 #5A3523
on_clay      #FFFFFF #000000 #000000 #F3EFE6
clay_tint    #F8E6DA #262626 #2B2700 #E5D3C4
focus        #0B4FB3 #4FC3FF #FFFFFF #2F5B93
dis          #5C6661 #9A9A9A #A39A3A #5B5E56
dis_bg       #ECEAE3 #000000 #000000 #DDD8CB
"""
NAMES = ("standard", "white_on_black", "yellow_on_black", "soft")


def _themes() -> dict[str, Theme]:
    rows = [line.split() for line in _TABLE.strip().splitlines()]
    return {
        name: Theme(
            name=name,
            black=name.endswith("black"),
            **{row[0]: "" if row[column] == "-" else row[column] for row in rows},  # type: ignore[arg-type]
        )
        for column, name in enumerate(NAMES, start=1)
    }


ROLES = tuple(field.name for field in fields(Theme) if field.name not in ("name", "black"))
THEMES = _themes()
