"""What people say and what the documents call it (`config/recherche.yaml`); read for `build`.

The file has two lists, `synonymes` (French) and `anglais`; an entry says « dire » (what people say) and
« chercher » (what to look for). `groupes` are words that are worth the same: « (proche) mort » stands for one
entry with each of them. Every problem is told with its line and column, and the rest is used.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from collections.abc import Mapping as Mapped
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from kiosk.content.search.words import ENGLISH_STOP, TURNING, content, said, said_stem, split
from kiosk.formats.nodes import Mapping, Node, Scalar, Sequence
from kiosk.formats.problems import Problem, in_order
from kiosk.formats.strict_yaml import read_yaml
from kiosk.formats.suggest import suggest

LISTS = {"synonymes": "fr", "anglais": "en"}
GROUPS = "groupes"
MOST_WORDS = 6
MOST_VARIANTS = 2000  # of one line, its groups written out

Stems = tuple[str, ...]
Said = tuple[str, Stems]  # language and stems
_GROUP = re.compile(r"\(([^()]*)\)")
_ENTRY = "Écrivez «\u00a0- {dire: [toubib], chercher: [médecin]}\u00a0»."


@dataclass(frozen=True, slots=True)
class Concept:
    """What is said, as stems in sorted order, and what is looked for instead, as stems in order.

    `words` are the folded words that are said, which completions and corrections may offer.
    """

    said: Stems
    targets: tuple[Stems, ...]
    language: str
    words: tuple[str, ...] = ()


def load_concepts(path: Path, name: str | None = None) -> tuple[tuple[Concept, ...], tuple[Problem, ...]]:
    """The concepts that could be read, and every problem of the file. The same thing said twice adds up."""
    node, problems = read_yaml(path, name)
    reading = _Reading(name or str(path), list(problems))
    if node is not None:
        reading.file(node)
    return reading.concepts(), in_order(reading.problems)


def english(text: str) -> list[str]:
    """English words made comparable: function words and plurals gone."""
    return [
        word if word.endswith("ss") else word.rstrip("s") for word in split(text) if word not in ENGLISH_STOP
    ]


class _Reading:
    """One file being read: what was found so far, and the problems."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.name = file
        self.problems = problems
        self._targets: dict[Said, dict[Stems, None]] = {}
        self._words: dict[Said, dict[str, None]] = {}

    def concepts(self) -> tuple[Concept, ...]:
        return tuple(
            Concept(key, tuple(targets), language, tuple(self._words[language, key]))
            for (language, key), targets in self._targets.items()
        )

    def error(self, node: Node, message: str, hint: str) -> None:
        self.problems.append(Problem(self.name, node.line, node.column, message, hint))

    def file(self, node: Node) -> None:
        if not isinstance(node, Mapping):
            self.error(node, "Ici il faut «\u00a0synonymes:\u00a0».", "Recopiez le début du fichier livré.")
            return
        groups = dict(self.groups(node.get(GROUPS)))
        for entry in node.entries:
            language = LISTS.get(entry.key.text)
            if entry.key.text == GROUPS:
                continue
            if language is None:
                self.unknown(entry.key, (*LISTS, GROUPS))
                continue
            for item in self.items(entry.value):
                if isinstance(item, Mapping):
                    self.entry(item, language, groups)
                else:
                    self.error(item, "Ici il faut «\u00a0dire\u00a0» et «\u00a0chercher\u00a0».", _ENTRY)

    def groups(self, node: Node | None) -> Iterator[tuple[str, tuple[str, ...]]]:
        for item in self.items(node) if node is not None else ():
            if not isinstance(item, Mapping):
                self.error(
                    item,
                    "Ici il faut «\u00a0nom\u00a0» et «\u00a0mots\u00a0».",
                    "Écrivez «\u00a0- {nom: proche, mots: [père, mère]}\u00a0».",
                )
                continue
            self.only(item, ("nom", "mots"))
            names, words = self.texts(item, "nom"), self.texts(item, "mots")
            if names:
                yield names[0].text.strip(), tuple(each.text for each in words)

    def entry(self, node: Mapping, language: str, groups: Mapped[str, tuple[str, ...]]) -> None:
        self.only(node, ("dire", "chercher"))
        sayings, targets = self.texts(node, "dire"), self.texts(node, "chercher")
        wanted: dict[Stems, None] = {}
        for each in targets:
            stems = tuple(content(each.text))
            if stems:
                wanted[stems] = None
            else:
                self.wordless(each)
        for each in sayings:
            for text in self.variants(each, groups):
                self.say(each, text, language, wanted)

    def variants(self, node: Scalar, groups: Mapped[str, tuple[str, ...]]) -> tuple[str, ...]:
        """What is said with each word of its groups in turn; nothing, and a problem, for an unknown group."""
        names = [name.strip() for name in _GROUP.findall(node.text)]
        missing = [name for name in names if name not in groups]
        for name in missing:
            self.error(node, f"Le groupe «\u00a0{name}\u00a0» n’existe pas.", suggest(name, groups))
        if missing or not names:
            return () if missing else (node.text,)
        pieces = _GROUP.split(node.text)[::2]
        count = 1
        for name in names:
            count *= len(groups[name])
        if count > MOST_VARIANTS:
            self.error(node, f"Cette ligne vaut pour {count} façons de dire.", "Mettez moins de groupes.")
            return ()
        return tuple(
            "".join(piece + word for piece, word in zip(pieces, (*chosen, ""), strict=True))
            for chosen in product(*(groups[name] for name in names))
        )

    def say(self, node: Scalar, text: str, language: str, wanted: dict[Stems, None]) -> None:
        key = tuple(sorted(set(english(text)))) if language == "en" else said(text)
        if not set(key) - {said_stem(word) for word in TURNING}:
            self.wordless(node)
        elif len(key) > MOST_WORDS:
            self.error(
                node, f"«\u00a0{text}\u00a0» a plus de {MOST_WORDS} mots qui comptent.", "Écrivez-en moins."
            )
        else:
            if language == "fr" and len(key) == 1 and len(split(text)) > 2:
                self.problems.append(
                    Problem(
                        self.name,
                        node.line,
                        node.column,
                        f"De «\u00a0{text}\u00a0», un seul mot compte.",
                        "Écrivez ce mot seul s’il suffit, sinon ajoutez-en un.",
                        "warning",
                    )
                )
            self._targets.setdefault((language, key), {}).update(wanted)
            words = self._words.setdefault((language, key), {})
            words.update(dict.fromkeys(split(text) if language == "fr" else ()))

    def texts(self, node: Mapping, key: str) -> tuple[Scalar, ...]:
        value = node.get(key)
        if value is None:
            self.error(node, f"Il manque «\u00a0{key}\u00a0».", f"Ajoutez «\u00a0{key}: […]\u00a0».")
            return ()
        good = []
        for item in value.items if isinstance(value, Sequence) else (value,):
            if isinstance(item, Scalar) and item.text.strip():
                good.append(item)
            else:
                self.error(item, "Ici il faut des mots.", "Écrivez des mots entre crochets\u00a0: [médecin].")
        return tuple(good)

    def items(self, node: Node) -> tuple[Node, ...]:
        if isinstance(node, Sequence):
            return node.items
        self.error(node, "Ici il faut une liste.", "Commencez chaque ligne par un tiret.")
        return ()

    def only(self, node: Mapping, known: Collection[str]) -> None:
        for entry in node.entries:
            if entry.key.text not in known:
                self.unknown(entry.key, known)

    def unknown(self, key: Scalar, known: Collection[str]) -> None:
        self.error(key, f"«\u00a0{key.text}\u00a0» n’est pas connu ici.", suggest(key.text, known))

    def wordless(self, node: Scalar) -> None:
        self.error(
            node,
            f"«\u00a0{node.text}\u00a0» n’a pas de mot qui compte.",
            "Ajoutez un mot qui dit de quoi il s’agit.",
        )
