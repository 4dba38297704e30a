"""Showing one's answers to the agent: the page that asks, the strip that stays, what is told of it."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk import languages
from kiosk.session.consented import SharingChosen, SharingStopped
from kiosk.session.events import PageClosed, PageOpened
from kiosk.session.sharing import may_share
from kiosk.session.shown import Shown, shown
from kiosk.views.arranging.key_rows import is_keyboard
from kiosk.views.arranging.strip import STOP
from kiosk.views.layout import Layout
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.view import Control, Part, Sentence


def page(c: Context) -> Draft:
    """What would be seen, by whom and until when, in so many words; then yes or no."""
    _ = c.say
    yes = action(
        "show_answers", _("Oui, montrer"), SharingChosen(), icon="eye", foot="foot0", lang=c.language
    )
    no = action(
        "keep_answers", _("Non, ne rien montrer"), PageClosed(), look="second", icon="close", foot="foot0",
        lang=c.language,
    )  # fmt: skip
    return Draft(
        title=c.one(_("Montrer vos réponses à l’agent ?")),
        lead=c.all(_who(c)),
        parts=tuple(_what(c)),
        foot=(yes, no),
        more=_("Suite"),
        badge="eye",
    )


def offer(c: Context) -> tuple[Control, ...]:
    """The choice on the call's page, once an agent's page has the call."""
    if not may_share(c.session, c.library):
        return ()
    label = c.say("Montrer mes réponses à l’agent")
    event = PageOpened("sharing")
    foot = "foot1" if c.layout.form == "tablet" else "foot0"
    return (action("sharing", label, event, look="second", icon="eye", foot=foot, lang=c.language),)


def cramped(layout: Layout, draft: Draft) -> bool:
    """Whether the page needs the strip's room: one more tool of the bar then ends the showing, and who sees
    stands at the top of the page, where there is room to read."""
    keys, upright = is_keyboard(draft.foot), layout.form == "portrait"
    low = upright and (layout.low or (keys and layout.text_size > 2))
    return layout.strip and (low or (layout.form == "tablet" and keys))


def stop(c: Context) -> tuple[Control, ...]:
    """On every page while it lasts: who sees the answers, and one touch to end it."""
    if not c.session.sharing.on:
        return ()
    own, says = languages.of(c.language), seen_by(c)
    label = c.say("Arrêter") if c.layout.strip else c.say("Ne plus montrer")
    return (
        Control(
            STOP,
            label,
            SharingStopped(),
            look="strip" if c.layout.strip else "stop",
            zone="bar",
            icon="eye",
            hint=says,
            spoken=f"{says}{own.stop}{own.gap}{label}",
            lang=c.language,
        ),
    )


def seen_by(c: Context) -> str:
    """Who sees the answers now: a role, never a name."""
    if _role(c) == "supervisor":
        return c.say("Un responsable de l’accueil voit vos réponses")
    return c.say("Un agent de l’accueil voit vos réponses")


def told(c: Context) -> Sentence | None:
    """One sentence where the showing has just begun or ended."""
    _ = c.say
    words = {
        "shown": f"{seen_by(c)}{languages.of(c.language).stop}",
        "hidden": _("Personne ne voit plus vos réponses."),
        "hidden_call": _("L’agent n’a plus votre appel : personne ne voit plus vos réponses."),
        "hidden_paying": _("Ici on parle de paiement : personne ne voit plus vos réponses."),
        "hidden_alone": _("La page de l’agent s’est fermée : personne ne voit plus vos réponses."),
    }.get(c.session.told)
    return c.one(words) if words else None


def _role(c: Context) -> str:
    viewer = c.session.sharing.viewer
    return viewer.role if viewer is not None else "agent"


def _who(c: Context) -> str:
    _ = c.say
    who = (
        _("Un responsable de l’accueil les verra sur son écran.")
        if _role(c) == "supervisor"
        else _("Un agent de l’accueil les verra sur son écran.")
    )
    until = _("Rien n’est gardé. Vous arrêtez quand vous voulez.")
    return f"{who}{languages.of(c.language).gap}{until}"


def _what(c: Context) -> Iterator[Part]:
    """Each answer so far by its name, with how much of it would be seen."""
    _, answers = c.say, shown(c.session, c.library, c.language)
    in_words = [one for one in answers if one.way == "words"]
    if in_words:
        yield _box("seen", c.one(_("L’agent verra")), _names(c, in_words), "eye")
    if any(one.way == "veiled" for one in answers):
        head = c.one(_("L’agent verra que vous avez répondu, mais pas la réponse"))
        yield _box("veiled", head, _names(c, [one for one in answers if one.way == "veiled"]), "eye-off")
    if any(one.way == "never" for one in answers):
        head = c.one(_("L’agent ne verra pas"))
        yield _box("never", head, _names(c, [one for one in answers if one.way == "never"]), "lock")
    after = (
        _("Ce sera pareil pour vos prochaines réponses.")
        if answers
        else _("Vous n’avez encore rien répondu. L’agent verra vos prochaines réponses.")
    )
    yield Part("after", "paragraph", c.all(after))


def _names(c: Context, answers: list[Shown]) -> Sentence:
    names = [one.label.rstrip(".\u00a0 :") or c.say("une réponse") for one in answers]
    own = languages.of(c.language)
    return c.one(f"{own.comma.join(dict.fromkeys(names))}{own.stop}")


def _box(name: str, head: Sentence, said: Sentence, icon: str) -> Part:
    return Part(name, "callout", (head, said), icon=icon)
