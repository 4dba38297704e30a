"""Reading: one section of a procedure as a short page of sentences."""

from __future__ import annotations

from kiosk.procedures.engine import Alternative, Resolved
from kiosk.procedures.model import CallOut, Listing, Paragraph, Section, Table, Text
from kiosk.session.events import Paused, WentBack
from kiosk.views.pages import facts
from kiosk.views.pages.draft import Context, Draft, action, case_words, context_of
from kiosk.views.pages.menu import title_of
from kiosk.views.sentences import sentence, sentences
from kiosk.views.texts import to_translate
from kiosk.views.view import Part, Sentence

_CALLOUTS = {
    "know": to_translate("À savoir"),
    "warn": to_translate("Attention"),
    "remind": to_translate("Rappel"),
    "example": to_translate("Exemple"),
    "note": to_translate("À noter"),
    "check": to_translate("À vérifier à l’accueil"),
}


def page(c: Context) -> Draft:
    """One section, sentence by sentence."""
    _, position = c.say, c.here.position
    assert position is not None
    chosen = next((s for s in facts.sections(position) if s.id == c.here.detail), None)
    parts = tuple(_parts(c, chosen.blocks)) if chosen is not None else ()
    title = (
        sentence(title_of(c, chosen)) if chosen is not None else c.one(_("Cette partie ne s’applique plus."))
    )
    paused = c.session.paused
    pause = action(
        "pause",
        _("Reprendre") if paused else _("Pause"),
        Paused(),
        look="voice",
        icon="play" if paused else "pause",
        foot="foot0",
        lang=c.language,
    )
    done = action("go_on", _("C’est lu"), WentBack(), icon="check", foot="foot0", lang=c.language)
    voice = (pause,) if c.session.preferences.voice else ()
    return Draft(title=title, parts=parts, context=context_of(c), foot=(*voice, done), more=_("Suite"))


def _parts(c: Context, blocks: tuple[Resolved, ...]) -> list[Part]:
    parts: list[Part] = []
    doubt = False
    for block in blocks:
        before, doubt = doubt, not isinstance(block, Alternative) and block.when is not None
        if doubt and not before:
            parts.append(Part(f"{block.id}?", "heading", (c.one(c.say("Selon votre situation :")),)))
        match block:
            case Paragraph(block_id, text):
                parts.append(Part(block_id, "paragraph", sentences(text)))
            case Alternative(block_id, title, inside):
                head = sentence(Text(case_words(c, title), lang=title.lang))
                parts += [Part(block_id, "heading", (head,))] if title else []
                parts += _parts(c, inside)
            case Section(block_id, title, inside):
                parts += [Part(block_id, "heading", (sentence(title),))] if title else []
                parts += _parts(c, inside)
            case Listing():
                parts += _items(c, block)
            case CallOut():
                parts.append(_callout(c, block))
            case Table():
                parts += _table(block)
    return parts


def _items(c: Context, block: Listing) -> list[Part]:
    parts: list[Part] = []
    for item in block.items:
        for inside in item.blocks:
            if isinstance(inside, Paragraph):
                parts.append(Part(inside.id, "item", sentences(inside.text)))
            else:
                parts += _parts(c, (inside,))
    return parts


def _callout(c: Context, block: CallOut) -> Part:
    kind = c.say(_CALLOUTS[block.kind])
    head = sentence(block.title) if block.title else c.one(kind)
    said: list[Sentence] = [head]
    for part in _parts(c, block.blocks):
        said += part.sentences
    icon = {"warn": "alert-circle", "check": "alert-circle"}.get(block.kind, "information")
    return Part(block.id, "callout", tuple(said), icon=icon, state=block.kind)


def _table(block: Table) -> list[Part]:
    """Row by row, each cell with its heading: so it is read, and so it is heard."""
    parts = [Part(block.id, "heading", (sentence(block.caption),))] if block.caption else []
    for number, row in enumerate(block.rows):
        cells = []
        for column, cell in enumerate(row):
            heading = block.headings[column].text if column < len(block.headings) else ""
            cells.append(f"{heading}\u00a0: {cell.text}" if heading and column else cell.text)
        text = ". ".join(cell.rstrip(".") for cell in cells if cell)
        lang = row[0].lang if row else "fr"
        parts.append(Part(f"{block.id}.{number}", "item", (sentence(Text(f"{text}.", lang=lang)),)))
    return parts
