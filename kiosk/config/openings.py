"""The procedures that a procedure leads to; those that do not exist are not offered; used by the library."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from kiosk.config.procedure_file import ProcedureFile
from kiosk.formats.problems import Problem
from kiosk.formats.suggest import suggest
from kiosk.procedures.model import (
    Block,
    CallOut,
    Case,
    Cases,
    Item,
    Listing,
    OpenProcedure,
    Procedure,
    Section,
    every_block,
)

STATE_DOCUMENT = re.compile(r"[FNR][0-9]{1,6}")  # known to the State's library only


def openings(procedure: Procedure) -> Iterator[OpenProcedure]:
    return (block for block in every_block(procedure.blocks) if isinstance(block, OpenProcedure))


def leads_somewhere(opening: OpenProcedure, known: Collection[str]) -> bool:
    return opening.target in known or STATE_DOCUMENT.fullmatch(opening.target) is not None


def opening_problems(files: Sequence[ProcedureFile], elsewhere: Collection[str]) -> list[Problem]:
    """Openings of procedures that are neither among these files nor known elsewhere."""
    broken = {file.path.stem for file in files if file.procedure is None}
    known = {file.path.stem for file in files if file.procedure is not None} | set(elsewhere)
    found = []
    for file in files:
        for opening in openings(file.procedure) if file.procedure is not None else ():
            if leads_somewhere(opening, known):
                continue
            target = opening.target
            why = "contient une erreur" if target in broken else "n’existe pas"
            hint = "Corrigez d’abord son fichier." if target in broken else suggest(target, known)
            found.append(
                Problem(
                    file.name, *file.places[opening.id], f"La démarche «\u00a0{target}\u00a0» {why}.", hint
                )
            )
    return found


def without_dead_openings(procedure: Procedure, known: Collection[str]) -> Procedure:
    """The same procedure; a button that would open nothing is left out of it."""
    if all(leads_somewhere(opening, known) for opening in openings(procedure)):
        return procedure
    return replace(procedure, blocks=_kept(procedure.blocks, known))


def _kept(blocks: tuple[Block, ...], known: Collection[str]) -> tuple[Block, ...]:
    return tuple(
        _inside(block, known)
        for block in blocks
        if not isinstance(block, OpenProcedure) or leads_somewhere(block, known)
    )


def _inside(part: Any, known: Collection[str]) -> Any:
    match part:
        case Section() | CallOut() | Case() | Item():
            return replace(part, blocks=_kept(part.blocks, known))
        case Cases():
            return replace(part, cases=tuple(_inside(case, known) for case in part.cases))
        case Listing():
            return replace(part, items=tuple(_inside(item, known) for item in part.items))
    return part
