"""Where a reader stands in a procedure, replayed from the answers; called by `step`, `compose` and the walk.

Nothing is stored but the answers: going back drops the last one, and nothing can disagree with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.procedures.ahead import questions_ahead
from kiosk.procedures.answers import Answer, Chosen, DontKnow
from kiosk.procedures.conditions import Truth, evaluate, literals, questions_of
from kiosk.procedures.model import (
    Block,
    CallOut,
    Case,
    Cases,
    Checklist,
    Listing,
    OpenProcedure,
    Procedure,
    Question,
    Section,
    every_question,
)
from kiosk.procedures.offer import asked, offer, picked
from kiosk.procedures.path import Path
from kiosk.procedures.position import Alternative, Position, Resolved, Step, doubted, sure

__all__ = ["Alternative", "Position", "Resolved", "Step", "applicable", "replay"]


def replay(
    procedure: Procedure,
    facts: Mapping[str, bool],
    answers: Mapping[str, Answer],
    asking: frozenset[str] | None = None,
) -> Position:
    """The position that these answers lead to; answers that do not apply are passed over.

    `asking` are the questions that may stay open, all by default: where another has no answer, it is as if
    nobody knew it (`kiosk.procedures.outline` says which ones matter to what a citizen wants to know).
    """
    path = Path(dict(facts), answers, asking=asking)
    return _position(path, _read(path, procedure.blocks))


def applicable(
    procedure: Procedure,
    facts: Mapping[str, bool],
    answers: Mapping[str, Answer],
    asking: frozenset[str] | None = None,
) -> dict[str, Answer]:
    """The answers that stand, those on the path first, in its order.

    While a question is open, an answer to a later one stands too if it may still apply: changing an answer
    may ask something new in between. At the end of the path the others are forgotten.
    """
    path = Path(dict(facts), answers, asking=asking)
    _read(path, procedure.blocks)
    kept = {step.question.id: step.answer for step in path.steps if not step.silent}
    if path.open is None:
        return kept
    if path.explaining:
        kept[path.open.id] = answers[path.open.id]
    passed = path.skipped | path.answers.keys() | {path.open.id}
    later = {question.id for question in every_question(procedure)} - passed
    return kept | {identity: answer for identity, answer in answers.items() if identity in later}


def _position(path: Path, blocks: tuple[Resolved, ...]) -> Position:
    return Position(
        steps=tuple(path.steps),
        open=path.open,
        explaining=path.explaining,
        blocks=blocks,
        facts=path.facts,
        taken=tuple(path.taken),
        ahead=path.ahead,
        opens=path.opens,
        reached=frozenset(path.reached),
    )


def _read(path: Path, blocks: tuple[Block, ...]) -> tuple[Resolved, ...]:
    """What applies of these blocks, up to the first open question; beyond it questions are counted."""
    resolved: list[Resolved] = []
    for index, block in enumerate(blocks):
        if path.open is not None:
            path.ahead += questions_ahead(blocks[index:], path.known(), path.asking)
            break
        truth = evaluate(block.when, path.known())
        if truth is Truth.NO:
            path.skip((block,))
        elif truth is Truth.UNKNOWN:
            resolved += doubted(_doubtful(path, block), block.when)
        else:
            resolved += _resolved(path, block)
    return tuple(resolved)


def _doubtful(path: Path, block: Block) -> tuple[Resolved, ...]:
    """A block that may not apply: its own question is asked, unless the doubt is the citizen's."""
    asks = isinstance(block, Question) or (isinstance(block, Cases) and block.ask is not None)
    doubts = (path.answers.get(question) for question in questions_of(block.when))
    if asks and not any(isinstance(answer, DontKnow) for answer in doubts):
        return _resolved(path, block)
    return _unsure(path, (sure(block),))


def _unsure(path: Path, blocks: tuple[Block, ...]) -> tuple[Resolved, ...]:
    """Blocks that may not apply: read without asking anything or learning any fact."""
    facts, learned = dict(path.facts), dict(path.learned)
    path.quiet += 1
    resolved = _read(path, blocks)
    path.quiet -= 1
    path.facts, path.learned = facts, learned
    return resolved


def _resolved(path: Path, block: Block) -> tuple[Resolved, ...]:
    match block:
        case Question():
            path.pass_over(block) if path.quiet else path.ask(block)
            return ()
        case Cases(ask=None):
            return _cases(path, block)
        case Cases(ask=Question() as ask):
            return _asked_cases(path, block, ask)
        case Section() | CallOut():
            inside = _read(path, block.blocks)
            return (sure(replace(block, blocks=inside)),) if inside else ()
        case Listing():
            return _listing(path, block)
        case Checklist():
            return _checklist(path, block)
        case OpenProcedure(at_once=True) if not path.quiet and not path.opens:
            path.opens = block.target
    return (sure(block),)


