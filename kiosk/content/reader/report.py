"""What reading a document found besides the procedure; collected by the reader, read by checks and walks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kiosk.procedures.model import Text

NOTHING = Text("")

LinkKind = Literal["document", "web", "definition"]


@dataclass(frozen=True, slots=True)
class Link:
    """Words of a block that lead somewhere: to a document, a web address or an entry of the glossary."""

    block: str
    words: str
    kind: LinkKind
    target: str


@dataclass(frozen=True, slots=True)
class Report:
    """`unworded`: questions whose words were made from a heading; `leaves`: documents opened at once."""

    document: str
    kind: str = ""
    problems: tuple[str, ...] = ()
    unknown_tags: tuple[tuple[str, int], ...] = ()
    unworded: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    leaves: tuple[str, ...] = ()
    tested: frozenset[str] = frozenset()
    assigned: frozenset[str] = frozenset()


class Reading:
    """The state of reading one document: the next identity, and what goes into the report."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.problems: list[str] = []
        self.unknown: Counter[str] = Counter()
        self.unworded: list[str] = []
        self.links: list[Link] = []
        self.town_hall = NOTHING    # which one the text means, where it says so and always the same
        self.leaves: list[str] = []
        self.tested: set[str] = set()
        self.assigned: set[str] = set()
        self._explained: frozenset[str] = frozenset()
        self._abbreviations: Mapping[str, str] = {}
        self._short: re.Pattern[str] | None = None
        self._met: list[tuple[str, str]] = []
        self._leads: dict[tuple[str, str], None] = {}
        self._pending: list[tuple[str, str, str]] = []
        self._last: Counter[str] = Counter()

    def identity(self, prefix: str) -> str:
        """A new identity of a kind: b1, b2 … for blocks, q1 … for questions, h1 … around the body."""
        self._last[prefix] += 1
        return f"{prefix}{self._last[prefix]}"

    def saw_link(self, words: str, kind: LinkKind, target: str) -> None:
        """A link in words whose block has no identity yet; `settle` gives it one."""
        if target:
            self._pending.append((words, kind, target))
        if target in self._explained:
            self._met.append((words, target))
        elif kind == "document" and target and words:
            self._leads[target, words] = None

    def explains(self, words: Iterable[str], abbreviations: Mapping[str, str]) -> None:
        """The glossary's identities, and the abbreviations (each with its identity) to look out for."""
        self._explained, self._abbreviations = frozenset(words), abbreviations
        if not abbreviations:
            return
        longest_first = sorted(abbreviations, key=len, reverse=True)
        self._short = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

    def text(self, words: str) -> Text:
        """These words, with what the glossary explains and the documents named, met since the last text."""
        links = tuple(self._leads)
        self._leads.clear()
        if not words:
            self._met.clear()
            return NOTHING
        found: list[tuple[int, str]] = []
        start = 0
        for linked, target in self._met:
            start = max(words.find(linked, start), start)      # the same word twice: the second is further on
            found.append((start, target))
        self._met.clear()
        if self._short is not None:
            found += [(each.start(), self._abbreviations[each[0]]) for each in self._short.finditer(words)]
        if not found:
            return Text(words, links=links)
        defines = tuple(dict.fromkeys(target for _, target in sorted(found)))
        return Text(words, defines=defines, links=links)

    def settle(self, block: str) -> None:
        """The links seen since the last call belong to this block."""
        self.links += [Link(block, words, kind, target) for words, kind, target in self._pending]
        self._pending.clear()

    def report(self, kind: str) -> Report:
        return Report(self.document, kind, tuple(self.problems), tuple(sorted(self.unknown.items())),
                      tuple(self.unworded), tuple(self.links), tuple(dict.fromkeys(self.leaves)),
                      frozenset(self.tested), frozenset(self.assigned))
