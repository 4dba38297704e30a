"""Why nothing was heard, as far as the terminal itself knows, and what mends it; only shown, of course."""

from __future__ import annotations

from kiosk.views.pages.draft import Context
from kiosk.views.texts import to_translate
from kiosk.views.view import Part

WHY = {
    "no_engine": to_translate("Le moteur de la voix ne démarre pas : apt install espeak-ng libespeak-ng1."),
    "no_player": to_translate("Le lecteur de son manque : apt install alsa-utils."),
    "no_card": to_translate("Aucune carte son ne joue : aplay -l nomme celles qu’il y a."),
    "no_voice": to_translate("Cette langue n’a pas de voix : apt install espeak-ng-data."),
}
OTHERWISE = to_translate("La voix a échoué. Faites l’étape « Examen de la borne ».")


def why(c: Context) -> str:
    """In words; "" where nothing is wrong with the voice."""
    problem = c.session.voice_problem
    return c.say(WHY.get(problem, OTHERWISE)) if problem else ""


def beside(c: Context) -> str:
    """The same for a page that speaks by itself, with the voice off: else each page has its sign."""
    return "" if c.session.preferences.voice else why(c)


def unheard(c: Context) -> tuple[Part, ...]:
    """That as a part of a page."""
    said = c.all(beside(c)) if beside(c) else ()
    return (Part("unheard", "callout", said, icon="volume-off"),) if said else ()
