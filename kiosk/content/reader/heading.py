"""Where the reader stands: the nearest heading and what it is about; used by the whole reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.content.reader.inline import Element
from kiosk.procedures.model import Block, SectionRole


@dataclass(frozen=True, slots=True)
class Heading:
    """The nearest heading above, as words, the role of its section, the glossary's words in it."""

    words: str
    role: SectionRole = "other"
    defines: tuple[str, ...] = ()


Inside = Callable[[Element, Heading], tuple[Block, ...]]
"""Reads the blocks inside an element, whatever they are; handed to the readers of blocks that hold others."""
