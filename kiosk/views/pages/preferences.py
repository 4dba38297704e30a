"""Display and sound: text size, colours, voice, pace and volume, lower and larger buttons."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.events import PageClosed, PreferenceSet
from kiosk.session.preferences import TEXT_SIZES, THEMES, VOLUMES
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.listening import RATES_SHOWN, aloud_label, rate_shown
from kiosk.views.reach import room_for_big
from kiosk.views.view import Control, Part


def page(c: Context) -> Draft:
    """Every setting shows its effect at once; after the citizen everything is as before."""
    _ = c.say
    parts = (
        _heading(c, "text_size", _("Taille du texte")),
        _heading(c, "theme", _("Couleurs")),
        _heading(c, "voice", _("Voix et vitesse")),
        _heading(c, "volume", _("Volume de la voix")),
        _heading(c, "buttons", _("Boutons et animations")),
    )
    label = _("C’est bien comme ça")
    done = action("go_on", label, PageClosed(), icon="check", foot="foot0", lang=c.language)
    return Draft(
        title=c.one(_("Affichage et son")),
        parts=parts,
        foot=(done,),
        more=_("Suite"),
        lead=c.all(_("Voici la taille choisie pour le texte. Après vous, tout redevient comme avant.")),
        controls=(*_sizes(c), *_themes(c), *_voice(c), *_volume(c), *_buttons(c)),
    )


def _heading(c: Context, group: str, text: str) -> Part:
    return Part(f"heading:{group}", "heading", (c.one(text),), group=group)


def _option(
    c: Context,
    name: str,
    value: str,
    label: str,
    chosen: bool,
    group: str,
    *,
    shown: str = "",
    spoken: str = "",
) -> Control:
    return Control(
        f"{name}:{value}",
        label,
        PreferenceSet(name, value),
        role="option",
        look="option",
        group=group,
        state="selected" if chosen else "",
        value=shown or value,
        lang=c.language,
        spoken=spoken,
    )


def _sizes(c: Context) -> tuple[Control, ...]:
    said = c.say("Taille {n}")
    return tuple(
        _option(
            c,
            "text_size",
            str(size),
            "Aa",
            c.session.preferences.text_size == size,
            "text_size",
            spoken=said.format(n=size),
        )
        for size in TEXT_SIZES
    )


def _themes(c: Context) -> tuple[Control, ...]:
    _ = c.say
    names = {
        "standard": _("Normales"),
        "white_on_black": _("Blanc sur noir"),
        "yellow_on_black": _("Jaune sur noir"),
        "soft": _("Douces"),
    }
    said = _("Couleurs : {name}")
    chosen = c.session.preferences.theme
    return tuple(
        _option(
            c, "theme", theme, names[theme], chosen == theme, "theme", spoken=said.format(name=names[theme])
        )
        for theme in THEMES
    )


def _switch(
    c: Context, name: str, label: str, on: bool, icon: str, group: str, *, spoken: str = ""
) -> Control:
    return Control(
        f"{name}:switch",
        label,
        PreferenceSet(name, "off" if on else "on"),
        role="switch",
        look="switch",
        group=group,
        icon=icon,
        state="on" if on else "off",
        value=c.say("Oui") if on else c.say("Non"),
        lang=c.language,
        spoken=spoken,
    )


def _voice(c: Context) -> tuple[Control, ...]:
    _, preferences = c.say, c.session.preferences
    names = {"slow": _("Lente"), "normal": _("Normale"), "fast": _("Rapide")}
    said = _("Vitesse de la voix : {name}")
    rates = tuple(
        _option(
            c,
            "rate",
            rate,
            names[rate],
            rate_shown(preferences.rate) == rate,
            "voice",
            spoken=said.format(name=names[rate]),
        )
        for rate in RATES_SHOWN
    )
    voice = _switch(c, "voice", _("Voix"), preferences.voice, "volume-high", "voice")
    return (voice, *_fingertip(c), *_aloud(c), *rates)  # as they are drawn: switches first


def _fingertip(c: Context) -> tuple[Control, ...]:
    """Whether the glass is explored (`kiosk.session.fingertip`), where there is a voice to do it with."""
    if not c.session.preferences.voice:
        return ()
    label = c.say("Écouter du doigt")
    said = c.say("Écouter du doigt : glisser pour entendre, toucher deux fois pour choisir")
    exploring = c.session.exploring
    return (_switch(c, "fingertip", label, exploring, "hand-pointing-right", "voice", spoken=said),)


def _aloud(c: Context) -> tuple[Control, ...]:
    """The yes to one's own answers on the loudspeaker can be taken back here (EN 301 549 5.1.3.9)."""
    if not c.session.preferences.aloud:
        return ()
    return (_switch(c, "aloud", aloud_label(c), True, "microphone", "voice"),)


def _volume(c: Context) -> tuple[Control, ...]:
    said = c.say("Volume {n} sur 5")
    volume = c.session.preferences.volume
    return tuple(
        _option(c, "volume", str(n), str(n), volume == n, "volume", spoken=said.format(n=n))
        for n in VOLUMES
    )


def _buttons(c: Context) -> tuple[Control, ...]:
    _, preferences, layout = c.say, c.session.preferences, c.layout
    reachable = (layout.last_row - layout.first_row) * layout.pitch_mm
    big = _switch(
        c,
        "big",
        _("Plus gros"),
        layout.big,
        "arrow-expand",
        "buttons",
        spoken=_("Boutons plus gros"),
    )
    if not room_for_big(reachable, layout.text_size):
        big = replace(big, event=None, state="disabled")
    return (
        _switch(
            c,
            "low",
            _("Plus bas"),
            preferences.low,
            "arrow-down-bold",
            "buttons",
            spoken=_("Boutons plus bas"),
        ),
        big,
        _switch(
            c,
            "motion",
            _("Animations"),
            c.session.moves,
            "play-circle",
            "buttons",
            spoken=_("Animations à l’écran"),
        ),
    )
