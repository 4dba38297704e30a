"""The call: leaving (yellow), taken (green), what the agent knows, the truth where nobody can be reached."""

from __future__ import annotations

from kiosk import languages
from kiosk.procedures.model import Text
from kiosk.session.events import CallCancelled, HelpPressed, PageOpened, WentBack
from kiosk.views.pages import agent_words, sharing, wishes
from kiosk.views.pages.bar import waited
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.technician.test_call import TO_SETTINGS, TRIAL
from kiosk.views.sentences import sentence, sentences
from kiosk.views.view import Control, Part, Sentence, Tone
from kiosk.wire.calls import TEST, CallState
from kiosk.wire.said import Said


def page(c: Context) -> Draft:
    """Where the call stands, in words and by steps; the citizen may cancel, and go on meanwhile."""
    call = c.session.call
    if call is None or not call.live:
        return _ended(c)
    title, lead, tone = _words(c)
    asking = _asking(c)
    return Draft(
        title=title,
        context=_trial_said(c),
        lead=(*lead, *_wished(c)),
        tone=tone,
        parts=(*agent_words.part(c), *_steps(c), *_reception(c), *_known(c)),
        foot=_foot(c, asking),
        optional=("known", "step:seen", "step:coming"),
        badge="walk" if call.comes else "account" if call.taken else "bell-ring",
    )


def _of_trial(c: Context) -> bool:
    """Whether this is a technician's, who goes back to their own page."""
    call = c.session.call
    return c.session.technician is not None and call is not None and call.request.source == TEST


def _trial_said(c: Context) -> Sentence | None:
    return c.one(c.say(TRIAL)) if _of_trial(c) else None


def _words(c: Context) -> tuple[Sentence, tuple[Sentence, ...], Tone]:
    _, call = c.say, c.session.call
    assert call is not None
    stay = _("Restez près de l’écran.")
    if call.said is Said.COUNTER:
        return c.one(_("Un agent vous attend.")), (), "answered"
    if call.taken:
        title = {
            CallState.ARRIVED: _("Un agent est avec vous."),
            CallState.HELPING_FROM_DESK: _("Un agent vous aide de son bureau."),
        }.get(call.state, _("Un agent arrive."))
        about = ""
        if call.minutes and call.state is not CallState.ARRIVED:
            about = (
                _("Environ 1 minute.")
                if call.minutes == 1
                else _("Environ {n} minutes.").format(n=call.minutes)
            )
        lead = c.all(f"{about} {stay}".strip()) if call.state is not CallState.ARRIVED else ()
        return c.one(title), lead, "answered"
    if call.state is CallState.PLACING:
        words = (
            _("Un instant.")
            if call.stored
            else _("La borne essaie encore. Vous pouvez aussi aller à l’accueil.")
        )
        return c.one(_("Votre appel part…")), c.all(words), "calling"
    if call.state is CallState.QUEUED and not call.reached:
        words = _("La liaison avec les agents est coupée. Votre appel est gardé et repartira seul.")
        return c.one(_("Nous ne joignons pas encore un agent.")), c.all(words), "calling"
    if call.nobody:
        words = f"{stay} " + _("Votre appel continue. Quelqu’un peut encore y répondre.")
        return c.one(_("Aucun agent n’est à son poste en ce moment.")), c.all(words), "calling"
    since = (
        _("Personne n’a encore répondu, votre appel continue.")
        if call.long
        else _("Nous cherchons un agent.")
    )
    return c.one(_("Votre appel est parti.")), c.all(f"{stay} {since}"), "calling"


def _steps(c: Context) -> tuple[Part, ...]:
    """The three steps of every call, done, now or to come; colour is never alone."""
    _, call = c.say, c.session.call
    assert call is not None
    on_way = call.state in (CallState.ON_THE_WAY, CallState.ARRIVED)
    ring = "next" if call.state is CallState.PLACING else "done" if call.taken else "now"
    first = "now" if call.state is CallState.PLACING else "done"
    called = _step(c, "called", first, _("Vous avez appelé"), waited(c))
    seen = _step(
        c,
        "seen",
        ring,
        _("Un agent a répondu")
        if call.taken
        else _("Le poste des agents a votre appel")
        if call.reached and not call.nobody and call.state is CallState.RINGING
        else _("Les agents ne voient pas encore votre appel"),
        "",
    )
    if call.taken and not call.comes:
        return called, seen
    coming = "done" if call.state is CallState.ARRIVED else "now" if on_way or call.taken else "next"
    return called, seen, _step(c, "coming", coming, _("Un agent vient jusqu’à vous"), "")


def _step(c: Context, name: str, state: str, head: str, rest: str) -> Part:
    icon = {"done": "check", "now": "timelapse", "next": "walk"}[state]
    if name == "coming" and state == "now":
        icon = "walk"
    said = (c.one(head), c.one(rest)) if rest else (c.one(head),)
    return Part(f"step:{name}", "step", said, icon=icon, state=state)


