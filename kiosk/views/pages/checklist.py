"""The papers to bring, each « j’ai » or « je n’ai pas »; nothing is kept, it prepares the summary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kiosk import languages
from kiosk.procedures.model import Document
from kiosk.procedures.outline import Need
from kiosk.session.events import DocumentMarked, PageOpened
from kiosk.session.where import documents
from kiosk.views.pages import menu, reading
from kiosk.views.pages.dated import french_only
from kiosk.views.pages.draft import KEPT, Context, Draft, action, context_of
from kiosk.views.pages.fitting import fitted
from kiosk.views.pages.related import leading, link_controls
from kiosk.views.sentences import sentence, sentences
from kiosk.views.view import Control, Part

BUTTONS = 3  # rows of actions on a part with a paper: its own, what it cites, what leads on


def page(c: Context) -> Draft:
    """Every paper of the position, certain ones and those that may be asked for."""
    if c.here.need is not None:
        return _of_need(c, c.here.need)
    _ = c.say
    position, frame = c.here.position, c.here.frame
    assert position is not None
    assert frame is not None
    papers = documents(position.blocks)
    marks = dict(frame.documents)
    parts = tuple(_paper(c, paper, marks.get(paper.id)) for paper in papers)
    controls = tuple(control for paper in papers for control in _buttons(c, paper, marks.get(paper.id)))
    done = action(
        "go_on",
        _("Voir mon résumé"),
        PageOpened("summary"),
        icon="arrow-right",
        foot="foot0",
        lang=c.language,
    )
    answered = sum(1 for paper in papers if paper.id in marks)
    return Draft(
        title=c.one(_("Avez-vous ces documents ?")),
        parts=parts,
        unmarked=_unmarked(c, papers, marks),
        controls=controls,
        foot=(done,),
        context=context_of(c),
        lead=(
            *c.all(_("Répondez si vous voulez. Rien n’est gardé, c’est pour préparer votre liste.")),
            *french_only(c, *(text.lang for paper in papers for text in (paper.text, paper.help) if text)),
        ),
        progress=c.one(_("Réponses : {n} sur {m}").format(n=answered, m=len(papers))),
        more=_("Suite"),
    )


def _of_need(c: Context, need: Need) -> Draft:
    """What a procedure says of its papers, with the papers themselves to be ticked where they stand."""
    papers = {paper.id: paper for paper in documents(need.blocks)}
    marks = dict(c.here.frame.documents) if c.here.frame is not None else {}
    chosen = menu.chosen(c)
    title = sentence(menu.title_of(c, chosen)) if chosen is not None else c.one("")
    parts = []
    for part in reading.body(c, need.blocks, title):
        paper = papers.pop(part.id.rpartition(":")[2], None) if part.kind == "item" else None
        parts.append(part if paper is None else _paper(c, paper, marks.get(paper.id)))
    ticked = [paper for paper in documents(need.blocks) if paper.id not in papers]
    return Draft(
        title=title,
        parts=tuple(parts),
        unmarked=_unmarked(c, ticked, marks),
        controls=tuple(control for paper in ticked for control in _buttons(c, paper, marks.get(paper.id))),
        context=menu.context(c),
        foot=tuple(replace(control, group=KEPT) for control in (*reading.pause(c), *menu.onward(c))),
        more=c.say("Suite"),
        offered=(*reading.offered(c, need.blocks), *link_controls(c, parts)),
    )


def _paper(c: Context, paper: Document, have: bool | None) -> Part:
    """A paper and its help; one that is missing is no fault of anyone's."""
    if have is False:
        helped = c.all(c.say("Ce n’est pas grave, nous vous aidons."))
    elif paper.when is not None:
        helped = (*c.all(c.say("Peut-être, selon votre situation.")), *sentences(paper.help))
    else:
        helped = sentences(paper.help)
    offers = leading(c, paper.text, (sentence(paper.text),))
    named = replace(sentence(paper.text), offers=offers.get(0, ()))
    name = fitted(c, (named,), bool(named.offers), "heading", BUTTONS)
    helps = fitted(c, helped, bool(named.offers), "small", BUTTONS)
    return Part(
        f"paper:{paper.id}",
        "document",
        (*name, *(replace(said, goes_on=False) for said in helps)),
        group=f"paper:{paper.id}",
        state="lack" if have is False else "",
    )


def _unmarked(c: Context, papers: Iterable[Document], marks: Mapping[str, bool]) -> tuple[Part, ...]:
    """The missing ones as they stood before they were marked so: as large as then."""
    missing = (paper for paper in papers if marks.get(paper.id) is False)
    return tuple(replace(_paper(c, paper, None), state="lack") for paper in missing)


def _buttons(c: Context, paper: Document, have: bool | None) -> tuple[Control, Control]:
    _ = c.say
    return (
        _button(c, paper, "have", _("J’ai"), "check", have is True),
        _button(c, paper, "lack", _("Je n’ai pas"), "close", have is False),
    )


def _button(c: Context, paper: Document, mark: str, label: str, icon: str, chosen: bool) -> Control:
    """A button says which paper it is about: heard alone, « J’ai » would mean nothing.

    A paper’s name in another language is said after it, by its own voice.
    """
    named, own = paper.text, languages.of(c.language)
    foreign = languages.voice_of(named.lang) != own.voice
    return Control(
        f"{mark}:{paper.id}",
        label,
        DocumentMarked(paper.id, mark == "have"),
        role="option",
        look=mark,
        icon=icon,
        group=f"paper:{paper.id}",
        lang=c.language,
        state="selected" if chosen else "",
        spoken=label if foreign else f"{named.text}{languages.of(named.lang).colon}{label}",
        hint=named.text if foreign else "",
        hint_lang=named.lang if foreign else "",
        private=True,
    )
