"""The rules of easy French that a machine can hold (« facile à lire et à comprendre »); used by the check.

From “Information for all: European standards for making information easy to read and understand”
(Inclusion Europe). Passing them is not enough to call a text FALC: only the persons concerned can say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from kiosk.config.easy_words import DONE_TO, HARD_WORDS, NUMBERS_IN_WORDS, SHORTENED
from kiosk.config.wording import MAX_WORDS, long_sentences
from kiosk.formats.problems import Problem, in_order
from kiosk.views.sentences import split

LANGUAGE = "fr-simple"  # how the files and the catalogue of easy French are named
BEST_WORDS = 10

_COMMA = re.compile(r",(?!\d)")
_ADDRESS = re.compile(
    r"https?://\S*[\w/]|\b[\w-]+(?:\.[\w-]+)*\.(?:fr|org|com|paris)\b(?:/\S*[\w/])?|\{\w+\}"
)
_SIGNS = {
    ";": "Faites 2 phrases.",
    "(": "Faites une phrase à part.",
    "[": "Faites une phrase à part.",
    "/": "Écrivez «\u00a0ou\u00a0», ou faites 2 phrases.",
}
_CAPITALS = re.compile(r"(?<![\w’-])[A-ZÉ]{2,}s?(?![\w-])|(?<=[dlnDLN]’)[A-ZÉ]{2,}s?(?![\w-])")
_NAMES = frozenset({"HANDI"})  # printed so on the machine: the citizen looks for these very letters
_ROMAN = re.compile(r"\b(?=[IVXLC]{2,}(?:e|er|ème)?\b)[IVXLC]+(?:e|er|ème)?\b|\b[VX]e\b")
_EXPLAINED = re.compile(r"\b([A-ZÉ]{2,})s?(?: veut dire|,? c’est|\u00a0: | est (?:une?|la|le|les) )")
_PASSIVE = re.compile(
    r"\b(?:est|sont|sera|seront|soit|soient|était|étaient|êtes|être|été)\s+(?:\w+ment\s+|déjà\s+|aussi\s+)?"
    rf"(?:{DONE_TO})(?:ée?s?|i[est]?|ies|ises?|ites?|ue?s?)\b(?!-)"
    r"|\b\w+(?:é|ée|és|ées) par (?:la|le|les|l’|un|une|votre|vos|cette|ce)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\d\s?%|\bpour\s?cent\b", re.IGNORECASE)
_JOINED = re.compile(
    r"\b(?:qui|que|dont|lequel|laquelle|lorsque|parce que|puisque|si|quand)\b|\bqu’", re.IGNORECASE
)
MOST_JOINED = 2
_NUMBER = re.compile(rf"(?<![\w’-])(?:{'|'.join(NUMBERS_IN_WORDS)})(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault:
    """One rule that a text breaks, with the words that break it and what to write instead."""

    rule: str
    message: str
    hint: str


Instead = tuple[tuple[re.Pattern[str], str], ...]  # what each of these words is to be written as


@cache
def _hard() -> Instead:
    """Made when a text is first looked at: few commands look at any."""
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{word})(?:(?<=[’ ])|(?![\w-]))", re.IGNORECASE), instead)
        for word, instead in HARD_WORDS.items()
    )


@cache
def _short() -> Instead:
    return tuple((re.compile(rf"(?<!\w){word}"), instead) for word, instead in SHORTENED.items())


def explained_in(texts: Iterable[str]) -> frozenset[str]:
    """The abbreviations that these texts explain (« HLM veut dire … »)."""
    return frozenset(found[1] for text in texts for found in _EXPLAINED.finditer(text))


def faults(text: str, explained: frozenset[str] = frozenset()) -> tuple[Fault, ...]:
    """All that makes a text hard to read, in the order of the rules."""
    bare = _ADDRESS.sub("adresse", text.replace("'", "’"))
    rules = (_length, _commas, _signs, partial(_abbreviations, explained=explained), _figures, _words)
    return tuple(fault for rule in rules for fault in rule(bare))


def easy_problems(file: str, texts: Iterable[tuple[str, int, int]]) -> tuple[Problem, ...]:
    """The faults of a file's texts, each given with its line and column; a warning, for nothing fails."""
    placed = tuple(texts)
    explained = explained_in(text for text, _, _ in placed)
    return in_order(
        Problem(file, line, column, fault.message, fault.hint, "warning")
        for text, line, column in placed
        for fault in faults(text, explained)
    )


