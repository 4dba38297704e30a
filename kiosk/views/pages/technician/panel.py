"""The panel's size, by a bank card held to the screen, and how it hangs, by what was measured on the spot."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kiosk.session.commissioned import Adjusted, KeepAsked, StepOpened
from kiosk.session.technician import Words
from kiosk.views.arranging.plan import content_width
from kiosk.views.installed import Pose
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.technician.field import field_page
from kiosk.views.pages.technician.kept import installed
from kiosk.views.pages.technician.posed import confirmed, unfit
from kiosk.views.pages.technician.words import Step, ends, grouped, technician, told
from kiosk.views.reach import height_mm, reachable_rows
from kiosk.views.texts import to_translate
from kiosk.views.view import Control, Part, Sentence

CARD_MM = 85.60, 53.98  # ISO/IEC 7810, ID-1
FINE, COARSE = 1, 12  # pixels of the card's width
LEAST_PX = 90
LEFT = 60  # units beside the largest card
CARD, POSE, MEASURES = "card", "pose", "pose/"
KEY = re.compile(r"\s*\(panel\.\w+\)")  # the page has its measures by their names


@dataclass(frozen=True, slots=True)
class Measure:
    """Something to be measured: its setting, how it is asked for and measured, its unit and its icon."""

    name: str
    title: str
    ask: str
    how: str
    unit: str
    icon: str


TO_MEASURE = (
    Measure(
        "bottom_mm",
        to_translate("Hauteur du bord bas"),
        to_translate("Hauteur du bord bas, en millimètres"),
        to_translate("Mesurez du sol jusqu’au bord bas de la dalle."),
        "mm",
        "arrow-up",
    ),
    Measure(
        "tilt_deg",
        to_translate("Inclinaison"),
        to_translate("Inclinaison en arrière, en degrés"),
        to_translate("Une dalle verticale a zéro degré."),
        "°",
        "rotate-right",
    ),
    Measure(
        "setback_mm",
        to_translate("Recul derrière l’obstacle"),
        to_translate("Recul de la dalle, en millimètres"),
        to_translate("Mesurez de l’avant de l’obstacle jusqu’à la dalle. Sans obstacle, écrivez zéro."),
        "mm",
        "arrow-left",
    ),
    Measure(
        "viewing_mm",
        to_translate("Distance des yeux"),
        to_translate("Distance des yeux, en millimètres"),
        to_translate("Mesurez de l’écran jusqu’aux yeux de la personne."),
        "mm",
        "eye",
    ),
)


def page(c: Context) -> Draft:
    """The card, then what was measured, one page for each; then all of it is kept."""
    detail = c.here.detail
    if detail.startswith(MEASURES):
        wanted = next((one for one in TO_MEASURE if one.name == detail.removeprefix(MEASURES)), None)
        if wanted is not None:
            return _measure(c, wanted)
    return _pose(c) if detail == POSE else _card(c)


# -- the card ------------------------------------------------------------------------------------------


def _card(c: Context) -> Draft:
    _ = c.say
    wide = card_px(c)
    shown = f"{wide}x{wide * CARD_MM[1] / CARD_MM[0]}"
    pose = pose_of(c)
    size = _("La dalle ferait {w} × {h} mm.").format(w=round(pose.width_mm), h=round(pose.height_mm))
    fits = action(
        "card_fits",
        _("Elle est juste dedans"),
        Adjusted(CARD, str(wide), POSE),
        icon="check",
        foot="foot0",
        lang=c.language,
    )
    return Draft(
        title=c.one(_("Posez une carte bancaire sur le cadre.")),
        lead=c.all(_("Changez le cadre, jusqu’à ce que la carte soit juste dedans.")),
        parts=(Part("card", "gauge", (c.one(size),), value=shown),),
        controls=(*_sizes(c, wide, FINE), *_sizes(c, wide, COARSE)),
        foot=(fits,),
        notice=c.one(size),
        optional=(f"size:-{COARSE}", f"size:{COARSE}"),
        more=_("Suite"),
    )


def card_px(c: Context) -> int:
    """The width of the figure in pixels: as it was set, else as the settings' panel has it."""
    wide_mm = technician(c).setting("panel.width_mm")
    pitch = wide_mm / c.layout.width if isinstance(wide_mm, int | float) else c.layout.pitch_mm
    usual = round(CARD_MM[0] / pitch)
    set_ = technician(c).set(CARD)
    return _within(c, int(set_) if set_.isdigit() else usual)


