"""Where facts are set and read across all procedures, and those that lead nowhere; called by the library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.config.procedure_file import ProcedureFile
from kiosk.formats.problems import Problem
from kiosk.procedures.conditions import All, Condition, Fact, Not, Some, Undefined
from kiosk.procedures.model import Block, Cases, Checklist, Listing, every_block, every_question


def fact_problems(files: Sequence[ProcedureFile]) -> list[Problem]:
    """Facts that no condition reads, and conditions on facts that nothing sets; warnings all."""
    read = {name for file in files if file.procedure for name in _read(file)}
    setters: dict[str, list[tuple[ProcedureFile, str]]] = {}
    for file in files:
        for question in every_question(file.procedure) if file.procedure else ():
            for choice in question.choices:
                for name, _ in choice.sets:
                    setters.setdefault(name, []).append((file, question.id))
    found = []
    for name, places in setters.items():
        # A fact that two questions set is read as well: the second is answered by what the first made known.
        if name not in read and len({(file.name, question) for file, question in places}) == 1:
            file, question = places[0]
            found.append(
                Problem(
                    file.name,
                    *file.places[question],
                    f"Le fait «\u00a0{name}\u00a0» n’est lu nulle part.",
                    "Supprimez «\u00a0fixe\u00a0», ou utilisez {fait: …} dans une condition.",
                    "warning",
                )
            )
    for file in files:
        for name, identity in _read(file).items() if file.procedure else ():
            if name not in setters:
                place = file.places.get(identity, (1, 1))
                found.append(
                    Problem(
                        file.name,
                        *place,
                        f"Le fait «\u00a0{name}\u00a0» n’est fixé par aucune réponse.",
                        "Vérifiez son nom, ou ajoutez «\u00a0fixe\u00a0» au choix qui le rend vrai.",
                        "warning",
                    )
                )
    return found


def conditions_of(block: Block) -> Iterator[tuple[str, Condition]]:
    """The conditions of a block and of its parts, with the identity of the part."""
    if block.when is not None:
        yield block.id, block.when
    parts: tuple = ()
    match block:
        case Cases(cases=parts) | Listing(items=parts):
            yield from ((part.id, part.when) for part in parts if part.when is not None)
        case Checklist(id=identity, documents=parts):
            yield from ((f"{identity}.{part.id}", part.when) for part in parts if part.when is not None)


def _read(file: ProcedureFile) -> dict[str, str]:
    """Facts that conditions of a file read, with the identity of the first part that does."""
    assert file.procedure is not None
    names: dict[str, str] = {}
    for block in every_block(file.procedure.blocks):
        for identity, condition in conditions_of(block):
            for name in _facts(condition):
                names.setdefault(name, identity)
    return names


def _facts(condition: Condition) -> Iterator[str]:
    match condition:
        case Fact(name=name) | Undefined(name=name):
            yield name
        case All(parts) | Some(parts):
            for part in parts:
                yield from _facts(part)
        case Not(part):
            yield from _facts(part)
