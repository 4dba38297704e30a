"""What a switch goes through on a page, group after group, in reading order; used by `Core`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kiosk.session.pressed import Groups
from kiosk.views.view import Control, View

MOST_ALONE = 8  # controls of a page that is gone through one by one
MOST = 4  # controls of a group that is no row of a keyboard


def groups_of(view: View) -> Groups:
    """The page's controls as one group, or as several where it has many.

    A row of keys is a group, and so is the bar; the others go by up to four, a card's together.
    """
    if len(view.controls) <= MOST_ALONE:
        return (tuple(control.id for control in view.controls),)
    found: list[tuple[str, ...]] = []
    for (zone, keys), run in groupby(view.controls, lambda one: (one.zone == "bar", _row(one))):
        ids = [[one.id for one in card] for card in _cards(list(run))]
        found += [sum(map(tuple, ids), ())] if zone or keys else _gathered(ids)
    return tuple(found)


def _row(control: Control) -> str:
    return control.group if control.look == "key" else ""


def _cards(run: list[Control]) -> Iterator[list[Control]]:
    """The controls of one card together: « j’ai », « je n’ai pas »."""
    for group, of_it in groupby(run, lambda one: one.group):
        together = list(of_it)
        yield from [together] if group and len(together) <= MOST else [[one] for one in together]


def _gathered(cards: list[list[str]]) -> list[tuple[str, ...]]:
    """As few groups of at most four as there can be, and of about equal size."""
    count = sum(map(len, cards))
    share = count / -(-count // MOST)
    groups: list[tuple[str, ...]] = []
    for card in cards:
        if groups and len(groups[-1]) + len(card) <= MOST and len(groups[-1]) + len(card) / 2 <= share:
            groups[-1] += tuple(card)
        else:
            groups.append(tuple(card))
    return groups
