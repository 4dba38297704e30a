"""The reader and the engine held against documents that are followed by hand; the documents are generated."""

from __future__ import annotations

import re
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.commands.ask import lines
from kiosk.content.reader import read_document
from kiosk.procedures.answers import Answer, Chosen, DontKnow
from kiosk.procedures.engine import Position, replay
from kiosk.procedures.model import Procedure, Question
from tests.content.documents import EVERYTHING, document
from tests.content.reader.naive import DONT_KNOW, Follower

EXAMPLES = settings(max_examples=400 if EVERYTHING else 80)
VARIABLES = ("T1", "T2", "T3")

# --- documents: each @ becomes a word of its own ---


def tag(name: str, *inside: str) -> str:
    return f"<{name}>{''.join(inside)}</{name}>"


def some(strategy: st.SearchStrategy[str], least: int = 0, most: int = 3) -> st.SearchStrategy[str]:
    return st.lists(strategy, min_size=least, max_size=most).map("".join)


def element(name: str, *inside: str | st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = [st.just(each) if isinstance(each, str) else each for each in inside]
    return st.tuples(*parts).map(lambda found: tag(name, *found))


single = st.tuples(st.sampled_from(["estVrai", "estFaux", "estIndefini"]), st.sampled_from(VARIABLES)).map(
    lambda test: f'<{test[0]} var="{test[1]}"/>'
)
tests = st.recursive(
    single,
    lambda inner: st.tuples(st.sampled_from(["et", "ou"]), some(inner, 1)).map(lambda t: tag(*t)),
    max_leaves=4,
)
conditions = some(tests, 1, 2).map(lambda inside: tag("Condition", inside))
maybe = st.one_of(st.just(""), conditions)
facts_set = st.dictionaries(st.sampled_from(VARIABLES), st.booleans(), min_size=1, max_size=2).map(
    lambda facts: tag("SiSelectionne", *(f'<affecte{"Vrai" if is_so else "Faux"} var="{name}"/>'
                                         for name, is_so in facts.items()))
)  # fmt: skip

TITLE, PARAGRAPH = "<Titre>@</Titre>", "<Paragraphe>@ @</Paragraphe>"
OTHER = st.sampled_from(["", "<TitreAlternatif><Paragraphe>@</Paragraphe></TitreAlternatif>"])


def holding(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """What holds other blocks, and whatever may have a condition."""
    inside = some(blocks)
    return st.one_of(
        element("Chapitre", TITLE, OTHER, maybe, inside),
        element("SousChapitre", TITLE, maybe, inside),
        element("FragmentConditionne", conditions, inside),
        element("Liste", some(element("Item", maybe, inside), 1)),
        element("ServiceEnLigne", TITLE, maybe),
        element("Attention", TITLE, inside),
        element("BlocCas", some(element("Cas", TITLE, maybe, inside), 1)),
        element("BlocCas", some(element("Cas", "<Titre>Refus @</Titre>", inside), 2)),
    )


blocks = st.recursive(st.just(PARAGRAPH), holding, max_leaves=8)
situation = element("Situation", TITLE, maybe, element("Texte", some(blocks)))
situations = element("ListeSituations", some(situation, 1))
form = element(
    "Questionnaire",
    some(element("Question", TITLE, some(element("Choix", TITLE, st.one_of(st.just(""), facts_set)), 2)), 1),
)
bodies = st.tuples(
    some(form, 0, 1),
    element("Texte", some(blocks, 1)),
    some(situations, 0, 1),
    element("Conclusion", some(blocks)),
).map("".join)
LEAF = '<LienInterne LienPublication="F2">@</LienInterne>'
branches = st.recursive(
    element("Branche", TITLE, st.one_of(st.just(""), facts_set), LEAF),
    lambda inner: element("Branche", TITLE, st.one_of(st.just(""), facts_set), some(inner, 1)),
    max_leaves=8,
)
searches = element(
    "Problematiques",
    some(element("Problematique", TITLE, st.one_of(st.just(""), facts_set), some(branches, 1)), 1),
)
known = st.dictionaries(st.sampled_from(VARIABLES), st.booleans(), max_size=2)


def numbered(body: str, kind: str = "Fiche d'information conditionnée") -> bytes:
    number = count(1)
    return document(re.sub("@", lambda _: f"mot{next(number)}", body), kind=kind)


def read(written: bytes) -> Procedure:
    procedure, report = read_document(written, "F1")
    assert procedure is not None, report.problems
    assert report.unknown_tags == ()
    return procedure


# --- the two side by side ---


def plainly(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def chosen(question: Question, title: str) -> Answer:
    if title == DONT_KNOW:
        return DontKnow(2)
    return Chosen((next(choice.id for choice in question.choices if plainly(choice.text.text) == title),))


def agree(position: Position, by_hand: Follower) -> None:
    choices = [plainly(choice.text.text) for choice in position.open.choices] if position.open else None
    assert choices == by_hand.open
    assert [plainly(title) for _, title in position.taken] == by_hand.taken
    assert plainly(" ".join(lines(position.blocks))).split() == by_hand.shown
    assert dict(position.facts) == by_hand.facts
    assert position.opens == by_hand.opens


def follow(
    written: bytes, facts: dict[str, bool], data: st.DataObject, may_not_know: bool = True
) -> dict[str, bool]:
    """Answer as it comes to the end, comparing at each step; gives what is known in the end."""
    procedure = read(written)
    answers: dict[str, Answer] = {}
    titles: list[str] = []
    for _ in range(40):
        position = replay(procedure, facts, answers)
        by_hand = Follower(written, facts, titles)
        agree(position, by_hand)
        if position.open is None or by_hand.open is None:
            return dict(position.facts)
        offered = [*by_hand.open, DONT_KNOW] if may_not_know else by_hand.open
        titles.append(data.draw(st.sampled_from(offered)))
        answers[position.open.id] = chosen(position.open, titles[-1])
    raise AssertionError("no end in sight")


@EXAMPLES
@given(st.data(), bodies, known)
def test_a_document_reads_as_when_followed_by_hand(
    data: st.DataObject, body: str, facts: dict[str, bool]
) -> None:
    follow(numbered(body), facts, data)


@EXAMPLES
@given(st.data(), searches, bodies)
def test_a_guided_search_and_what_it_opens_read_as_when_followed_by_hand(
    data: st.DataObject, search: str, body: str
) -> None:
    facts = follow(numbered(search, "Recherche guidée"), {}, data, may_not_know=False)
    follow(numbered(body), facts, data)
