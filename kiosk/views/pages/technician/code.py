"""The technician's code: asked for, or chosen where there is none yet."""

from __future__ import annotations

from math import ceil

from kiosk.session.commissioned import CodeEntered
from kiosk.session.events import Finished
from kiosk.session.technician import LEAST_DIGITS, MOST_DIGITS, Technician
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.technician.field import field_page
from kiosk.views.pages.technician.words import technician


def page(c: Context) -> Draft:
    """Digits that are not shown; what is wrong is told with what to do."""
    _, here = c.say, technician(c)
    enough = LEAST_DIGITS <= len(here.typed) <= MOST_DIGITS and not here.wait_until
    enter = action(
        "go_on",
        _("Continuer"),
        CodeEntered() if enough else None,
        icon="arrow-right",
        foot="foot0",
        lang=c.language,
        state="" if enough else "disabled",
    )
    leave = action(
        "leave", _("Quitter"), Finished(), look="second", icon="close", foot="foot0", lang=c.language
    )
    title, lead = _asked(c, here)
    return field_page(c, title, lead, (leave, enter), hidden=True, wrong=_wrong(c, here))


def _asked(c: Context, here: Technician) -> tuple[str, str]:
    _ = c.say
    if here.has_code:
        return _("Quel est le code du technicien ?"), _("Ces pages servent à régler la borne.")
    if here.chosen:
        return _("Écrivez ce code encore une fois."), _("Ainsi, il n’y a pas d’erreur.")
    title = _("Choisissez un code de {a} à {b} chiffres.")
    return title.format(a=LEAST_DIGITS, b=MOST_DIGITS), _("Cette borne n’a pas encore de code.")


def _wrong(c: Context, here: Technician) -> str:
    _ = c.say
    if here.wait_until:
        left = max(1, ceil(here.wait_until - c.now.seconds))
        if left > 90:
            return _("Attendez encore {n} minutes. Trop de codes étaient faux.").format(n=ceil(left / 60))
        return _("Attendez encore {n} secondes. Trop de codes étaient faux.").format(n=ceil(left / 5) * 5)
    if here.problem == "wrong" and here.left == 1:
        return _("Ce code est faux. Encore un essai avant une attente.")
    return {
        "wrong": _("Ce code est faux. Essais avant une attente : {n}.").format(n=here.left),
        "weak": _("Ce code est trop facile à deviner. Choisissez-en un autre."),
        "differs": _("Les deux codes sont différents. Recommencez."),
        "not_kept": _("Le code n’a pas pu être gardé : le disque est plein, ou ne s’écrit pas."),
    }.get(here.problem, "")
