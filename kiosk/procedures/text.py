"""Words for people, and what stands beside a text: the words it explains, the laws it rests on.

Part of the model of a procedure; imported from `kiosk.procedures.model` as the rest of it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.procedures.conditions import Condition

RelatedKind = Literal["guided", "question", "see"]
DefinitionKind = Literal["word", "acronym", "initials"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words for people, as shown and (where it differs) as spoken.

    `defines` are the glossary's words met in it, by identity and in order (`Procedure.glossary`); `links` the
    documents that words of it lead to, each with those words.
    """

    text: str
    spoken: str = ""
    lang: str = "fr"
    defines: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Definition:
    """A word of the glossary and what it means, one text a paragraph.

    An abbreviation means its words in full; initials are said letter by letter, an acronym as a word.
    """

    id: str
    word: Text
    meaning: tuple[Text, ...]
    kind: DefinitionKind = "word"


@dataclass(frozen=True, slots=True)
class Reference:
    """A law or decree that the procedure rests on, and where it is published; shown, not spoken."""

    title: Text
    address: str
    about: Text = Text("")
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """Another document that the source offers beside this one: a question, a search, one of its matter."""

    kind: RelatedKind
    target: str
    title: Text
