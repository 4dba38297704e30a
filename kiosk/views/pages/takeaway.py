"""What the citizen takes along: the address as a QR code, and the ways that need no computer."""

from __future__ import annotations

from kiosk.procedures.model import OnlineService, Place, Text
from kiosk.session.events import WentBack
from kiosk.views.pages import facts
from kiosk.views.pages.draft import Context, Draft, action, context_of
from kiosk.views.pages.places import place_parts
from kiosk.views.pages.summary_facts import short_address
from kiosk.views.sentences import sentence, sentences
from kiosk.views.view import Part


def phone(c: Context) -> Draft:
    """A QR code of the official address: never a name, never an answer."""
    _, position, procedure = c.say, c.here.position, c.here.procedure
    assert position is not None
    assert procedure is not None
    services = [f.block for f in facts.of_kind(position, OnlineService) if f.sure]
    address = next((s.address for s in services if isinstance(s, OnlineService)), procedure.source)
    shown = short_address(address)
    done = action("go_on", _("C’est fait"), WentBack(), icon="check", foot="foot0", lang=c.language)
    return Draft(
        title=c.one(_("Sur votre téléphone")),
        context=context_of(c),
        foot=(done,),
        lead=c.all(
            _("Visez ce carré avec l’appareil photo de votre téléphone. Il ouvre la page officielle.")
        ),
        parts=(
            Part("qr", "qr", (c.one(_("Code carré pour téléphone")),), value=address),
            Part(
                "address",
                "paragraph",
                (
                    sentence(Text(_("L’adresse est : {address}").format(address=shown), lang=c.language)),
                    c.one(_("Ce code ne contient aucune de vos réponses.")),
                ),
            ),
        ),
    )


def other_way(c: Context) -> Draft:
    """Without a computer: the author's words, the place, the telephone, and the agent."""
    _, position, procedure = c.say, c.here.position, c.here.procedure
    assert position is not None
    assert procedure is not None
    parts: list[Part] = []
    if procedure.without_computer:
        parts.append(Part("without", "paragraph", sentences(procedure.without_computer)))
    places = [f.block for f in facts.of_kind(position, Place)] or [Place("hall")]
    for number, place in enumerate(places[:3]):
        assert isinstance(place, Place)
        parts += place_parts(c, place, f"place{number}", "ways", c.one(_("Sur place")))
    if c.hall.phone:
        lines = (c.one(_("Par téléphone")), sentence(Text(c.hall.phone)))
        parts.append(Part("phone", "fact", lines, group="ways", icon="phone"))
    ask = (
        c.one(_("Avec un agent")),
        *c.all(_("Touchez « Appeler un agent » : un agent vient le faire avec vous.")),
    )
    parts.append(Part("agent", "fact", ask, group="ways", icon="human-greeting"))
    done = action("go_on", _("C’est bon"), WentBack(), icon="check", foot="foot0", lang=c.language)
    return Draft(
        title=c.one(_("Sans ordinateur")),
        context=context_of(c),
        parts=tuple(parts),
        foot=(done,),
    )
