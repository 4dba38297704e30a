"""`compose(session, library, texts, layout, hall, now) → View`: the one value that is shown and said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from kiosk.procedures.library import Library
from kiosk.session.events import Event, TurnedPage
from kiosk.session.preferences import RATES
from kiosk.session.state import Session
from kiosk.session.where import where
from kiosk.views.arranging.arrange import body_room, content_rect, tightened
from kiosk.views.arranging.body import body_rows, foot_rows
from kiosk.views.arranging.control_rows import gap, least
from kiosk.views.arranging.cut import Cut, cut, height
from kiosk.views.arranging.regions import READING, regions
from kiosk.views.hall import Hall, Moment
from kiosk.views.layout import Layout
from kiosk.views.measures import measures
from kiosk.views.pages import (
    call,
    checklist,
    home,
    language,
    missing,
    preferences,
    question,
    reading,
    still_there,
    summary,
    takeaway,
    welcome,
)
from kiosk.views.pages.bar import bar_controls
from kiosk.views.pages.draft import KEPT, Context, Draft, action
from kiosk.views.placement import Rect
from kiosk.views.texts import Texts
from kiosk.views.view import Control, Part, Sentence, View

MORE = "foot_more"  # the group of « Suite » at the foot of a text

PAGES: Mapping[str, Callable[[Context], Draft]] = {
    "welcome": welcome.page,
    "home": home.home,
    "themes": home.themes,
    "theme": home.theme,
    "question": question.page,
    "checklist": checklist.page,
    "summary": summary.page,
    "menu": reading.menu,
    "reading": reading.page,
    "recap": summary.recap,
    "phone": takeaway.phone,
    "other_way": takeaway.other_way,
    "call": call.page,
    "preferences": preferences.page,
    "language": language.page,
    "still_there": still_there.page,
    "missing": missing.page,
}


def compose(
    session: Session, library: Library, texts: Texts, layout: Layout, hall: Hall, now: Moment
) -> View:
    """The page that the session is at, cut to the panel, with all that is said of it."""
    c = Context(session, where(session, library), library, texts, layout, hall, now)
    draft = PAGES[c.here.page](c)
    band = _band(c, draft)
    parts, controls, cut_here = _cut(c, draft, band)
    if cut_here.count > 1 and draft.progress is None:
        of = c.say("Partie {n} sur {m}").format(n=cut_here.number, m=cut_here.count)
        band = _band(c, replace(draft, progress=c.one(of)))
    controls = (*controls, *bar_controls(c))
    announcement = _announcement(c, draft, parts, controls)
    return View(
        page=c.here.page,
        key=c.here.key,
        title=draft.title.text,
        parts=(*band, *parts),
        controls=controls,
        announcement=announcement,
        focus=session.focus,
        tone=draft.tone,
        theme=session.preferences.theme,
        language=session.language,
        speaking=session.speaking if session.speaking < len(announcement) else -1,
        words=sum(len(said.text.split()) for said in announcement),
    )


def reading_s(view: View, session: Session) -> float:
    """How long a page takes to be read or heard, in seconds, at the chosen rate."""
    return view.words / (RATES[session.preferences.rate] / 60)


def _band(c: Context, draft: Draft) -> tuple[Part, ...]:
    """The parts to read at the top: place and time, procedure, title, why."""
    clock = c.now.clock.strftime("%H\u00a0h\u00a0%M" if c.language == "fr" else "%H:%M").removeprefix("0")
    parts = [Part("place", "place", (c.one(c.hall.name),)), Part("clock", "clock", (c.one(clock),))]
    if draft.badge:
        parts.append(Part("badge", "badge", icon=draft.badge))
    if draft.context is not None:
        value = draft.progress.text if draft.progress is not None else ""
        parts.append(Part("context", "context", (draft.context,), value=value))
    if draft.progress is not None:
        parts.append(Part("progress", "progress", (draft.progress,)))
    parts.append(Part("title", draft.title_kind, (draft.title,)))
    if draft.start is not None:
        parts.append(Part("start", "start", (draft.start,)))
    if draft.lead:
        parts.append(Part("lead", "lead", draft.lead, state="bold_first" if draft.bold_lead else ""))
    if draft.help:
        parts.append(Part("help", "help", draft.help))
    return tuple(parts)


def _cut(
    c: Context, draft: Draft, band: tuple[Part, ...]
) -> tuple[tuple[Part, ...], tuple[Control, ...], Cut]:
    """What of the body is on this page, with the control that leads on where it goes further."""
    layout = c.layout
    longest = band
    if draft.progress is None and draft.context is not None:
        longest = (*band, Part("progress", "progress", (c.one(c.say("Partie {n} sur {m}")),)))
    zones = regions(layout, longest, c.here.page)
    room = content_rect(layout, zones)
    for draft, layout in _attempts(draft, layout):
        rows = body_rows(layout, draft.parts, draft.controls, room.w)
        feet = foot_rows(layout, draft.foot, room.w)
        available = body_room(layout, rows, feet, room, zones)
        if height(rows, squeezed=True) <= available:
            break
    before = _room_before(c, draft, layout, room, available)
    here = cut(rows, available, before, c.session.at)
    parts, controls = _shown(draft, here)
    if here.next is None:
        return parts, (*controls, *draft.foot), here
    turn = TurnedPage(*here.next)
    label = draft.more or c.say("Suite")
    if c.here.page in READING:
        return parts, (*controls, *_kept(c, draft), _following(c, draft, turn)), here
    following = Control("more", label, turn, look="second", icon="arrow-right", group="more", lang=c.language)
    if len(draft.foot) == 1:  # beside the one action, so that the body keeps its room
        return parts, (*controls, replace(following, group=draft.foot[0].group), *draft.foot), here
    return parts, (*controls, following, *draft.foot), here


def _attempts(draft: Draft, layout: Layout) -> Iterator[tuple[Draft, Layout]]:
    """Everything on one page, more and more tightly; then without what the page can do without."""
    yield from ((draft, tighter) for tighter in tightened(layout))
    for part_id in draft.optional:
        draft = replace(draft, parts=tuple(part for part in draft.parts if part.id != part_id))
        yield draft, replace(layout, tight=0.7)


def _kept(c: Context, draft: Draft) -> tuple[Control, ...]:
    """Actions that stay on every page of a text: the pause, and the other ways."""
    pause = tuple(replace(control, group=MORE) for control in draft.foot if control.look == "voice")
    group = MORE if c.layout.form == "landscape" else KEPT
    return tuple(replace(control, group=group) for control in draft.foot if control.group == KEPT) + pause


def _following(c: Context, draft: Draft, turn: Event | None) -> Control:
    return action("more", draft.more or c.say("Suite"), turn, icon="arrow-right", foot=MORE, lang=c.language)


def _room_before(c: Context, draft: Draft, layout: Layout, room: Rect, available: float) -> float:
    """The room on a page that others follow: « Suite » takes the foot's place when reading, else some of it."""
    if c.here.page in READING:
        feet = foot_rows(layout, (*_kept(c, draft), _following(c, draft, None)), room.w)
        return room.h - height(feet) - feet[0].gap - 6 * layout.unit
    if len(draft.foot) == 1:
        return available
    return available - least(layout, measures(layout).small) - gap(layout, measures(layout).gap_answers)


