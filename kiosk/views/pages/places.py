"""Where to go as parts of a page: a card with name, address, whether it is open, access, telephone, origin.

Used by the summary, the readings, the way without a computer and, through them, by the ticket.
"""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.procedures.model import Place, Text
from kiosk.views.hall import HALLS, PlaceCard
from kiosk.views.pages import facts
from kiosk.views.pages.draft import Context, case_words
from kiosk.views.sentences import sentence, sentences
from kiosk.views.view import Part, Sentence

MOST = 3  # cards of one place: where there are more, an agent knows which
NOW = "now"  # the state of an entry that holds at this moment only: it is not printed


def place_parts(c: Context, place: Place, part_id: str, group: str, head: Sentence) -> tuple[Part, ...]:
    """The cards of one place, each a fact under this heading with its entries."""
    return _cards_parts(c, cards_of(c, place), part_id, group, head, (), sentences(place.note))


def cards_of(c: Context, place: Place) -> tuple[PlaceCard, ...]:
    """What is known of a place now, in the citizen's language."""
    return c.hall.cards(place, c.now.clock, c.language)


def where_parts(c: Context) -> tuple[Part, ...]:
    """Every place of the procedure: this town hall once, with what is to know for each case; then others."""
    position = c.here.position
    assert position is not None
    found = [(f, f.block) for f in facts.of_kind(position, Place) if isinstance(f.block, Place)]
    halls = [(f, place) for f, place in found if place.kind in HALLS]
    head = c.one(c.say("Où"))
    parts: list[Part] = []
    if halls:
        notes = told_once(c, ((f, sentences(place.note)) for f, place in halls))
        lines = tuple(line for condition, note in notes for line in (*condition, *note))
        parts += _cards_parts(c, cards_of(c, Place("hall")), "fact:place0", "facts", head, (), lines)
    others = (
        (f, (cards_of(c, place), sentences(place.note))) for f, place in found if (f, place) not in halls
    )
    for number, (condition, (cards, note)) in enumerate(told_once(c, others), bool(halls)):
        parts += _cards_parts(c, cards, f"fact:place{number}", "facts", head, condition, note)
    return tuple(parts)


def told_once(c: Context, all_found: Iterable[tuple[facts.Found, tuple]]) -> list[tuple[tuple, tuple]]:
    """What is to be told, the same once, after the sentence of the case that it depends on, if any."""
    places: dict[tuple, list[facts.Found]] = {}
    for found, told in all_found:
        if told:
            places.setdefault(told, []).append(found)
    once = []
    for told, where in places.items():
        cases = {f.cases[-1] for f in where if f.cases}
        condition: tuple[Sentence, ...] = ()
        if not any(f.sure for f in where):
            one = len(cases) == 1
            said = Text(case_words(c, *cases), lang=next(iter(cases)).lang) if one else None
            condition = (sentence(said) if said else c.one(c.say("Selon votre situation :")),)
        once.append((condition, told))
    return once


def _cards_parts(
    c: Context,
    cards: tuple[PlaceCard, ...],
    part_id: str,
    group: str,
    head: Sentence,
    before: tuple[Sentence, ...],
    notes: tuple[Sentence, ...],
) -> tuple[Part, ...]:
    parts: list[Part] = []
    for number, card in enumerate(cards[:MOST]):
        name = part_id if number == 0 else f"{part_id}.{number}"
        last = number == min(len(cards), MOST) - 1
        more = (
            c.all(c.say("Il y a d’autres lieux. Demandez à un agent.")) if last and len(cards) > MOST else ()
        )
        reception = _reception(c) if card.lines and card.lines[0].text == c.hall.name else ()
        lines = (head, *before, *(s for text in card.lines for s in _lines(text)), *reception)
        parts += _with_entries(
            Part(name, "fact", (*lines, *notes, *more), group, "map-marker"), _entries(c, card)
        )
    return tuple(parts)


def _lines(text: Text) -> tuple[Sentence, ...]:
    """An address is one line however many stops it has; what is a sentence stays one."""
    return sentences(text) if text.text.endswith(".") else (sentence(text),)


def _reception(c: Context) -> tuple[Sentence, ...]:
    said = c.say("Accueil : {where}.").format(where=c.hall.reception) if c.hall.reception else ""
    return (c.one(said),) if said else ()


def _entries(c: Context, card: PlaceCard) -> list[tuple[str, str, Sentence, str]]:
    """(name, icon, words, state) of each line with a sign of its own."""
    entries = []
    if card.opening:
        entries.append(
            ("opening", "clock", sentence(card.opening), f"{NOW} {'open' if card.open else 'shut'}")
        )
    for number, said in enumerate(sentences(card.hours)):
        entries.append((f"hours{number}", "calendar" if number == 0 else "", said, ""))
    if card.access:
        entries.append(("access", "wheelchair-accessibility", sentence(card.access), ""))
    told = any(card.phone in text.text for text in (*card.lines, card.hours))
    if card.phone and not told:
        entries.append(("phone", "phone", c.one(c.say("Téléphone : {phone}").format(phone=card.phone)), ""))
    if card.origin:
        entries.append(("origin", "information", sentence(card.origin), ""))
    return entries


def _with_entries(fact: Part, entries: list[tuple[str, str, Sentence, str]]) -> list[Part]:
    if not entries:
        return [fact]
    parts = [Part(fact.id, fact.kind, fact.sentences, fact.group, fact.icon, "open")]
    for name, icon, said, state in entries:
        state = f"{state} last".strip() if name == entries[-1][0] else state
        parts.append(Part(f"{fact.id}:{name}", "entry", (said,), fact.group, icon, state))
    return parts
