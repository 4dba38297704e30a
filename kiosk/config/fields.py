"""Typed reading of a strict YAML mapping: each key asked for is a known one, each mistake becomes a problem.

Used by the readers of procedures and translations. What a reader does not ask for is, in the end, an unknown
key: so what is known is written once, where it is read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import TypeVar

from kiosk.config.wording import clean, french, long_sentences
from kiosk.formats.nodes import Mapping, Node, Scalar, Sequence
from kiosk.formats.problems import Problem
from kiosk.formats.suggest import suggest
from kiosk.procedures.model import Text

IDENTITY = re.compile(r"[a-z0-9_-]+")
YES_NO = {"oui": True, "non": False}
_Value = TypeVar("_Value")


class Reading:
    """One file being read: the problems found so far, and where things stand in it.

    `texts` has each text for people, `places` each block, case and document by identity.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.texts: dict[str, tuple[int, int]] = {}
        self.places: dict[str, tuple[int, int]] = {}

    def stands(self, identity: str, node: Node) -> None:
        self.places.setdefault(identity, (node.line, node.column))

    def error(self, node: Node, message: str, hint: str) -> None:
        self.problems.append(Problem(self.file, node.line, node.column, message, hint))

    def warning(self, node: Node, message: str, hint: str) -> None:
        self.problems.append(Problem(self.file, node.line, node.column, message, hint, "warning"))

    def fields(self, node: Node | None, what: str) -> Fields | None:
        """The keys of a mapping; None, and a problem, for anything else."""
        if isinstance(node, Mapping):
            return Fields(self, node, what)
        if node is not None:
            self.error(
                node,
                f"Ici il faut des lignes «\u00a0mot: valeur\u00a0» pour {what}.",
                "Écrivez chaque réglage sur sa ligne, avec deux espaces de plus.",
            )
        return None

    def items(self, node: Node | None, what: str) -> tuple[Node, ...]:
        if isinstance(node, Sequence):
            return node.items
        if node is not None:
            self.error(
                node,
                f"Ici il faut une liste\u00a0: {what}.",
                "Commencez chaque ligne par un tiret, ou écrivez [a, b].",
            )
        return ()

    def scalar(self, node: Node, what: str) -> Scalar | None:
        """Words; None, and a problem, where a mapping or a list stands instead."""
        if isinstance(node, Scalar):
            return node
        hint = f"Écrivez un texte pour {what}."
        if isinstance(node, Mapping):
            hint = 'Si le texte contient «\u00a0:\u00a0», mettez-le entre guillemets droits\u00a0: "…".'
        self.error(node, f"Ici il faut un texte\u00a0: {what}.", hint)
        return None

    def words(self, node: Node, what: str) -> Text:
        """A text for people, cleaned, its sentences measured."""
        scalar = self.scalar(node, what)
        if scalar is None:
            return Text("")
        text = french(scalar.text)
        if not text:
            self.error(node, f"Le texte est vide\u00a0: {what}.", "Écrivez-le, ou supprimez la ligne.")
            return Text("")
        self.texts.setdefault(text, (node.line, node.column))
        for sentence, words in long_sentences(text):
            self.warning(
                node,
                f"Cette phrase a {words} mots\u00a0: «\u00a0{_short(sentence)}\u00a0».",
                "Coupez-la\u00a0: une idée par phrase, quinze mots au plus.",
            )
        return Text(text)

    def identity(self, node: Node, what: str) -> str:
        """A name in small letters; empty, and a problem, for any other."""
        scalar = self.scalar(node, what)
        if scalar is None:
            return ""
        if not IDENTITY.fullmatch(scalar.text) or len(scalar.text) > 80:
            self.error(
                node,
                f"«\u00a0{_short(scalar.text)}\u00a0» ne peut pas être un nom\u00a0: {what}.",
                "Écrivez des minuscules sans accent, des chiffres, - ou _.",
            )
            return ""
        return scalar.text

    def number(self, node: Node, what: str) -> int | None:
        scalar = self.scalar(node, what)
        if scalar is None:
            return None
        if not re.fullmatch(r"-?[0-9]{1,9}", scalar.text):
            self.error(
                node,
                f"«\u00a0{_short(scalar.text)}\u00a0» n’est pas un nombre entier\u00a0: {what}.",
                "Écrivez par exemple 12, sans espace ni unité.",
            )
            return None
        return int(scalar.text)

    def one_of(self, node: Node, known: dict[str, _Value], what: str) -> _Value | None:
        scalar = self.scalar(node, what)
        if scalar is None:
            return None
        if scalar.text not in known:
            self.error(
                node,
                f"«\u00a0{_short(scalar.text)}\u00a0» n’est pas connu\u00a0: {what}.",
                suggest(scalar.text, known),
            )
            return None
        return known[scalar.text]


