"""Reads the blocks that hold no other blocks: papers, places, tables and the like; called by `blocks`."""

from __future__ import annotations

from kiosk.config.conditions import Asked, read_condition
from kiosk.config.fields import YES_NO, Fields, Reading
from kiosk.formats.nodes import Node, Scalar, Sequence
from kiosk.procedures.conditions import Condition
from kiosk.procedures.model import (
    Checklist,
    Document,
    OnlineService,
    OpenProcedure,
    Outcome,
    Place,
    Table,
    Text,
)


def read_table(fields: Fields, identity: str, when: Condition | None) -> Table | None:
    reading = fields.reading
    inner = reading.fields(fields.get("tableau", required=True), "un tableau")
    if inner is None:
        return None
    caption = inner.text("titre")
    headings = tuple(reading.words(node, "une colonne") for node in inner.items("colonnes", required=True))
    rows = []
    for node in inner.items("lignes", required=True):
        cells = tuple(_cell(reading, cell) for cell in reading.items(node, "une ligne du tableau"))
        if isinstance(node, Sequence) and len(cells) != len(headings):
            reading.error(
                node,
                f"Cette ligne a {len(cells)} cases, le tableau {len(headings)} colonnes.",
                "Ajoutez ou enlevez des cases ([a, b]). "
                "Un texte avec une virgule se met entre guillemets droits.",
            )
        rows.append(cells)
    inner.done()
    return Table(identity, headings, tuple(rows), caption, when)


def _cell(reading: Reading, node: Node) -> Text:
    empty = isinstance(node, Scalar) and not node.text.strip()
    return Text("") if empty else reading.words(node, "une case du tableau")


def read_checklist(fields: Fields, identity: str, when: Condition | None, asked: Asked) -> Checklist:
    reading = fields.reading
    documents: dict[str, Document] = {}
    for node in fields.items("pieces", required=True):
        inner = reading.fields(node, "une pièce")
        if inner is None:
            continue
        condition = read_condition(reading, inner.get("si"), asked)
        document = Document(
            inner.identity("id", required=True),
            inner.text("texte", required=True),
            inner.text("aide"),
            condition,
        )
        inner.done()
        if document.id in documents:
            reading.error(
                node,
                f"La pièce «\u00a0{document.id}\u00a0» est écrite deux fois dans cette liste.",
                "Donnez-lui un autre nom, ou réunissez les deux.",
            )
        if document.id:
            documents.setdefault(document.id, document)
            reading.stands(f"{identity}.{document.id}", node)
    return Checklist(identity, tuple(documents.values()), fields.text("titre"), when)


def read_place(fields: Fields, identity: str, when: Condition | None) -> Place | None:
    reading = fields.reading
    node = fields.get("lieu", required=True)
    note = fields.text("note")
    if isinstance(node, Scalar):
        if node.text != "mairie":
            reading.error(
                node,
                f"Le lieu «\u00a0{node.text}\u00a0» n’est pas connu.",
                "Écrivez «\u00a0lieu: mairie\u00a0» pour cette mairie, "
                "ou «\u00a0lieu: {nom: …, adresse: …}\u00a0».",
            )
        return Place(identity, "hall", note=note, when=when)
    inner = reading.fields(node, "un lieu")
    if inner is None:
        return None
    place = Place(
        identity,
        "other",
        inner.text("nom", required=True),
        inner.text("adresse"),
        inner.text("horaires"),
        inner.text("telephone"),
        inner.text("note") or note,
        when,
    )
    inner.done()
    return place


def read_service(fields: Fields, identity: str, when: Condition | None) -> OnlineService | None:
    reading = fields.reading
    inner = reading.fields(fields.get("service", required=True), "un service")
    if inner is None:
        return None
    service = OnlineService(
        identity,
        inner.text("titre", required=True),
        inner.web("adresse", required=True),
        inner.text("note"),
        when,
    )
    inner.done()
    return service


def read_outcome(fields: Fields, identity: str, when: Condition | None) -> Outcome:
    return Outcome(identity, fields.text("resultat", required=True), fields.text("a_faire"), when)


def read_opening(fields: Fields, identity: str, when: Condition | None) -> OpenProcedure:
    target = fields.plain("ouvrir", required=True)
    at_once = fields.one_of("tout_de_suite", YES_NO, False)
    return OpenProcedure(identity, target, fields.text("titre"), bool(at_once), when)
