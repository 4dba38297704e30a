"""The menu of what one may want to know of a procedure, essentials first; nothing has to be read."""

from __future__ import annotations

from dataclasses import replace

from kiosk.procedures.model import Section, Text
from kiosk.procedures.outline import LOOSE, Need, menu_of, need_of
from kiosk.session.events import Event, Finished, PageOpened, ProcedureOpened
from kiosk.session.state import PageRef
from kiosk.views.pages import facts
from kiosk.views.pages.addresses import gathered
from kiosk.views.pages.dated import ASK, asking, french_only
from kiosk.views.pages.draft import KEPT, Context, Draft, action, context_of, pause
from kiosk.views.pages.links import opened_title, opens
from kiosk.views.pages.naming import is_online, is_paper, names
from kiosk.views.pages.references import references_control
from kiosk.views.pages.related import related_control
from kiosk.views.sentences import sentence
from kiosk.views.view import Control, Sentence

SHORT = 28  # characters of a name that stands beside another
_ICONS = {
    "who": "account-multiple",
    "documents": "file-document",
    "where": "map-marker",
    "how": "format-list-bulleted",
    "cost": "currency-eur",
    "delay": "clock",
    "then": "arrow-right",
    "refused": "alert-circle",
    "other": "information",
}


def page(c: Context) -> Draft:
    """One answer for each thing to know; of a procedure read by need, its first page."""
    _ = c.say
    controls = section_controls(c)
    if not c.here.detail:
        controls = (*controls, *(k for k in (related_control(c), references_control(c)) if k is not None))
    controls = (*controls, *asking(c))
    if c.here.outlined:
        controls = _as_tiles((*controls, *_answers(c)), _roomy(c))
    return Draft(
        title=c.one(_("Que voulez-vous savoir ?")),
        context=context(c),
        lead=french_only(c, c.here.procedure.title.lang) if c.here.procedure is not None else (),
        controls=controls if c.here.outlined else (*controls, *_links(c)),
        foot=_actions(c) if c.here.outlined else (),
        more=_("Autres sujets"),
        optional=(ASK,),
    )


def _links(c: Context) -> tuple[Control, ...]:
    """The other procedures that this one leads to."""
    return tuple(
        Control(
            f"open:{link.target}",
            opened_title(c, link).text,
            ProcedureOpened(link.target),
            icon="arrow-right",
            hint=c.say("Une autre démarche"),
            lang=opened_title(c, link).lang,
        )
        for link in opens(c)
    )


def section_controls(c: Context) -> tuple[Control, ...]:
    """One answer a section of the procedure."""
    return tuple(
        Control(
            f"read:{section.id}",
            title_of(c, section).text,
            PageOpened("reading", section.id),
            icon=_icon(section),
            group="sections",
            lang=title_of(c, section).lang,
        )
        for section in sections(c)
    )


def sections(c: Context) -> tuple[Section, ...]:
    """What can be read: the needs of one that is read by need, under short names, else its sections."""
    position = c.here.position
    assert position is not None
    if not c.here.outlined:
        return facts.sections(position)
    found, chapter = menu_of(position, _within(c))
    if chapter is None:
        found = gathered(found, position)
    named = zip(found, names(found, c.say, c.language), strict=True)
    return tuple(Section(need.id, name, need.blocks, need.role) for need, name in named)  # type: ignore[arg-type]


def _within(c: Context) -> str:
    """Something in the menu that this page stands in: what is read, or the first part of a long chapter."""
    position, frame = c.here.position, c.here.frame
    assert position is not None
    if c.here.need is not None:
        return c.here.need.id
    if c.here.page != "menu":
        return frame.need if frame is not None else ""
    chapter = need_of(position, c.here.detail)
    return chapter.parts[0].id if chapter is not None else ""


def _chapter(c: Context) -> Need | None:
    """The long chapter whose menu this is, or that this was chosen from; None for the procedure's own."""
    position = c.here.position
    return menu_of(position, _within(c))[1] if position is not None and c.here.outlined else None


