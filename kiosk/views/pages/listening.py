"""« Écouter »: the page below it, sentence by sentence, and all that the voice can do; used by `compose`."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.events import (
    Event,
    PageClosed,
    PreferenceSet,
    Repeated,
)
from kiosk.session.listened import SentenceMoved, SentenceRepeated, SpellAsked
from kiosk.session.preferences import RATES, VOLUMES
from kiosk.views.pages.draft import Context, Draft, action, pause
from kiosk.views.view import Control, Part, View

RATES_SHOWN = ("slow", "normal", "fast")  # as words, on « Affichage et son »; the steps between are here


def page(c: Context, below: View) -> Draft:
    """The sentence being said, large, and the controls of the voice; what is said is the page below."""
    _ = c.say
    said = below.announcement
    at = min(c.session.spot, len(said) - 1)
    parts = (Part("said", "paragraph", (said[at],)),) if said else ()
    done = action("go_on", _("Revenir à la page"), PageClosed(), icon="check", foot="foot0", lang=c.language)
    where = _("Phrase {n} sur {m}").format(n=at + 1, m=len(said))
    return Draft(
        title=c.one(_("Écouter la page")),
        progress=c.one(where) if said else None,
        parts=parts,
        controls=(*_sentences(c), *_steps(c)),
        foot=(done,),
        more=_("Suite"),
    )


def _tool(c: Context, name: str, label: str, event: Event | None, icon: str, group: str) -> Control:
    state = "" if event is not None else "disabled"
    return action(name, label, event, look="voice", icon=icon, foot=group, lang=c.language, state=state)


def _sentences(c: Context) -> tuple[Control, ...]:
    _ = c.say
    paused = (replace(control, group="listen0") for control in pause(c))
    return (
        *paused,
        _tool(c, "before", _("Phrase d’avant"), SentenceMoved(-1), "skip-previous", "listen1"),
        _tool(c, "again", _("Répéter la phrase"), SentenceRepeated(), "replay", "listen1"),
        _tool(c, "after", _("Phrase suivante"), SentenceMoved(1), "skip-next", "listen1"),
        _tool(c, "spell", _("Épeler"), SpellAsked(), "spellcheck", "listen2"),
        _tool(c, "whole", _("Répéter la page"), Repeated(), "refresh", "listen2"),
    )


def _steps(c: Context) -> tuple[Control, ...]:
    """Slower, faster, quieter, louder: one step at a touch; at the end there is none."""
    _, preferences = c.say, c.session.preferences
    rates, volumes = tuple(RATES), tuple(map(str, VOLUMES))

    def step(name: str, steps: tuple[str, ...], now: str, by: int) -> Event | None:
        at = steps.index(now) + by
        return PreferenceSet(name, steps[at]) if 0 <= at < len(steps) else None

    rate, volume = preferences.rate, str(preferences.volume)
    return (
        _tool(c, "slower", _("Plus lent"), step("rate", rates, rate, -1), "minus", "listen3"),
        _tool(c, "faster", _("Plus vite"), step("rate", rates, rate, 1), "plus", "listen3"),
        _tool(c, "quieter", _("Moins fort"), step("volume", volumes, volume, -1), "volume-low", "listen4"),
        _tool(c, "louder", _("Plus fort"), step("volume", volumes, volume, 1), "volume-high", "listen4"),
    )


def rate_shown(rate: str) -> str:
    """Which of the paces with a word this step is, or is nearest to."""
    order = tuple(RATES)
    at, middle = order.index(rate), order.index("normal")
    return "normal" if at == middle else "slow" if at < middle else "fast"


def aloud_label(c: Context) -> str:
    """The words of the yes to private answers on the loudspeaker."""
    return c.say("Dire mes réponses tout haut")
