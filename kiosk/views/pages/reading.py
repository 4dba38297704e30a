"""Reading: one section of a procedure as a short page of sentences."""

from __future__ import annotations

from dataclasses import replace

from kiosk import languages
from kiosk.procedures.engine import Alternative, Resolved
from kiosk.procedures.model import (
    CallOut,
    Checklist,
    Cost,
    Delay,
    Listing,
    OnlineService,
    Outcome,
    Paragraph,
    Payment,
    Place,
    Section,
    Table,
    Text,
)
from kiosk.session.events import PageClosed, PageOpened
from kiosk.views.pages import facts, menu
from kiosk.views.pages.dated import french_only, source_note, with_notice
from kiosk.views.pages.doubt import in_doubt, is_settled
from kiosk.views.pages.draft import Context, Draft, action, case_words, pause
from kiosk.views.pages.places import place_parts
from kiosk.views.pages.related import link_controls, with_related
from kiosk.views.pages.services import service_part, square_control
from kiosk.views.pages.table import table_control, table_parts, tables
from kiosk.views.pages.word import explained, word_controls
from kiosk.views.sentences import sentence
from kiosk.views.texts import to_translate
from kiosk.views.view import Control, Part, Sentence

_CALLOUTS = {
    "know": to_translate("À savoir"),
    "warn": to_translate("Attention"),
    "remind": to_translate("Rappel"),
    "example": to_translate("Exemple"),
    "note": to_translate("À noter"),
    "check": to_translate("À vérifier à l’accueil"),
}
_SIGNS = {
    "know": "information",
    "warn": "alert-circle",
    "remind": "bell-ring",
    "example": "lightbulb-outline",
    "note": "pencil",
    "check": "clipboard-check",
}
MORE = "more:"  # how the identity begins of the control that opens what is folded
FOLDED = ("know", "note", "example")  # kinds of boxes that nobody misses by not opening them
LONG_BOX = 90  # words: longer boxes of those kinds are closed behind a touch


def page(c: Context) -> Draft:
    """One section, sentence by sentence."""
    _, position = c.say, c.here.position
    assert position is not None
    chosen = chosen_block(c)
    parts: tuple[Part, ...] = ()
    title = c.one(_("Cette partie ne s’applique plus."))
    if isinstance(chosen, CallOut):
        title = sentence(Text(_head(c, chosen)[0]))
        parts = tuple(_parts(c, chosen.blocks))
    elif chosen is not None:
        words = menu.title_of(c, chosen)
        title, parts = sentence(words), tuple(_parts(c, chosen.blocks))
    parts = untitled(parts, title)
    parts = (*with_notice(c, parts), *(source_note(c) if parts else ()))
    if len(menu.sections(c)) == 1:  # no menu leads there
        parts = with_related(c, parts)
    inside = chosen.blocks if chosen is not None else ()
    lang = _lang_of(inside, c.language)
    of_a_need = c.here.need is not None and c.here.page == "reading"
    done = action("go_on", _("C’est lu"), PageClosed(), icon="check", foot="foot0", lang=c.language)
    return Draft(
        title=title,
        parts=parts,
        context=menu.context(c),
        lead=french_only(c, lang),
        foot=(*pause(c), *(menu.onward(c) if of_a_need else (done,))),
        more=_("Suite"),
        offered=(*offered(c, inside), *link_controls(c, parts)),
    )


def chosen_block(c: Context) -> Section | CallOut | None:
    """The section that the page is of, or the box that was folded away in one."""
    position = c.here.position
    assert position is not None
    section = menu.chosen(c)
    if section is not None:
        return section
    found = (f.block for f in facts.found(position.blocks))
    return next((b for b in found if isinstance(b, CallOut | Section) and b.id == c.here.detail), None)


def offered(c: Context, blocks: tuple[Resolved, ...]) -> tuple[Control, ...]:
    """What the sentences of these blocks may lead to: words, tables, boxes that are folded."""
    found = tuple(facts.found(blocks))
    boxes = [f.block for f in found if isinstance(f.block, CallOut) and _folded(f.block)]
    return (
        *word_controls(c),
        *(table_control(c, table) for table in tables(blocks)),
        *(_box_control(c, box) for box in boxes),
        *(square_control(c, f.block) for f in found if isinstance(f.block, OnlineService)),
    )


def untitled(parts: tuple[Part, ...], title: Sentence) -> tuple[Part, ...]:
    """The parts without a first heading that is the page's own title, which may say more in brackets."""
    first = parts[0] if parts else None
    if first is None or first.kind != "heading":
        return parts
    said = first.sentences[0].text
    return parts[1:] if title.text == said or title.text.startswith(f"{said} (") else parts


def body(c: Context, blocks: tuple[Resolved, ...], title: Sentence) -> tuple[Part, ...]:
    """The blocks as parts, with what is to know of their age and where they come from."""
    parts = untitled(tuple(_parts(c, blocks)), title)
    return (*with_notice(c, parts), *(source_note(c) if parts else ()))