def _listing(path: Path, block: Listing) -> tuple[Resolved, ...]:
    items = []
    for index, item in enumerate(block.items):
        if path.open is not None:
            rest = (inside for later in block.items[index:] for inside in later.blocks)
            path.ahead += questions_ahead(tuple(rest), path.known(), path.asking)
            break
        here = evaluate(item.when, path.known())
        if here is Truth.NO:
            path.skip(item.blocks)
        elif here is Truth.UNKNOWN:
            if inside := _unsure(path, item.blocks):
                items.append(replace(item, blocks=doubted(inside, item.when)))
        elif inside := _read(path, item.blocks):
            items.append(sure(replace(item, blocks=inside)))
    return (sure(replace(block, items=tuple(items))),) if items else ()


def _checklist(path: Path, block: Checklist) -> tuple[Resolved, ...]:
    kept = []
    for document in block.documents:
        here = evaluate(document.when, path.known())
        if here is not Truth.NO:
            kept.append(document if here is Truth.UNKNOWN else sure(document))
    return (sure(replace(block, documents=tuple(kept))),) if kept else ()


def _cases(path: Path, block: Cases) -> tuple[Resolved, ...]:
    """Cases that nobody is asked about: those that apply, and those that may, under their titles."""
    resolved: list[Resolved] = []
    for case in block.cases:
        truth = evaluate(case.when, path.known())
        if truth is Truth.NO:
            path.skip(case.blocks)
        elif path.open is not None:
            path.ahead += questions_ahead(case.blocks, path.known(), path.asking)
        elif truth is Truth.YES:
            path.reached.add(case.id)
            resolved += _read(path, case.blocks)
        else:
            resolved += _alternative(path, case)
    return tuple(resolved)


def _alternative(path: Path, case: Case, unasked: bool = False) -> tuple[Resolved, ...]:
    path.reached.add(case.id)
    inside = _unsure(path, case.blocks)
    return (Alternative(case.id, case.title, inside, unasked),) if inside or case.title else ()


def _asked_cases(path: Path, block: Cases, ask: Question) -> tuple[Resolved, ...]:
    """Cases behind a question: the taken or chosen ones, or all that are possible where nobody knows."""
    if path.quiet:
        path.pass_over(ask)
        chosen = offer(block, path.known()).taken
    else:
        chosen = _choice(path, block, ask)
        if path.open is not None:
            return ()
    possible = offer(block, path.known()).possible
    for case in block.cases:
        if case not in (chosen or possible):
            path.skip(case.blocks)
    if not chosen:
        unasked = not path.may_ask(ask) and ask.id not in path.given
        return tuple(part for case in possible for part in _alternative(path, case, unasked))
    resolved: list[Resolved] = []
    for case in chosen:
        if path.open is not None:
            path.ahead += questions_ahead(case.blocks, path.known(), path.asking)
            continue
        path.reached.add(case.id)
        path.learn(literals(case.when))
        inside = _read(path, case.blocks)
        resolved += [Section(case.id, case.title, inside)] if case.title and inside else inside
    return tuple(resolved)


def _choice(path: Path, block: Cases, ask: Question) -> tuple[Case, ...]:
    """The cases taken or chosen; none where the question is open, or was answered by « je ne sais pas ».

    Where only facts brought from elsewhere leave nothing to ask, the answer is a silent step, which the
    citizen can correct as any other.
    """
    now, own = offer(block, path.known()), offer(block, path.own())
    may = tuple(case for case in block.cases if case in now.possible or case in own.possible)
    if now.asks or own.asks:
        question = asked(ask, may)
        answer = path.given.get(ask.id)
        chosen = picked(question, may, answer)
        if chosen is not None and answer is not None:
            path.take(question, answer)
            if path.open is not None and now.asks:  # explained, with the choices that were offered before
                path.open = asked(ask, now.possible)
            for case in now.certain:
                if case not in chosen:
                    path.forget(literals(case.when))
            return chosen
        if now.asks and not path.may_ask(ask):
            path.pass_over(ask)
            return ()
        if now.asks:
            path.open = asked(ask, now.possible)
            path.ahead += max(
                questions_ahead(case.blocks, path.known(), path.asking) for case in now.possible
            )
            return ()
        if now.taken:
            path.take_silently(question, Chosen(tuple(case.id for case in now.taken)))
    path.taken += [(block.id, case.title.text) for case in now.taken]
    return now.taken
