"""Sentences longer than a part of the page holds, in pieces at their commas; called where texts are read.

A sentence is shown whole wherever it can be: pieces come with large letters on small panels.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from kiosk.views.arranging.control_rows import gap, least
from kiosk.views.arranging.plan import ABOVE, BELOW, content_width
from kiosk.views.arranging.strip import strip_height
from kiosk.views.layout import Layout
from kiosk.views.measures import measures
from kiosk.views.pages.dated import untranslated
from kiosk.views.pages.draft import Context
from kiosk.views.sentences import sentence
from kiosk.views.typography import style, wrap
from kiosk.views.view import Sentence

SHORT = 36  # characters: no piece is shorter, and no shorter sentence is looked at
_AT = (
    re.compile(r"[;:,.)»]\u00a0?(?= )"),
    re.compile(r"(?= (?:et|ou|qui|que|dont|dans|pour|avec|sans|lorsque|quand|si|en cas)\b)"),
    re.compile(r"(?= )"),
)
_AT_END = re.compile(r" (?:à|au|aux|d[eu]|des|en|et|la|les?|l’|l'|ou|par|pour|sur|un|une)$")


def text_room(layout: Layout, actions: int = 1) -> float:
    """About how high a text may be on one part of a page above so many rows of actions, in pixels."""
    u, m = layout.unit, measures(layout)
    bottom = min(layout.height, layout.last_row)
    bar = m.bar_one_row if m.side or layout.low else m.bar
    high = bottom - bar * u - strip_height(layout) - (ABOVE + BELOW) * u - (0.0 if m.side else m.band * u)
    return high - actions * (least(layout, m.action) + gap(layout, 20))


def fitted(
    c: Context, said: tuple[Sentence, ...], offers: bool = False, role: str = "read", actions: int = 2
) -> tuple[Sentence, ...]:
    """The sentences, those too long for a part of the page in pieces; `offers`: with an action for a word.

    `actions` is how many rows of them a part may have at its foot, and on what is read.
    """
    if all(len(s.text) <= 2 * SHORT for s in said):
        return said
    layout = c.layout
    kind = style(layout, role)
    room = content_width(layout) - 160 * layout.unit  # in a list or a box too
    more = style(layout, "action").line * (2 if offers else 1) if layout.text_size > 2 else 0.0
    high = text_room(layout, actions + int(untranslated(c))) - more  # that it is in French stands above it
    most = max(2, int(0.85 * high / kind.line))
    found: list[Sentence] = []
    for one in said:
        found += _pieces(one, lambda text: len(wrap(layout, text, kind, room)) <= most)
    return tuple(found)


def joined(said: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of one page: pieces of a sentence that stand on it together are one again."""
    found: list[Sentence] = []
    for one in said:
        if one.goes_on and found:
            before = found.pop()
            spoken = f"{before.said} {one.said}" if before.spoken or one.spoken else ""
            offers = tuple(dict.fromkeys((*before.offers, *one.offers)))
            one = replace(before, text=f"{before.text} {one.text}", spoken=spoken, offers=offers)
        found.append(one)
    return tuple(found)


def _pieces(said: Sentence, fits: Callable[[str], bool]) -> list[Sentence]:
    if len(said.text) <= 2 * SHORT or fits(said.text):
        return [said]
    at = _middle(said.text)
    if at is None:
        return [said]
    first, second = said.text[:at].rstrip(), said.text[at:].lstrip()
    before = replace(sentence(first, said.lang, said.private), offers=said.offers, goes_on=said.goes_on)
    after = replace(sentence(second, said.lang, said.private), goes_on=True)
    return [*_pieces(before, fits), *_pieces(after, fits)]


def _middle(text: str) -> int | None:
    """The best place to part a sentence: nearest its middle, after a sign rather than between words."""
    middle = len(text) / 2
    for pattern in _AT:
        places = [m.end() for m in pattern.finditer(text) if SHORT <= m.end() <= len(text) - SHORT]
        best = min(places, key=lambda place: abs(place - middle), default=0)
        if best and (pattern is _AT[-1] or abs(best - middle) < len(text) * 0.3):
            return best
    return None


def shortened(name: str, most: int) -> str:
    """The first words of a long name, for a control: it stands whole on its page."""
    if len(name) <= most:
        return name
    short = name[:most].rpartition(" ")[0]
    while _AT_END.search(short):  # no « demande d’attribution de la… »
        short = short.rpartition(" ")[0]
    return f"{short.rstrip(' ,(:')}…"