def chosen(c: Context) -> Section | None:
    """The section that this page is about, or None where it does not apply any more."""
    return next((section for section in sections(c) if section.id == c.here.detail), None)


def title_of(c: Context, section: Section) -> Text:
    """A section's title; what stands before the first has « En bref »."""
    if c.here.outlined and section.id == LOOSE and len(sections(c)) == 1 and c.here.procedure is not None:
        return c.here.procedure.title
    return section.title or Text(c.say("En bref"), lang=c.language)


def _as_tiles(controls: tuple[Control, ...], roomy: bool) -> tuple[Control, ...]:
    """Short names side by side, so that more of the menu is in sight; a long or a lone one has its line."""
    made: list[Control] = []
    beside: list[Control] = []
    for control in controls:
        if len(control.label) > SHORT:
            icon = control.icon if roomy else ""  # large letters need all the width
            made += [*beside, replace(control, group="", icon=icon)]
            beside = []
        elif beside:
            group = f"needs{len(made)}"
            made += [replace(k, look="tile", group=group) for k in (*beside, control)]
            beside = []
        else:
            beside = [replace(control, group="")]
    return (*made, *beside)


def _answers(c: Context) -> tuple[Control, ...]:
    """The way to the answers given, to change one."""
    position = c.here.position
    if position is None or not position.steps:
        return ()
    label = c.say("Mes réponses")
    return (Control("recap", label, PageOpened("recap"), icon="pencil", group="sections", lang=c.language),)


def context(c: Context) -> Sentence | None:
    """Which procedure this is, where the title of the page does not say it."""
    alone = c.here.need is not None and c.here.need.id == LOOSE and len(sections(c)) == 1
    chapter = _chapter(c)
    if chapter is not None and chapter.title:
        return sentence(chapter.title)
    return None if alone else context_of(c)


def onward(c: Context) -> tuple[Control, ...]:
    """What can be done once something was read: ask for another thing, take it away, finish."""
    _ = c.say
    ticking = c.here.page != "reading"  # its « Suite » stands beside these
    beside = _roomy(c) and not pause(c)  # and « Pause », where the voice is on
    if len(sections(c)) < 2:
        return _actions(c)[1 : 3 if beside else 2] if ticking else _actions(c)
    other = action(
        "other_need",
        _("Autre chose ?"),
        _menu_again(c),
        look="second" if ticking else "action",
        icon="format-list-bulleted",
        foot=KEPT,
        lang=c.language,
    )
    if not ticking:
        return (*_actions(c)[:2], other) if _roomy(c) else (_actions(c)[0], other)
    return (_actions(c)[1], other) if beside else (other,)


def _menu_again(c: Context) -> PageOpened:
    """Back to the menu that this was chosen from."""
    chapter, frame = _chapter(c), c.here.frame
    led = chapter is not None and frame is not None and PageRef("reading", chapter.id) in frame.pages
    return PageOpened("reading", chapter.id) if chapter is not None and led else PageOpened("menu")


def _actions(c: Context) -> tuple[Control, ...]:
    """The way without a computer, in plain sight, and what to do with what was found."""
    _ = c.say
    offered: tuple[tuple[str, str, Event, str], ...] = (
        ("other_way", _("Sans ordinateur"), PageOpened("other_way"), "account-multiple"),
        ("take", _("Emporter"), PageOpened("summary"), "qrcode"),
        ("finish", _("J’ai fini"), Finished(), "check"),
    )
    shown = offered if _roomy(c) else offered[:2]  # the page that is taken along has how to finish
    return tuple(
        action(name, label, event, look="second", icon=icon, foot=KEPT, lang=c.language)
        for name, label, event, icon in shown
    )


def _roomy(c: Context) -> bool:
    """Whether there is room for a third action beside two."""
    return not (c.layout.low or c.layout.big or c.layout.text_size >= 3)


def _icon(section: Section) -> str:
    if is_online(section.blocks):
        return "file-document" if is_paper(section.blocks) else "laptop"
    return _ICONS[section.role]
