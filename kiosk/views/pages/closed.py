"""The hall is shut: until when, whom to ask meanwhile, and what the terminal can do all the same."""

from __future__ import annotations

from kiosk.procedures.model import Place, Text
from kiosk.session.events import Started
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.places import cards_of, place_parts
from kiosk.views.sentences import sentence
from kiosk.views.view import Part


def page(c: Context) -> Draft:
    """Nobody is promised; procedures can be looked at."""
    _, lang = c.say, c.language
    parts = list(place_parts(c, Place("hall"), "place0", "ways", c.one(_("Sur place"))))
    if c.hall.phone:
        said = (c.one(_("Par téléphone")), sentence(Text(c.hall.phone)))
        parts.append(Part("phone", "fact", said, group="ways", icon="phone"))
    begin = action(
        f"start:{lang}",
        _("Commencer"),
        Started(lang),
        icon="arrow-right",
        look="main",
        lang=lang,
    )
    nobody = _("Personne ne peut venir vous aider maintenant. La borne vous renseigne quand même.")
    when = tuple(sentence(card.opening) for card in cards_of(c, Place("hall"))[:1] if card.opening.text)
    return Draft(
        title=c.one(_("La mairie est fermée.")),
        lead=(*when, *c.all(nobody)),
        bold_lead=bool(when),
        parts=tuple(parts),
        foot=(begin,),
    )


def night(c: Context) -> str:
    """What is told of a dark screen to a screen reader."""
    return c.say("L’écran est éteint. Touchez-le, ou appuyez sur une touche.")
