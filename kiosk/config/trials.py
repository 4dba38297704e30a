"""Reads an author's own examples (`essais`); called by `procedure_file`. They are run by `trial_runs`."""

from __future__ import annotations

from kiosk.config.conditions import Asked
from kiosk.config.fields import Fields, Reading
from kiosk.config.wording import clean
from kiosk.formats.nodes import Mapping, Node, Scalar, Sequence
from kiosk.formats.suggest import suggest
from kiosk.procedures.model import Checklist, Procedure, Question, Trial, every_block

DONT_KNOW = "je_ne_sais_pas"


def read_trials(reading: Reading, nodes: tuple[Node, ...], asked: Asked) -> tuple[Trial, ...]:
    """The examples; an answer to a question with several choices is given once for each choice."""
    read = (_trial(reading, node, asked) for node in nodes)
    return tuple(trial for trial in read if trial is not None)


def judge_papers(reading: Reading, nodes: tuple[Node, ...], procedure: Procedure) -> None:
    """The papers that examples name must be some of the procedure's."""
    known = {
        paper.id
        for block in every_block(procedure.blocks)
        if isinstance(block, Checklist)
        for paper in block.documents
    }
    for node in nodes:
        papers = node.get("pieces") if isinstance(node, Mapping) else None
        for paper in papers.items if isinstance(papers, Sequence) else ():
            if isinstance(paper, Scalar) and paper.text not in known:
                reading.error(
                    paper, f"La pièce «\u00a0{paper.text}\u00a0» n’existe pas.", suggest(paper.text, known)
                )


def _trial(reading: Reading, node: Node, asked: Asked) -> Trial | None:
    fields = reading.fields(node, "un essai")
    if fields is None:
        return None
    answers = _answers(reading, fields, asked)
    shows = tuple(clean(text) for text in fields.plains("montre"))
    hides = tuple(clean(text) for text in fields.plains("ne_montre_pas"))
    papers = tuple(fields.plains("pieces")) if "pieces" in node.keys() else None  # type: ignore[union-attr]
    if not shows and not hides and papers is None:
        reading.error(
            node, "Cet essai ne vérifie rien.", "Ajoutez «\u00a0montre: [des mots attendus]\u00a0»."
        )
    fields.done()
    return Trial(answers, shows, hides, papers, node.line)


def _answers(reading: Reading, fields: Fields, asked: Asked) -> tuple[tuple[str, str], ...]:
    node = fields.get("reponses")
    if not isinstance(node, Mapping):
        if node is not None:
            reading.error(
                node, "Ici il faut des réponses.", "Écrivez «\u00a0reponses: {question: choix}\u00a0»."
            )
        return ()
    answers = []
    for entry in node.entries:
        question = asked.questions.get(entry.key.text)
        if question is None:
            reading.error(
                entry.key,
                f"La question «\u00a0{entry.key.text}\u00a0» n’existe pas.",
                suggest(entry.key.text, asked.questions),
            )
            continue
        values = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
        if not values:  # none of several
            answers.append((question.id, ""))
        for value in values:
            scalar = reading.scalar(value, "une réponse")
            if scalar is not None and (question.id in asked.doubtful or _fits(reading, scalar, question)):
                answers.append((question.id, clean(scalar.text)))
    return tuple(answers)


def _fits(reading: Reading, answer: Scalar, question: Question) -> bool:
    """Whether the question can be answered so; the engine judges the rest when the example is run."""
    if answer.text == DONT_KNOW or question.kind == "text":
        return True
    if question.kind == "number":
        return reading.number(answer, "une réponse") is not None
    known = [choice.id for choice in question.choices]
    if clean(answer.text) in [*known, *(choice.text.text for choice in question.choices)]:
        return True
    reading.error(
        answer,
        f"La question «\u00a0{question.id}\u00a0» n’a pas de choix «\u00a0{answer.text}\u00a0».",
        suggest(answer.text, [*known, DONT_KNOW]),
    )
    return False
