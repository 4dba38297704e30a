"""Whether the panel, as it hangs, leaves the bar and two answers within reach, and holds the largest letters.

Called by `settings`.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians

from kiosk.config.settings_device import Panel
from kiosk.views.reach import (
    COMFORTABLE_MM,
    HIGHEST_MM,
    LOWEST_MM,
    OBSTRUCTION_MM,
    SIGHT,
    depth_mm,
    height_mm,
    reachable_rows,
)
from kiosk.wire.findings import fr

TARGET_MM, BIG_MM = 20.0, 30.0  # ACCESSIBILITY.md: touch targets, and their gap
GAP_MM = 3.0
ANSWERS = 2
# the height of a capital of the largest text goes so many times into the panel's width: fewer break the words
# of the bar, which has one row on a lying panel
CAPITALS = {"upright": 33, "lying": 50, "tablet": 37}


@dataclass(frozen=True, slots=True)
class WrongPanel:
    """The setting to look at first, what is wrong with figures, and what to change."""

    key: str
    message: str
    hint: str


def needed_mm(panel: Panel, target_mm: float = TARGET_MM) -> float:
    """Height of glass for the bar (upright, two rows of targets) and two answers, with gaps all round."""
    targets = ANSWERS + (2 if panel.height_px > panel.width_px else 1)
    return targets * target_mm + (targets + 1) * GAP_MM


def panel_problem(panel: Panel, mode: str = "kiosk") -> WrongPanel | None:
    """None for a panel that can be used standing and seated, and whose largest letters leave words whole."""
    across, along = panel.width_mm / panel.width_px, panel.height_mm / panel.height_px
    if abs(across - along) > 0.05 * along:
        return WrongPanel(
            "width_mm",
            fr(
                "Les points de l’écran ne seraient pas carrés ({across} sur {along}\u00a0mm).",
                across=f"{across:.3f}",
                along=f"{along:.3f}",
            ),
            fr("Mesurez la dalle sans son cadre\u00a0; échangez largeur et hauteur si l’écran est tourné."),
        )
    first, last = reachable_rows(panel)
    reachable = (last - first) * along
    needed = needed_mm(panel)
    if reachable >= needed:
        return _no_room_for_mode(panel) or _too_far(panel, mode)
    top, bottom = height_mm(panel, 0), height_mm(panel, panel.height_px)
    message = fr(
        "Seuls {reachable}\u00a0mm de la dalle sont à portée de main, et il en faut {needed} "
        "pour la barre et deux réponses. La dalle va de {bottom} à {top}\u00a0mm du sol\u00a0; "
        "la main atteint de {low} à {high}\u00a0mm.",
        reachable=_mm(reachable), needed=_mm(needed), bottom=_mm(bottom), top=_mm(top), low=_mm(LOWEST_MM),
        high=_mm(HIGHEST_MM),
    )  # fmt: skip
    return WrongPanel(*_remedy(panel, top, needed, message))


def _no_room_for_mode(panel: Panel) -> WrongPanel | None:
    """A panel that has too few rows within reach once somebody wants larger buttons, or lower ones."""
    along = panel.height_mm / panel.height_px
    for mode, low, target in ((fr("Plus gros"), False, BIG_MM), (fr("Plus bas"), True, TARGET_MM)):
        first, last = reachable_rows(panel, low)
        reachable, needed = (last - first) * along, needed_mm(panel, target)
        if reachable >= needed:
            continue
        highest = COMFORTABLE_MM if low else HIGHEST_MM
        message = fr(
            "Avec «\u00a0{mode}\u00a0», {reachable}\u00a0mm de la dalle restent à portée de main, et il "
            "en faut {needed} pour la barre et deux réponses. La main atteint alors de "
            "{low} à {high}\u00a0mm du sol.",
            mode=mode, reachable=_mm(reachable), needed=_mm(needed), low=_mm(LOWEST_MM), high=_mm(highest),
        )  # fmt: skip
        return WrongPanel(*_remedy(panel, height_mm(panel, 0), needed, message, highest))
    return None


def _too_far(panel: Panel, mode: str) -> WrongPanel | None:
    """A panel that is read from so far that its largest letters break the words of the bar."""
    small = "tablet" if mode in ("tablet", "counter") else "lying"
    most = CAPITALS["upright" if panel.height_px > panel.width_px else small]
    capital = SIGHT * panel.viewing_mm
    if panel.width_mm >= most * capital:
        return None
    nearest = int(panel.width_mm / most / SIGHT / 10) * 10
    return WrongPanel(
        "viewing_mm",
        fr(
            "À {away}\u00a0mm, les plus grandes lettres ont {capital}\u00a0mm\u00a0: une dalle large de "
            "{wide}\u00a0mm couperait les mots de la barre, il en faut {needed}.",
            away=_mm(panel.viewing_mm), capital=f"{capital:.1f}", wide=_mm(panel.width_mm),
            needed=_mm(most * capital),
        ),
        fr(
            "Faites lire de plus près, à {nearest}\u00a0mm au plus (panel.viewing_mm), ou prenez une dalle "
            "plus large.",
            nearest=nearest,
        ),
    )  # fmt: skip


def _mm(length: float) -> str:
    return f"{length:.0f}"


def _remedy(
    panel: Panel, top: float, needed: float, message: str, highest: float = HIGHEST_MM
) -> tuple[str, str, str]:
    rise = needed * cos(radians(panel.tilt_deg))
    if depth_mm(panel, panel.height_px) >= OBSTRUCTION_MM:
        hint = fr(
            "La dalle est à {setback}\u00a0mm derrière son bord d’appui\u00a0: avancez-la à moins de "
            "{most}\u00a0mm (panel.setback_mm).",
            setback=_mm(panel.setback_mm), most=_mm(OBSTRUCTION_MM),
        )  # fmt: skip
        return "setback_mm", message, hint
    if rise > highest - LOWEST_MM or panel.height_mm < needed:
        return "height_mm", message, fr("Prenez une dalle plus haute, ou tournez-la.")
    if top < LOWEST_MM + rise:
        hint = fr(
            "Relevez la dalle\u00a0: son bord bas à {lowest}\u00a0mm au moins (panel.bottom_mm).",
            lowest=_mm(LOWEST_MM + rise - (top - panel.bottom_mm)),
        )
        return "bottom_mm", message, hint
    if panel.bottom_mm > highest - rise:
        hint = fr(
            "Descendez la dalle\u00a0: son bord bas à {highest}\u00a0mm au plus (panel.bottom_mm).",
            highest=_mm(highest - rise),
        )
        return "bottom_mm", message, hint
    hint = fr("Redressez la dalle (panel.tilt_deg)\u00a0: ses rangées hautes sont trop loin de la main.")
    return "tilt_deg", message, hint
