"""The families of procedures shown on the home page (`config/themes.yaml`); called by the library."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.config.fields import Fields, Reading
from kiosk.formats.problems import Problem, in_order
from kiosk.formats.strict_yaml import read_yaml
from kiosk.formats.suggest import suggest
from kiosk.procedures.model import Text


@dataclass(frozen=True, slots=True)
class Family:
    """A family in the order of the file; `titles` by language, French always.

    `state` are the State's themes or sub-themes that it covers, with where each is written.
    """

    id: str
    titles: tuple[tuple[str, str], ...]
    icon: str
    state: tuple[str, ...] = ()
    places: tuple[tuple[int, int], ...] = ()

    def title(self, language: str) -> Text:
        titles = dict(self.titles)
        shown = language if language in titles else "fr"
        return Text(titles[shown], lang=shown)


def load_families(path: Path, name: str) -> tuple[tuple[Family, ...], tuple[Problem, ...]]:
    """The families that could be read, and every problem of the file."""
    node, problems = read_yaml(path, name)
    reading = Reading(name)
    fields = None if node is None else reading.fields(node, "les thèmes")
    families: dict[str, Family] = {}
    for item in () if fields is None else fields.items("themes", required=True):
        inner = reading.fields(item, "un thème")
        if inner is None:
            continue
        identity, icon = inner.identity("id", required=True), inner.identity("icone", required=True)
        titles = [("fr", inner.text("titre", required=True).text)]
        titles += [
            (key.partition("_")[2], inner.text(key).text)
            for key in inner.node.keys()
            if key.startswith("titre_")
        ]
        covered = _covered(reading, inner)
        inner.done()
        if identity in families:
            reading.error(
                item, f"Le thème «\u00a0{identity}\u00a0» est écrit deux fois.", "Supprimez l’un des deux."
            )
        elif identity and titles[0][1]:
            families[identity] = Family(identity, tuple(titles), icon, *covered)
    if fields is not None:
        fields.done()
    return tuple(families.values()), in_order([*problems, *reading.problems])


def _covered(reading: Reading, fields: Fields) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """The State's themes named under « etat », and where."""
    found: dict[str, tuple[int, int]] = {}
    for item in fields.items("etat"):
        scalar = reading.scalar(item, "etat")
        if scalar is None:
            continue
        if re.fullmatch(r"N[0-9]{1,7}", scalar.text):
            found[scalar.text] = (scalar.line, scalar.column)
            continue
        message = f"«\u00a0{scalar.text[:60]}\u00a0» n’est pas un thème de l’État."
        hint = "Écrivez son numéro, par exemple N19804\u00a0: il est à la fin de l’adresse de sa page."
        reading.error(item, message, hint)
    return tuple(found), tuple(found.values())


def unknown_in_state(
    path: Path, name: str, known: Callable[[str], bool], all_known: Callable[[], list[str]]
) -> tuple[Problem, ...]:
    """The State's themes that the file names and that the content in service does not have."""
    families, _ = load_families(path, name)
    written = [pair for family in families for pair in zip(family.state, family.places, strict=True)]
    return tuple(
        Problem(
            name,
            *place,
            f"L’État n’a pas de thème {identity} dans ce contenu.",
            suggest(identity, all_known()),
            "warning",
        )
        for identity, place in written
        if not known(identity)
    )
