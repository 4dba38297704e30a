"""One part of a page: what of its body fits the panel, what it offers below, « Suite »; for `compose`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import overload

from kiosk.session.events import Event, TurnedPage
from kiosk.views.arranging.body import foot_rows
from kiosk.views.arranging.control_rows import gap
from kiosk.views.arranging.cut import Cut, cut, height, need
from kiosk.views.arranging.key_rows import is_keyboard
from kiosk.views.arranging.plan import Plan, is_reading, plan
from kiosk.views.arranging.search_rows import BESIDE
from kiosk.views.arranging.word_rows import WORDS
from kiosk.views.measures import measures
from kiosk.views.offered import offers
from kiosk.views.pages.dated import NOTICE, elsewhere
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.fitting import joined
from kiosk.views.view import Control, Part

MORE = "foot_more"  # the group of « Suite » at the foot of a text
OTHER_WAY = "other_way"
NEARER = 6  # units


def cut_page(
    c: Context, draft: Draft, band: tuple[Part, ...]
) -> tuple[tuple[Part, ...], tuple[Control, ...], Cut]:
    """What of the body is on this page, with the control that leads on where it goes further."""
    laid, draft = _noticed(c, draft, band)
    if draft.unmarked:  # what was just touched may not leave its page for a line of comfort
        laid = _laid(c, draft, band, laid.shown) or laid
    draft, parts, controls, shown, reading = laid.draft, laid.parts, laid.controls, laid.shown, laid.reading
    if shown.next is None:
        return parts, (*controls, *draft.foot), shown
    turn = TurnedPage(*shown.next)
    label = draft.more or c.say("Suite")
    if reading:
        return parts, (*controls, *_kept(c, draft), _following(c, draft, turn)), shown
    following = Control("more", label, turn, look="second", icon="arrow-right", group="more", lang=c.language)
    if laid.beside:  # the others, so that the body keeps its room
        return parts, (*controls, replace(following, group=draft.foot[0].group), *draft.foot), shown
    offered = tuple(control for control in controls if control.group.startswith("foot"))
    own = tuple(control for control in controls if control not in offered)
    return parts, (*own, following, *offered, *draft.foot), shown


@dataclass(frozen=True, slots=True)
class _Laid:
    """A draft on its panel: what of it is on this page."""

    draft: Draft
    parts: tuple[Part, ...]
    controls: tuple[Control, ...]
    shown: Cut
    reading: bool
    beside: bool


def _noticed(c: Context, draft: Draft, band: tuple[Part, ...]) -> tuple[_Laid, Draft]:
    """The page with the notice of its age where no part of it holds little else, and the draft so."""
    best, chosen = _laid(c, _unmarked(draft), band), draft
    for parts in elsewhere(draft.parts):
        if not best.shown.lonely.get(NOTICE):
            break
        other = replace(draft, parts=parts)
        laid = _laid(c, _unmarked(other), band)
        if laid.shown.lonely.get(NOTICE, 0) < best.shown.lonely[NOTICE]:
            best, chosen = laid, other
    return best, chosen


@overload
def _laid(c: Context, draft: Draft, band: tuple[Part, ...]) -> _Laid: ...
@overload
def _laid(c: Context, draft: Draft, band: tuple[Part, ...], like: Cut) -> _Laid | None: ...
def _laid(c: Context, draft: Draft, band: tuple[Part, ...], like: Cut | None = None) -> _Laid | None:
    """The page cut where it is best, or `like` another; None where these rows do not fit."""
    longest = band
    if draft.progress is None and (draft.context is not None or is_reading(c.here.page, draft.controls)):
        longest = (*band, _part_told(c))
    for attempt in _attempts(draft):
        draft = attempt
        here = plan(c.layout, longest, c.here.page, draft.parts, draft.controls, draft.foot)
        if here.fits:
            break
    if not here.fits and draft.progress is None and longest is band and not is_keyboard(draft.foot):
        longest = (*band, _part_told(c))
        here = plan(c.layout, longest, c.here.page, draft.parts, draft.controls, draft.foot)
    if not here.foot_fits and not is_keyboard(draft.foot):
        draft = _actions_in_body(draft)
        here = plan(c.layout, longest, c.here.page, draft.parts, draft.controls, draft.foot)
    reading = is_reading(c.here.page, draft.controls)
    before = _room_before(c, draft, here, reading)
    touched = max((row.height for row in here.rows if row.controls), default=0.0)
    if not here.fits and before < touched and len(draft.foot) > 1 and not is_keyboard(draft.foot):
        draft = _actions_in_body(draft)  # a page that others follow has room for what is touched on it
        here = plan(c.layout, longest, c.here.page, draft.parts, draft.controls, draft.foot)
        before = _room_before(c, draft, here, reading)
    offered = offers(c, draft, here, before)
    if like is None:
        shown = cut(here.rows, here.available, before, c.session.at, here.above, offered.brings)
    else:
        places = [row.ref for row in here.rows]
        if not like.rows or like.rows[0].ref not in places or (like.next or places[-1]) not in places:
            return None
        end = places.index(like.next) if like.next is not None else len(places)
        rows = tuple(here.rows[places.index(like.rows[0].ref) : end])
        room = here.available if like.next is None else before
        nearer = NEARER * here.layout.unit  # to the foot, for the line that the mark brings
        if need(rows, here.above) + offered.brings(rows) > room + nearer:
            return None
        shown = replace(like, rows=rows)
    parts, controls = _shown(draft, shown)
    parts, controls = (*offered.again(shown.rows), *parts), (*controls, *offered.of(shown.rows))
    return _Laid(draft, parts, controls, shown, reading, _one_row(c, draft, here))


def _part_told(c: Context) -> Part:
    """The line of the band that tells which part of a page this is: it takes its room."""
    return Part("progress", "progress", (c.one(c.say("Partie {n} sur {m}")),))


def _unmarked(draft: Draft) -> Draft:
    """With missing papers as they stood before they were marked so; the same draft where there is none."""
    before = {part.id: part for part in draft.unmarked}
    if not before:
        return draft
    return replace(draft, parts=tuple(before.get(part.id, part) for part in draft.parts))


def _actions_in_body(draft: Draft) -> Draft:
    """Where the actions would take most of the page, the last alone stay at its foot.

    Where there is a way without a computer, that one stays: in plain sight on every part of the page.
    """
    last = draft.foot[-1].group
    stays = tuple(k for k in draft.foot if k.id == OTHER_WAY)
    stays = stays or tuple(k for k in draft.foot if k.group == last)
    if len(stays) == len(draft.foot):  # one row of several, which « Suite » would break into as many
        stays = draft.foot[-1:]
    kept = {control.id for control in stays}
    moved = tuple(replace(k, group=f"acts_{k.group}") for k in draft.foot if k.id not in kept)
    return replace(draft, controls=(*draft.controls, *moved), foot=stays)


def _attempts(draft: Draft) -> Iterator[Draft]:
    """Everything on one page; then without what the page can do without, the words that are offered last."""
    yield from _lighter(draft)
    without = tuple(control for control in draft.controls if control.group != WORDS)
    if without != draft.controls:
        yield from _lighter(replace(draft, controls=without))


def _lighter(draft: Draft) -> Iterator[Draft]:
    yield draft
    for part_id in draft.optional:
        parts = tuple(part for part in draft.parts if part.id != part_id)
        controls = tuple(control for control in draft.controls if control.id != part_id)
        draft = replace(draft, parts=parts, controls=(*controls, *draft.instead), instead=())
        yield draft
    rest = [control for control in draft.controls if control.group != WORDS]
    if draft.beside and len(rest) == 2:
        beside = tuple(replace(k, group=BESIDE) if k in rest else k for k in draft.controls)
        yield replace(draft, controls=beside)


def _kept(c: Context, draft: Draft) -> tuple[Control, ...]:
    """Actions that stay on every page of a text, beside « Suite »: pause, the way without a computer."""
    kept = ("pause", OTHER_WAY)
    return tuple(replace(control, group=MORE) for control in draft.foot if control.id in kept)


def _one_row(c: Context, draft: Draft, here: Plan) -> bool:
    """Whether « Suite » has its place in the one row at the foot, and this is no higher than two."""
    if len({control.group for control in draft.foot}) != 1 or len(draft.foot) > 2:
        return False
    wide, layout = here.room.w, here.layout
    return len(foot_rows(layout, _with_following(c, draft), wide)) < 3


def _with_following(c: Context, draft: Draft) -> tuple[Control, ...]:
    """« Suite » and the others of the foot, in its row."""
    return (replace(_following(c, draft, None), look="second", group=draft.foot[0].group), *draft.foot)


def _following(c: Context, draft: Draft, turn: Event | None) -> Control:
    return action("more", draft.more or c.say("Suite"), turn, icon="arrow-right", foot=MORE, lang=c.language)


def _room_before(c: Context, draft: Draft, here: Plan, reading: bool) -> float:
    """The room on a page that others follow: « Suite » takes the foot's place, or some of it."""
    if reading:
        feet = foot_rows(here.layout, (*_kept(c, draft), _following(c, draft, None)), here.room.w)
        return here.available + here.foot_room(here.feet) - here.foot_room(feet)
    if _one_row(c, draft, here):
        feet = foot_rows(here.layout, _with_following(c, draft), here.room.w)
        return here.available + here.foot_room(here.feet) - here.foot_room(feet)
    below = foot_rows(
        here.layout, (replace(_following(c, draft, None), look="second", group="more"),), here.room.w
    )
    return here.available - height(below) - gap(here.layout, measures(here.layout).gap_answers)


def _shown(draft: Draft, here: Cut) -> tuple[tuple[Part, ...], tuple[Control, ...]]:
    """The parts and controls of these rows; a paragraph cut between pages keeps the sentences shown."""
    sentences: dict[str, set[int] | None] = {}
    wanted: set[str] = set()
    for row in here.rows:
        for part_id in row.parts:
            known = sentences.setdefault(part_id, set())
            if row.sentences is None or known is None:
                sentences[part_id] = None
            else:
                known |= set(row.sentences)
        wanted |= set(row.controls)
    parts = []
    for part in draft.parts:
        if part.id not in sentences:
            continue
        numbers = sentences[part.id]
        if numbers is not None:
            kept = tuple(said for number, said in enumerate(part.sentences) if number in numbers)
            part = replace(part, sentences=kept, first=min(numbers))
        parts.append(replace(part, sentences=joined(part.sentences)))
    return tuple(parts), tuple(control for control in draft.controls if control.id in wanted)
