"""What is shown where the voice is not heard, and why; used by `compose` and `told` (EN 301 549 5.1.5)."""

from __future__ import annotations

from dataclasses import replace

from kiosk import languages
from kiosk.views.pages.draft import Context
from kiosk.views.pages.technician.unheard import why
from kiosk.views.view import Sentence

NO_VOICE = "no_voice"  # why the voice child fails: it has none for the language of a sentence


def signs(c: Context) -> tuple[Sentence, ...]:
    """In sight only: there is nothing to say it with."""
    _, session = c.say, c.session
    if not session.preferences.voice or not session.voice_problem:
        return ()
    if session.technician is not None:
        words = why(c)
    elif session.voice_problem == NO_VOICE:
        name = languages.of(c.language).name
        words = _("La voix n’est pas disponible en {language}. Lisez l’écran, ou appelez un agent.").format(
            language=name.lower() if c.language in ("fr", "es", "pt") else name
        )
    else:
        words = _("La voix ne marche pas en ce moment. Lisez l’écran, ou appelez un agent.")
    return tuple(replace(one, silent=True) for one in c.all(words))


def unplugged(c: Context) -> tuple[Sentence, ...]:
    """For a moment over the page, on whichever part of it: a line in it would move all that is being read."""
    return c.all(c.say("Le casque est débranché. La voix s’est tue."))
