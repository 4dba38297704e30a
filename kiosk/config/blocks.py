"""Reads the blocks of an author's procedure, in order and inside each other; called by `procedure_file`.

A block without a name of its own is called after its place: `b3.c1.b2` is the second block of the first case
of the third block.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.config.conditions import Asked, read_condition
from kiosk.config.fact_blocks import (
    read_checklist,
    read_opening,
    read_outcome,
    read_place,
    read_service,
    read_table,
)
from kiosk.config.fields import YES_NO, Fields, Reading
from kiosk.config.questions import read_question
from kiosk.formats.nodes import Mapping, Node, Scalar
from kiosk.formats.suggest import suggest
from kiosk.procedures.conditions import Condition
from kiosk.procedures.model import (
    Block,
    CallOut,
    CallOutKind,
    Case,
    Cases,
    Cost,
    Delay,
    Item,
    Listing,
    OpenProcedure,
    Outcome,
    Paragraph,
    Payment,
    Question,
    Section,
    SectionRole,
)

ROLES: dict[str, SectionRole] = {
    "qui": "who",
    "pieces": "documents",
    "ou": "where",
    "comment": "how",
    "cout": "cost",
    "delai": "delay",
    "ensuite": "then",
    "refus": "refused",
    "autre": "other",
}
CALL_OUTS: dict[str, CallOutKind] = {
    "a_savoir": "know",
    "attention": "warn",
    "rappel": "remind",
    "exemple": "example",
    "note": "note",
}


class BlockReader:
    """Reads the blocks of one file; `asked` gathers its questions in order."""

    def __init__(self, reading: Reading, asked: Asked) -> None:
        self.reading = reading
        self.asked = asked
        # The first word of a block, and what it is read by. `texte` is last: other blocks have one too.
        self._kinds: dict[str, Callable[[Fields, str, Condition | None], Block | None]] = {
            "cas": self._cases,
            "section": self._section,
            "liste": self._listing,
            "tableau": read_table,
            "encart": self._call_out,
            "a_verifier": self._to_check,
            "pieces": lambda fields, identity, when: read_checklist(fields, identity, when, self.asked),
            "lieu": read_place,
            "service": read_service,
            "cout": self._sentence(Cost, "cout"),
            "delai": self._sentence(Delay, "delai"),
            "paiement": self._sentence(Payment, "paiement"),
            "resultat": read_outcome,
            "ouvrir": read_opening,
            "texte": self._sentence(Paragraph, "texte"),
        }

    def blocks(self, nodes: tuple[Node, ...], prefix: str = "") -> tuple[Block, ...]:
        read = (self._block(node, f"{prefix}b{index}") for index, node in enumerate(nodes, 1))
        return tuple(block for block in read if block is not None)

    def _block(self, node: Node, identity: str) -> Block | None:
        if isinstance(node, Scalar):
            self.reading.error(
                node,
                "Un texte seul n’est pas un bloc.",
                "Écrivez «\u00a0- texte: …\u00a0». "
                "S’il contient «\u00a0:\u00a0», mettez-le entre guillemets droits.",
            )
            return None
        fields = self.reading.fields(node, "un bloc")
        if fields is None:
            return None
        kind = self._kind(fields)
        if kind is None:
            return None
        if kind == "question":
            question = read_question(self.reading, fields, self.asked)
            if question is not None:
                self.reading.stands(question.id, node)
            return question
        self.reading.stands(identity, node)
        fields.what = f"un bloc «\u00a0{kind}\u00a0»"
        block = self._kinds[kind](
            fields, identity, read_condition(self.reading, fields.get("si"), self.asked)
        )
        fields.done()
        return block

    def _kind(self, fields: Fields) -> str | None:
        known = ("question", *self._kinds)
        present = [key for key in fields.node.keys() if key in known]
        if "question" in present:
            return "question"
        if "encart" in present:
            return "encart"
        if len(present) > 1:
            second = next(entry.key for entry in fields.node.entries if entry.key.text == present[1])
            self.reading.error(
                second,
                f"Ce bloc est à la fois «\u00a0{present[0]}\u00a0» et «\u00a0{present[1]}\u00a0».",
                f"Mettez un tiret devant «\u00a0{present[1]}\u00a0»\u00a0: ce sont deux blocs.",
            )
            return None
        if not present:
            first = (
                fields.node.entries[0].key
                if fields.node.entries
                else Scalar("", fields.node.line, fields.node.column)
            )
            self.reading.error(
                first, f"«\u00a0{first.text}\u00a0» n’est pas un bloc connu.", suggest(first.text, known)
            )
            return None
        return present[0]

    def _sentence(
        self, make: type[Paragraph] | type[Cost] | type[Delay] | type[Payment], key: str
    ) -> Callable[[Fields, str, Condition | None], Block]:
        return lambda fields, identity, when: make(identity, fields.text(key, required=True), when)

    def _section(self, fields: Fields, identity: str, when: Condition | None) -> Block:
        title = fields.text("section", required=True)
        role = fields.one_of("role", ROLES, "other")
        return Section(
            identity,
            title,
            self.blocks(fields.items("blocs", required=True), f"{identity}."),
            role or "other",
            when,
        )

    def _cases(self, fields: Fields, identity: str, when: Condition | None) -> Block:
        cases = (
            self._case(node, f"{identity}.c{index}") for index, node in enumerate(fields.items("cas"), 1)
        )
        return Cases(identity, tuple(case for case in cases if case is not None), None, when)

    def _case(self, node: Node, identity: str) -> Case | None:
        fields = self.reading.fields(node, "un cas")
        if fields is None:
            return None
        self.reading.stands(identity, node)
        when = read_condition(
            self.reading,
            fields.get("si", required=True, hint="Ajoutez «\u00a0si: {reponse: …, est: …}\u00a0»."),
            self.asked,
        )
        title = fields.text(
            "titre",
            required=True,
            hint="Ajoutez «\u00a0titre: …\u00a0»\u00a0: il est montré à qui ne sait pas répondre.",
        )
        case = Case(identity, title, self.blocks(fields.items("blocs", required=True), f"{identity}."), when)
        fields.done()
        return case

    def _listing(self, fields: Fields, identity: str, when: Condition | None) -> Block:
        ordered = fields.one_of("ordonnee", YES_NO, False)
        items = (
            self._item(node, f"{identity}.i{index}") for index, node in enumerate(fields.items("liste"), 1)
        )
        return Listing(identity, tuple(item for item in items if item is not None), bool(ordered), when)

    def _item(self, node: Node, identity: str) -> Item | None:
        if not isinstance(node, Mapping):
            return Item(
                identity, (Paragraph(f"{identity}.b1", self.reading.words(node, "un point de la liste")),)
            )
        if "texte" not in node.keys():
            self.reading.words(node, "un point de la liste")
            return None
        fields = Fields(self.reading, node, "un point de la liste")
        self.reading.stands(identity, node)
        when = read_condition(self.reading, fields.get("si"), self.asked)
        head = Paragraph(f"{identity}.t", fields.text("texte", required=True))
        below = self.blocks(fields.items("blocs"), f"{identity}.")
        fields.done()
        return Item(identity, (head, *self._shown_only(below, "un point de la liste")), when)

    def _shown_only(self, blocks: tuple[Block, ...], where: str) -> tuple[Block, ...]:
        """Lists and call-outs are read on one page: nothing may be asked in the middle of them."""
        for block in blocks:
            if isinstance(block, (Question, Cases, Section, OpenProcedure, Outcome)):
                line, column = self.reading.places[block.id]
                self.reading.error(
                    Scalar("", line, column),
                    f"Ce bloc ne peut pas être dans {where}.",
                    "Mettez-le avant ou après.",
                )
        return blocks

    def _call_out(self, fields: Fields, identity: str, when: Condition | None) -> Block:
        kind = fields.one_of("encart", CALL_OUTS, "note")
        title = fields.text("titre")
        text = fields.text("texte")
        below = self._shown_only(self.blocks(fields.items("blocs"), f"{identity}."), "un encart")
        head = (Paragraph(f"{identity}.t", text),) if text else ()
        if not head and not below:
            self.reading.error(fields.node, "Cet encart est vide.", "Ajoutez «\u00a0texte: …\u00a0».")
        return CallOut(identity, kind or "note", (*head, *below), title, when)

    def _to_check(self, fields: Fields, identity: str, when: Condition | None) -> Block:
        text = fields.text("a_verifier", required=True)
        return CallOut(identity, "check", (Paragraph(f"{identity}.t", text),), when=when)
