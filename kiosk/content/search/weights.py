"""How much each word says about each document: the impacts that the index stores; called by `build`.

An impact is a sum over the fields of a document, each saturating by itself (in the manner of BM25F), so that
a body that repeats a word a hundred times does not outweigh a title that has it once.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from kiosk.content.search.entry import Entry
from kiosk.content.search.words import STOP, split, stem

TITLE, KEYS, LINKS, HEADS, INTRO, BODY = 10.0, 3.0, 3.0, 2.5, 3.0, 2.0
OWN_KEYS = 9.0  # the town hall's authors choose theirs one by one
SCALE = 10  # an impact is kept as a whole number of tenths
OF_THE_STATE = ("fonction publique", "fonctionnaire", "agent public", "agents publics")
FEW = 0.85
USUAL_BODY = 350.0  # words that count, of a middling page
MATTER = 5.0  # an impact that only a title, keywords or many fields together give
TALK = 0.35  # what a word weighs that no document is about
STRONG = 6.0  # an impact with which a document is about the word

KINDS = {
    "Démarche": 1.35, "Fiche Comment faire si": 1.12, "Fiche Comment faire si - simulateur": 1.12,
    "Recherche guidée": 1.1, "Fiche d'information": 1.04, "Fiche d'information conditionnée": 1.04,
    "Fiche avec liens externes": 0.85, "Dossier": 0.8, "Theme": 0.85, "Téléservice": 0.72, "Formulaire": 0.66,
    "Simulateur": 0.72, "Outil de recherche": 0.7, "Modèle de document": 0.6,
    "Téléservice personnalisé sur SP": 0.6,
}  # fmt: skip


@dataclass(slots=True)
class Weighted:
    """One word of the index: the documents in rising order, and the impact of the word in each."""

    documents: array[int] = field(default_factory=lambda: array("H"))
    impacts: array[int] = field(default_factory=lambda: array("B"))

    def idf(self, total: int) -> float:
        """Rarity, by the documents that are about the word rather than those that merely have it.

        A word that no title and no keyword has is talk: rare as it may be, it decides little.
        """
        about = sum(min(1.0, impact / (STRONG * SCALE)) for impact in self.impacts)
        matter = sum(impact >= MATTER * SCALE for impact in self.impacts)
        return math.log(1 + total / (1.0 + about)) * (TALK + (1 - TALK) * matter / (matter + 0.7))


class Vocabulary:
    """Every word met as it is written (folded), with how much it is worth as a completion or a correction."""

    def __init__(self) -> None:
        self.worth: Counter[str] = Counter()

    def saw(self, words: Iterable[str], worth: int) -> None:
        for word in words:
            if len(word) > 1:
                self.worth[word] += worth


def weigh(entry: Entry, vocabulary: Vocabulary) -> tuple[dict[str, float], list[str]]:
    """The impact of each stem in one document, and the stems of its title in order."""
    title = _field(entry.words["title"], vocabulary, 8)
    keys = _field(entry.words["keys"], vocabulary, 3)
    heads = Counter(_field(entry.words["heads"], vocabulary, 2))
    intro = Counter(_field(entry.words["intro"], vocabulary, 2))
    body = Counter(_field(entry.words["body"], vocabulary, 1))
    links = [set(_field([text], vocabulary, 1)) for text in entry.words["links"] if text]
    impacts: dict[str, float] = dict.fromkeys([*title, *keys, *heads, *intro, *body], 0.0)
    for each in dict.fromkeys(title):
        impacts[each] += TITLE / (1 + 0.05 * max(0, len(title) - 4))
    for each in set(keys):
        impacts[each] += OWN_KEYS if entry.kind == "Démarche" else KEYS
    spread = 0.4 + 0.6 * sum(body.values()) / USUAL_BODY
    for counts, worth, slack in ((heads, HEADS, 1.0), (intro, INTRO, 0.8), (body, BODY, 2.0 * spread)):
        for each, count in counts.items():
            impacts[each] += worth * count / (count + slack)
    named = Counter(each for words in links for each in words)
    for each, count in named.items():
        impacts[each] = impacts.get(each, 0.0) + LINKS * count / (count + 1.5)
    return impacts, title


def prior(kind: str, mentioned: int, title: str = "") -> float:
    """What a document is worth before any word: by its kind, by how many others lead to it, and for whom.

    Who works for the State says so; who says nothing is asked about the rule, not about that exception.
    """
    said = title.lower()
    few = FEW if any(word in said for word in OF_THE_STATE) and "salarié" not in said else 1.0
    return few * KINDS.get(kind, 1.0) * (1 + 0.045 * math.log2(1 + min(mentioned, 200)))


def _field(texts: Iterable[str], vocabulary: Vocabulary, worth: int) -> list[str]:
    words = [word for text in texts for word in split(text) if word not in STOP]
    vocabulary.saw(words, worth)
    return [stem(word) for word in words]
