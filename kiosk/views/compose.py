"""`compose(session, library, texts, layout, hall, now) → View`: the one value that is shown and said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk import languages
from kiosk.languages.marks import letter_name
from kiosk.procedures.library import Library
from kiosk.session.preferences import RATES
from kiosk.session.state import Session
from kiosk.session.where import where
from kiosk.views.announcing import announced, control_sentences, unsaid
from kiosk.views.arranging.body import columns_of
from kiosk.views.arranging.cut import Cut
from kiosk.views.arranging.key_rows import is_keyboard
from kiosk.views.arranging.plan import beside_keys, content_width, is_reading
from kiosk.views.arranging.regions import band_holds
from kiosk.views.hall import Hall, Moment
from kiosk.views.layout import Layout
from kiosk.views.measures import measures
from kiosk.views.pages import closed, listening
from kiosk.views.pages.aloud import kept_quiet
from kiosk.views.pages.bar import bar_controls
from kiosk.views.pages.draft import Context, Draft
from kiosk.views.pages.every import PAGES
from kiosk.views.pages.sharing import cramped, seen_by, stop
from kiosk.views.pages.voice_signs import signs
from kiosk.views.parting import cut_page
from kiosk.views.sentences import counted, sentence
from kiosk.views.texts import Texts
from kiosk.views.told import shown_now, told
from kiosk.views.view import Control, Part, Sentence, View

BLACK = "white_on_black"


def compose(
    session: Session, library: Library, texts: Texts, layout: Layout, hall: Hall, now: Moment
) -> View:
    """The page that the session is at, cut to the panel, with all that is said of it."""
    c = Context(session, where(session, library), library, texts, layout, hall, now)
    if c.here.page == "night":
        return View("night", c.here.key, closed.night(c), (), (), (), theme=BLACK, language=c.language)
    below: View | None = None
    if c.here.page == "listening":  # what is heard there is the page that it lies over
        below = compose(replace(session, over="", speaking=-1), library, texts, layout, hall, now)
        draft = listening.page(c, below)
    else:
        draft = kept_quiet(c, PAGES[c.here.page](c))
    draft = replace(draft, lead=(*draft.lead, *signs(c)))
    if draft.whole:
        return _whole(c, draft)
    if cramped(layout, draft):
        c = replace(c, layout=replace(layout, strip=False))
    draft = _in_columns(c, draft)
    draft, band = _held(c, draft)
    parts, controls, cut_here = cut_page(c, draft, band)
    if cut_here.count > 1 and draft.progress is None:  # the line that tells the part has its room too
        smaller, _ = _held(c, replace(draft, progress=_part_of(c, cut_here)))
        recut = len(smaller.parts) > len(draft.parts)
        draft = replace(smaller, progress=None)
        band = _band(c, draft)
        if recut:
            parts, controls, cut_here = cut_page(c, draft, band)
    if cut_here.number > 1 and is_reading(c.here.page, draft.controls):
        draft = _going_on(c, draft, cut_here)
        band = _band(c, draft)
    if cut_here.count > 1 and draft.progress is None:
        draft = replace(draft, progress=_part_of(c, cut_here))
        band = _band(c, draft)
    controls = (*controls, *bar_controls(c, *stop(c)))
    announcement = below.announcement if below else announced(c, draft, parts, controls)
    return View(
        page=c.here.page,
        key=c.here.key,
        title=draft.title.text,
        parts=(*band, *parts),
        controls=controls,
        announcement=announcement,
        focus=session.focus,
        tone=draft.tone,
        dir=languages.of(session.language).dir,
        theme=session.preferences.theme,
        language=session.language,
        notice=draft.notice,
        typing=draft.typing,
        speaking=session.speaking if session.speaking < len(announcement) else -1,
        words=sum(counted(said.text) for said in (*announcement, *unsaid(parts))),
        ring=_ring(session, controls),
        told=shown_now(c, told(c, draft, controls), announcement),
        still=not session.moves,
    )


def _whole(c: Context, draft: Draft) -> View:
    """A page that takes the whole panel, with nothing to choose on it."""
    said = (draft.title, *(one for part in draft.parts for one in part.sentences if one != draft.title))
    return View(
        page=c.here.page,
        key=c.here.key,
        title=draft.title.text,
        parts=draft.parts,
        controls=(),
        announcement=said,
        theme=c.session.preferences.theme,
        language=c.language,
        notice=draft.notice,
        words=sum(counted(one.text) for one in said),
        still=not c.session.moves,
    )


def refocused(view: View, session: Session) -> View:
    """The same page with the focus, or a switch's frame, elsewhere."""
    return replace(view, focus=session.focus, ring=_ring(session, view.controls))


def _ring(session: Session, controls: tuple[Control, ...]) -> tuple[str, ...]:
    """What is framed: by a switch, or by the focus unless fingers are at work."""
    if session.scan is not None and session.scan.moving:
        return tuple(control.id for control in controls if control.id in session.scan.lit)
    shown = not session.by_touch and any(control.id == session.focus for control in controls)
    return (session.focus,) if shown else ()


