"""The town hall's words for the State's documents (`config/fiches.yaml`); read for `StateLibrary`.

    fiches:
      F34852:
        date: 2020-09-22
        titre: Voter
        questions:
          q1: Que voulez-vous faire ?
          q2: {texte: Où habitez-vous ?, pourquoi: …, aide: …, au_lieu_de: les mots d’avant}
        cacher: [b12]
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Mapped
from datetime import date
from pathlib import Path

from kiosk.content.reader.inline import NBSP
from kiosk.content.reader.overriding import Override, Rewording
from kiosk.formats.nodes import Mapping, Node, Scalar, Sequence
from kiosk.formats.problems import Problem, in_order
from kiosk.formats.strict_yaml import read_yaml
from kiosk.formats.suggest import suggest

OVERRIDES = "fiches.yaml"   # its name in a configuration folder
DOCUMENTS = "fiches"
_KEYS = ("date", "titre", "questions", "cacher")
_OF_A_QUESTION = ("texte", "pourquoi", "aide", "au_lieu_de")
_IDENTITY = re.compile(r"[FNR][0-9]{1,7}")
_QUESTION = re.compile(r"h?q[0-9]+")
_BLOCK = re.compile(r"[bh][0-9]+")
_START = f"Commencez par «{NBSP}fiches:{NBSP}», puis une ligne «{NBSP}F34852:{NBSP}»."

Overrides = Mapped[str, Override]


def load_overrides(path: Path, name: str | None = None) -> tuple[dict[str, Override], tuple[Problem, ...]]:
    """The overrides by document, and every problem of the file; without the file there are none of either.

    An entry with an error is left out whole. Whether documents and questions exist is told by
    `StateLibrary.misfits`, which has them.
    """
    if not path.is_file():
        return {}, ()
    node, problems = read_yaml(path, name)
    reading = _Reading(name or str(path), list(problems))
    found = reading.file(node) if node is not None else {}
    return found, in_order(reading.problems)


class _Reading:
    """One file being read, and its problems."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.name = file
        self.problems = problems

    def error(self, node: Node, message: str, hint: str) -> None:
        self.problems.append(Problem(self.name, node.line, node.column, message, hint))

    def file(self, node: Node) -> dict[str, Override]:
        if not isinstance(node, Mapping):
            self.error(node, f"Ici il faut «{NBSP}fiches:{NBSP}».", _START)
            return {}
        self.only(node, (DOCUMENTS,))
        documents = node.get(DOCUMENTS)
        if documents is None or _empty(documents):
            return {}
        if not isinstance(documents, Mapping):
            self.error(documents, "Ici il faut une ligne pour chaque fiche.", _START)
            return {}
        found = {}
        for entry in documents.entries:
            before = len(self.problems)
            override = self.document(entry.key, entry.value)
            if override is not None and len(self.problems) == before:
                found[override.document] = override
        return found

    def document(self, key: Scalar, node: Node) -> Override | None:
        if not _IDENTITY.fullmatch(key.text):
            self.error(key, f"«{NBSP}{key.text[:40]}{NBSP}» n’est pas une fiche.",
                       "Écrivez son numéro, par exemple F34852.")
        if not isinstance(node, Mapping):
            self.error(node, "Ici il faut ce qui change dans cette fiche.",
                       f"Écrivez par exemple «{NBSP}titre: Voter{NBSP}» avec deux espaces de plus.")
            return None
        self.only(node, _KEYS)
        return Override(
            key.text,
            edition=self.day(node.get("date")),
            title=self.words(node.get("titre")),
            questions=self.questions(node.get("questions")),
            hidden=self.blocks(node.get("cacher")),
            file=self.name,
            place=(key.line, key.column),
        )

    def questions(self, node: Node | None) -> tuple[Rewording, ...]:
        if node is None:
            return ()
        if not isinstance(node, Mapping):
            self.error(node, "Ici il faut une ligne pour chaque question.",
                       f"Écrivez par exemple «{NBSP}q1: Que voulez-vous faire{NBSP}?{NBSP}».")
            return ()
        return tuple(self.question(entry.key, entry.value) for entry in node.entries)

    def question(self, key: Scalar, node: Node) -> Rewording:
        if not _QUESTION.fullmatch(key.text):
            self.error(key, f"«{NBSP}{key.text[:40]}{NBSP}» n’est pas une question.",
                       f"Écrivez q1, q2 …{NBSP}: «{NBSP}kiosk walk{NBSP}» les donne.")
        place = (key.line, key.column)
        if not isinstance(node, Mapping):
            return Rewording(key.text, self.words(node), place=place)
        self.only(node, _OF_A_QUESTION)
        text, why, more, instead = (self.words(node.get(name)) for name in _OF_A_QUESTION)
        return Rewording(key.text, text, why, more, instead, place)

    def blocks(self, node: Node | None) -> tuple[tuple[str, tuple[int, int]], ...]:
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self.error(node, "Ici il faut une liste de blocs.", "Écrivez par exemple [b12, b13].")
            return ()
        found = []
        for item in node.items:
            if isinstance(item, Scalar) and _BLOCK.fullmatch(item.text):
                found.append((item.text, (item.line, item.column)))
            else:
                self.error(item, "Ceci n’est pas le nom d’un bloc.", "Écrivez par exemple b12.")
        return tuple(found)

    def words(self, node: Node | None) -> str:
        """A text for people, in French typography; empty, and a problem, for anything else."""
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            self.error(node, "Ici il faut un texte.", 'Écrivez-le entre guillemets droits\u00a0: "…".')
            return ""
        text = french(node.text)
        if not text:
            self.error(node, "Ce texte est vide.", "Écrivez-le, ou supprimez la ligne.")
        return text

    def day(self, node: Node | None) -> date | None:
        if node is None:
            return None
        if isinstance(node, Scalar) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", node.text):
            try:
                return date.fromisoformat(node.text)
            except ValueError:
                pass
        self.error(node, "Ceci n’est pas une date.", "Écrivez année-mois-jour, par exemple 2020-09-22.")
        return None

    def only(self, node: Mapping, known: tuple[str, ...]) -> None:
        for entry in node.entries:
            if entry.key.text not in known:
                self.error(entry.key, f"«{NBSP}{entry.key.text[:40]}{NBSP}» n’est pas connu ici.",
                           suggest(entry.key.text, known))


_TYPED = (
    (r"(?<=\w)'(?=\w)", "’"),
    (r"(?<=\S)\s*(?=[?!;](?:\s|$)|:\s)", NBSP),
    (r"«\s*", f"«{NBSP}"),
    (r"\s*»", f"{NBSP}»"),
)


def french(text: str) -> str:
    """One line, with the apostrophes and no-break spaces of French typography."""
    text = " ".join(text.split())
    for pattern, becomes in _TYPED:
        text = re.sub(pattern, becomes, text)
    return text


def _empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()
