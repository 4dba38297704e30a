"""`Condition` and `SiSelectionne`: what must hold for a part to apply, and what a choice makes known."""

from __future__ import annotations

from dataclasses import replace

from kiosk.content.reader.inline import Element
from kiosk.content.reader.report import Reading
from kiosk.procedures.conditions import All, Condition, Fact, Some, Undefined
from kiosk.procedures.model import Block


def condition_of(element: Element, reading: Reading) -> Condition | None:
    """The condition written on an element, or None; several tests side by side must all hold."""
    written = element.find("Condition")
    if written is None:
        return None
    return _one(tuple(_read(test, reading) for test in written), All)


def _read(test: Element, reading: Reading) -> Condition:
    variable = test.get("var", "")
    if variable:
        reading.tested.add(variable)
    match test.tag:
        case "estVrai":
            return Fact(variable)
        case "estFaux":
            return Fact(variable, False)
        case "estIndefini":
            return Undefined(variable)
        case "et":
            return _one(tuple(_read(part, reading) for part in test), All) or All(())
        case "ou":
            return _one(tuple(_read(part, reading) for part in test), Some) or Some(())
    reading.unknown[test.tag] += 1
    return Fact(f"?{test.tag}")         # never known, so it is offered as a choice and nothing is hidden


def _one(parts: tuple[Condition, ...], join: type[All] | type[Some]) -> Condition | None:
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else join(parts)


def both(first: Condition | None, second: Condition | None) -> Condition | None:
    """Both conditions, either of which may be absent."""
    if first is None or second is None:
        return first or second
    return All((first, second))


def guarded(blocks: tuple[Block, ...], condition: Condition | None) -> tuple[Block, ...]:
    """The same blocks, each applying only where the condition holds too."""
    if condition is None:
        return blocks
    return tuple(replace(block, when=both(condition, block.when)) for block in blocks)


def variables(condition: Condition | None) -> frozenset[str]:
    """The names of the facts a condition looks at."""
    match condition:
        case Fact(name=name) | Undefined(name=name):
            return frozenset({name})
        case All(parts) | Some(parts):
            return frozenset().union(*(variables(part) for part in parts))
    return frozenset()


def facts_set(element: Element, reading: Reading) -> tuple[tuple[str, bool], ...]:
    """What choosing this makes known: `affecteVrai` and `affecteFaux` of its `SiSelectionne`."""
    found: list[tuple[str, bool]] = []
    for assignment in element.iterfind("SiSelectionne/*"):
        variable = assignment.get("var", "")
        if assignment.tag not in ("affecteVrai", "affecteFaux"):
            reading.unknown[assignment.tag] += 1
        elif variable:                  # one published choice names no variable: it sets nothing
            found.append((variable, assignment.tag == "affecteVrai"))
            reading.assigned.add(variable)
    return tuple(found)
