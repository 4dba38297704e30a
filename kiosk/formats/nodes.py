"""The values of a strict YAML file, each with its place; made by `strict_yaml`, typed by `kiosk.config`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scalar:
    """Text, always: `no`, `01000` and `9:30` are what they look like until a reader types them."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a mapping; both know where they stand."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys are unique; the first of two equal ones is kept, and the second is a problem of the file."""

    entries: tuple[Entry, ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        for entry in self.entries:
            if entry.key.text == key:
                return entry.value
        return None

    def keys(self) -> tuple[str, ...]:
        return tuple(entry.key.text for entry in self.entries)


Node = Scalar | Sequence | Mapping
