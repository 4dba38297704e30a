"""The glass: every cell, edges and corners included; where a finger is felt; several fingers at once."""

from __future__ import annotations

from math import hypot

from kiosk.session.commissioned import GlassShown
from kiosk.session.glass import TARGETS, Glass
from kiosk.session.technician import Outcome, Words
from kiosk.views.arranging.glass import KIND, cells
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.technician.words import SIGNS, Step, ends, technician
from kiosk.views.texts import to_translate
from kiosk.views.view import Control, Part, Sentence

NEAR_MM, FAR_MM = 8.0, 15.0  # from the cross to where the finger was felt: good up to, bad from
WHOLE = to_translate("{m} cases sur {m}, doigt vu à {mm} mm au plus, doigts à la fois : {n}")
HOLES = to_translate("Cases sans réponse : {k} sur {m}, doigt vu à {mm} mm au plus, doigts à la fois : {n}")
NOT_TRIED = to_translate("La dalle tactile n’a pas été essayée")


def page(c: Context) -> Draft:
    """What is to come, one phase of it, or what was found."""
    here = technician(c)
    if here.glass is not None and here.phase:
        return _phase(c, here.glass, here.phase)
    return _begin(c) if here.glass is None else _found(c, here.glass)


def _begin(c: Context) -> Draft:
    _ = c.say
    parts = (
        Part("cells", "item", c.all(_("Passez un doigt partout, jusqu’aux bords et dans les coins."))),
        Part("marks", "item", c.all(_("Touchez neuf croix, l’une après l’autre."))),
        Part("fingers", "item", c.all(_("Posez plusieurs doigts en même temps."))),
        Part("stop", "paragraph", c.all(_("Sans rien toucher pendant vingt secondes, on passe à la suite."))),
    )
    return Draft(
        title=c.one(_("Essayer tout l’écran avec les doigts")),
        lead=c.all(_("Essuyez d’abord la dalle.")),
        parts=parts,
        foot=(*ends(c, STEP.name, bad=None)[:1], _start(c, _("Commencer"))),
        more=_("Suite"),
    )


def _start(c: Context, label: str, look: str = "action") -> Control:
    event = GlassShown(*cells(c.layout))
    return action("begin", label, event, look=look, icon="hand-pointing-right", foot="foot0", lang=c.language)


def _phase(c: Context, glass: Glass, phase: str) -> Draft:
    """One sentence over the whole panel."""
    _ = c.say
    value = ""
    if phase == "cells":
        said = c.one(_("Passez un doigt sur toutes les cases."))
        value = f"{glass.columns}x{glass.rows}:{','.join(map(str, sorted(glass.touched)))}"
    elif phase == "marks":
        said = c.one(_("Touchez le milieu de la croix."))
        value = str(min(len(glass.marks), len(TARGETS) - 1))
    else:
        said = c.one(_("Posez plusieurs doigts en même temps, puis levez-les."))
    parts = (Part(KIND, KIND, (said, *_now(c, glass, phase)), state=phase, value=value),)
    return Draft(title=said, parts=parts, whole=True)


def _now(c: Context, glass: Glass, phase: str) -> tuple[Sentence, ...]:
    """How many are left; shown as it changes, and not said: the finger is at work."""
    if phase == "cells":
        text = c.say("Cases à toucher : {n}").format(n=len(glass.silent))
    elif phase == "marks":
        text = c.say("Croix {n} sur {m}").format(n=min(len(glass.marks) + 1, len(TARGETS)), m=len(TARGETS))
    else:
        text = c.say("Doigts : {n}").format(n=len(glass.down))
    return (Sentence(text, lang=c.language, silent=True),)


