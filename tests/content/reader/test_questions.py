"""Questions read from cases, guided searches and questionnaires, and what the engine makes of them."""

from __future__ import annotations

import pytest

from kiosk.content.reader import read_document
from kiosk.content.reader.wording import are_outcomes, asked, question_words, told_before
from kiosk.procedures.answers import Answer, Chosen
from kiosk.procedures.conditions import Fact
from kiosk.procedures.engine import Alternative, Position, replay
from kiosk.procedures.model import Cases, OpenProcedure, Paragraph, Procedure, Question, Section
from kiosk.procedures.walk import walk
from tests.content.documents import GUIDED, OPENED, cases, chapter, condition, document, if_true, para, text


def read(written: bytes, identity: str = "F1") -> Procedure:
    procedure, report = read_document(written, identity)
    assert report.problems == ()
    assert procedure is not None
    return procedure


def answered(procedure: Procedure, *words: str, facts: dict[str, bool] | None = None) -> Position:
    """The position after choosing these words, one open question after another."""
    answers: dict[str, Answer] = {}
    for chosen in words:
        question = replay(procedure, facts or {}, answers).open
        assert question is not None
        answers[question.id] = Chosen((next(c.id for c in question.choices if c.text.text == chosen),))
    return replay(procedure, facts or {}, answers)


def shown(position: Position) -> list[str]:
    def texts(blocks: tuple[object, ...]) -> list[str]:
        found: list[str] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                found.append(block.text.text)
            elif isinstance(block, Section | Alternative):
                found += [block.title.text, *texts(block.blocks)]
        return found

    return texts(position.blocks)


def test_cases_are_asked_with_their_titles_as_choices() -> None:
    procedure = read(
        document(
            text(
                chapter(
                    "Où rouler ?",
                    cases(("À Paris", para("Sur la piste.")), ("Ailleurs", para("Sur la route."))),
                )
            )
        )
    )
    position = answered(procedure)
    assert position.open is not None
    assert position.open.text.text == "Où rouler\u00a0? À quel endroit\u00a0?"
    assert [choice.text.text for choice in position.open.choices] == ["À Paris", "Ailleurs"]
    assert shown(answered(procedure, "Ailleurs"))[-1] == "Sur la route."


def test_the_words_of_a_question_nobody_wrote() -> None:
    ways = ("En ligne", "Par courrier")
    assert question_words("Que faire ?", "Titre", ways) == ("Que faire ?", True)
    assert question_words("Il y a 2 façons :", "Titre", ways) == (
        "Titre\u00a0: de quelle façon\u00a0?",
        False,
    )
    assert question_words("Une phrase.", "Démarche", ways) == (
        "Démarche\u00a0: de quelle façon\u00a0?",
        False,
    )
    assert question_words("", "Vous roulez", ("Vite", "Lentement")) == (
        "Vous roulez\u00a0: dans quel cas êtes-vous\u00a0?",
        False,
    )
    ages = ("Avant 12 ans", "À partir de 12 ans")
    assert question_words("", "Où aller\u00a0?", ages) == ("Où aller\u00a0? Quel âge\u00a0?", False)
    title = "Que faire si j’ai tout perdu\u00a0?"
    assert question_words("", title, ways) == (f"{title} De quelle façon\u00a0?", False)
    assert asked("Don", ("Moins de 100\u00a0€", "Plus de 100\u00a0€")) == "Don\u00a0: quel montant\u00a0?"
    assert asked("Bail", ("Depuis juin 2020", "Avant juin 2020")) == "Bail\u00a0: à quelle date\u00a0?"
    years = ("Moins de 5 ans", "Plus de 5 ans")
    assert asked("Contrat", years) == "Contrat\u00a0: dans quel cas êtes-vous\u00a0?"
    assert asked("Vélo\u00a0: achat", ()) == "Vélo\u00a0: achat. Dans quel cas êtes-vous\u00a0?"


