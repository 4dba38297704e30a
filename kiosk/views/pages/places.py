"""Where to go as parts of a page: a card with name, address, whether it is open, access, telephone, origin.

Used by the summary, the readings, the way without a computer and, through them, by the ticket.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kiosk import languages
from kiosk.procedures.model import Place, Text
from kiosk.views.hall import HALLS, PlaceCard
from kiosk.views.pages import facts
from kiosk.views.pages.contacts import contact_lines, for_emergencies, icon_of, short_lines
from kiosk.views.pages.draft import Context, case_words
from kiosk.views.perishable import may_change
from kiosk.views.sentences import sentence, sentences
from kiosk.views.view import Part, Sentence

MOST = 3  # cards of one place: where there are more, an agent knows which
BESIDE = 60  # characters of a note that stands beside a name
NOW = "now"  # the state of an entry that holds at this moment only: it is not printed


def place_parts(c: Context, place: Place, part_id: str, group: str, head: Sentence) -> tuple[Part, ...]:
    """The cards of one place, each a fact under this heading with its entries; a line if it says little."""
    told = contact_lines(c, place)
    notes = sentences(place.note)
    if place.reach == "contact":
        lines = (sentence(place.name), *told, *notes)
        return (Part(part_id, "fact", lines, group, icon_of(place)),) if told else (_line(c, place, part_id),)
    cards = cards_of(c, place)
    if not told and not any(map(says_more, cards)):
        return (_line(c, place, part_id, head, cards),)
    before = _which(c, place) if place.kind in HALLS else ()
    return _cards_parts(c, cards, part_id, group, head, before, (*told, *notes))


def says_more(card: PlaceCard) -> bool:
    """Whether a card tells more than the name of a place."""
    more = (card.hours, card.opening, card.access, card.origin, card.phone)
    return any(more) or (len(card.lines) > 1 and card.known)


def _line(
    c: Context,
    place: Place,
    part_id: str,
    head: Sentence | None = None,
    cards: tuple[PlaceCard, ...] = (),
) -> Part:
    """« Où : Avocat »: there is no more to say of it."""
    head = head or c.one(c.say("Contact"))
    beside = place.note.text if len(place.note.text) <= BESIDE and not place.note.text.endswith(".") else ""
    colon = languages.of(head.lang).colon
    whole = f"{head.text}{colon}{place.name.text}{f' ({beside})' if beside else ''}"
    notes = () if beside else sentences(place.note)
    unknown = tuple(sentence(line) for card in cards for line in card.lines[1:])
    return Part(part_id, "paragraph", (sentence(Text(whole, lang=place.name.lang)), *notes, *unknown))


def _which(c: Context, place: Place) -> tuple[Sentence, ...]:
    """« Mairie du lieu de décès », before this one, which it may be."""
    return (sentence(place.of), c.one(c.say("Si c’est cette mairie :"))) if place.of else ()


def cards_of(c: Context, place: Place) -> tuple[PlaceCard, ...]:
    """What is known of a place now, in the citizen's language."""
    return c.hall.cards(place, c.now.clock, c.language)


def where_parts(c: Context) -> tuple[Part, ...]:
    """Every place of the procedure: this town hall once, with what is to know for each case; then others."""
    parts = visit_parts(c, c.one(c.say("Où")), "fact:", "facts")
    for number, place in enumerate(contacts(c)):
        lines = (sentence(place.name), *short_lines(place))
        parts = (*parts, Part(f"fact:contact{number}", "fact", lines, "facts", icon_of(place)))
    return parts


def contacts(c: Context) -> tuple[Place, ...]:
    """Who is called or written to, each once; the numbers for emergencies, meant for no procedure, last."""
    found = [place for _, place in _places(c) if place.reach == "contact" and place.kind not in HALLS]
    once = tuple({place.name.text: place for place in reversed(found)}.values())[::-1]
    return tuple(sorted(once, key=for_emergencies))


def visit_parts(c: Context, head: Sentence, before: str, group: str) -> tuple[Part, ...]:
    """Where one goes, each once: this town hall, then what is known, then in one list what is only named."""
    found = [(f, place) for f, place in _places(c) if place.reach == "visit" or place.kind in HALLS]
    halls = [(f, place) for f, place in found if place.kind in HALLS]
    parts: list[Part] = []
    if halls:
        which = _which(c, halls[0][1]) if all(place.of for _, place in halls) else ()
        notes = told_once(c, ((f, sentences(place.note)) for f, place in halls))
        lines = tuple(line for condition, note in notes for line in (*condition, *note))
        parts += _cards_parts(c, cards_of(c, Place("hall")), f"{before}place0", group, head, which, lines)
    named: list[tuple[facts.Found, tuple]] = []
    known: list[tuple[facts.Found, tuple]] = []
    for f, place in ((f, place) for f, place in found if place.kind not in HALLS):
        cards, notes = cards_of(c, place), sentences(place.note)
        if place.contacts or any(map(says_more, cards)):
            known.append((f, (cards, (*short_lines(place), *notes))))
        else:
            named.append((f, (sentence(place.name),)))
    for number, (condition, (cards, note)) in enumerate(told_once(c, known), int(bool(halls))):
        parts += _cards_parts(c, cards, f"{before}place{number}", group, head, condition, note)
    if named:
        lines = _by_condition(told_once(c, named))
        own = c.one(c.say("À qui s’adresser"))
        parts.append(Part(f"{before}named", "fact", (own, *lines), group, "account-multiple"))
    return tuple(parts)


def _by_condition(told: list[tuple[tuple, tuple]]) -> tuple[Sentence, ...]:
    """The sure ones, then those of each case under its sentence."""
    by_case: dict[tuple, list[Sentence]] = {(): []}
    for condition, names in told:
        by_case.setdefault(condition, []).extend(names)
    return tuple(line for condition, names in by_case.items() for line in (*condition, *names))


def _places(c: Context) -> list[tuple[facts.Found, Place]]:
    position = c.here.position
    assert position is not None
    return [(f, f.block) for f in facts.of_kind(position, Place) if isinstance(f.block, Place)]


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
            said = Text(case_words(*cases), lang=next(iter(cases)).lang) if one else None
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
        said = (*lines, *notes, *more)
        changes = None if any(may_change(note.text) for note in notes) else False
        parts += _with_entries(
            Part(name, "fact", said, group, "map-marker", changes=changes), _entries(c, card)
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
    parts = [replace(fact, state="open")]
    for name, icon, said, state in entries:
        state = f"{state} last".strip() if name == entries[-1][0] else state
        entry = f"{fact.id}:{name}"
        parts.append(Part(entry, "entry", (said,), fact.group, icon, state, changes=False))
    return parts
