"""What a page tells of itself: what can be done, where one is, how a switch works; used by `compose`.

Short, always the same in kind, shown and said: whoever asks is answered on every page (EN 301 549 5.1.5).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kiosk import languages
from kiosk.session.state import SAID_FIRST
from kiosk.views.pages import sharing
from kiosk.views.pages.draft import Context, Draft
from kiosk.views.pages.voice_signs import unplugged
from kiosk.views.view import Control, Sentence


def told(c: Context, draft: Draft, controls: Sequence[Control]) -> tuple[Sentence, ...]:
    """The sentences of what the session says is to be told now, if anything is."""
    _, scan = c.say, c.session.scan
    if (shared := sharing.told(c)) is not None:
        return (shared,)
    match c.session.told:
        case "help":
            return tuple(map(c.one, _help(c, controls)))
        case "where":
            return tuple(_where(c, draft, controls))
        case "keys":
            words = _("« Suivant » va d’un choix à l’autre. « Valider » choisit. « Aide » explique.")
            return (*c.all(words), *(c.all(fingertip(c)) if c.session.exploring else ()))
        case "fingertip" | "twice" if c.session.exploring:
            return (c.one(fingertip(c)),)  # one sentence, as `SAID_FIRST` asks, in every language
        case "switch":
            words = _("Chaque choix est encadré, l’un après l’autre. Appuyez quand c’est le vôtre.")
            return c.all(f"{words} {_slower(c)}")
        case "switches":
            return c.all(_("Un contacteur encadre le choix suivant. L’autre choisit ce qui est encadré."))
        case "speed" if scan is not None:
            seconds = f"{scan.dwell_s:.1f}".removesuffix(".0")
            seconds = seconds.replace(".", ",") if c.language != "en" else seconds
            return c.all(_("Chaque choix reste encadré {n} secondes.").format(n=seconds))
        case "stuck":
            return c.all(_("Une touche reste enfoncée. Nous ne l’écoutons plus. Les autres marchent."))
    return unplugged(c) if c.session.unplugged else ()


def fingertip(c: Context) -> str:
    """How the glass is explored."""
    return c.say("Glissez un doigt sur l’écran pour entendre, puis touchez deux fois pour choisir.")


def shown_now(
    c: Context, said: tuple[Sentence, ...], announcement: Sequence[Sentence]
) -> tuple[Sentence, ...]:
    """What is told, without its words while the voice is at those of the page, which it would cover.

    What comes with the page is shown as it is said; how the glass is explored also before and after that. On
    the further parts of the page to listen on, the sentence that is being said stands there (EN 301 549
    5.1.3.3): its own place is on the first.
    """
    speaking = c.session.speaking
    if c.here.page == "listening" and c.session.at is not None and not said and announcement:
        return (announcement[min(c.session.spot, len(announcement) - 1)],)
    at = announcement[speaking] if 0 <= speaking < len(announcement) else None
    if c.session.told == "keys":  # one sentence at a time: they stand over the page's head
        return tuple(one if one == at else _unwritten(one) for one in said)
    if c.session.told not in SAID_FIRST or at in said or at is None:
        return said
    return tuple(map(_unwritten, said))


def _unwritten(said: Sentence) -> Sentence:
    return replace(said, text="", spoken=said.said)


def count_of(c: Context, controls: Sequence[Control]) -> Sentence:
    """How many choices a page has, said before them: seen, they need no number. Empty where there is none."""
    own = [control for control in controls if _kind(control) == "choice"]
    return Sentence("", _choices(c, len(own)) if own else "", c.language)


def _choices(c: Context, count: int) -> str:
    return c.say("Un choix.") if count == 1 else c.say("{n} choix.").format(n=count)


def _help(c: Context, controls: Sequence[Control]) -> Iterator[str]:
    _, scan, call = c.say, c.session.scan, c.session.call
    yield _choices(c, sum(_kind(control) == "choice" for control in controls))
    if c.session.exploring:
        yield fingertip(c)
    if any(_kind(control) == "key" for control in controls):
        yield _("Un clavier pour écrire.")
    if scan is not None and scan.moving:
        yield (
            _("Un contacteur encadre le choix suivant, l’autre choisit.")
            if scan.two
            else _("Appuyez quand votre choix est encadré.")
        )
        if not scan.two:
            yield _slower(c)
    else:
        yield _("« Suivant » et « Précédent » vont d’un choix à l’autre.")
        yield _("« Valider » choisit, « Retour » revient en arrière.")
        if c.session.preferences.voice:
            yield _(
                "Selon le clavier : « Phrase suivante », « Phrase d’avant », "
                "« Répéter la phrase », « Épeler »."
            )
    if call is None or not call.live:
        yield _("« Appeler un agent » fait venir une personne.")
    else:
        yield _call(c, controls)


def _slower(c: Context) -> str:
    return c.say("Pour changer la vitesse, gardez appuyé le temps qu’il vous faut.")


def _where(c: Context, draft: Draft, controls: Sequence[Control]) -> Iterator[Sentence]:
    """The procedure, the step or the part, the page, what has the focus, and where the call is."""
    _ = c.say
    place = [draft.context, draft.progress] if draft.context is not None else [*draft.intro, draft.progress]
    yield from (one for one in place if one is not None and one.text)
    yield draft.title
    focus = next((control for control in controls if control.id == c.session.focus), None)
    if focus is not None:
        like = [control.id for control in controls if _kind(control) == _kind(focus)]
        words = {
            "choice": _("Vous êtes sur « {what} », choix {k} sur {n}."),
            "key": _("Vous êtes sur la touche « {what} », {k} sur {n}."),
            "bar": _("Vous êtes sur « {what} », en bas de la page, {k} sur {n}."),
        }[_kind(focus)]
        k = like.index(focus.id) + 1
        shown, said = (words.format(what=what, k=k, n=len(like)) for what in (focus.label, focus.said))
        yield Sentence(shown, said, c.language, focus.private)
    else:
        own = sum(_kind(control) == "choice" for control in controls)
        yield c.one(_choices(c, own))
    yield c.one(_call(c, controls))
    if c.session.sharing.on:
        yield c.one(f"{sharing.seen_by(c)}{languages.of(c.language).stop}")


def _call(c: Context, controls: Sequence[Control]) -> str:
    """Whether somebody is called, in the words of the one button."""
    call = c.session.call
    if call is None or not call.live:
        return c.say("Aucun agent n’est appelé.")
    button = next(control for control in controls if control.id == "call")
    label = button.label.rstrip("…. ")
    return f"{label}. {button.hint}." if button.hint else f"{label}."


def _kind(control: Control) -> str:
    return "bar" if control.zone == "bar" else "key" if control.look == "key" else "choice"
