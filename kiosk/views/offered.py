"""What the sentences of one part of a page offer at its foot: words, documents, tables; for `compose`.

Only what the part shown speaks of, so that there are never more than fit; more words than two are one list,
and so are two documents.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from kiosk.session.events import PageOpened
from kiosk.views.arranging.body import foot_rows
from kiosk.views.arranging.control_rows import gap
from kiosk.views.arranging.cut import height, need
from kiosk.views.arranging.plan import Plan
from kiosk.views.arranging.row import Row
from kiosk.views.arranging.table_rows import TABLE
from kiosk.views.layout import Layout
from kiosk.views.pages.draft import Context, Draft, action
from kiosk.views.pages.fitting import shortened
from kiosk.views.view import Control, Part

WORD = "word:"  # how the identity of a word’s control begins
SQUARE = "square:"  # … and of one that shows a service’s address as a square
WORD_ICON = "book-open-variant"
LINK = "link:"  # … and of a control that opens another document
LINK_ICON = "arrow-right"
LONG = 56  # characters: the label of a document that opens is not longer
SHORTENED = 44  # characters of it that are shown and said, where its name is longer: the sheet says it whole
BESIDE = 40  # characters of a label that stands beside another
OFFERED = 0.65  # of the height above the foot: the most that is offered there
MOST_WORDS = 2  # controls of words at one foot

Place = tuple[str, int]


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
    square: str
    named: dict[Place, tuple[str, ...]]
    heights: dict[tuple[str, ...], float] = field(default_factory=dict)

    def of(self, rows: Sequence[Row]) -> tuple[Control, ...]:
        """The controls for these rows, in their order; many words are one list, and so are documents."""
        names = self._names(rows)
        words = tuple(name for name in names if name.startswith(WORD))
        links = tuple(name for name in names if name.startswith(LINK))
        others = [self.controls[name] for name in names if not name.startswith((WORD, LINK))]
        squares = [control for control in others if control.id.startswith(SQUARE)]
        if len(squares) == 1:  # the card above it has its name
            others = [replace(k, label=self.square) if k is squares[0] else k for k in others]
        others = told_apart(others)
        if links:
            others.append(self._sheet(links))
        shown = [self.controls[name] for name in words]
        if len(words) > (MOST_WORDS if not others else 1) or (words and self._tall(words)):
            shown = [self.several(words)] if len(words) > 1 else shown
        return _in_pairs((*others, *shown))

    def _sheet(self, links: tuple[str, ...]) -> Control:
        """The control of a document, by the first words of its name; several are on a page of their own."""
        if len(links) > 1:
            return self.sheets(links)
        alone = self.controls[links[0]]
        if len(alone.label) <= LONG:
            return alone
        label = shortened(alone.label, SHORTENED)
        return replace(alone, label=label, spoken=label.rstrip("…"))

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
        return list(dict.fromkeys(name for row in rows for name in self.named.get(row.ref, ())))

    def _tall(self, words: tuple[str, ...]) -> bool:
        return self._height([self.controls[name] for name in words]) > self.reach

    def _height(self, controls: Sequence[Control]) -> float:
        return height(foot_rows(self.layout, _in_pairs(controls), self.wide)) + gap(self.layout, 20)


def told_apart(controls: Sequence[Control]) -> list[Control]:
    """Controls of one label are named from where the words that they say part: « … 2042 C »."""
    by_label: dict[str, list[Control]] = {}
    for control in controls:
        by_label.setdefault(control.label, []).append(control)
    return [_apart(control, by_label[control.label]) for control in controls]


def _apart(control: Control, alike: Sequence[Control]) -> Control:
    names = [one.spoken.split() for one in alike]
    if len({one.spoken for one in alike}) == 1 or not all(names):
        return control
    head, same = _common(control.label.split(), control.spoken.split()), _common(*names)
    words, shown = control.spoken.split(), ["…"] if len(same) > len(head) else []
    for word in words[max(len(head), len(same)) :]:
        if len(" ".join((*shown, word))) > BESIDE:
            return replace(control, label=" ".join((*head, *shown)) + "…")
        shown.append(word)
    return replace(control, label=" ".join((*head, *shown)))


def _common(*texts: Sequence[str]) -> list[str]:
    """The words with which all begin."""
    return [words[0] for words in takewhile(lambda words: len(set(words)) == 1, zip(*texts, strict=False))]


def _named(
    rows: Sequence[Row], parts: Mapping[str, Part], controls: Container[str]
) -> dict[Place, tuple[str, ...]]:
    """What the sentences of each row offer."""
    found: dict[Place, tuple[str, ...]] = {}
    for row in rows:
        said = [
            one
            for part in (parts[name] for name in row.parts if name in parts)
            for number, one in enumerate(part.sentences)
            if row.sentences is None or number in row.sentences
        ]
        names = dict.fromkeys(name for one in said for name in one.offers if name in controls)
        if names:
            found[row.ref] = tuple(names)
    return found


def _put_off(offered: Offered, rows: Sequence[Row], room: float, above: float) -> None:
    """What a sentence has no room for on its part is offered with the next one; the last leaves it."""
    for number, row in enumerate(rows):
        if row.ref not in offered.named:
            continue
        start = number
        while start and rows[start - 1].keep:
            start -= 1
        end = number + 1
        while end < len(rows) and rows[end - 1].keep and rows[end].controls:  # the buttons of a paper
            end += 1
        kept = end
        while kept < len(rows) and rows[kept - 1].keep:  # what a lead announces
            kept += 1
        runs = (rows[start:kept], *(rows[first:end] for first in range(start, number + 1)))
        run = next((run for run in runs if need(run, above) <= room), [row])
        following = rows[number + 1] if number + 1 < len(rows) and not rows[number + 1].tail else None
        while (names := offered.named[row.ref]) and need(run, above) + offered.brings(run) > room:
            if following is None and not names[-1].startswith((WORD, LINK)):
                break
            offered.named[row.ref] = names[:-1]
            if following is not None:
                offered.named[following.ref] = (names[-1], *offered.named.get(following.ref, ()))


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
    """Each with what its sentences offer for the first time: a text names a word over and over."""
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


def offers(c: Context, draft: Draft, here: Plan, room: float) -> Offered:
    """What the parts of a page may offer, and how high; `room`: of a part that others follow."""
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
        event = PageOpened("related", detail)
        return action("related", label, event, icon=LINK_ICON, look="second", lang=c.language)

    parts = {part.id: part for part in _once(draft.parts)}
    controls = {control.id: control for control in draft.offered}
    offered = Offered(
        parts,
        controls,
        here.layout,
        here.room.w,
        OFFERED * here.available,
        several,
        sheets,
        {row.join: row for row in here.rows if row.keep and row.join.startswith(TABLE)},
        _("Sur mon téléphone"),
        _named(here.rows, parts, controls),
    )
    _put_off(offered, here.rows, room, here.above)
    return offered