def _found(c: Context, glass: Glass) -> Draft:
    _ = c.say
    outcome, measured = judged(c, glass)
    parts = (
        _fact(c, "cells", _("Cases"), _cells_said(c, glass), "view-grid"),
        _fact(c, "marks", _("Précision"), _marks_said(c, glass), "crosshairs-gps"),
        _fact(c, "fingers", _("Doigts à la fois"), str(glass.most), "hand-pointing-right"),
    )
    good = outcome != "bad"
    acts = ends(c, STEP.name, measured, measured, outcome=outcome, ready=good)
    return Draft(
        title=c.one(_("Ce que la dalle a senti")),
        lead=c.all(
            {
                "good": _("Tout répond."),
                "warning": _lacking(c, glass),
                "bad": _("Une partie de la dalle ne répond pas comme il faut."),
            }[outcome]
        ),
        parts=parts,
        foot=(_again(c), *acts),
        badge=SIGNS[outcome],
        more=_("Suite"),
    )


def _lacking(c: Context, glass: Glass) -> str:
    """What of a glass that works is not as it should be, with what it should be."""
    said, worst = [c.say("La dalle marche.")], worst_mm(c, glass)
    if worst is not None and worst > NEAR_MM:
        words = c.say("Le doigt est vu à {mm} mm de la croix : il en faut {n} au plus.")
        said.append(words.format(mm=round(worst), n=round(NEAR_MM)))
    if glass.most < 2:
        said.append(c.say("Elle ne voit pas deux doigts à la fois."))
    return " ".join(said)


def _again(c: Context) -> Control:
    """Once more from the beginning."""
    event = GlassShown(*cells(c.layout))
    return action(
        "begin", c.say("Recommencer"), event, look="second", icon="refresh", foot="foot_0", lang=c.language
    )


def judged(c: Context, glass: Glass) -> tuple[Outcome, Words]:
    """How good the glass is, and the figures."""
    worst = worst_mm(c, glass)
    silent, all_ = len(glass.silent), glass.columns * glass.rows
    values = {"k": str(silent), "m": str(all_), "mm": f"{worst or 0:.0f}", "n": str(glass.most)}
    measured = Words(HOLES if silent else WHOLE, tuple(values.items()))
    if not glass.touched:
        return "bad", Words(NOT_TRIED)
    if silent or worst is None or worst > FAR_MM:
        return "bad", measured
    return ("good" if worst <= NEAR_MM and glass.most > 1 else "warning"), measured


def worst_mm(c: Context, glass: Glass) -> float | None:
    """The furthest that a finger was felt from its cross, in millimetres; None where a cross was left out."""
    if len(glass.marks) < len(TARGETS):
        return None
    wide, high = c.layout.width * c.layout.pitch_mm, c.layout.height * c.layout.pitch_mm
    return max(hypot(x * wide, y * high) for x, y in glass.marks)


def _cells_said(c: Context, glass: Glass) -> str:
    if not glass.silent:
        return c.say("Les {n} cases ont répondu.").format(n=glass.columns * glass.rows)
    words = c.say("Cases sans réponse : {n}, {where}.")
    return words.format(n=len(glass.silent), where=", ".join(_zones(c, glass)))


def _zones(c: Context, glass: Glass) -> tuple[str, ...]:
    """In which ninths of the panel cells are silent, in words."""
    _ = c.say
    names = (
        (_("en haut à gauche"), _("en haut"), _("en haut à droite")),
        (_("à gauche"), _("au centre"), _("à droite")),
        (_("en bas à gauche"), _("en bas"), _("en bas à droite")),
    )
    at = (divmod(number, glass.columns) for number in glass.silent)
    found = (names[3 * row // glass.rows][3 * column // glass.columns] for row, column in at)
    return tuple(dict.fromkeys(found))


def _marks_said(c: Context, glass: Glass) -> str:
    worst = worst_mm(c, glass)
    if worst is None:
        return c.say("Des croix n’ont pas été touchées.")
    return c.say("Le doigt est vu à {mm} mm de la croix, au plus.").format(mm=round(worst))


def _fact(c: Context, name: str, head: str, text: str, icon: str) -> Part:
    return Part(name, "fact", (c.one(head), *c.all(text)), "facts", icon)


STEP = Step("touch", to_translate("Dalle tactile"), "hand-pointing-right", page)
