"""How one would like to be helped: said to the agent as soon as it is chosen; opened from the call."""

from __future__ import annotations

from kiosk import languages
from kiosk.session.events import PageClosed, WishSet
from kiosk.session.wishing import WISHES
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.view import Control


def page(c: Context) -> Draft:
    """One switch a wish, its state in words, shape and speech; each leaves with the call at once."""
    _ = c.say
    done = action(
        "go_on", _("C’est bien comme ça"), PageClosed(), icon="check", foot="foot0", lang=c.language
    )
    return Draft(
        title=c.one(_("Comment préférez-vous être aidé ?")),
        lead=c.all(_("L’agent le saura avant de venir. Choisissez, ou non.")),
        controls=tuple(_switch(c, wish) for wish in offered(c)),
        foot=(done,),
        more=_("Suite"),
    )


def offered(c: Context) -> tuple[str, ...]:
    """The wishes that mean something here: agents speak French to whoever reads French."""
    own = not c.language.startswith("fr")
    return tuple(wish for wish in WISHES if wish != "my_language" or own)


def label(c: Context, wish: str) -> str:
    """A wish in the citizen's words."""
    _ = c.say
    return {
        "in_writing": _("Écrire plutôt que parler"),
        "lsf": _("Un agent qui signe (LSF)"),
        "induction_loop": _("Une boucle magnétique"),
        "my_language": _("Parler ma langue : {name}").format(name=languages.of(c.language).name),
        "at_my_height": _("Venir à ma hauteur"),
    }[wish]


def _switch(c: Context, wish: str) -> Control:
    on = wish in c.session.wishes
    hints = {
        "lsf": c.say("Langue des signes française"),
        "at_my_height": c.say("Assis, ou pour déplacer un fauteuil"),
    }
    return Control(
        f"wish:{wish}",
        label(c, wish),
        WishSet(wish, not on),
        role="checkbox",
        hint=hints.get(wish, ""),
        icon="checkbox-marked" if on else "checkbox-blank-outline",
        state="on" if on else "off",
        lang=c.language,
    )
