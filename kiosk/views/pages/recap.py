"""The recap: every answer given, each of which can be changed; those that facts gave say so."""

from __future__ import annotations

from kiosk.procedures.questions import in_words
from kiosk.session.events import AnswerReopened
from kiosk.views.pages.draft import Context, Draft, context_of
from kiosk.views.view import Control


def page(c: Context) -> Draft:
    """One answer a row, in the order of the questions."""
    _, position = c.say, c.here.position
    assert position is not None
    controls = []
    for step in position.steps:
        words = in_words(step.question, step.answer, _("Je ne sais pas"))
        known = _("Déjà dit : {answer}").format(answer=words) if step.silent else words
        controls.append(
            Control(
                f"change:{step.question.id}",
                step.question.text.text,
                AnswerReopened(step.question.id),
                icon="pencil",
                hint=known,
                lang=step.question.text.lang,
                private=True,
                own=True,
            )
        )
    return Draft(
        title=c.one(_("Vos réponses")),
        context=context_of(c),
        controls=tuple(controls),
        lead=c.all(_("Touchez une réponse pour la changer. Les autres restent.")),
        more=_("Autres réponses"),
    )
