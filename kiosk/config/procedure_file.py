"""Reads one procedure by an author (`config/procedures/<id>.yaml`); called by the library and the check."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.config.blocks import BlockReader
from kiosk.config.conditions import Asked, judge_tests
from kiosk.config.fields import Fields, Reading
from kiosk.config.trials import judge_papers, read_trials
from kiosk.formats.problems import Problem, errors, in_order
from kiosk.formats.strict_yaml import read_yaml
from kiosk.procedures.model import Authority, Procedure

AUTHORITIES: dict[str, Authority] = {"ville": "ville", "etat": "etat", "partage": "partage"}
FAMILY_PLACE = "/famille"  # among the places of a file; no identity has a slash


@dataclass(frozen=True, slots=True)
class ProcedureFile:
    """What a file gave: the procedure (None when it may not be used), its problems, and where things stand.

    `texts` has the position of each text for people, `places` that of each block, case and document.
    """

    path: Path
    name: str
    procedure: Procedure | None
    problems: tuple[Problem, ...]
    texts: Mapping[str, tuple[int, int]]
    places: Mapping[str, tuple[int, int]]


def load_procedure(path: Path, today: date | None = None) -> tuple[Procedure | None, tuple[Problem, ...]]:
    """The procedure, or None when the file has an error; and every problem of the file, warnings included."""
    read = read_procedure(path, today=today)
    return read.procedure, read.problems


def read_procedure(path: Path, name: str | None = None, today: date | None = None) -> ProcedureFile:
    """As `load_procedure`, with positions; `name` is how problems call the file."""
    name = name or str(path)
    node, problems = read_yaml(path, name)
    reading = Reading(name)
    procedure = None
    if node is not None:
        fields = reading.fields(node, "la démarche")
        if fields is not None:
            procedure = _procedure(reading, fields, path, today or date.today())
    found = in_order([*problems, *reading.problems])
    return ProcedureFile(
        path, name, None if errors(found) else procedure, found, reading.texts, reading.places
    )


def _procedure(reading: Reading, fields: Fields, path: Path, today: date) -> Procedure:
    asked = Asked()
    identity = fields.identity("id", required=True)
    stem = path.name.removesuffix(".yaml")
    if identity and identity != stem:
        reading.error(
            fields.get("id") or fields.node,
            f"La démarche s’appelle «\u00a0{identity}\u00a0» et son fichier «\u00a0{stem}.yaml\u00a0».",
            f"Écrivez «\u00a0id: {stem}\u00a0», ou renommez le fichier.",
        )
    title, subtitle = fields.text("titre", required=True), fields.text("sous_titre")
    authority = fields.one_of("autorite", AUTHORITIES, required=True)
    family, icon = fields.identity("famille", required=True), fields.identity("icone")
    reading.stands(FAMILY_PLACE, fields.get("famille") or fields.node)
    source, source_date = fields.web("source", required=True), fields.day("source_date", required=True)
    reviewed_by, reviewed_on = fields.plain("relu_par", required=True), fields.day("relu_le", required=True)
    review_on = fields.day("a_revoir_le", required=True)
    words = fields.plains("mots")
    without_computer = fields.text(
        "sans_ordinateur",
        required=True,
        hint="Ajoutez «\u00a0sans_ordinateur: …\u00a0»\u00a0: comment faire sans ordinateur.",
    )
    nodes = fields.items("blocs", required=True)
    blocks = BlockReader(reading, asked).blocks(nodes)
    judge_tests(reading, asked)
    _judge_names(reading, asked)
    examples = fields.items("essais")
    procedure = Procedure(
        identity,
        title,
        authority or "ville",
        blocks,
        without_computer,
        family,
        icon,
        subtitle,
        words,
        source,
        source_date,
        reviewed_by,
        reviewed_on,
        review_on,
        read_trials(reading, examples, asked),
        str(path.name),
    )
    judge_papers(reading, examples, procedure)
    if not examples:
        reading.warning(
            fields.node,
            "La démarche n’a aucun essai.",
            "Ajoutez «\u00a0essais:\u00a0» et un exemple par cas.",
        )
    _judge_dates(reading, fields, procedure, today)
    fields.done()
    return procedure


def _judge_names(reading: Reading, asked: Asked) -> None:
    """A question's name may not look like the names given to blocks by their place."""
    for name in asked.questions:
        if re.fullmatch(r"b[0-9]+", name):
            line, column = reading.places[name]
            reading.problems.append(
                Problem(
                    reading.file,
                    line,
                    column,
                    f"«\u00a0{name}\u00a0» est réservé.",
                    "Donnez à la question un nom qui dit ce qu’elle demande.",
                )
            )


def _judge_dates(reading: Reading, fields: Fields, procedure: Procedure, today: date) -> None:
    reviewed, again = procedure.reviewed_on, procedure.review_on
    node = fields.get("a_revoir_le") or fields.node
    if again is not None and reviewed is not None and again <= reviewed:
        reading.error(node, "La prochaine relecture est avant la dernière.", "Mettez une date à venir.")
    elif again is not None and again < today:
        reading.warning(
            node,
            f"La démarche devait être relue le {again.isoformat()}.",
            "Faites-la relire, puis changez «\u00a0relu_le\u00a0» et «\u00a0a_revoir_le\u00a0».",
        )
    for key, day in (("source_date", procedure.source_date), ("relu_le", reviewed)):
        if day is not None and day > today:
            reading.warning(
                fields.get(key) or fields.node,
                f"«\u00a0{key}\u00a0» est une date à venir ({day.isoformat()}).",
                "Vérifiez la date, ou l’horloge de la machine.",
            )
