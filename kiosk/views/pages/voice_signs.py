"""What is shown where the voice is not heard, and why; called by `compose` (EN 301 549 5.1.5)."""

from __future__ import annotations

from dataclasses import replace

from kiosk import languages
from kiosk.views.pages.draft import Context
from kiosk.views.view import Sentence

NO_VOICE = "no_voice"  # why the voice child fails: it has none for the language of a sentence


def signs(c: Context) -> tuple[Sentence, ...]:
    """In sight only: there is nothing to say it with, or nobody who should hear it now."""
    _, session = c.say, c.session
    if session.unplugged:
        words = _("Le casque est débranché. La voix s’est tue.")
    elif not session.preferences.voice or not session.voice_problem:
        return ()
    elif session.voice_problem == NO_VOICE:
        name = languages.of(c.language).name
        words = _("La voix n’est pas disponible en {language}. Lisez l’écran, ou appelez un agent.").format(
            language=name.lower() if c.language in ("fr", "es", "pt") else name
        )
    else:
        words = _("La voix ne marche pas en ce moment. Lisez l’écran, ou appelez un agent.")
    return tuple(replace(one, silent=True) for one in c.all(words))
