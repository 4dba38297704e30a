"""Reads a strict subset of YAML with positions; called by `kiosk.config` for procedures and translations.

Every scalar is text. Anchors, aliases, tags, duplicate keys, several documents, tabs, invisible characters,
anything but UTF-8, more than 2 MiB and more than 40 levels are refused. PyYAML gives the events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from kiosk.formats.nodes import Entry, Mapping, Node, Scalar, Sequence
from kiosk.formats.problems import Problem, in_order
from kiosk.formats.yaml_syntax import syntax_problems

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 40
MAX_PROBLEMS = 200
MAX_SAME = 20  # of one kind: a file full of tabs needs no thousand lines to say so

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Line breaks that editors do not count, and characters that nobody sees: both make positions and words lie.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)


def read_yaml(path: Path, name: str | None = None) -> tuple[Node | None, tuple[Problem, ...]]:
    """The file's value, or None when it cannot be read; `name` is how problems call the file."""
    name = name or str(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return None, (
            Problem(
                name,
                1,
                1,
                f"Le fichier ne peut pas être lu ({error.strerror}).",
                "Vérifiez son nom et ses droits de lecture.",
            ),
        )
    return parse_yaml(data, name)


def parse_yaml(data: bytes, name: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """As `read_yaml`, for bytes at hand.

    A value comes with its problems where it could be built all the same (a key written twice, an anchor), so
    that what is wrong with its contents can be told in the same breath; with an error it must not be used.
    """
    if len(data) > MAX_BYTES:
        return None, (
            Problem(name, 1, 1, "Le fichier dépasse 2 mégaoctets.", "Coupez-le en plusieurs fichiers."),
        )
    text, problem = _decode(data, name)
    if problem is not None:
        return None, (problem,)
    problems = list(_characters(text, name))
    if problems:  # the parser would stop at the first of them, with a poorer message
        return None, in_order(problems)
    build = _Build(name)
    try:
        node = build.document(iter(_LOADER(text).get_event, None))
    except yaml.YAMLError:
        return None, in_order([*build.problems, *syntax_problems(text, name, _LOADER)])
    except _Stop:
        return None, in_order(build.problems)
    return node, in_order(build.problems)


def _decode(data: bytes, name: str) -> tuple[str, Problem | None]:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n"), None
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        return "", Problem(
            name,
            line,
            column,
            "Le fichier n’est pas en UTF-8.",
            "Enregistrez-le avec le codage «\u00a0UTF-8\u00a0» de votre éditeur.",
        )


def _characters(text: str, name: str) -> Iterator[Problem]:
    tabs = invisible = 0
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line and tabs < MAX_SAME:
            tabs += 1
            yield Problem(
                name,
                number,
                line.index("\t") + 1,
                "Il y a une tabulation.",
                "Mettez des espaces à la place (la touche espace).",
            )
        match = _INVISIBLE.search(line)
        if match and invisible < MAX_SAME:
            invisible += 1
            yield Problem(
                name,
                number,
                match.start() + 1,
                f"Il y a un caractère invisible (U+{ord(match[0]):04X}).",
                "Supprimez-le.",
            )


class _Stop(Exception):
    """Reading stops here: what follows would be read for nothing."""


class _Build:
    """Turns events into nodes; lives for one document."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []

    def error(self, mark: Any, message: str, hint: str) -> None:
        self.problems.append(Problem(self.name, mark.line + 1, mark.column + 1, message, hint))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _Stop

    def document(self, events: Iterator[Any]) -> Node | None:
        node: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.error(
                        event.start_mark,
                        "Le fichier contient plusieurs documents.",
                        "Supprimez la ligne «\u00a0---\u00a0», ou faites deux fichiers.",
                    )
                if event.version or event.tags:
                    self.error(
                        event.start_mark,
                        "Les lignes qui commencent par % ne sont pas admises.",
                        "Supprimez-les.",
                    )
            elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.AliasEvent)):
                value = self.node(event, events, 1)
                node = value if documents == 1 else node
        if node is None and not self.problems:
            self.problems.append(
                Problem(self.name, 1, 1, "Le fichier est vide.", "Écrivez au moins «\u00a0id: …\u00a0».")
            )
        return node

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        mark = event.start_mark
        if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None:  # nearly all
            return Scalar(event.value, mark.line + 1, mark.column + 1)
        if depth > MAX_DEPTH:
            self.error(
                mark, f"Il y a plus de {MAX_DEPTH} niveaux l’un dans l’autre.", "Simplifiez ce passage."
            )
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            self.error(
                mark,
                f"Les renvois (*{event.anchor}) ne sont pas admis.",
                'Recopiez le passage. Si c’est un texte, mettez-le entre guillemets droits (").',
            )
            return Scalar("", mark.line + 1, mark.column + 1)
        if event.anchor is not None:
            self.error(
                mark,
                f"Les repères (&{event.anchor}) ne sont pas admis.",
                'Supprimez-le. Si c’est un texte, mettez-le entre guillemets droits (").',
            )
        if event.tag is not None:
            self.error(
                mark,
                "Les étiquettes (!) ne sont pas admises.",
                'Supprimez-la. Si c’est un texte, mettez-le entre guillemets droits (").',
            )
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self.node(event, events, depth + 1))
            return Sequence(tuple(items), mark.line + 1, mark.column + 1)
        return self.mapping(mark, events, depth)

    def mapping(self, mark: Any, events: Iterator[Any], depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self.node(event, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self.error(
                    event.start_mark, "Une clé doit être un mot.", "Écrivez «\u00a0mot: valeur\u00a0»."
                )
            elif key.text in entries:
                first = entries[key.text].key
                self.error(
                    event.start_mark,
                    f"«\u00a0{key.text}\u00a0» est déjà écrit à la ligne {first.line}.",
                    "Gardez une seule des deux lignes, ou ajoutez le tiret qui manque devant.",
                )
            else:
                entries[key.text] = Entry(key, value)
        return Mapping(tuple(entries.values()), mark.line + 1, mark.column + 1)
