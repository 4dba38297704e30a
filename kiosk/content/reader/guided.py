"""`Problematiques` and `Questionnaire`: questions the State itself asks; used by `reader.blocks`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kiosk.content.reader.conditions import facts_set
from kiosk.content.reader.inline import NBSP, Element, flat, joined, text_of
from kiosk.content.reader.report import Reading
from kiosk.content.reader.roles import plain
from kiosk.content.reader.wording import asked
from kiosk.procedures.conditions import Answered
from kiosk.procedures.model import Block, Case, Cases, Choice, OpenProcedure, Question, Text

GUIDED = Text("Recherche guidée")           # neutral: an agent may see it
FORM = Text("Questionnaire")
_OTHER = re.compile(r"\bautres? (situation|cas)s?$")

Facts = Mapping[str, bool]


def read_guided(element: Element, reading: Reading, title: str) -> tuple[Block, ...]:
    """The tree of choices as nested questions; a leaf opens its document at once."""
    return _branches(list(element), reading, Text(asked(title, (), "que cherchez-vous")), {})


def _branches(
    branches: list[Element], reading: Reading, words: Text, known: Facts, written: bool = False
) -> tuple[Block, ...]:
    """One question with a choice for each branch, and behind each choice what it leads to.

    A branch may say in `TitreChoix` how it is chosen; its title is then what is asked behind it, or explains
    it where nothing is. `written` says that somebody worded the question so. A choice does not repeat what
    an earlier one on the path has set: known facts answer a question by themselves, and that one would
    never be asked.
    """
    identity = reading.identity("q")
    if not written:
        reading.unworded.append(identity)
    block = reading.identity("c")
    choices: list[Choice] = []
    cases: list[Case] = []
    for number, branch in enumerate(branches, 1):
        if branch.tag not in ("Problematique", "Branche"):
            reading.unknown[branch.tag] += 1
        title = text_of(branch.find("Titre"), reading)
        label = text_of(branch.find("TitreChoix"), reading) or title
        explains = title if label is not title and branch.find("Branche") is None else Text("")
        sets = facts_set(branch, reading)
        choices.append(Choice(str(number), label, joined((explains, _detail(branch, reading))),
                              sets=tuple(fact for fact in sets if fact not in known.items())))
        reading.settle(identity)
        inside = _inside(branch, reading, title, {**known, **dict(sets)})
        cases.append(Case(f"{block}.{number}", label, inside, Answered(identity, (str(number),))))
    question = Question(identity, words, choices=tuple(choices), dont_know="agent", label=GUIDED)
    return (question, Cases(block, tuple(cases)))


def _detail(branch: Element, reading: Reading) -> Text:
    known = ("Titre", "TitreChoix", "SiSelectionne", "LienInterne", "Branche")
    for child in branch:
        if child.tag not in (*known, "Aide"):
            reading.unknown[child.tag] += 1
    return joined(flat(child, reading) for child in branch if child.tag not in known)


def _inside(branch: Element, reading: Reading, title: Text, known: Facts) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for link in branch.findall("LienInterne"):
        target = link.get("LienPublication", "")
        reading.leaves.append(target)
        blocks.append(OpenProcedure(reading.identity("b"), target, text_of(link, None), at_once=True))
    further = branch.findall("Branche")
    written = branch.find("TitreChoix") is not None and bool(title)
    if further:
        words = title if written else Text(_asked_of(title.text, further))
        blocks += _branches(further, reading, words, known, written)
    return tuple(blocks)


def _asked_of(title: str, branches: list[Element]) -> str:
    """What is asked behind a branch; « autre situation » says nothing: its first branch is asked about."""
    first = text_of(branches[0].find("Titre"), None).text
    if _OTHER.search(plain(title)) and first and branches[0].find("TitreChoix") is None:
        return f"{first.rstrip(f' .:{NBSP}')}{NBSP}: est-ce votre cas{NBSP}?"
    return asked(title, (), "quelle est votre situation")


def read_form(element: Element, reading: Reading) -> tuple[Block, ...]:
    """The questions of a fiche's own questionnaire, one after another."""
    blocks: list[Block] = []
    for written in element.findall("Question"):
        identity = reading.identity("q")
        choices = tuple(
            Choice(str(number), text_of(choice.find("Titre"), reading),
                   flat(choice.find("IntituleSiSelectionne"), reading), sets=facts_set(choice, reading))
            for number, choice in enumerate(written.findall("Choix"), 1)
        )
        blocks.append(Question(identity, text_of(written.find("Titre"), reading), choices=choices,
                               help=flat(written.find("Aide"), reading), label=FORM))
        reading.settle(identity)
    return tuple(blocks)
