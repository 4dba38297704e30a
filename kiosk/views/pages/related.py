"""The documents that the State's own lead to: those that a sentence names, and those of the same matter.

`reading` offers the first at the foot of the part that names them; the menu leads to the page of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.procedures.model import Text
from kiosk.procedures.text import RelatedKind
from kiosk.session.events import PageOpened, ProcedureOpened
from kiosk.views.arranging.body import UNDER
from kiosk.views.offered import LINK, LINK_ICON
from kiosk.views.pages.draft import Context, Draft, action, context_of
from kiosk.views.pages.links import title_here
from kiosk.views.texts import to_translate
from kiosk.views.view import Control, Part, Sentence

SEE_ALSO = "see_also"
_HEADINGS: dict[RelatedKind, str] = {
    "guided": to_translate("Selon votre situation"),
    "question": to_translate("Questions et réponses"),
    "see": to_translate("Sur le même sujet"),
}


def leading(c: Context, text: Text, said: Sequence[Sentence]) -> dict[int, tuple[str, ...]]:
    """Which of a text's sentences name which documents; where pieces part the words, the first does."""
    offers: dict[int, tuple[str, ...]] = {}
    for target, words in text.links:
        if title_here(c, target) is None:
            continue
        at = next((n for n, one in enumerate(said) if words in one.text), None)
        if at is None:
            start = text.text.find(words)
            ends = [text.text.find(one.text) + len(one.text) for one in said]
            at = next((n for n, end in enumerate(ends) if end > start), 0)
        offers[at] = tuple(dict.fromkeys((*offers.get(at, ()), LINK + target)))
    return offers


def link_controls(c: Context, parts: Sequence[Part]) -> tuple[Control, ...]:
    """The controls that open what the sentences of these parts name, and the page of what is related."""
    offered = dict.fromkeys(name for part in parts for said in part.sentences for name in said.offers)
    found = []
    for name in offered:
        target = name.removeprefix(LINK)
        title = title_here(c, target) if target != name else None
        if title is not None:
            label = c.say("Ouvrir : {title}").format(title=title.text)
            label = label if title.lang == c.language else title.text  # one language a control
            opened = ProcedureOpened(target)
            found.append(action(name, label, opened, icon=LINK_ICON, look="second", lang=title.lang))
    if SEE_ALSO in offered:
        label, event = c.say("Voir aussi"), PageOpened("related")
        found.append(action(SEE_ALSO, label, event, icon=LINK_ICON, look="second", lang=c.language))
    return tuple(found)


def with_related(c: Context, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts of a text that has no menu; the last sentence offers what is related, where anything is."""
    if not parts or not parts[-1].sentences or not _related(c):
        return parts
    *before, last = parts[-1].sentences
    last = replace(last, offers=(*last.offers, SEE_ALSO))
    return (*parts[:-1], replace(parts[-1], sentences=(*before, last)))


def related_control(c: Context) -> Control | None:
    """The way to the page, for the end of a menu; None where nothing is related."""
    if not _related(c):
        return None
    label, event = c.say("Voir aussi"), PageOpened("related")
    return Control(SEE_ALSO, label, event, icon=LINK_ICON, group="sections", lang=c.language)


def page(c: Context) -> Draft:
    """What is related, by kind; or the documents of the detail, which a part of a text names."""
    _ = c.say
    named = tuple(filter(None, c.here.detail.split(",")))
    if named:
        found = tuple((target, title_here(c, target)) for target in named)
        controls = tuple(_entry(target, title, "") for target, title in found if title is not None)
        return Draft(
            title=c.one(_("Fiches citées")), context=context_of(c), controls=controls, more=_("Autres fiches")
        )
    entries = _related(c)
    kinds = [kind for kind in _HEADINGS if any(kind == entry[0] for entry in entries)]
    parts, listed = [], []
    for kind in kinds:
        group = f"{UNDER}{kind}" if len(kinds) > 1 else ""
        if group:
            parts.append(Part(f"heading_{kind}", "heading", (c.one(_(_HEADINGS[kind])),), group=group))
        listed += [_entry(target, title, group) for own, target, title in entries if own == kind]
    return Draft(
        title=c.one(_("Voir aussi")),
        context=context_of(c),
        parts=tuple(parts),
        controls=tuple(listed),
        more=_("Autres fiches"),
    )


def _related(c: Context) -> tuple[tuple[RelatedKind, str, Text], ...]:
    """What stands beside the document and is on this terminal; a search of its own name leads back to it."""
    procedure = c.here.procedure
    if procedure is None:
        return ()
    found = ((entry.kind, entry.target, title_here(c, entry.target)) for entry in procedure.related)
    own = procedure.title.text.casefold()
    return tuple(
        (kind, target, title)
        for kind, target, title in found
        if title is not None and title.text.casefold() != own
    )


def _entry(target: str, title: Text, group: str) -> Control:
    opened = ProcedureOpened(target)
    return Control(f"open:{target}", title.text, opened, look="result", group=group, lang=title.lang)
