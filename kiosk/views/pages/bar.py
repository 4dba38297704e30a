"""The bar of every page: Back, Listen again, Display and sound, Language, and the call for a person."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.events import HelpPressed, PageOpened, Repeated, WentBack
from kiosk.session.going_back import undoes
from kiosk.views.pages.draft import Context
from kiosk.views.view import Control
from kiosk.wire.calls import CallState
from kiosk.wire.said import Said


def bar_controls(c: Context, *stop: Control) -> tuple[Control, ...]:
    """The same five, in the same order, on every page (WCAG 3.2.6), with what ends the showing of answers."""
    _, lang = c.say, c.language
    first = (
        c.session.warned_at is None
        and not c.session.over
        and not c.session.turned
        and (c.session.screen in ("welcome", "home") or _nothing_above(c))
    )
    speaking = "speaking" if c.session.speaking >= 0 else ""
    listens = c.session.preferences.voice and c.session.warned_at is None and not c.session.over
    strip = tuple(one for one in stop if one.look == "strip")
    beside = tuple(one for one in stop if one not in strip)
    return (
        *strip,
        _tool(
            "back",
            _("Retour"),
            None if first else WentBack(),
            "arrow-left",
            "disabled" if first else "",
            lang,
            _taken_back(c),
        ),
        _listening(c, speaking, listens),
        *_settings(c, beside),
        *beside,
        _call(c),
    )


def _listening(c: Context, speaking: str, listens: bool) -> Control:
    """With the voice on, the page is said again and all that the voice can do is shown meanwhile."""
    _ = c.say
    label, event = (_("Écouter"), PageOpened("listening")) if listens else (_("Réécouter"), Repeated())
    tool = _tool("repeat", label, event, "volume-high", speaking, c.language)
    return replace(tool, others=(_("Écouter"), _("Réécouter")))


def _nothing_above(c: Context) -> bool:
    """Whether a technician is at the list of steps, or has typed nothing of the code."""
    technician = c.session.technician
    return technician is not None and technician == technician.up()


def _settings(c: Context, beside: tuple[Control, ...]) -> tuple[Control, ...]:
    """A keyboard on a small panel with the largest letters has room for one tool more only in their place."""
    if beside and c.layout.form == "tablet" and c.layout.text_size > 3:
        return ()
    _ = c.say
    return tuple(
        _tool(page, label, PageOpened(page), icon, "selected" if c.here.page == page else "", c.language)
        for page, label, icon in (
            ("preferences", _("Affichage et son"), "tune-vertical"),
            ("language", _("Langue"), "translate"),
        )
    )


def _taken_back(c: Context) -> str:
    """What Back undoes, by the author's neutral name for the question: heard, it reveals no answer."""
    question = undoes(c.session, c.library)
    steps = c.here.position.steps if question and c.here.position is not None else ()
    label = next((step.question.label.text for step in steps if step.question.id == question), "")
    if label:
        return c.say("Vous changez votre réponse : {label}.").format(label=label.rstrip("."))
    return c.say("Vous changez votre dernière réponse.") if question else ""


def _tool(
    control_id: str, label: str, event: object, icon: str, state: str, lang: str, hint: str = ""
) -> Control:
    return Control(
        control_id,
        label,
        event,
        look="tool",
        zone="bar",
        icon=icon,
        state=state,
        hint=hint,
        lang=lang,  # type: ignore[arg-type]
    )


def _call(c: Context) -> Control:
    """The way to a person, with room for whatever it may say on another page."""
    _ = c.say
    waits = _("Appeler un agent"), _("L’appel part…"), _("Appel en cours…")
    comes = _("Un agent arrive"), _("Un agent est là"), _("Un agent vous aide"), _("Un agent attend")
    return replace(_called(c), others=(*waits, *comes))


def _called(c: Context) -> Control:
    """At rest, calling, or answered: the same place, the same size, other words and another icon."""
    _, call = c.say, c.session.call
    if call is None or not call.live:
        return Control(
            "call",
            _("Appeler un agent"),
            HelpPressed(),
            look="call",
            zone="bar",
            icon="human-greeting",
            hint=_("La mairie est fermée") if c.session.shut else _("On vient vous aider"),
            lang=c.language,
        )
    if call.taken:
        hint = _("Environ {n} minutes").format(n=call.minutes) if call.minutes else ""
        if call.minutes == 1:
            hint = _("Environ 1 minute")
        label = _("Un agent est là") if call.state is CallState.ARRIVED else _("Un agent arrive")
        if call.state is CallState.HELPING_FROM_DESK:
            label = _("Un agent vous aide")
        if call.said is Said.COUNTER:
            label, hint = _("Un agent attend"), ""
        return Control(
            "call",
            label,
            HelpPressed(),
            look="call",
            zone="bar",
            icon="walk" if call.comes else "account",
            hint=hint,
            state="answered",
            lang=c.language,
        )
    label = _("L’appel part…") if call.state is CallState.PLACING else _("Appel en cours…")
    return Control(
        "call",
        label,
        HelpPressed(),
        look="call",
        zone="bar",
        icon="bell-ring",
        state="calling",
        hint=waited(c),
        lang=c.language,
        spoken=label,
    )


def waited(c: Context) -> str:
    """Since when the call rings, in steps that a reader can follow."""
    _, call = c.say, c.session.call
    seconds = int(max(0.0, c.now.seconds - call.since)) if call is not None else 0
    if seconds < 60:
        return (
            _("Depuis quelques secondes")
            if seconds < 10
            else _("Il y a {n} secondes").format(n=seconds // 10 * 10)
        )
    minutes = seconds // 60
    return _("Il y a 1 minute") if minutes == 1 else _("Il y a {n} minutes").format(n=minutes)
