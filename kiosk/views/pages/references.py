"""The laws that a procedure rests on: shown to be read, not read out; the menu leads to it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.procedures.conditions import Known, Truth, evaluate
from kiosk.procedures.model import Reference
from kiosk.session.events import PageClosed, PageOpened
from kiosk.views.pages.draft import Context, Draft, action, context_of
from kiosk.views.sentences import sentence
from kiosk.views.view import Control, Part, Sentence


def references(c: Context) -> tuple[Reference, ...]:
    """Those that may concern the citizen, after their answers."""
    procedure, position = c.here.procedure, c.here.position
    if procedure is None:
        return ()
    known = Known({}, {})
    if position is not None:
        known = Known(position.facts, {step.question.id: step.answer for step in position.steps})
    return tuple(r for r in procedure.references if evaluate(r.when, known) is not Truth.NO)


def references_control(c: Context) -> Control | None:
    """The way to the page, for the end of a menu; None where there is no reference."""
    if not references(c):
        return None
    label = c.say("Textes de loi")
    event = PageOpened("references")
    return Control("references", label, event, icon="scale-balance", group="sections", lang=c.language)


def page(c: Context) -> Draft:
    """Each with what it is about, then where they are published; the voice says how many, who explains."""
    _ = c.say
    found = references(c)
    told = _("{n} textes, à lire sur l’écran. Un agent peut vous les expliquer.").format(n=len(found))
    if len(found) == 1:
        told = _("Un texte, à lire sur l’écran. Un agent peut vous l’expliquer.")
    parts = tuple(Part(f"reference{n}", "item", _lines(r), state="whole") for n, r in enumerate(found))
    done = action("go_on", _("C’est lu"), PageClosed(), icon="check", foot="foot0", lang=c.language)
    return Draft(
        title=c.one(_("Textes de loi")),
        lead=c.all(told),
        parts=(*parts, *_sites(c, found)),
        context=context_of(c),
        foot=(done,),
        more=_("Suite"),
    )


def _lines(reference: Reference) -> tuple[Sentence, ...]:
    shown = (sentence(text) for text in (reference.title, reference.about) if text)
    return tuple(replace(said, silent=True) for said in shown)


def _sites(c: Context, found: tuple[Reference, ...]) -> tuple[Part, ...]:
    """Where they are published, once for all of them."""
    hosts = (reference.address.partition("://")[2].partition("/")[0] for reference in found)
    sites = ", ".join(dict.fromkeys(host.removeprefix("www.") for host in hosts if host))
    if not sites:
        return ()
    told = replace(c.one(c.say("À lire sur {sites}").format(sites=sites)), silent=True)
    return (Part("sites", "note", (told,)),)
