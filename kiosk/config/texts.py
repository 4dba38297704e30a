"""Every text of a procedure, replaced or gathered, whatever holds it; used by translations and trial runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from kiosk.procedures.model import Text

_Value = TypeVar("_Value")
_PASSED_OVER = frozenset(
    {"when", "trials", "sets"}
)  # conditions, examples and facts hold no words for people


@lru_cache(maxsize=64)
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in _PASSED_OVER)


def map_texts(value: _Value, change: Callable[[Text], Text]) -> _Value:
    """The same value with every text changed; what has none comes back as it is."""
    if isinstance(value, Text):
        return change(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(map_texts(part, change) for part in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for name in _names(type(value)):
        before = getattr(value, name)
        after = map_texts(before, change)
        if after is not before and after != before:
            changed[name] = after
    return replace(value, **changed) if changed else value


def all_texts(value: object) -> Iterator[Text]:
    """Every text that is not empty, in the order of the document."""
    if isinstance(value, Text):
        if value:
            yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from all_texts(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _names(type(value)):
            yield from all_texts(getattr(value, name))