def _reception(c: Context) -> tuple[Part, ...]:
    """Where a person is found anyway, while nobody has answered: the reception and the telephone."""
    call = c.session.call
    assert call is not None
    if call.taken or (call.reached and call.stored and not call.long and not call.nobody):
        return ()
    return _other_ways(c)


def _other_ways(c: Context) -> tuple[Part, ...]:
    """The reception and the telephone, as far as the settings know them."""
    _ = c.say
    said = [c.one(_("Vous pouvez aussi"))]
    if c.hall.reception:
        said.append(c.one(_("Aller à l’accueil : {where}.").format(where=c.hall.reception)))
    if c.hall.phone:
        said.append(c.one(_("Téléphoner : {phone}.").format(phone=c.hall.phone)))
    call = c.session.call
    if call is not None and call.nobody and c.hall.hours:
        said += sentences(Text(c.hall.hours))
    return (Part("reception", "callout", tuple(said), icon="map-marker"),) if len(said) > 1 else ()


def _known(c: Context) -> tuple[Part, ...]:
    """What the agent is told, so that nobody has to wonder: the place, the procedure, never an answer."""
    _, call = c.say, c.session.call
    assert call is not None
    title = call.request.procedure_title
    about = (
        _("Où est cette borne, et votre démarche : {title}.").format(title=title)
        if title
        else _("Où est cette borne.")
    )
    said = (
        c.one(_("Ce que nous disons à l’agent")),
        sentence(Text(about, lang=c.language)),
        c.one(_seen(c)),
    )
    return (Part("known", "callout", said, icon="information"),)


def _seen(c: Context) -> str:
    """Whether anybody sees the answers, as it is now."""
    if c.session.sharing.on:
        return f"{sharing.seen_by(c)}{languages.of(c.language).stop}"
    return c.say("Vos réponses restent à l’écran, personne d’autre ne les voit.")


def _asking(c: Context) -> Control | None:
    """Where one says how one prefers to be helped: after the call has left, never before it.

    A small panel has room for it beside what goes on only.
    """
    call = c.session.call
    if call is None or not call.own or call.state is CallState.ARRIVED:
        return None
    foot = "foot0" if c.layout.form == "tablet" else "foot1"
    return action(
        "wishes",
        c.say("Dire comment m’aider"),
        PageOpened("wishes"),
        look="second",
        icon="comment-account",
        foot=foot,
        lang=c.language,
    )


def _wished(c: Context) -> tuple[Sentence, ...]:
    """What the citizen asked for, in their own words for it."""
    labels = [wishes.label(c, wish) for wish in wishes.offered(c) if wish in c.session.wishes]
    asked = c.say("Vous demandez : {wishes}.").format(wishes=", ".join(labels))
    return (c.one(asked),) if labels else ()


def _foot(c: Context, asking: Control | None) -> tuple[Control, ...]:
    _, call = c.say, c.session.call
    assert call is not None
    controls = []
    small = c.layout.form == "tablet" or c.layout.strip
    cramped = small and c.layout.low  # the bar's Back goes on as well
    if _of_trial(c):
        controls.append(_to_settings(c))
    elif not cramped and (c.session.screen != "welcome" or not call.request.procedure):
        controls.append(
            action(
                "go_on",
                _("Continuer en attendant"),
                WentBack(),
                icon="arrow-right",
                foot="foot0",
                lang=c.language,
            )
        )
    others = (*sharing.offer(c), *((asking,) if asking is not None else ()))
    controls += sorted(others, key=lambda one: one.group)  # those of one row together
    if call.state is not CallState.ARRIVED:
        label = _("Je n’ai plus besoin d’aide") if call.taken else _("Annuler l’appel")
        controls.append(
            action(
                "cancel", label, CallCancelled(), look="second", icon="close", foot="foot1", lang=c.language
            )
        )
    return tuple(controls)


def _to_settings(c: Context) -> Control:
    return action(
        "go_on", c.say(TO_SETTINGS), WentBack(), icon="arrow-right", foot="foot0", lang=c.language
    )


def _ended(c: Context) -> Draft:
    _, call = c.say, c.session.call
    title = {
        CallState.CLOSED: _("L’appel est terminé."),
        CallState.EXPIRED: _("Votre appel s’est arrêté."),
    }.get(call.state if call is not None else CallState.CANCELLED, _("L’appel est annulé."))
    again = action(
        "again",
        _("Appeler de nouveau"),
        HelpPressed(),
        look="second",
        icon="human-greeting",
        foot="foot1",
        lang=c.language,
    )
    go_on = action("go_on", _("Continuer"), WentBack(), icon="arrow-right", foot="foot0", lang=c.language)
    expired = call is not None and call.state is CallState.EXPIRED
    if _of_trial(c):
        go_on = _to_settings(c)
    return Draft(
        title=c.one(title),
        context=_trial_said(c),
        parts=_other_ways(c) if expired else (),
        lead=c.all(_("Vous pouvez continuer, ou appeler de nouveau.")),
        foot=(go_on, again),
    )
