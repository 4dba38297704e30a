"""« Êtes-vous toujours là ? »: a question in sight, speech and tone, and time to answer it (WCAG 2.2.1)."""

from __future__ import annotations

from kiosk.session.events import Finished, Touched
from kiosk.session.inactivity import seconds_left, warning_s
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.view import Part, Sentence

STEP_S = 5  # where nothing is to move


def page(c: Context) -> Draft:
    """A ring that empties by the second, or from time to time (`kiosk.session.inactivity`: what goes on)."""
    _ = c.say
    left = seconds_left(c.session, c.now.seconds)
    if not c.session.moves and left > STEP_S:  # never more than there is
        left -= left % STEP_S
    ring = Sentence(_("secondes"), _("Il reste {n} secondes.").format(n=left), c.language)
    total = round(warning_s(c.session))
    lead = _("Prenez votre temps. Sans réponse, nous effaçons tout pour que personne ne voie vos réponses.")
    if c.session.call is not None and c.session.call.live:
        lead = _("Sans réponse, nous effaçons vos réponses. Votre appel continue.")
    return Draft(
        title=c.one(_("Êtes-vous toujours là ?")),
        lead=c.all(lead),
        tone="warning",
        optional=("why",),  # the countdown and the way on are never on another page
        parts=(Part("ring", "ring", (ring,), value=f"{left}/{total}"),),
        foot=(
            action(
                "go_on",
                _("Oui, je continue"),
                Touched(),
                icon="check",
                look="main",
                foot="foot0",
                lang=c.language,
            ),
            action(
                "finish",
                _("Non, j’ai fini : tout effacer"),
                Finished(),
                look="second",
                foot="foot1",
                lang=c.language,
            ),
        ),
    )
