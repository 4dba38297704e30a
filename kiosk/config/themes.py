"""The families of procedures shown on the home page (`config/themes.yaml`); called by the library."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.config.fields import Reading
from kiosk.formats.problems import Problem, in_order
from kiosk.formats.strict_yaml import read_yaml
from kiosk.procedures.model import Text


@dataclass(frozen=True, slots=True)
class Family:
    """A family in the order of the file; `titles` by language, French always."""

    id: str
    titles: tuple[tuple[str, str], ...]
    icon: str

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
        inner.done()
        if identity in families:
            reading.error(
                item, f"Le thème «\u00a0{identity}\u00a0» est écrit deux fois.", "Supprimez l’un des deux."
            )
        elif identity and titles[0][1]:
            families[identity] = Family(identity, tuple(titles), icon)
    if fields is not None:
        fields.done()
    return tuple(families.values()), in_order([*problems, *reading.problems])