@pytest.mark.parametrize(
    ("titles", "asks"),
    [
        (("Cas général (Caf)", "Régime agricole (MSA)"), "de quel régime dépendez-vous"),
        (("En France", "À l'étranger"), "en France ou à l’étranger"),
        (("Cas général", "À Paris"), "où habitez-vous"),
        (("À Paris", "Ailleurs"), "à quel endroit"),
        (("En métropole", "En outre-mer", "À l’étranger"), "à quel endroit"),
        (("Pour un adulte", "Pour un mineur"), "pour qui"),
        (("Fonctionnaire", "Agent contractuel"), "de qui s’agit-il"),
        (("Bail signé en mai 2020", "Bail signé (ou repris) avant 2020"), "bail signé à quelle date"),
        (("Bassin jusqu’à 10 m²", "Bassin de plus de 10 m²"), "de quelle taille"),
        (("Une adresse en France", "Pas d’adresse en France"), "dans quel cas êtes-vous"),
        (("Isère (38)", "Loire (42)", "Rhône"), "dans quel département"),
        (("Bretagne", "Autre région"), "dans quelle région"),
        (("D'État (FPE)", "Territoriale (FPT)"), "dans quelle fonction publique"),
        (("Vous êtes loué", "Vous êtes vendu"), "dans quel cas êtes-vous"),
    ],
)
def test_a_question_says_what_its_cases_tell_apart(titles: tuple[str, ...], asks: str) -> None:
    assert asked("Vélo", titles) == f"Vélo\u00a0: {asks}\u00a0?"


def test_what_stands_before_the_cases_is_told_with_their_question() -> None:
    lead = "Vous avez un mois. Les démarches sont différentes selon que le vélo est neuf ou non."
    body = text(para(lead) + cases(("Neuf", para("a")), ("Usé", para("b"))))
    question = answered(read(document(body))).open
    assert question is not None
    assert question.text.text.endswith("dans quel cas êtes-vous\u00a0?")
    assert question.why.text == "Les démarches sont différentes selon que le vélo est neuf ou non."
    assert told_before("Il y a 2 façons :", "Titre\u00a0: de quelle façon\u00a0?") == "Il y a 2 façons :"
    assert told_before("Elle varie selon la date.", "Titre\u00a0: dans quel cas êtes-vous\u00a0?") == ""
    assert told_before("Une phrase.", "Titre\u00a0: dans quel cas êtes-vous\u00a0?") == ""


def test_a_case_in_general_says_of_what() -> None:
    inner = cases(("Le vélo est neuf", para("a")), ("Le vélo est usé", para("b")))
    body = text(chapter("Prix", cases(("Cas général", inner), ("À Paris", para("c")))))
    question = answered(read(document(body)), "Cas général").open
    assert question is not None
    assert question.text.text == "Prix (cas général)\u00a0: dans quel cas êtes-vous\u00a0?"


def test_an_other_situation_asks_about_the_first_that_is_left() -> None:
    leaf = '<LienInterne LienPublication="F2"/>'

    def branch(title: str, inside: str, tag: str = "Branche") -> str:
        return f"<{tag}><Titre>{title}</Titre>{inside}</{tag}>"

    rest = branch("Vous volez", leaf) + branch("Vous êtes dans une autre situation", leaf)
    tree = branch("Vous nagez", leaf) + branch("Vous êtes dans une autre situation", rest)
    root = branch("Vous êtes dans une autre situation", tree, "Problematique")
    procedure = read(document(f"<Problematiques>{root}</Problematiques>", kind="Recherche guidée"))
    other = "Vous êtes dans une autre situation"
    found = [answered(procedure, *[other] * times).open for times in (1, 2)]
    assert [question.text.text for question in found if question is not None] == [
        "Vous nagez\u00a0: est-ce votre cas\u00a0?",
        "Vous volez\u00a0: est-ce votre cas\u00a0?",
    ]


def test_questions_without_wording_are_reported() -> None:
    body = text(
        para("Une phrase qui informe et qui ne demande rien du tout.") + cases(("A", para("a")), ("B", ""))
    )
    _, report = read_document(document(body), "F1")
    assert report.unworded == ("q1",)


def test_a_case_already_known_is_taken_and_a_false_one_disappears() -> None:
    procedure = read(OPENED, "F2")
    assert shown(answered(procedure, facts={"T2": True})) == [
        "Voici la suite.",
        "Cycliste des champs",
        "Prenez des pneus larges.",
    ]
    assert answered(procedure).open is not None


def test_choosing_a_case_makes_its_facts_known() -> None:
    assert answered(read(OPENED, "F2"), "Cycliste des villes").facts == {"T2": False}


