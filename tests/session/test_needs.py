"""A State's sheet is read by need: the menu first, a chapter's questions once it is wanted, nothing twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.procedures.answers import Chosen, DontKnow
from kiosk.procedures.engine import replay
from kiosk.procedures.model import Procedure, Section
from kiosk.session.events import Answered, AnswerReopened, PageClosed, PageOpened, TurnedPage, WentBack
from kiosk.session.standing import standing
from kiosk.session.where import documents
from tests.procedures.build import Shelf, case, cases, fact, papers, procedure, question, says, section, shown
from tests.session.citizen import Citizen


def chapter(identity: str, role: str, *blocks: object) -> Section:
    return replace(section(identity, *blocks), role=role)  # type: ignore[arg-type]


def etat(*blocks: object, identity: str) -> Procedure:
    return replace(procedure(*blocks, identity=identity), authority="etat")  # type: ignore[arg-type]


CARD = etat(
    cases(
        "age",
        case(
            "majeur",
            chapter("qui", "who", question("logé", "oui:T1", "non:!T1"), says("tout le monde")),
            chapter("pièces", "documents", papers("liste", "photo", ("facture", fact("T1")))),
            chapter(
                "coût",
                "cost",
                cases("perte", case("perdue", says("25 €")), case("gardée", says("0 €")), ask="p"),
            ),
        ),
        case("mineur", chapter("coût du mineur", "cost", says("17 €"))),
        ask="a",
    ),
    identity="carte",
)
ANSWER = etat(
    cases("c", case("oui", says("c’est oui")), case("non", says("c’est non")), ask="q"), identity="faq"
)


@pytest.fixture
def citizen() -> Citizen:
    citizen = Citizen(Shelf(CARD, ANSWER))
    citizen.opens("carte")
    return citizen


def test_only_what_encloses_everything_is_asked_before_the_menu(citizen: Citizen) -> None:
    assert citizen.at == "question a"
    citizen.answers(a="majeur")
    assert citizen.at == "menu"


def test_a_need_asks_its_own_questions_and_then_shows_what_applies(citizen: Citizen) -> None:
    citizen.answers(a="majeur")
    citizen.does(PageOpened("reading", "coût"))
    assert citizen.at == "question p"
    citizen.answers(p="perdue")
    assert citizen.at == "reading coût"
    assert citizen.where.need is not None
    assert shown(citizen.where.need.blocks) == ["25 €"]


def test_what_a_need_depends_on_is_asked_and_its_papers_are_to_be_ticked(citizen: Citizen) -> None:
    citizen.answers(a="majeur")
    citizen.does(PageOpened("reading", "pièces"))
    assert citizen.at == "question logé"
    citizen.answers(logé="oui")
    assert citizen.at == "checklist pièces"
    assert citizen.where.need is not None
    assert shown(citizen.where.need.blocks) == ["photo", "facture"]


def test_an_answer_stands_for_the_other_needs(citizen: Citizen) -> None:
    citizen.answers(a="majeur")
    citizen.does(PageOpened("reading", "qui"))
    citizen.answers(logé="oui")
    citizen.does(PageOpened("menu"))
    assert citizen.at == "menu"
    citizen.does(PageOpened("reading", "pièces"))
    assert citizen.at == "checklist pièces"


def test_back_from_a_need_leads_to_the_menu_with_its_answers_kept(citizen: Citizen) -> None:
    citizen.answers(a="majeur")
    citizen.does(PageOpened("reading", "coût"))
    citizen.answers(p="perdue")
    citizen.does(PageClosed())
    assert citizen.at == "menu"
    assert dict(citizen.frame.answers) == {"a": Chosen(("majeur",)), "p": Chosen(("perdue",))}
    citizen.does(PageOpened("reading", "coût"))
    assert citizen.at == "reading coût"


def test_back_from_a_needs_question_undoes_its_last_answer_then_leaves_the_need() -> None:
    document = etat(
        chapter("un", "how", says("venez"), question("q1", "oui", "non"), question("q2", "oui", "non")),
        chapter("deux", "cost", says("rien")),
        identity="x",
    )
    citizen = Citizen(Shelf(document))
    citizen.opens("x")
    citizen.does(PageOpened("reading", "un"))
    citizen.answers(q1="oui")
    assert citizen.at == "question q2"
    citizen.does(WentBack())
    assert citizen.at == "question q1"
    citizen.does(WentBack())
    assert citizen.at == "menu"
    citizen.does(WentBack())
    assert citizen.at == "home"


def test_back_from_the_menu_leads_to_the_question_before_it(citizen: Citizen) -> None:
    citizen.answers(a="majeur")
    citizen.does(PageOpened("reading", "coût"))
    citizen.answers(p="perdue")
    citizen.does(PageOpened("menu"), WentBack())
    assert citizen.at == "question a"
    citizen.answers(a="majeur")
    citizen.does(PageOpened("reading", "coût"))
    assert citizen.at == "reading coût"
    citizen.does(PageOpened("menu"), WentBack(), WentBack())
    assert citizen.at == "home"


def test_the_recap_shows_every_answer_and_changes_them(citizen: Citizen) -> None:
    citizen.answers(a="majeur")
    citizen.does(PageOpened("reading", "coût"))
    citizen.answers(p="perdue")
    citizen.does(PageOpened("menu"), PageOpened("recap"))
    assert citizen.where.position is not None
    assert [step.question.id for step in citizen.where.position.steps] == ["a", "p"]
    citizen.does(AnswerReopened("p"))
    citizen.answers(p="gardée")
    assert citizen.at == "recap"
    citizen.does(WentBack(), PageOpened("reading", "coût"))
    assert citizen.where.need is not None
    assert shown(citizen.where.need.blocks) == ["0 €"]


def test_changing_what_encloses_everything_leads_to_another_menu(citizen: Citizen) -> None:
    citizen.answers(a="majeur")
    citizen.does(PageOpened("reading", "coût"))
    citizen.answers(p="perdue")
    citizen.does(PageOpened("recap"), AnswerReopened("a"))
    citizen.answers(a="mineur")
    assert citizen.at == "reading coût du mineur"  # the only thing there is to know
    assert dict(citizen.frame.answers) == {"a": Chosen(("mineur",))}


def test_where_there_is_one_thing_to_know_no_menu_stands_before_it(citizen: Citizen) -> None:
    citizen.opens("faq")
    citizen.does(PageOpened("home"))
    citizen.opens("faq")
    citizen.answers(q="oui")
    assert citizen.at == "reading loose"
    citizen.does(WentBack())
    assert citizen.at == "question q"


def test_not_knowing_shows_every_case_in_the_need_and_nothing_more_is_asked(citizen: Citizen) -> None:
    citizen.answers(a="majeur")
    citizen.does(PageOpened("reading", "coût"), Answered("p", DontKnow(1)))
    assert citizen.where.need is not None
    assert shown(citizen.where.need.blocks) == ["[Si perdue]", "25 €", "[Si gardée]", "0 €"]


def test_what_is_taken_along_holds_only_what_was_asked(citizen: Citizen) -> None:
    citizen.answers(a="majeur")
    citizen.does(PageOpened("summary"))
    assert citizen.where.position is not None
    assert shown(citizen.where.position) == ["tout le monde", "photo", "?facture"]
    citizen.does(WentBack(), PageOpened("reading", "coût"))
    citizen.answers(p="perdue")
    citizen.does(PageOpened("summary"))
    assert "25 €" in shown(citizen.where.position)


def test_what_is_wanted_is_in_no_repr_and_worked_out_anew_for_another_edition(citizen: Citizen) -> None:
    citizen.answers(a="majeur")
    citizen.does(PageOpened("reading", "pièces"))
    frame = citizen.session.frames[0]
    stands = standing(frame, CARD)
    assert "pièces" not in repr(replace(stands, position=replay(ANSWER, {}, {})))
    assert stands is standing(replace(frame, draft="x"), CARD)
    newer = etat(says("nouveau"), *CARD.blocks, identity="carte")
    assert "nouveau" in shown(standing(frame, newer).position)
    assert "nouveau" not in shown(standing(frame, CARD).position)
    assert standing(replace(frame, answers=()), CARD).position.open is not None


@pytest.mark.parametrize(
    "opened",
    [(PageOpened("word", "x"),), (PageOpened("phone"), PageOpened("phone", "papers")),
     (PageOpened("table", "t"), PageOpened("table", "t/1"), PageOpened("table", "t/2"))],
)  # fmt: skip
def test_a_page_that_is_closed_leads_back_to_the_part_it_was_opened_from(
    citizen: Citizen, opened: tuple[PageOpened, ...]
) -> None:
    citizen.answers(a="mineur")
    citizen.does(PageOpened("reading", "coût du mineur"), TurnedPage("b", 1), *opened)
    assert citizen.session.at is None
    citizen.does(WentBack())
    assert citizen.at == "reading coût du mineur"
    assert citizen.session.at == ("b", 1)


@pytest.mark.parametrize("sure_first", [True, False])
def test_a_paper_that_is_certain_somewhere_is_certain(sure_first: bool) -> None:
    sure, doubtful = papers("l", "photo"), papers("m", "photo", when=fact("T1"))
    (paper,) = documents((sure, doubtful) if sure_first else (doubtful, sure))
    assert paper.when is None


AID = etat(
    chapter("qui", "who", says("tout le monde")),
    replace(
        chapter(
            "aide",
            "other",
            question("seul", "oui", "non"),
            chapter(
                "montant", "other", cases("e", case("un", says("1 €")), case("deux", says("2 €")), ask="n")
            ),
            chapter("durée", "then", says("2 ans")),
        ),
        long=True,
    ),
    identity="aide",
)


def test_a_long_chapter_opens_a_menu_of_its_parts_which_back_returns_to() -> None:
    citizen = Citizen(Shelf(AID))
    citizen.opens("aide")
    citizen.does(PageOpened("reading", "aide"))
    assert citizen.at == "question seul"
    citizen.answers(seul="oui")
    assert citizen.at == "menu aide"
    citizen.does(PageOpened("reading", "montant"))
    assert citizen.at == "question n"
    citizen.does(WentBack())
    assert citizen.at == "menu aide"
    citizen.does(PageOpened("reading", "montant"))
    citizen.answers(n="deux")
    assert citizen.at == "reading montant"
    assert citizen.where.need is not None
    assert shown(citizen.where.need.blocks) == ["2 €"]
    citizen.does(WentBack())
    assert citizen.at == "menu aide"
    citizen.does(PageOpened("reading", "montant"), PageOpened("reading", "aide"), WentBack())
    assert citizen.at == "menu"


def test_a_lone_long_chapter_opens_its_menu_at_once() -> None:
    citizen = Citizen(Shelf(replace(AID, blocks=AID.blocks[1:])))
    citizen.opens("aide")
    citizen.answers(seul="oui")
    assert citizen.at == "menu aide"
    citizen.does(PageOpened("reading", "durée"))
    assert citizen.at == "reading durée"
    citizen.does(PageOpened("menu"))
    assert citizen.at == "menu aide"
