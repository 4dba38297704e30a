"""The map of a keypad's keys as the settings hold it, line by line: « f13 = NEXT »; pure.

Read by the check of the settings and by the session; written by `kiosk keys`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kiosk.views.focus import Key

# A map without these leads nowhere: a keypad moves and chooses, or a switch does both.
_ENOUGH = ({"NEXT", "SELECT"}, {"SWITCH_1"})


def line(name: str, key: Key) -> str:
    """One key as a line of the settings; `name` is the window's for it."""
    return f"{name} = {key.name}"


def parts(text: str) -> tuple[str, str]:
    """The name of the key and that of its meaning; either may be "" in a line that is not right."""
    name, _, meant = text.rpartition("=")
    return name.strip().lower(), meant.strip().upper()


def learnt_keys(lines: Iterable[str]) -> Mapping[str, Key]:
    """The keys of lines that have been checked."""
    return {name: Key[meant] for name, meant in map(parts, lines)}


def twice(lines: Sequence[str]) -> list[str]:
    """The keys that have two meanings."""
    meanings: dict[str, set[str]] = {}
    for name, meant in map(parts, lines):
        meanings.setdefault(name, set()).add(meant)
    return [name for name, meant in meanings.items() if len(meant) > 1]


def usable(learnt: Sequence[object], lines: Sequence[str]) -> bool:
    """Whether somebody can get about with what was learnt."""
    return bool(learnt) and is_enough(lines)


def is_enough(lines: Sequence[str]) -> bool:
    """Whether all of a page can be reached and chosen with these keys alone; so it can with no map at all."""
    meant = {meaning for _, meaning in map(parts, lines)}
    return not lines or any(wanted <= meant for wanted in _ENOUGH)