def _going_on(c: Context, draft: Draft, here: Cut) -> Draft:
    """A text on its further parts: what its head says is said once, and the title alone goes on.

    That the voice is missing stands on each of them, where the head has room for it.
    """
    if c.here.page == "summary":
        bare = replace(draft, lead=(), progress=_part_of(c, here))
    elif c.here.outlined:
        bare = replace(draft, context=None, lead=(), help=(), progress=draft.progress or _part_of(c, here))
    else:
        return draft
    told = replace(bare, lead=signs(c))
    roomy = bool(draft.lead) or measures(c.layout).side  # as high as it was, or beside the text
    return told if roomy and band_holds(c.layout, _band(c, told)) else bare


def _in_columns(c: Context, draft: Draft) -> Draft:
    """Tiles stand in the same columns on every page that they take; a wide face on a small panel keeps
    two of them by leaving the drawings out."""
    tiles = [control for control in draft.controls if control.look == "tile"]
    if not tiles:
        return draft
    wide = content_width(c.layout)
    columns = columns_of(c.layout, tiles, wide)
    bare = [replace(tile, icon="") for tile in tiles]
    drawn = columns > 1 or c.layout.text_size > 1 or columns_of(c.layout, bare, wide) == 1
    shown = {k.id: replace(k, value=str(columns if drawn else 2)) for k in (tiles if drawn else bare)}
    return replace(draft, controls=tuple(shown.get(k.id, k) for k in draft.controls))


def _why_below(draft: Draft) -> Draft:
    """Where the band has no room for it, why (and the help) is the first thing to read in the content."""
    parts = tuple(
        Part(name, "paragraph", said, state="keep")
        for name, said in (("why", draft.lead), ("helped", draft.help))
        if said
    )
    return replace(draft, lead=(), help=(), parts=(*parts, *draft.parts))


def _held(c: Context, draft: Draft) -> tuple[Draft, tuple[Part, ...]]:
    """The draft, with less in its band where that has no room for all; and the band."""
    band = _band(c, draft)
    for smaller in _smaller_bands(draft):
        if band_holds(c.layout, band, beside_keys(c.layout, draft.foot)):
            break
        draft, band = smaller, _band(c, smaller)
    return draft, band


def _part_of(c: Context, here: Cut) -> Sentence:
    return c.one(c.say("Partie {n} sur {m}").format(n=here.number, m=here.count))


def _smaller_bands(draft: Draft) -> Iterator[Draft]:
    """What leaves the band, step by step, where it has no room: why it is asked goes below it, then the name
    of the procedure; then the title becomes small.

    Above a keyboard, what can be done without leaves, the title becomes small, place and time leave, the
    field goes below.
    """
    if not is_keyboard(draft.foot):
        draft = _why_below(draft)
        yield draft
        if draft.context is not None:  # two long names: the procedure's goes below too
            name = Part("of", "note", (draft.context,))
            draft = replace(draft, context=None, parts=(name, *draft.parts))
            yield draft
        yield replace(draft, title_kind="context")
        return
    draft = replace(draft, lead=())
    yield draft
    draft = replace(draft, title_kind="context")
    yield draft
    draft = replace(draft, bare=True)
    yield draft
    if draft.query is not None:
        field = Part("query", "typed", (draft.query,), icon=draft.query_icon, state="keep")
        yield replace(draft, query=None, parts=(field, *draft.parts))


def reading_s(view: View, session: Session) -> float:
    """How long a page takes to be read or heard, in seconds, at the chosen rate."""
    return view.words / (RATES[session.preferences.rate] / 60)


def _band(c: Context, draft: Draft) -> tuple[Part, ...]:
    """The parts to read at the top: place and time, procedure, title, why."""
    clock = languages.of(c.language).clock.format(hour=c.now.clock.hour, minute=c.now.clock.minute)
    watched = c.session.sharing.on and not c.layout.strip  # no strip says it
    place = c.one(seen_by(c)) if watched else sentence(c.hall.name)
    parts = [Part("place", "place", (place,)), Part("clock", "clock", (c.one(clock),))]
    if draft.bare:
        parts = []
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
    if draft.query is not None:
        parts.append(Part("query", "query", (draft.query,), icon=draft.query_icon))
    return tuple(parts)


def control_said(view: View, control_id: str, texts: Texts) -> tuple[Sentence, ...]:
    """What the voice says of one control of a page that is on screen; nothing where it is not there."""
    control = view.control(control_id)
    if control is not None:
        return control_sentences(texts.of(view.language), control, view.language)
    return _struck(view, control_id.removeprefix("key:"))


def _struck(view: View, char: str) -> tuple[Sentence, ...]:
    """A letter of a real keyboard that has no key on the page, as « é »: named, unless keys tell no letters.

    Those of a secret all say the same (EN 301 549 5.1.3.8).
    """
    if len(char) != 1 or not view.typing:
        return ()
    said = {key.said for key in view.controls if key.look == "key" and len(key.label) == 1}
    heard = said.pop() if len(said) == 1 else letter_name(char, view.language)
    return (Sentence("", heard, view.language),)


def group_said(view: View, controls: tuple[str, ...], texts: Texts) -> tuple[Sentence, ...]:
    """What the voice says of what a switch's frame is on: each control, or the ends of a row of keys."""
    say = texts.of(view.language)
    found = [control for control in map(view.control, controls) if control is not None]
    if len(found) > 2 and all(control.look == "key" for control in found):
        ends = say("De {a} à {z}.").format(a=found[0].said, z=found[-1].said)
        return (Sentence("", ends, view.language),)
    return tuple(s for control in found for s in control_sentences(say, control, view.language))
