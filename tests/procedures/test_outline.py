"""What there is to know of a procedure, and the questions that matter to each thing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kiosk.procedures.answers import Answer, Chosen, DontKnow
from kiosk.procedures.asking import asking
from kiosk.procedures.engine import Position, Resolved, applicable, replay
from kiosk.procedures.model import CallOut, Listing, Procedure, Section, Text, every_question
from kiosk.procedures.outline import is_outlined, menu_of, needs
from kiosk.procedures.position import Alternative, asked_only
from tests.procedures.build import case, cases, fact, opens, papers, procedure, question, says, section
from tests.procedures.documents import answer_to, facts, procedures

EXAMPLES = settings(max_examples=80)

CARD = procedure(
    says("une carte"),
    cases(
        "age",
        case(
            "majeur",
            replace(
                section("demande", section("pièces", papers("liste", "photo")), says("venez")), role="how"
            ),
            replace(
                section(
                    "coût", cases("perte", case("perdue", says("25 €")), case("gardée", says("0 €")), ask="p")
                ),
                role="cost",
            ),
        ),
        case("mineur", replace(section("coût du mineur", says("17 €")), role="cost")),
        ask="a",
    ),
    section("loin", says("à l’étranger", when=fact("T9"))),
    identity="carte",
)
PIECES = replace(CARD.blocks[1].cases[0].blocks[0].blocks[0], role="documents")  # type: ignore[union-attr]


def with_papers() -> Procedure:
    """The card, whose papers are a chapter of their own inside the request."""
    age = CARD.blocks[1]
    demand = replace(age.cases[0].blocks[0], blocks=(PIECES, says("venez")))  # type: ignore[union-attr]
    grown = replace(age.cases[0], blocks=(demand, age.cases[0].blocks[1]))  # type: ignore[union-attr]
    return replace(CARD, blocks=(CARD.blocks[0], replace(age, cases=(grown, age.cases[1])), CARD.blocks[2]))  # type: ignore[union-attr]


def stands(document: Procedure, need: str = "", **answers: str) -> Position:
    given = {question: Chosen((choice,)) for question, choice in answers.items()}
    return replay(document, {}, given, asking(document, need))


def leaves(blocks: tuple[Resolved, ...]) -> Counter[str]:
    """The identities of all that has words of its own."""
    found: Counter[str] = Counter()
    for block in blocks:
        match block:
            case Section() | CallOut() | Alternative():
                found += leaves(block.blocks)  # type: ignore[arg-type]
            case Listing():
                for item in block.items:
                    found += leaves(item.blocks)  # type: ignore[arg-type]
            case _:
                found[block.id] += 1
    return found


def assert_all_there(position: Position) -> None:
    """What applies stands in the needs: once in a chapter, or in what is offered of one apart."""
    whole, found = leaves(position.blocks), needs(position)
    once = sum((leaves(need.blocks) for need in found if "/" not in need.id), Counter())
    assert once <= whole
    assert set(once) | {name for need in found for name in leaves(need.blocks)} == set(whole)
    for need in found:
        if need.parts:
            assert sum((leaves(part.blocks) for part in need.parts), Counter()) == leaves(need.blocks)


def test_only_the_question_that_encloses_all_is_asked_before_the_menu() -> None:
    document = with_papers()
    first = stands(document)
    assert first.open is not None
    assert first.open.id == "a"
    assert stands(document, a="majeur").complete


def test_the_menu_has_the_essentials_first_and_papers_inside_a_chapter_apart() -> None:
    found = needs(stands(with_papers(), a="majeur"))
    assert [(need.id, need.role, need.about.text) for need in found] == [
        ("loose", "other", ""),
        ("demande/documents", "documents", "demande"),
        ("coût", "cost", ""),
        ("demande", "how", ""),
        ("loin", "other", ""),
    ]


def test_what_is_apart_stays_in_its_chapter_too() -> None:
    found = {need.id: leaves(need.blocks) for need in needs(stands(with_papers(), a="majeur"))}
    assert found["demande"] == Counter(["liste", "venez"])
    assert found["demande/documents"] == Counter(["liste"])
    only = procedure(replace(section("demande", PIECES), role="how"), identity="x")
    assert [need.id for need in needs(stands(only))] == ["demande/documents"]


def test_a_chapter_that_is_long_in_one_case_of_two_loses_nothing() -> None:
    def aid(number: int, long: bool) -> Section:
        parts = (section(f"part{number}{name}", says(f"mots {number} {name}")) for name in "ab")
        return replace(section(f"aide{number}", says(f"mot {number}"), *parts), long=long, title=Text("Aide"))

    either = cases("cas", case("un", aid(1, False)), case("deux", aid(2, True)), ask="q")
    document = procedure(either, says("fin"), identity="x")
    position = replay(document, {}, {"q": DontKnow(2)}, asking(document))
    assert_all_there(position)
    assert len(needs(position)[1].parts) == 5


def test_the_papers_of_a_sheet_without_a_chapter_of_them_are_a_thing_to_know() -> None:
    old = cases("âge", case("majeur", papers("liste", "photo")), case("mineur", says("non")), ask="a")
    asked = replace(section("dépôt", says("Voici"), old, question("autre", "x")), role="how")
    document = procedure(asked, section("suite", says("après")), identity="x")
    found = needs(stands(document))
    assert [(need.id, need.role, need.about.text) for need in found] == [
        ("dépôt/papers", "documents", "dépôt"),
        ("dépôt", "how", ""),
        ("suite", "other", ""),
    ]
    assert asking(document, "dépôt/papers") == {"a"}
    position = stands(document, "dépôt/papers", a="majeur")
    assert_all_there(position)
    assert leaves(needs(position)[0].blocks) == Counter(["liste"])
    essential = procedure(says("mot " * 400), papers("liste", "photo"), identity="y")
    assert [need.id for need in needs(stands(essential))] == ["loose", "loose/papers"]
    priced = procedure(says("mot " * 400), says("Vous payez 25 €."), says("Gardez 25 €."), identity="p")
    _, price = needs(stands(priced))
    assert (price.id, price.role, leaves(price.blocks)) == (
        "loose/prices",
        "cost",
        Counter(["Vous payez 25 €."]),
    )
    short = procedure(says("mot"), papers("liste", "photo"), identity="z")
    assert [need.id for need in needs(stands(short))] == ["loose"]


def test_conditions_keep_what_says_how_long_and_where() -> None:
    parts = (replace(section(role, says(role)), role=role) for role in ("delay", "where", "documents"))
    who = replace(section("conditions", *parts, says("toutes ces conditions")), role="who")
    assert [need.id for need in needs(stands(procedure(who, identity="x")))] == [
        "conditions",
        "conditions/documents",
    ]


def test_within_a_procedure_what_is_done_stays_in_order() -> None:
    roles = ("other", "how", "then", "refused", "other", "delay")
    chapters = (replace(section(f"{n}", says(f"mot {n}")), role=role) for n, role in enumerate(roles))
    assert [need.id for need in needs(stands(procedure(*chapters, identity="x")))] == list("501234")


def test_a_chapter_asks_its_own_questions_once_it_is_wanted() -> None:
    document = with_papers()
    assert stands(document, "demande", a="majeur").complete
    wanted = stands(document, "coût", a="majeur")
    assert wanted.open is not None
    assert wanted.open.id == "p"


def test_the_same_chapter_of_several_cases_is_one_thing_to_know() -> None:
    one, two = (replace(section(f"prix{n}", says(f"{n} €")), role="cost", title=Text("Prix")) for n in (1, 2))
    document = procedure(cases("ou", case("ici", one), case("loin", two), ask="q"), identity="x")
    unsure = replay(document, {}, {"q": DontKnow(2)}, asking(document))
    (need,) = needs(unsure)
    assert need.id == "prix1+prix2"
    assert leaves(need.blocks) == leaves(unsure.blocks)
    assert replay(document, {}, {}, asking(document, need.id)).open is not None


def test_a_question_of_another_chapter_is_asked_where_a_condition_looks_at_what_it_makes_known() -> None:
    document = procedure(
        section("qui", question("majeur", "oui:T1", "non:!T1"), question("logé", "oui:T2", "non:!T2")),
        section("prix", says("25 €", when=fact("T1")), says("17 €", when=fact("T1", False))),
        identity="x",
    )
    assert asking(document, "prix") == {"majeur"}
    assert asking(document, "qui") == {"majeur", "logé"}


def test_what_nobody_was_asked_about_is_left_out_of_what_is_taken_along() -> None:
    document = with_papers()
    kept = leaves(asked_only(stands(document, a="majeur").blocks))
    assert {"photo" in kept, "liste" in kept} == {False, True}
    assert "25 €" not in kept
    assert "25 €" in leaves(asked_only(stands(document, "coût", a="majeur", p="perdue").blocks))
    doubtful = replay(document, {}, {"a": Chosen(("majeur",)), "p": DontKnow(2)}, asking(document))
    assert {"25 €", "0 €"} <= set(leaves(asked_only(doubtful.blocks)))


def test_searches_and_the_citys_procedures_are_not_read_by_need() -> None:
    assert not is_outlined(CARD)
    assert is_outlined(replace(CARD, authority="etat"))
    guide = procedure(question("q", "a"), opens("vers", at_once=True), identity="g")
    assert not is_outlined(replace(guide, authority="etat"))


def walked(
    data: st.DataObject, document: Procedure, known: dict[str, bool], asked: frozenset[str]
) -> dict[str, Answer]:
    """The answers of a citizen who is asked these questions only."""
    answers: dict[str, Answer] = {}
    for _ in range(60):
        position = replay(document, known, answers, asked)
        if position.open is None:
            break
        answer = data.draw(answer_to(position.open))
        answer = DontKnow(2) if isinstance(answer, DontKnow) else answer
        answers = applicable(document, known, {**answers, position.open.id: answer}, asked)
    return answers


@EXAMPLES
@given(st.data(), procedures(), facts())
def test_what_is_not_asked_is_as_if_nobody_knew_it(
    data: st.DataObject, document: Procedure, known: dict[str, bool]
) -> None:
    at_menu = walked(data, document, known, asking(document))
    entries = [need.id for need in needs(replay(document, known, at_menu, asking(document)))]
    asked = asking(document, data.draw(st.sampled_from(["", *entries])))
    assert asking(document) <= asked
    answers = walked(data, document, known, asked)
    position = replay(document, known, answers, asked)
    assert position.complete
    silent = {step.question.id for step in position.steps if step.silent}
    unasked = [q for q in every_question(document) if q.id not in answers.keys() | silent]
    told = {name for q in unasked for choice in q.choices for name, _ in choice.sets}
    assume(not told & known.keys())  # « je ne sais pas » takes back what was known; not being asked does not
    others = {q.id: DontKnow(2) for q in unasked}
    assert replay(document, known, {**others, **answers}).blocks == position.blocks


@EXAMPLES
@given(st.data(), procedures(), facts())
def test_all_that_applies_stands_in_one_of_the_needs(
    data: st.DataObject, document: Procedure, known: dict[str, bool]
) -> None:
    position = replay(document, known, walked(data, document, known, asking(document)), asking(document))
    assert_all_there(position)


@EXAMPLES
@given(st.data(), procedures(), facts())
def test_answers_to_all_questions_show_the_same_whatever_is_wanted(
    data: st.DataObject, document: Procedure, known: dict[str, bool]
) -> None:
    every = frozenset(question.id for question in every_question(document))
    answers = walked(data, document, known, every)
    whole = replay(document, known, answers)
    assert replay(document, known, answers, asking(document)).blocks == whole.blocks


def test_a_sheet_that_has_next_to_no_chapters_is_its_own_first_thing_to_know() -> None:
    words = says("Toute la démarche est dite ici, sans chapitres, en une longue phrase.")
    where = replace(section("où", says("Au guichet.")), role="where")
    whole = procedure(words, where, identity="courte")
    assert [need.id for need in needs(stands(whole))] == ["loose", where.id]
    short = procedure(says("une carte"), replace(where, blocks=(words,)), identity="longue")
    assert [need.id for need in needs(stands(short))] == ["loose", where.id]


def test_a_chapter_that_is_whole_keeps_its_parts_and_asks_their_questions() -> None:
    document = with_papers()
    whole = replace(document.blocks[1].cases[0].blocks[0], whole=True)  # type: ignore[union-attr]
    priced = replace(whole, blocks=(*whole.blocks, replace(CARD.blocks[1].cases[0].blocks[1], id="dedans")))  # type: ignore[union-attr]
    age = cases("age", case("majeur", priced), case("mineur", says("non")), ask="a")
    document = procedure(age, identity="carte")
    assert [need.id for need in needs(stands(document, a="majeur"))] == ["demande"]
    assert "p" in asking(document, "demande")


def test_steps_stay_in_the_order_of_the_sheet() -> None:
    def chapter(title: str, role: str) -> Section:
        return replace(section(title, says(title)), role=role, title=Text(title))  # type: ignore[arg-type]

    before, then = chapter("Avant la naissance", "other"), chapter("Après la naissance", "then")
    where, child = chapter("Où aller", "where"), chapter("Avant 12 ans", "other")
    steps = needs(stands(procedure(before, then, where, identity="x")))
    assert [need.id for need in steps] == [before.id, then.id, where.id]
    ages = needs(stands(procedure(child, then, where, identity="x")))
    assert [need.id for need in ages] == [where.id, child.id, then.id]


def test_what_stands_above_the_chapters_comes_first() -> None:
    where = replace(section("où", says("Au guichet, tous les jours de la semaine.")), role="where")
    warned = CallOut("attention", "warn", (says("fermé"),))
    assert [need.id for need in needs(stands(procedure(warned, where, identity="x")))] == ["loose", where.id]
    known = replace(warned, kind="know")
    assert [need.id for need in needs(stands(procedure(known, where, identity="x")))] == ["loose", where.id]


def test_a_chapter_that_was_chosen_is_in_no_doubt_but_what_it_doubts_is() -> None:
    inside = says("peut-être", when=fact("T2"))
    doubtful = section(
        "enfants", says("un enfant"), inside, section("aide", says("cent euros")), when=fact("T1")
    )
    (need,) = needs(stands(procedure(doubtful, identity="x")))
    told, unsure, aid = need.blocks
    assert (told.when, unsure.when, aid.when, aid.blocks[0].when) == (None, inside.when, None, None)  # type: ignore[union-attr]


def test_a_long_chapter_opens_a_menu_of_its_parts() -> None:
    asks = cases("cas", case("seul", says("0 €")), case("couple", says("5 €")), ask="q")
    amount = section("montant", cases("enfants", case("un", says("1 €")), case("deux", says("2 €")), ask="n"))
    long = replace(section("aide", asks, amount, section("durée", says("2 ans"))), long=True)
    document = procedure(says("une aide"), long, identity="x")
    assert asking(document) == frozenset()
    assert asking(document, "aide") == {"q"}
    assert asking(document, "montant") == {"q", "n"}
    assert asking(document, "durée") == asking(document, "aide/loose") == {"q"}
    _, aid = needs(stands(document, "aide", q="seul"))
    assert [(part.id, part.about.text) for part in aid.parts] == [
        ("aide/loose", "aide"),
        ("montant", ""),
        ("durée", ""),
    ]
    position = stands(document, "montant", q="seul", n="un")
    assert_all_there(position)
    entries, chapter = menu_of(position, "montant")
    assert ([need.id for need in entries], chapter and chapter.id) == (
        ["aide/loose", "montant", "durée"],
        "aide",
    )
    short = procedure(says("une aide"), replace(long, long=False), identity="y")
    assert asking(short, "aide") == {"q", "n"}