@pytest.mark.parametrize(
    ("titles", "outcomes"),
    [
        (("Décision favorable", "Refus"), True),
        (("Votre demande est acceptée", "Votre demande est refusée"), True),
        (("Si l'avis est favorable", "Si l'avis est défavorable"), True),
        (("Accord conclu avant 2010", "Refus"), False),
        (("Accord entre les parents", "Désaccord"), False),
        (("Vous êtes français", "Vous êtes européen"), False),
        (("En ligne", "Par courrier"), False),
    ],
)
def test_what_may_come_of_a_request_is_told_from_situations(titles: tuple[str, ...], outcomes: bool) -> None:
    assert are_outcomes(titles) is outcomes


def test_outcomes_are_shown_as_alternatives_and_not_asked() -> None:
    procedure = read(
        document(text(cases(("Décision favorable", para("Roulez.")), ("Refus", para("Marchez.")))))
    )
    position = answered(procedure)
    assert position.open is None
    assert shown(position) == ["Décision favorable", "Roulez.", "Refus", "Marchez."]


def test_a_guided_search_asks_one_choice_at_a_time_and_opens_its_leaf() -> None:
    procedure = read(GUIDED)
    assert procedure.title.text == "Choisir - son vélo"
    first = answered(procedure).open
    assert first is not None
    assert first.text.text == "Choisir - son vélo\u00a0: que cherchez-vous\u00a0?"
    assert [choice.detail.text for choice in first.choices] == ["Neuf ou d'occasion", ""]
    second = answered(procedure, "Acheter un vélo").open
    assert second is not None
    assert second.text.text == "Acheter un vélo\u00a0: quelle est votre situation\u00a0?"
    end = answered(procedure, "Acheter un vélo", "En ville")
    assert (end.open, end.opens, dict(end.facts)) == (None, "F2", {"T1": True, "T2": False})
    assert answered(procedure, "Réparer un vélo").opens == "R3"


def test_a_leaf_opens_its_document_with_its_facts() -> None:
    end = answered(read(GUIDED), "Acheter un vélo", "À la campagne")
    assert shown(answered(read(OPENED, "F2"), facts=dict(end.facts)))[-1] == "Prenez des pneus larges."


def test_a_branch_may_say_how_it_is_chosen_and_what_it_then_asks() -> None:
    """`TitreChoix` is the choice's; the title is the next question's, or explains a leaf."""
    leaf = '<LienInterne LienPublication="F2"/>'
    written = document(
        "<Problematiques><Problematique><Titre>Où roulez-vous ?</Titre><TitreChoix>Rouler</TitreChoix>"
        f"<Branche><Titre>Sur les pistes</Titre><TitreChoix>En ville</TitreChoix>{leaf}</Branche>"
        f"<Branche><Titre>Ailleurs</Titre>{leaf}</Branche></Problematique></Problematiques>",
        kind="Recherche guidée",
    )
    procedure, report = read_document(written, "F1")
    assert procedure is not None
    assert report.unknown_tags == ()
    assert report.unworded == ("q1",)            # the second question was worded by the State
    second = answered(procedure, "Rouler").open
    assert second is not None
    assert second.text.text == "Où roulez-vous\u00a0?"
    assert [(choice.text.text, choice.detail.text) for choice in second.choices] == [
        ("En ville", "Sur les pistes"),
        ("Ailleurs", ""),
    ]
    assert answered(procedure, "Rouler", "En ville").opens == "F2"


def test_a_variable_that_no_question_ever_sets_is_undefined() -> None:
    """T10010, « not guided »: what is for those who were guided stays in doubt, the rest is sure."""
    alone = condition('<estIndefini var="T10010"/>')
    body = text(
        f"<FragmentConditionne>{alone}{para('Seul.')}</FragmentConditionne>"
        f"<FragmentConditionne>{if_true('T10010')}{para('Guidé.')}</FragmentConditionne>"
    )

    def found(facts: dict[str, bool]) -> list[tuple[str, object]]:
        blocks = answered(read(document(body)), facts=facts).blocks
        return [(block.text.text, block.when) for block in blocks if isinstance(block, Paragraph)]

    assert found({}) == [("Seul.", None), ("Guidé.", Fact("T10010"))]
    assert found({"T10010": True}) == [("Guidé.", None)]


