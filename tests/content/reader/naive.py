"""A published document followed by hand: the XML itself, no model, no engine; used by `test_agreement`.

Written from what the format means and nothing else, so that the reader and the engine together can be held
against it. Truth is 0, 1/2 or 1: « et » is the least, « ou » the greatest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from xml.etree import ElementTree

Element = Any
Facts = dict[str, bool]

DONT_KNOW = "?"                 # no title: no choice has it
PARTS = ("Introduction", "Questionnaire", "Texte", "ListeSituations", "Conclusion", "Problematiques")
THROUGH = ("Introduction", "Texte", "Conclusion", "Description", "FragmentConditionne")
OUTCOMES = ("Accord", "Refus")      # how titles begin that nobody can be asked about


def words(element: Element | None) -> list[str]:
    return [] if element is None else re.findall(r"\w+", " ".join(element.itertext()))


def said(element: Element) -> str:
    return " ".join(words(element.find("Titre")))


class Follower:
    """One citizen with these facts and answers, each answer the title of a choice or `DONT_KNOW`.

    `shown` are all words, `open` the choices of the question that has no answer yet, `taken` the titles of
    the cases that nobody was asked about.
    """

    def __init__(self, written: bytes, facts: Facts, answers: Sequence[str]) -> None:
        self.facts = dict(facts)
        self.answers = list(answers)
        self.shown: list[str] = []
        self.open: list[str] | None = None
        self.taken: list[str] = []
        self.opens = ""
        self._unsure = 0
        for part in ElementTree.fromstring(written):
            if part.tag in PARTS and self.open is None:
                self._part(part, [])

    def truth(self, test: Element) -> float:
        match test.tag:
            case "Condition" | "et":
                return min([1, *(self.truth(part) for part in test)])
            case "ou":
                return max([0, *(self.truth(part) for part in test)])
            case "estIndefini":
                return float(test.get("var") not in self.facts)
        if test.get("var") not in self.facts:
            return 0.5
        return float(self.facts[test.get("var")] is (test.tag == "estVrai"))

    def _applies(self, conditions: list[Element]) -> float:
        return min([1, *(self.truth(condition) for condition in conditions)])

    def _parts(self, element: Element, conditions: list[Element]) -> None:
        for part in element:
            if self.open is not None:
                return
            if part.tag not in ("Titre", "Condition", "TitreAlternatif", "Question"):
                self._part(part, conditions)

    def _part(self, part: Element, conditions: list[Element]) -> None:
        conditions = [*conditions, *part.findall("Condition")]
        if part.tag in THROUGH:                 # each part of a fragment is tried when its turn has come
            self._parts(part, conditions)
        elif part.tag == "Questionnaire":
            self._parts(part, conditions)
            self._form(part)
        elif part.tag == "Problematiques":
            self._guided(part)
        elif part.tag in ("BlocCas", "ListeSituations"):
            if self._applies(conditions):
                self._cases(part)
        elif (applies := self._applies(conditions)) == 1:
            self._show(part)
        elif applies:
            with self._nobody_knows():
                self._show(part)

    def _show(self, part: Element) -> None:
        match part.tag:
            case "Paragraphe":
                self.shown += words(part)
            case "ServiceEnLigne":
                self.shown += words(part.find("Titre"))
            case "Liste":
                for item in part:
                    if self.open is not None:
                        return
                    applies = self._applies(item.findall("Condition"))
                    if applies == 1:
                        self._parts(item, [])
                    elif applies:
                        with self._nobody_knows():
                            self._parts(item, [])
            case _:
                self._titled(part)

    def _titled(self, part: Element) -> None:
        """The title stands only over something; the other title is for those of whom nothing is known."""
        before, self.shown = self.shown, []
        tested = {test.get("var") for test in part.findall("Condition//*") if test.get("var")}
        if not tested & self.facts.keys():
            self.shown += words(part.find("TitreAlternatif"))
        self._parts(part, [])
        inside, self.shown = self.shown, before
        if inside:
            self.shown += words(part.find("Titre")) + inside

    @contextmanager
    def _nobody_knows(self) -> Iterator[None]:
        """What is read here may not apply: nothing is asked and nothing learnt."""
        facts = dict(self.facts)
        self._unsure += 1
        yield
        self._unsure -= 1
        self.facts = facts

    def _cases(self, block: Element) -> None:
        cases = [case for case in block if case.tag in ("Cas", "Situation")]
        possible = [case for case in cases if self._applies(case.findall("Condition")) > 0]
        certain = [case for case in possible if self._applies(case.findall("Condition")) == 1]
        if any(case.find("Condition") is None for case in possible):
            certain = []                        # a true one beside one that is free: the citizen tells
        chosen = certain or (possible if len(possible) == 1 else [])
        if len(cases) > 1 and all(said(case).startswith(OUTCOMES) for case in cases):
            chosen = []
        elif not self._unsure and not chosen and possible:
            answer = self._answer([said(case) for case in possible])
            if answer is None:
                return
            chosen = [case for case in possible if said(case) == answer]
        elif not self._unsure:
            self.taken += [said(case) for case in chosen]
        if not chosen:
            for case in possible:
                self.shown += words(case.find("Titre"))
                with self._nobody_knows():
                    self._parts(case, [])
            return
        for case in chosen:
            if self.open is None:
                for condition in case.findall("Condition"):
                    self._learn_from(condition)
                self._titled_case(case)

    def _titled_case(self, case: Element) -> None:
        before, self.shown = self.shown, []
        self._parts(case, [])
        inside, self.shown = self.shown, before
        if inside:
            self.shown += words(case.find("Titre")) + inside

    def _learn_from(self, test: Element) -> None:
        """What must be so for the test to hold, as far as it leaves no choice."""
        if test.tag in ("Condition", "et") or (test.tag == "ou" and len(test) == 1):
            for part in test:
                self._learn_from(part)
        elif test.tag in ("estVrai", "estFaux"):
            self.facts[test.get("var")] = test.tag == "estVrai"

    def _answer(self, choices: list[str]) -> str | None:
        if self.answers:
            return self.answers.pop(0)
        self.open = choices
        return None

    def _form(self, form: Element) -> None:
        for question in form.findall("Question"):
            choices = {said(choice): sets(choice) for choice in question.findall("Choix")}
            made = [each for each in choices if choices[each] and choices[each].items() <= self.facts.items()]
            if len(made) == 1:
                continue                        # the facts have answered
            answer = self._answer(list(choices))
            if answer is None:
                return
            for other in made:                  # known before, and taken back here
                for name in choices[other] if other != answer else ():
                    self.facts.pop(name, None)
            self.facts |= choices.get(answer, {})

    def _guided(self, node: Element) -> None:
        branches = [child for child in node if child.tag in ("Problematique", "Branche")]
        if branches:
            answer = self._answer([said(branch) for branch in branches])
            if answer is not None:
                branch = next(branch for branch in branches if said(branch) == answer)
                self.facts |= sets(branch)
                self._guided(branch)
        else:
            self.opens = node.find("LienInterne").get("LienPublication")


def sets(choice: Element) -> Facts:
    return {each.get("var"): each.tag == "affecteVrai" for each in choice.findall("SiSelectionne/*")}
