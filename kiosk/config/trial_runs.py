"""Runs an author's own examples (`essais`) through the engine; called by the check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.config.texts import all_texts
from kiosk.config.trials import DONT_KNOW
from kiosk.procedures.answers import Answer, DontKnow
from kiosk.procedures.engine import Alternative, Position, Resolved, replay
from kiosk.procedures.model import Checklist, Procedure, Trial, every_question, inner
from kiosk.procedures.questions import parse


@dataclass(frozen=True, slots=True)
class Failure:
    """What an example expected and did not get."""

    line: int
    message: str
    hint: str


def failures(procedure: Procedure) -> tuple[Failure, ...]:
    """Every expectation of every example that does not come true."""
    return tuple(failure for trial in procedure.trials for failure in _run(procedure, trial))


def shown(position: Position) -> str:
    """All words shown at a position: what applies or may apply, and the open question with its choices."""
    parts = [text.text for text in all_texts(position.blocks)]
    if position.open is not None:
        parts += [text.text for text in all_texts(position.open)]
    return "\n".join(parts)


def papers(position: Position) -> frozenset[str]:
    """Identities of the documents to bring, those that may be needed included."""
    return frozenset(
        paper.id
        for block in _every(position.blocks)
        if isinstance(block, Checklist)
        for paper in block.documents
    )


def _every(blocks: tuple[Resolved, ...]) -> Iterator[Resolved]:
    for block in blocks:
        yield block
        yield from _every(block.blocks if isinstance(block, Alternative) else inner(block))


def _run(procedure: Procedure, trial: Trial) -> Iterator[Failure]:
    answers = _answers(procedure, trial)
    position = replay(procedure, {}, answers)
    met = {step.question.id for step in position.steps}
    stopped = position.open.id if position.open is not None else ""
    for name, _ in trial.answers:
        if name not in met:
            hint = (
                f"Répondez d’abord à la question «\u00a0{stopped}\u00a0»."
                if stopped
                else "Retirez cette réponse de l’essai, ou corrigez la condition (si) de la question."
            )
            yield Failure(
                trial.line, f"Après ces réponses, la question «\u00a0{name}\u00a0» n’est pas posée.", hint
            )
    text = _plain(shown(position))
    for words in trial.shows:
        if _plain(words) not in text:
            yield Failure(
                trial.line,
                f"«\u00a0{words}\u00a0» devrait être montré et ne l’est pas.",
                f"La question «\u00a0{stopped}\u00a0» attend encore une réponse\u00a0: ajoutez-la à l’essai."
                if stopped
                else "Corrigez l’essai, ou les conditions (si) de la démarche.",
            )
    for words in trial.hides:
        if _plain(words) in text:
            yield Failure(
                trial.line,
                f"«\u00a0{words}\u00a0» est montré et ne devrait pas l’être.",
                "Corrigez l’essai, ou les conditions (si) de la démarche.",
            )
    if trial.documents is not None and (found := papers(position)) != frozenset(trial.documents):
        more, less = sorted(found - set(trial.documents)), sorted(set(trial.documents) - found)
        said = [f"en trop\u00a0: {', '.join(more)}"] * bool(more) + [
            f"absentes\u00a0: {', '.join(less)}"
        ] * bool(less)
        yield Failure(
            trial.line,
            f"Les pièces ne sont pas celles attendues ({' et '.join(said)}).",
            f"La démarche demande\u00a0: {', '.join(sorted(found)) or 'aucune pièce'}.",
        )


def _answers(procedure: Procedure, trial: Trial) -> dict[str, Answer]:
    words: dict[str, list[str]] = {}
    for name, answer in trial.answers:
        words.setdefault(name, []).append(answer)
    given: dict[str, Answer] = {}
    for question in every_question(procedure):
        if question.id in words:
            said = words[question.id]
            answer = DontKnow(2) if DONT_KNOW in said else parse(question, " + ".join(said))
            if answer is not None:
                given[question.id] = answer
    return given


def _plain(words: str) -> str:
    """Comparable words: authors type a plain space or apostrophe as often as the right one."""
    return words.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'").casefold()