def _parts(c: Context, blocks: tuple[Resolved, ...], inside: bool = False, told: bool = False) -> list[Part]:
    """The blocks as parts; `inside` a box there is no room for a table’s columns.

    `told`: that they may not apply stands above them already.
    """
    parts: list[Part] = []
    doubt = False
    answered = c.here.position is not None and bool(c.here.position.steps)
    for block in blocks:
        if is_settled(block, answered):
            continue
        before, doubt = doubt, in_doubt(block)
        if doubt and not before and not told:
            parts.append(Part(f"{block.id}?", "heading", (c.one(c.say("Selon votre situation :")),)))
        match block:
            case Paragraph(block_id, text):
                kind = "heading" if block.heading else "paragraph"
                parts.append(Part(block_id, kind, explained(c, text)))
            case Alternative(block_id, title, within):
                head = sentence(Text(case_words(title), lang=title.lang))
                parts += [Part(block_id, "heading", (head,))] if title else []
                parts += _parts(c, within, inside)
            case Section(block_id, title, within):
                parts += [Part(block_id, "heading", (sentence(title),))] if title else []
                parts += _parts(c, within, inside, told or doubt)
            case Listing():
                parts += _items(c, block, inside)
            case Checklist():
                parts += [Part(block.id, "heading", (sentence(block.title),))] if block.title else []
                for d in block.documents:
                    said = (*explained(c, d.text), *explained(c, d.help))
                    parts.append(Part(f"{block.id}:{d.id}", "item", said))
            case CallOut():
                parts += _box(c, block, told or doubt)
            case Place():
                head = c.one(c.say("Où"))
                parts += place_parts(c, block, block.id, f"place:{block.id}", head)
            case OnlineService():
                parts.append(service_part(c, block, block.id, f"service:{block.id}"))
            case Cost(block_id, text) | Delay(block_id, text) | Payment(block_id, text):
                parts.append(Part(block_id, "paragraph", explained(c, text)))
            case Outcome(block_id, title, todo):
                parts += [Part(block_id, "heading", (sentence(title),))] if title else []
                parts += [Part(f"{block_id}.todo", "paragraph", explained(c, todo))] if todo else []
            case Table():
                parts += table_parts(c, block, inside)
    return parts


def _items(c: Context, block: Listing, inside: bool) -> list[Part]:
    """The entries of a list, numbered where their order counts; what stands in one follows it."""
    parts: list[Part] = []
    for number, item in enumerate(block.items, 1):
        first = f"{number}." if block.ordered else ""
        for within in item.blocks:
            if isinstance(within, Paragraph):
                said = explained(c, within.text)
                if first:
                    said = (replace(said[0], spoken=f"{number}. {said[0].said}"), *said[1:])
                parts.append(Part(within.id, "item", said, value=first))
                first = ""
            else:
                parts += _parts(c, (within,), inside)
    return parts


def _head(c: Context, block: CallOut) -> tuple[str, str]:
    """A box’s heading and its language: its kind, and its own title where that says more."""
    kind, title = c.say(_CALLOUTS[block.kind]), block.title.text.rstrip("  :.")
    if not title:
        return kind, c.language
    known = {_CALLOUTS[block.kind].lower(), kind.lower()}
    if title.lower() in known:
        return kind, c.language
    own = languages.of(c.language)
    alike = own.voice == "fr" and c.language == block.title.lang  # others lack the heading's small letter
    return (f"{kind}{own.colon}{title}" if alike else title), block.title.lang


def _box(c: Context, block: CallOut, told: bool = False) -> list[Part]:
    """A box of its kind; a long one that may be left aside is closed, and so are boxes in a box set apart.

    `told`: that it may not apply stands above it already.
    """
    if _folded(block):
        words, lang = _head(c, block)
        head = replace(sentence(Text(words, lang=lang)), offers=(MORE + block.id,))
        sign = _SIGNS[block.kind]
        if words == c.say(_CALLOUTS[block.kind]):  # a line: a box of one word would look empty
            return [Part(block.id, "item", (head,), icon=sign)]
        return [Part(block.id, "callout", (head,), icon=sign, state=block.kind)]
    words, lang = _head(c, block)
    own = tuple(b for b in block.blocks if not isinstance(b, CallOut))
    said: list[Sentence] = [sentence(Text(words, lang=lang))]
    for part in _parts(c, own, inside=True, told=told):
        said += part.sentences
    if len(said) > 1:
        said[1] = _capital(said[1])
    box = Part(block.id, "callout", tuple(said), icon=_SIGNS[block.kind], state=block.kind)
    nested = [part for b in block.blocks if isinstance(b, CallOut) for part in _box(c, b, told)]
    return [box, *nested] if len(said) > 1 or not nested else nested


def _capital(said: Sentence) -> Sentence:
    """What was written after « À noter : » is a sentence of its own."""
    return replace(said, text=said.text[:1].upper() + said.text[1:])


def _folded(block: CallOut) -> bool:
    return block.kind in FOLDED and _words(block.blocks) > LONG_BOX


def _words(blocks: tuple[Resolved, ...]) -> int:
    paragraphs = (f.block for f in facts.found(blocks) if isinstance(f.block, Paragraph))
    return sum(len(paragraph.text.text.split()) for paragraph in paragraphs)


def _box_control(c: Context, block: CallOut) -> Control:
    """The control that opens what is folded away, on a page of its own."""
    title = block.title.text.rstrip("\u00a0 :.") or _head(c, block)[0]
    label = c.say("En savoir plus : {title}").format(title=title)
    event = PageOpened("aside", block.id)
    return action(MORE + block.id, label, event, look="second", icon="plus", lang=c.language)


def _lang_of(blocks: tuple[Resolved, ...], otherwise: str) -> str:
    """The language that these blocks are written in: that of their first text."""
    paragraphs = (f.block for f in facts.found(blocks) if isinstance(f.block, Paragraph))
    return next((paragraph.text.lang for paragraph in paragraphs), otherwise)