def _within(c: Context, wide: int) -> int:
    most = int(content_width(c.layout) - LEFT * c.layout.unit)
    return max(LEAST_PX, min(most, wide))


def _sizes(c: Context, wide: int, by: int) -> tuple[Control, ...]:
    _ = c.say
    few = by == FINE
    smaller = _("Plus petit") if few else _("Bien plus petit")
    larger = _("Plus grand") if few else _("Bien plus grand")
    named = ((-by, smaller, "minus"), (by, larger, "plus"))
    return tuple(
        action(
            f"size:{step}",
            label,
            Adjusted(CARD, str(_within(c, wide + step))),
            look="second",
            icon=icon,
            foot=f"sizes{by}",
            lang=c.language,
        )
        for step, label, icon in named
    )


# -- how it hangs --------------------------------------------------------------------------------------


def pose_of(c: Context) -> Pose:
    """The panel as it was measured so far, and as the settings have the rest."""
    known, layout, set_ = installed(c).pose, c.layout, technician(c).set
    pitch = CARD_MM[0] / card_px(c)
    measured = {one.name: _number(set_(one.name), getattr(known, one.name)) for one in TO_MEASURE}
    return replace(
        known,
        width_px=layout.width,
        height_px=layout.height,
        width_mm=round(layout.width * pitch, 1),
        height_mm=round(layout.height * pitch, 1),
        **measured,
    )


def _number(text: str, otherwise: float) -> float:
    return float(text) if text.isdigit() else otherwise


def _pose(c: Context) -> Draft:
    _, kept = c.say, technician(c).kept
    said = _reach(c) if kept is None else _kept(c, *kept)
    fit = kept is not None and kept[0]
    return Draft(
        title=c.one(_("Mesurez comment la dalle est posée.")),
        lead=said,
        controls=tuple(_entry(c, one) for one in TO_MEASURE),
        foot=_foot(c, fit),
        notice=said[0] if said else None,
        more=_("Suite"),
    )


def _reach(c: Context) -> tuple[Sentence, ...]:
    """What a hand reaches of the panel as it is said to hang (EN 301 549 8.3.2)."""
    pose = pose_of(c)
    first, last = reachable_rows(pose)
    if first == last:
        return c.all(c.say("Aucune partie de la dalle n’est à portée de main."))
    low, high = (grouped(height_mm(pose, row), c.language) for row in (last, first + 1))
    words = c.say("À portée de main : de {a} à {b} mm du sol, {n} pour cent de la dalle.")
    return c.all(words.format(a=low, b=high, n=round(100 * (last - first) / pose.height_px)))


def _kept(c: Context, kept: bool, problems: tuple[Words, ...]) -> tuple[Sentence, ...]:
    done = c.all(c.say("C’est gardé. Les prochaines visites en tiennent compte.")) if kept else ()
    return (*done, *(said for one in problems for said in c.all(KEY.sub("", told(c, one)))))


def _entry(c: Context, one: Measure) -> Control:
    value = getattr(pose_of(c), one.name)
    unit = one.unit if one.unit == "°" else f"\u00a0{one.unit}"
    return Control(
        f"measure:{one.name}",
        c.say(one.title),
        StepOpened(STEP.name, f"{MEASURES}{one.name}"),
        hint=f"{value:g}{unit}" if value < 1000 else f"{grouped(value, c.language)}{unit}",
        icon=one.icon,
        lang=c.language,
    )


def _foot(c: Context, fit: bool) -> tuple[Control, ...]:
    pose = pose_of(c)
    if fit:
        return ends(c, STEP.name, confirmed(pose), unfit(pose))
    names = ("width_mm", "height_mm", "width_px", "height_px", *(one.name for one in TO_MEASURE))
    event = KeepAsked(tuple(("panel", name, getattr(pose, name)) for name in names))
    return (
        action(
            "keep", c.say("Garder ces mesures"), event, icon="content-save", foot="foot0", lang=c.language
        ),
    )


def _measure(c: Context, one: Measure) -> Draft:
    typed = technician(c).typed
    good = typed.isdigit() and len(typed) <= 4
    enter = action(
        "go_on",
        c.say("Continuer"),
        Adjusted(one.name, str(int(typed)), POSE) if good else None,
        icon="arrow-right",
        foot="foot0",
        lang=c.language,
        state="" if good else "disabled",
    )
    return field_page(c, c.say(one.ask), c.say(one.how), (enter,))


STEP = Step("panel", to_translate("Taille et pose de l’écran"), "monitor", page)
