"""The welcome page: good morning, the languages, and listening."""

from __future__ import annotations

from kiosk import languages
from kiosk.session.events import Started
from kiosk.views.pages.draft import Context, Draft
from kiosk.views.sentences import sentence
from kiosk.views.view import Control


def page(c: Context) -> Draft:
    """One large control begins; each other language is named in itself."""
    main = c.session.language
    controls = [_begin(c, main)]
    for code in c.session.rules.languages:
        if code != main:
            controls.append(
                Control(
                    f"start:{code}",
                    languages.of(code).name,
                    Started(code),
                    look="language",
                    group="languages",
                    lang=code,
                    spoken=languages.of(code).name,
                )
            )
    _ = c.say
    controls.append(
        Control(
            "listen",
            _("Écouter"),
            Started(main, voice=True),
            look="voice",
            icon="volume-high",
            hint=_("La borne vous lit tout"),
            group="listen",
            lang=c.language,
        )
    )
    return Draft(
        title=c.one(_("Bonjour.")),
        intro=(sentence(c.hall.name),) if c.hall.name else (),
        title_kind="hello",
        start=c.one(_("Touchez l’écran pour commencer.")),
        controls=tuple(controls),
    )


def _begin(c: Context, code: str) -> Control:
    _ = c.texts.of(code)
    return Control(
        f"start:{code}",
        languages.of(code).name,
        Started(code),
        look="main",
        icon="arrow-right",
        hint=_("Commencer"),
        group="begin",
        lang=code,
    )
