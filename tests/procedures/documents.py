"""Generated conditional documents: questions of all types, cases, conditions; for property tests."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

from kiosk.procedures.answers import Answer, DontKnow
from kiosk.procedures.conditions import All, Answered, Between, Condition, Fact, Not, Some, Undefined
from kiosk.procedures.model import (
    Block,
    CallOut,
    Case,
    Cases,
    Checklist,
    Choice,
    Cost,
    Document,
    Item,
    Listing,
    Paragraph,
    Procedure,
    Question,
    Section,
    SectionRole,
    Text,
)
from kiosk.procedures.questions import samples

FACTS = ("T1", "T2", "T3")
DEEPEST = 2


@dataclass
class _Writer:
    """Writes one document: what was asked so far, so that conditions look back only."""

    draw: st.DrawFn
    questions_left: int
    asked: list[Question] = field(default_factory=list)
    asked_cases: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    count: int = 0

    def name(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    def blocks(self, depth: int, least: int = 0) -> tuple[Block, ...]:
        number = self.draw(st.integers(least, 3 if depth == 0 else 2))
        return tuple(self.block(depth) for _ in range(number))

    def block(self, depth: int) -> Block:
        kinds = ["paragraph", "checklist", "cost"]
        if depth < DEEPEST:
            kinds += ["section", "callout", "listing", "cases", "cases"]
        if self.questions_left > 0:
            kinds += ["question", "question", "question"]
            kinds += ["asked"] if depth < DEEPEST else []
        return getattr(self, f"_{self.draw(st.sampled_from(kinds))}")(depth)  # type: ignore[no-any-return]

    def _paragraph(self, depth: int) -> Block:
        name = self.name("w")
        return Paragraph(name, Text(name), self.condition())

    def _cost(self, depth: int) -> Block:
        return Cost(self.name("c"), Text("1 €"), self.condition())

    def _checklist(self, depth: int) -> Block:
        papers = [Document(self.name("d"), Text("papier"), when=self.condition()) for _ in range(2)]
        return Checklist(self.name("l"), tuple(papers), when=self.condition())

    def _section(self, depth: int) -> Block:
        when = self.condition()
        role = self.draw(st.sampled_from(_ROLES))
        return Section(self.name("s"), Text("titre"), self.blocks(depth + 1, 1), role, when)

    def _callout(self, depth: int) -> Block:
        when = self.condition()
        return CallOut(self.name("o"), "know", self.blocks(depth + 1, 1), when=when)

    def _listing(self, depth: int) -> Block:
        when = self.condition()
        items = [Item(self.name("i"), self.blocks(depth + 1, 1), self.condition()) for _ in range(2)]
        return Listing(self.name("l"), tuple(items), when=when)

    def _cases(self, depth: int) -> Block:
        when = self.condition()
        made = [self._case(depth, self.condition(often=True)) for _ in range(self.draw(st.integers(1, 3)))]
        return Cases(self.name("b"), tuple(made), None, when)

    def _asked(self, depth: int) -> Block:
        self.questions_left -= 1
        when, name = self.condition(), self.name("q")
        made = tuple(self._case(depth, self.condition()) for _ in range(self.draw(st.integers(1, 3))))
        ask = Question(name, Text("lequel ?"), dont_know=self.draw(_DONT_KNOW))
        self.asked_cases.append((name, tuple(case.id for case in made)))
        return Cases(self.name("b"), made, ask, when)

    def _case(self, depth: int, when: Condition | None) -> Case:
        name = self.name("k")
        return Case(name, Text(f"Si {name}"), self.blocks(depth + 1, 1), when)

    def _question(self, depth: int) -> Block:
        self.questions_left -= 1
        kind = self.draw(st.sampled_from(["one", "one", "yes_no", "several", "number", "text"]))
        choices: tuple[Choice, ...] = ()
        if kind in ("one", "yes_no", "several"):
            names = ("oui", "non") if kind == "yes_no" else ("a", "b", "c")
            choices = tuple(Choice(name, Text(name), sets=self.draw(_SETS)) for name in names)
        made = Question(
            self.name("q"),
            Text("quoi ?"),
            kind,  # type: ignore[arg-type]
            choices,
            dont_know=self.draw(_DONT_KNOW),
            least=0 if kind == "number" else None,
            most=3 if kind == "number" else None,
            when=self.condition(),
        )
        self.asked.append(made)
        return made

    def condition(self, often: bool = False) -> Condition | None:
        if not often and self.draw(st.integers(0, 2)):
            return None
        return self.draw(_conditions(self._atoms()))

    def _atoms(self) -> st.SearchStrategy[Condition]:
        atoms: list[st.SearchStrategy[Condition]] = [
            st.builds(Fact, st.sampled_from(FACTS), st.booleans()),
            st.builds(Undefined, st.sampled_from(FACTS)),
        ]
        choosing = [(q.id, tuple(c.id for c in q.choices)) for q in self.asked if q.choices]
        for name, choices in (*choosing, *self.asked_cases):
            wanted = st.lists(st.sampled_from(choices), min_size=1, max_size=2, unique=True).map(tuple)
            atoms += [st.builds(Answered, st.just(name), wanted)] * 2
        for asked in self.asked:
            if asked.kind == "number":
                bound = st.none() | st.integers(0, 3)
                atoms.append(st.builds(Between, st.just(asked.id), bound, bound))
        return st.one_of(atoms)


_ROLES: tuple[SectionRole, ...] = ("other", "documents", "where", "how")
_DONT_KNOW = st.sampled_from(["explain", "show_all", "agent"])
_SETS = st.lists(st.tuples(st.sampled_from(FACTS), st.booleans()), max_size=1).map(tuple)


def _conditions(atoms: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    pair = st.tuples(atoms, atoms)
    return st.one_of(atoms, atoms.map(Not), pair.map(All), pair.map(Some))


@st.composite
def procedures(draw: st.DrawFn, questions: int = 5) -> Procedure:
    """A document with at most so many questions; its conditions look at facts and earlier questions only."""
    writer = _Writer(draw, questions)
    return Procedure("p", Text("Démarche"), "ville", writer.blocks(0, 2))


def facts() -> st.SearchStrategy[dict[str, bool]]:
    """What a citizen may bring along."""
    return st.dictionaries(st.sampled_from(FACTS), st.booleans(), max_size=3)


def answer_to(question: Question) -> st.SearchStrategy[Answer]:
    """Any answer to a question, both touches of « je ne sais pas » included."""
    return st.sampled_from((*samples(question), DontKnow(1), DontKnow(2)))
