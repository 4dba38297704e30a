"""What the sentences of one part of a page offer at its foot: explained words, tables; for `compose`.

Only what the part shown speaks of, so that there are never more than fit; more words than two are one list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
LONG = 56  # characters of a control's label
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
    heads: Mapping[str, Row]
    heights: dict[tuple[str, ...], float] = field(default_factory=dict)

    def of(self, rows: Sequence[Row]) -> tuple[Control, ...]:
        """The controls for these rows, in their order; the words are one list where they are many."""
        names = self._names(rows)
        words = tuple(name for name in names if name.startswith(WORD))
        others = [self.controls[name] for name in names if not name.startswith(WORD)]
        shown = [self._short(self.controls[name]) for name in words]
        if len(words) > (MOST_WORDS if not others else 1) or (words and self._tall(words)):
            shown = [self.several(words)] if len(words) > 1 else shown
        return tuple(replace(k, group=f"foot_{n}{k.id}") for n, k in enumerate((*others, *shown)))

    def _short(self, word: Control) -> Control:
        """The control of a word; a long one is named on its page only."""
        return word if len(word.label) <= LONG else replace(self.several(()), id=word.id, event=word.event)

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
        rows = foot_rows(
            self.layout, [replace(k, group=f"foot_{n}") for n, k in enumerate(controls)], self.wide
        )
        return height(rows) + gap(self.layout, 20)


def offers(c: Context, draft: Draft, here: Plan) -> Offered:
    """What the parts of a page may offer, and how high they may stand."""
    _ = c.say

    def several(words: tuple[str, ...]) -> Control:
        detail = ",".join(word.removeprefix(WORD) for word in words)
        label = _("Que veulent dire ces mots ?") if words else _("Que veut dire ce mot ?")
        return action(
            "words", label, PageOpened("words", detail), icon=WORD_ICON, look="second", lang=c.language
        )

    return Offered(
        {part.id: part for part in draft.parts},
        {control.id: control for control in draft.offered},
        here.layout,
        here.room.w,
        0.5 * (here.room.bottom - max(here.room.y, here.zones.touch_top)),
        several,
        {row.join: row for row in here.rows if row.keep and row.join.startswith(TABLE)},
    )
