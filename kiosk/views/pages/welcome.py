"""The welcome page: good morning, the languages, and listening."""

from __future__ import annotations

from kiosk import languages
from kiosk.session.events import Started
from kiosk.views.pages.draft import Context, Draft
from kiosk.views.sentences import sentence
from kiosk.views.view import Control

FEW = 6  # languages in the rows below the one that begins


def page(c: Context) -> Draft:
    """One large control begins, another beside it; the other languages are named in themselves.

    Beside it stand easy words in the same language, or the town hall's own language.
    """
    main = c.session.language
    controls = [_begin(c, main)]
    others = [code for code in c.session.rules.languages if code != main]
    near = [code for code in others if languages.voice_of(code) == languages.voice_of(main)]
    beside = (near or others)[:1] if len(others) > FEW else []
    controls += [_other(code, "second", "begin") for code in beside]
    controls += [_other(code, "language", "languages") for code in others if code not in beside]
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


def _other(code: str, look: str, group: str) -> Control:
    name = languages.of(code).name
    return Control(f"start:{code}", name, Started(code), look=look, group=group, lang=code, spoken=name)


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