def _shown(draft: Draft, here: Cut) -> tuple[tuple[Part, ...], tuple[Control, ...]]:
    """The parts and controls of these rows; a paragraph cut between pages keeps the sentences shown."""
    sentences: dict[str, list[int]] = {}
    wanted: set[str] = set()
    for row in here.rows:
        for part_id in row.parts:
            sentences.setdefault(part_id, []).append(row.ref[1])
        wanted |= set(row.controls)
    parts = []
    for part in draft.parts:
        if part.id not in sentences:
            continue
        numbers = sentences[part.id]
        if part.kind in ("paragraph", "item") and len(numbers) < len(part.sentences):
            part = replace(part, sentences=tuple(part.sentences[n] for n in numbers))
        parts.append(part)
    return tuple(parts), tuple(control for control in draft.controls if control.id in wanted)


def _announcement(
    c: Context, draft: Draft, parts: tuple[Part, ...], controls: tuple[Control, ...]
) -> tuple[Sentence, ...]:
    """What is said when the page opens: where one is, the title, why, the text, then each thing to touch."""
    said: list[Sentence] = list(draft.intro)
    said += [s for s in (draft.context, draft.progress) if s is not None and draft.intro == ()]
    said.append(draft.title)
    if draft.start is not None:
        said.append(draft.start)
    said += [*draft.lead, *draft.help]
    for part in parts:
        said += [s for s in part.sentences if s.text]
    own = [control for control in controls if control.zone == "touch" and control.look != "key"]
    said += [control_sentence(c.say, control) for control in own]
    return tuple(said)


def control_said(view: View, control_id: str, texts: Texts) -> Sentence | None:
    """What the voice says of one control of a page that is on screen, or None where it is not there."""
    control = view.control(control_id)
    return control_sentence(texts.of(view.language), control) if control is not None else None


def control_sentence(say: Callable[[str], str], control: Control) -> Sentence:
    """What is said of a control: its words, and its state where it has one (EN 301 549 5.6)."""
    _ = say
    states = {
        "selected": _("choisi"),
        "on": _("activé"),
        "off": _("désactivé"),
        "disabled": _("indisponible"),
    }
    state = states.get(control.state, "")
    words = f"{control.said}, {state}" if state else control.said
    return Sentence(control.label, words, control.lang, control.private)