def test_an_answer_takes_back_all_that_the_other_choices_had_made_known() -> None:
    """Whatever their order: found by `test_agreement`."""
    one, two = ('<affecteFaux var="T1"/>', '<affecteFaux var="T1"/><affecteFaux var="T2"/>')
    for others in ((one, two), (two, one)):
        choices = "".join(
            f"<Choix><Titre>{title}</Titre>{f'<SiSelectionne>{sets}</SiSelectionne>' if sets else ''}</Choix>"
            for title, sets in zip(("Aucun", "Un", "Deux"), ("", *others), strict=True)
        )
        form = f"<Questionnaire><Question><Titre>Lequel ?</Titre>{choices}</Question></Questionnaire>"
        position = answered(read(document(form)), "Aucun", facts={"T1": False, "T2": False})
        assert dict(position.facts) == {}


def test_a_choice_that_repeats_what_is_set_is_still_asked() -> None:
    written = GUIDED.replace(b'<affecteVrai var="T1"/><affecteFaux var="T2"/>', b'<affecteVrai var="T1"/>')
    assert written != GUIDED
    procedure = read(written)
    second = answered(procedure, "Acheter un vélo").open
    assert second is not None
    assert [choice.sets for choice in second.choices] == [(), (("T2", True),)]
    found = walk(procedure)
    assert found.cases_reached == found.cases
    assert found.opened == {"F2", "R3"}


def test_a_choice_that_sets_again_what_another_had_unset_is_heard() -> None:
    """Found by `test_agreement`: true, then false, then true again on one path."""
    body = ""
    for tag, inside in (("Vrai", '<LienInterne LienPublication="F2"/>'), ("Faux", ""), ("Vrai", "")):
        sets = f'<SiSelectionne><affecte{tag} var="T1"/></SiSelectionne>'
        body = f"<Branche><Titre>Oui</Titre>{sets}{inside}{body}</Branche>"
    written = document(f"<Problematiques>{body}</Problematiques>", kind="Recherche guidée")
    assert dict(answered(read(written), "Oui", "Oui", "Oui").facts) == {"T1": True}


def test_a_questionnaire_asks_and_sets_facts() -> None:
    body = (
        "<Questionnaire><Description><Paragraphe>Deux mots.</Paragraphe></Description><Question>"
        f"<Titre>{para('Roulez-vous ?')}</Titre><Aide>{para('Même peu.')}</Aide>"
        + "".join(
            f"<Choix><Titre>{para(title)}</Titre><IntituleSiSelectionne>{para(words)}"
            f"</IntituleSiSelectionne><SiSelectionne><{tag} var='T1'/></SiSelectionne></Choix>"
            for title, words, tag in (
                ("Oui", "Vous roulez", "affecteVrai"),
                ("Non", "Vous marchez", "affecteFaux"),
            )
        )
        + "</Question></Questionnaire>"
        + text(f"<Chapitre><Titre>Suite</Titre>{if_true('T1')}{para('Casque.')}</Chapitre>")
    )
    procedure = read(document(body))
    question = answered(procedure).open
    assert question is not None
    assert (question.text.text, question.help.text) == ("Roulez-vous\u00a0?", "Même peu.")
    assert shown(answered(procedure, "Non")) == ["Deux mots."]
    assert shown(answered(procedure, "Oui")) == ["Deux mots.", "Suite", "Casque."]


def test_a_theme_is_a_choice_among_its_documents() -> None:
    body = (
        '<SousDossier ID="N2-1"><Titre>Ville</Titre><Fiche ID="F5">Pistes</Fiche></SousDossier>'
        '<Fiche ID="F6">Casques</Fiche>'
    )
    procedure, report = read_document(document(body, "N2", "Dossier"), "N2")
    assert procedure is not None
    assert answered(procedure, "Casques").opens == "F6"
    assert answered(procedure, "Ville", "Pistes").opens == "F5"
    assert report.leaves == ("F5", "F6")


def test_an_unknown_test_hides_nothing() -> None:
    body = text(cases(("A", condition("<estPeutEtre var='T1'/>") + para("a")), ("B", para("b"))))
    procedure, report = read_document(document(body), "F1")
    assert procedure is not None
    block = procedure.blocks[0]
    assert isinstance(block, Cases)
    assert block.cases[0].when == Fact("?estPeutEtre")
    assert report.unknown_tags == (("estPeutEtre", 1),)
    assert answered(procedure).open is not None


def test_every_identity_is_unique() -> None:
    procedure = read(GUIDED)
    kinds = [block for block in procedure.blocks if isinstance(block, Question | Cases | OpenProcedure)]
    assert len({block.id for block in kinds}) == len(kinds)
