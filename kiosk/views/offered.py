"""What the sentences of one part of a page offer at its foot: words, documents, tables; for `compose`.

Only what the part shown speaks of, so that there are never more than fit; more words than two are one list,
and so are two documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kiosk.session.events import PageOpened
from kiosk.views.arranging.body import foot_rows
from kiosk.views.arranging.control_rows import gap
from kiosk.views.arranging.cut import height
from kiosk.views.arranging.plan import Plan
from kiosk.views.arranging.row import Row
from kiosk.views.layout import Layout
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.view import Control, Part

TABLE = "table:"  # how the group of a table's rows begins
WORD = "word:"  # how the identity of a word’s control begins
WORD_ICON = "book-open-variant"
LINK = "link:"  # … and of a control that opens another document
LINK_ICON = "arrow-right"
LONG = 56  # characters: the label of a document that opens is not longer
BESIDE = 40  # characters of a label that stands beside another
OFFERED = 0.65  # of the height above the foot: the most that is offered there
MOST_WORDS = 2  # controls of words at one foot


@dataclass(frozen=True, slots=True)
class Offered:
    """The controls that sentences of a page may bring; `reach` is the height that they may take."""

    parts: Mapping[str, Part]
    controls: Mapping[str, Control]
    layout: Layout
    wide: float
    reach: float
    several: Callable[[tuple[str, ...]], Control]
    sheets: Callable[[tuple[str, ...]], Control]
    heads: Mapping[str, Row]
    heights: dict[tuple[str, ...], float] = field(default_factory=dict)

    def of(self, rows: Sequence[Row]) -> tuple[Control, ...]:
        """The controls for these rows, in their order; words are one list where they are many, as documents."""
        names = self._names(rows)
        words = tuple(name for name in names if name.startswith(WORD))
        links = tuple(name for name in names if name.startswith(LINK))
        others = [self.controls[name] for name in names if not name.startswith((WORD, LINK))]
        if links:
            others.append(self._sheet(links))
        shown = [self.controls[name] for name in words]
        if len(words) > (MOST_WORDS if not others else 1) or (words and self._tall(words)):
            shown = [self.several(words)] if len(words) > 1 else shown
        return _in_pairs((*others, *shown))

    def _sheet(self, links: tuple[str, ...]) -> Control:
        """The control of a document; several, or one with a long name, are named on a page of their own."""
        alone = self.controls[links[0]]
        return self.sheets(links) if len(links) > 1 or len(alone.label) > LONG else alone

    def brings(self, rows: Sequence[Row]) -> float:
        """The height of what rows bring to their page: their controls, and a table’s headings shown again.

        More than any page where the controls would be too much for a hand’s reach.
        """
        head = self._head(rows)
        high = head.height if head is not None else 0.0
        return high + self._reached(tuple(self._names(rows)), rows)

    def again(self, rows: Sequence[Row]) -> tuple[Part, ...]:
        """The headings of a table that goes on from the part before."""
        head = self._head(rows)
        if head is None:
            return ()
        part = self.parts[head.parts[0]]
        return (replace(part, id=f"{part.id}.again"),)

    def _head(self, rows: Sequence[Row]) -> Row | None:
        head = self.heads.get(rows[0].join) if rows else None
        return head if head is not None and rows[0] is not head else None

    def _reached(self, names: tuple[str, ...], rows: Sequence[Row]) -> float:
        if not names:
            return 0.0
        if names not in self.heights:
            high = self._height(self.of(rows))
            self.heights[names] = high if high <= self.reach or len(names) == 1 else 1e6
        return self.heights[names]

    def _names(self, rows: Sequence[Row]) -> list[str]:
        found: dict[str, None] = {}
        for row in rows:
            for part_id in row.parts:
                part = self.parts.get(part_id)
                for number, said in enumerate(part.sentences if part is not None else ()):
                    if said.offers and (row.sentences is None or number in row.sentences):
                        found |= dict.fromkeys(said.offers)
        return [name for name in found if name in self.controls]

    def _tall(self, words: tuple[str, ...]) -> bool:
        return self._height([self.controls[name] for name in words]) > self.reach

    def _height(self, controls: Sequence[Control]) -> float:
        return height(foot_rows(self.layout, _in_pairs(controls), self.wide)) + gap(self.layout, 20)


def _in_pairs(controls: Sequence[Control]) -> tuple[Control, ...]:
    """Two beside each other where both are short, so that the text keeps its room."""
    made: list[Control] = []
    alone = False
    for control in controls:
        pair = alone and len(made[-1].label) <= BESIDE and len(control.label) <= BESIDE
        group = made[-1].group if pair else f"foot_{len(made)}{control.id}"
        made.append(replace(control, group=group))
        alone = not pair
    return tuple(made)


def _once(parts: Sequence[Part]) -> Iterator[Part]:
    """Each with what its sentences offer for the first time: a text names a word, a document, over and over."""
    met: set[str] = set()
    for part in parts:
        if not any(said.offers for said in part.sentences):
            yield part
            continue
        sentences = []
        for said in part.sentences:
            new = tuple(name for name in said.offers if name not in met)
            met |= {name for name in said.offers if name.startswith((WORD, LINK))}
            sentences.append(said if new == said.offers else replace(said, offers=new))
        yield replace(part, sentences=tuple(sentences))


def offers(c: Context, draft: Draft, here: Plan) -> Offered:
    """What the parts of a page may offer, and how high they may stand."""
    _ = c.say

    def several(words: tuple[str, ...]) -> Control:
        detail = ",".join(word.removeprefix(WORD) for word in words)
        label = _("Que veulent dire ces mots ?")
        return action(
            "words", label, PageOpened("words", detail), icon=WORD_ICON, look="second", lang=c.language
        )

    def sheets(links: tuple[str, ...]) -> Control:
        detail = ",".join(link.removeprefix(LINK) for link in links)
        label = _("Voir les {n} fiches citées").format(n=len(links))
        if len(links) == 1:
            label = _("Ouvrir la fiche citée")
        event = PageOpened("related", detail)
        return action("related", label, event, icon=LINK_ICON, look="second", lang=c.language)

    return Offered(
        {part.id: part for part in _once(draft.parts)},
        {control.id: control for control in draft.offered},
        here.layout,
        here.room.w,
        OFFERED * here.available,
        several,
        sheets,
        {row.join: row for row in here.rows if row.keep and row.join.startswith(TABLE)},
    )