class Fields:
    """The keys of one mapping; call `done` after the last one was asked for."""

    def __init__(self, reading: Reading, node: Mapping, what: str) -> None:
        self.reading = reading
        self.node = node
        self.what = what
        self._asked: set[str] = set()
        self._nodes = {entry.key.text: entry.value for entry in node.entries}

    def get(self, key: str, *, required: bool = False, hint: str = "") -> Node | None:
        """The value under a key. A key with nothing behind it is as absent as no key, and is told."""
        self._asked.add(key)
        node = self._nodes.get(key)
        if isinstance(node, Scalar) and not node.text.strip():
            self.reading.error(
                node,
                f"«\u00a0{key}\u00a0» est vide, pour {self.what}.",
                hint or "Écrivez une valeur, ou supprimez la ligne.",
            )
            return None
        if node is None and required:
            self.reading.error(
                self.node,
                f"Il manque «\u00a0{key}\u00a0» pour {self.what}.",
                hint or f"Ajoutez la ligne «\u00a0{key}: …\u00a0».",
            )
        return node

    def text(self, key: str, *, required: bool = False, hint: str = "") -> Text:
        node = self.get(key, required=required, hint=hint)
        return Text("") if node is None else self.reading.words(node, key)

    def plain(self, key: str, *, required: bool = False, hint: str = "") -> str:
        """Words that are not shown to citizens: an address, an icon's name."""
        node = self.get(key, required=required, hint=hint)
        scalar = None if node is None else self.reading.scalar(node, key)
        return "" if scalar is None else clean(scalar.text)

    def identity(self, key: str, *, required: bool = False) -> str:
        node = self.get(key, required=required)
        return "" if node is None else self.reading.identity(node, key)

    def one_of(
        self, key: str, known: dict[str, _Value], default: _Value | None = None, *, required: bool = False
    ) -> _Value | None:
        node = self.get(
            key,
            required=required,
            hint=f"Écrivez «\u00a0{key}: …\u00a0» avec l’un de ceux-ci\u00a0: {', '.join(known)}.",
        )
        value = None if node is None else self.reading.one_of(node, known, key)
        return default if value is None else value

    def number(self, key: str) -> int | None:
        node = self.get(key)
        return None if node is None else self.reading.number(node, key)

    def day(self, key: str, *, required: bool = False) -> date | None:
        node = self.get(key, required=required, hint=f"Ajoutez par exemple «\u00a0{key}: 2026-11-21\u00a0».")
        scalar = None if node is None else self.reading.scalar(node, key)
        if scalar is None:
            return None
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", scalar.text):
            try:
                return date.fromisoformat(scalar.text)
            except ValueError:
                pass
        self.reading.error(
            scalar,
            f"«\u00a0{_short(scalar.text)}\u00a0» n’est pas une date\u00a0: {key}.",
            "Écrivez année-mois-jour, par exemple 2026-11-21.",
        )
        return None

    def web(self, key: str, *, required: bool = False) -> str:
        """An address on the web, https only: a citizen types it or photographs its code."""
        address = self.plain(key, required=required)
        if address and not re.fullmatch(r"https://[^\s/]+\.[^\s/]+(/\S*)?", address):
            self.reading.error(
                self._nodes[key],
                f"«\u00a0{_short(address)}\u00a0» n’est pas une adresse\u00a0: {key}.",
                "Écrivez l’adresse entière, par exemple https://www.paris.fr.",
            )
        return address

    def items(self, key: str, *, required: bool = False) -> tuple[Node, ...]:
        node = self.get(key, required=required)
        return () if node is None else self.reading.items(node, key)

    def plains(self, key: str) -> tuple[str, ...]:
        scalars = (self.reading.scalar(item, key) for item in self.items(key))
        return tuple(clean(scalar.text) for scalar in scalars if scalar is not None and scalar.text)

    def done(self) -> None:
        """Tells every key that nobody asked for."""
        for key in self.unknown(self._asked):
            value = self._nodes[key.text]
            if (
                isinstance(value, Scalar) and not value.text and " " in key.text
            ):  # {texte: Une fiche, une photo}
                self.reading.error(
                    key,
                    f"Une virgule coupe ce texte avant «\u00a0{_short(key.text)}\u00a0».",
                    'Mettez tout le texte entre guillemets droits\u00a0: "…".',
                )
                continue
            self.reading.error(
                key,
                f"«\u00a0{_short(key.text)}\u00a0» n’est pas connu pour {self.what}.",
                suggest(key.text, self._asked),
            )

    def unknown(self, known: Collection[str]) -> Iterator[Scalar]:
        return (entry.key for entry in self.node.entries if entry.key.text not in known)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"