def _quoted(words: str) -> str:
    return f"«\u00a0{words.strip()}\u00a0»"


def _length(text: str) -> Iterator[Fault]:
    for sentence, words in long_sentences(text):
        yield Fault(
            "phrase longue",
            f"Cette phrase a {words} mots\u00a0: {_quoted(sentence)}.",
            f"Coupez-la\u00a0: {MAX_WORDS} mots au plus, {BEST_WORDS} si possible.",
        )


def _commas(text: str) -> Iterator[Fault]:
    for sentence in split(text):
        if len(_COMMA.findall(sentence)) > 1:
            yield Fault(
                "plusieurs virgules",
                f"Cette phrase dit plusieurs choses\u00a0: {_quoted(sentence)}.",
                "Écrivez une idée par phrase, ou une liste.",
            )
        if len(_JOINED.findall(sentence)) > MOST_JOINED:
            yield Fault(
                "propositions emboîtées",
                f"Cette phrase en contient d’autres\u00a0: {_quoted(sentence)}.",
                "Écrivez une idée par phrase, sans suite de «\u00a0qui\u00a0» et de «\u00a0que\u00a0».",
            )


def _signs(text: str) -> Iterator[Fault]:
    for sign, hint in _SIGNS.items():
        if sign in text:
            yield Fault("signe", f"Le signe {_quoted(sign)} est difficile à lire.", hint)


def _abbreviations(text: str, explained: frozenset[str]) -> Iterator[Fault]:
    for found in _CAPITALS.finditer(text):
        letters = found[0].rstrip("s")
        if letters not in explained and letters not in _NAMES and not _ROMAN.fullmatch(letters):
            yield Fault(
                "abréviation",
                f"{_quoted(letters)} n’est pas expliqué.",
                f"Écrivez les mots entiers, ou ajoutez «\u00a0{letters} veut dire …\u00a0».",
            )
    for pattern, instead in _short():
        for found in pattern.finditer(text):
            yield Fault("abréviation", f"{_quoted(found[0])} est un mot coupé.", f"Écrivez\u00a0: {instead}.")


def _figures(text: str) -> Iterator[Fault]:
    for found in _ROMAN.finditer(text):
        yield Fault(
            "chiffre romain",
            f"{_quoted(found[0])} est un chiffre romain.",
            "Écrivez le nombre avec les chiffres 0 à 9.",
        )
    for found in _NUMBER.finditer(text):
        yield Fault(
            "nombre en lettres",
            f"Le nombre {_quoted(found[0])} est en lettres.",
            f"Écrivez\u00a0: {NUMBERS_IN_WORDS[found[0].lower()]}.",
        )
    if found := _PERCENT.search(text):
        yield Fault(
            "pourcentage",
            f"{_quoted(found[0])} est un pourcentage.",
            "Écrivez par exemple «\u00a01 personne sur 10\u00a0».",
        )


def _words(text: str) -> Iterator[Fault]:
    for found in _PASSIVE.finditer(text):
        yield Fault(
            "forme passive",
            f"{_quoted(found[0])} ne dit pas qui agit.",
            "Dites qui agit\u00a0: «\u00a0La mairie garde l’acte\u00a0».",
        )
    for pattern, instead in _hard():
        for found in pattern.finditer(text):
            words = _quoted(found[0])
            yield Fault("mot difficile", f"{words} est un mot difficile.", f"Écrivez\u00a0: {instead}.")
