"""What the agent says to the citizen by a code, in the citizen's language; used by the call's page."""

from __future__ import annotations

from kiosk.procedures.model import Text
from kiosk.views.pages.draft import Context
from kiosk.views.sentences import sentences
from kiosk.views.view import Part
from kiosk.wire.said import Said


def part(c: Context) -> tuple[Part, ...]:
    """The agent's last message, beside where the call stands; nothing where there is none."""
    call = c.session.call
    if call is None or call.said is None:
        return ()
    words = [c.one(c.say("L’agent vous dit")), c.one(_words(c)[call.said])]
    if call.said is Said.COUNTER and call.said_by:  # as the town hall calls it
        words += sentences(Text(call.said_by, lang="fr"))
    return (Part("message", "callout", tuple(words), icon="account"),)


def _words(c: Context) -> dict[Said, str]:
    _ = c.say
    return {
        Said.ON_MY_WAY: _("J’arrive tout de suite."),
        Said.TWO_MINUTES: _("Je suis avec vous dans deux minutes."),
        Said.WAIT: _("Attendez un peu, s’il vous plaît."),
        Said.COUNTER: _("Venez au guichet, s’il vous plaît."),
        Said.PAPERS: _("Préparez vos papiers, s’il vous plaît."),
        Said.COLLEAGUE: _("Un collègue va venir vous voir."),
    }
