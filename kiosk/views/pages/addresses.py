"""« Où aller ? » of a sheet whose text names places: those, then its other addresses; used by `menu`.

Addresses that only stand beside the text are who can help (the State calls them so since its format 3.5):
they are not where the procedure is done, and come last.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.procedures.engine import Alternative, Position, Resolved
from kiosk.procedures.model import Place, Section, Text
from kiosk.procedures.outline import LOOSE, Need, only_places
from kiosk.views.hall import HALLS
from kiosk.views.pages import facts

WHERE = Text("Où s’adresser")


def gathered(found: tuple[Need, ...], position: Position) -> tuple[Need, ...]:
    """The needs, the one that only lists addresses with what the text itself names before them."""
    wheres = [need for need in found if need.role == "where"]
    if len(wheres) != 1 or not only_places(wheres[0].blocks):
        return found
    whole = replace(wheres[0], title=WHERE, blocks=_with_named_places(wheres[0], position))
    if is_help(whole):
        return (*(need for need in found if need is not wheres[0]), whole)
    return tuple(whole if need is wheres[0] else need for need in found)


def is_help(need: Need) -> bool:
    """Whether it only has addresses that the text does not name, and none of a town hall."""
    places = [f.block for f in facts.found(need.blocks) if isinstance(f.block, Place)]
    beside = all(place.id.startswith("h") and place.kind not in HALLS for place in places)
    return need.role == "where" and beside and only_places(need.blocks)


def _with_named_places(need: Need, position: Position) -> tuple[Resolved, ...]:
    own = {f.block.id for f in facts.found(need.blocks) if isinstance(f.block, Place)}
    named = [f for f in facts.of_kind(position, Place) if f.block.id not in own]
    if not named:
        return need.blocks
    before = _each_once(named, need.id)
    if need.id == LOOSE:
        return (*need.blocks, *before)
    others = Section(f"{need.id}.others", need.title, need.blocks, "where")  # type: ignore[arg-type]
    return (*before, others)


def _each_once(named: list[facts.Found], prefix: str) -> tuple[Resolved, ...]:
    """The sure ones, then under the title of its case what is only named there."""
    blocks: list[Resolved] = []
    told: set[tuple[str, str]] = set()
    for found in sorted(named, key=lambda f: not f.sure):
        place = found.block
        if not isinstance(place, Place) or (key := _key(place)) in told:
            continue
        told.add(key)
        if not found.cases:
            blocks.append(place)
            continue
        title, last = found.cases[-1], blocks[-1] if blocks else None
        if isinstance(last, Alternative) and last.title == title:
            blocks[-1] = replace(last, blocks=(*last.blocks, place))
        else:
            blocks.append(Alternative(f"{prefix}.case{len(blocks)}", title, (place,)))
    return tuple(blocks)


def _key(place: Place) -> tuple[str, str]:
    """This town hall is one place, whatever it is called for."""
    return ("hall", place.of.text) if place.kind in HALLS else (place.kind, place.name.text)
