"""What somebody comes for, in the words of the pages, shown and said; kept by the automatic users.

Made from the procedures by answering them without anybody: who then does it knows these words and no more.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.procedures.answers import Answer, Chosen, DontKnow, Number, Typed
from kiosk.procedures.engine import replay
from kiosk.procedures.model import Procedure, Question
from kiosk.procedures.questions import samples
from kiosk.session.events import ProcedureOpened, Started
from kiosk.session.where import where
from kiosk.views.compose import control_said
from kiosk.views.view import View
from tests.journeys.memory_driver import MemoryDriver

Answers = Mapping[str, Answer]
PAGES = 80  # of one errand, before it is given up
MOST_WAYS = 4000  # through one procedure
READ = ("reading", "checklist", "summary", "missing")


@dataclass(frozen=True, slots=True)
class Words:
    """Something to choose or to recognise, as it is shown and as it is said."""

    shown: str
    said: str
    hint: str = ""  # what stands below what is shown, where there is room


@dataclass(frozen=True, slots=True)
class Move:
    """On the page of this title, strike the keys `typed`, then choose this; one that `stays` keeps the page.

    `told`: it was there when the page opened; else something done on the page has made it.
    """

    title: Words
    choice: Words
    typed: tuple[Words, ...] = ()
    stays: bool = False
    told: bool = True


@dataclass(frozen=True, slots=True)
class Errand:
    """What is answered and chosen, one after the other, and what is met at its end.

    `begins` is the language's own name; where it is empty, the first page of the procedure is opened.
    `foreign`: its texts are in French alone, which is not the language asked for.
    """

    procedure: str
    language: str
    begins: Words | None
    moves: tuple[Move, ...]
    outcome: tuple[Words, ...]
    foreign: bool = False

    @property
    def name(self) -> str:
        return f"{self.procedure} ({self.language}): {' › '.join(move.choice.shown for move in self.moves)}"


def ways(procedure: Procedure) -> Iterator[dict[str, Answer]]:
    """Every way through a procedure's own questions, by what can be answered to each of them."""
    open_ways: list[dict[str, Answer]] = [{}]
    for _ in range(MOST_WAYS):
        if not open_ways:
            return
        answers = open_ways.pop()
        position = replay(procedure, {}, answers)
        if position.open is None:
            yield answers
            continue
        open_ways += [{**answers, position.open.id: each} for each in _few(position.open)]


def every_answer(procedure: Procedure) -> list[dict[str, Answer]]:
    """As few ways as give each answer of each question once, and one that never knows."""
    left = list(ways(procedure))
    wanted = {pair for way in left for pair in way.items()}
    chosen: list[dict[str, Answer]] = []
    while wanted:
        best = max(left, key=lambda way: len(wanted & set(way.items())))
        chosen.append(best)
        wanted -= set(best.items())
    return [*chosen, dict.fromkeys((block for way in chosen for block in way), DontKnow(2))]


def _few(question: Question) -> tuple[Answer, ...]:
    """The answers of a question; of numbers the first, the last and one between."""
    every = samples(question)
    return every if len(every) < 12 else (every[0], every[len(every) // 2], every[-1])


class Planner:
    """Goes through procedures on a terminal in memory, and notes the words of what it chooses."""

    def __init__(self, driver: MemoryDriver) -> None:
        self._driver = driver
        self._moves: list[Move] = []

    def errand(self, procedure: str, language: str, answers: Answers, seed: str, find: bool) -> Errand:
        """The errand of one who answers so, and anything to what these answers do not say.

        `find`: from the welcome page, through the menus of the town hall. Of a sheet that is read by need,
        one of its needs is wanted.
        """
        driver, chance = self._driver, random.Random(seed)
        driver.next_citizen()
        self._moves = []
        name = _words(driver, f"start:{language}")
        driver.send(Started(language))
        if find:
            self._finds(procedure)
        else:
            driver.send(ProcedureOpened(procedure))
        for _ in range(PAGES):
            match driver.view.page:
                case "question":
                    self._answers(procedure, answers, chance)
                case "menu":
                    self._chooses(chance.choice(_offered(driver, "read:")))
                case "checklist" if driver.view.control("go_on") or not self._by_need():
                    self._chooses("go_on")
                case _:
                    break
        view = driver.view
        assert view.page in READ, f"{procedure} leads to {view.page}"
        title = driver.parts.library.title(procedure, language)
        foreign = title is not None and title.lang != language
        moves, begins = tuple(self._moves), name if find else None
        return Errand(procedure, language, begins, moves, _heads(driver), foreign)

    def _by_need(self) -> bool:
        return where(self._driver.core.session, self._driver.core.library).need is not None

    def _finds(self, procedure: str) -> None:
        """The home page has it, or a theme."""
        driver, control = self._driver, f"open:{procedure}"
        if control in _offered(driver, "open:"):
            return self._chooses(control)
        themes = driver.parts.library.city.themes()
        theme = next(each.id for each in themes if procedure in each.procedures)
        for each in ("themes", f"theme:{theme}", control):
            self._chooses(each)

    def _answers(self, procedure: str, answers: Answers, chance: random.Random) -> None:
        here = where(self._driver.core.session, self._driver.core.library)
        question = here.question
        assert question is not None
        assert here.frame is not None
        given = answers.get(question.id) if here.frame.procedure == procedure else None
        if given is None:
            given = chance.choice(_few(question)) if question.kind != "text" else Typed("ab")
        match question.kind, given:
            case _, DontKnow():
                self._chooses("dont_know")
            case "several", Chosen(ids):
                for each in ids:
                    self._chooses(f"choice:{each}", stays=True)
                self._chooses("go_on")
            case _, Chosen((one,)):
                self._chooses(f"answer:{one}")
            case _, Number(value):
                self._chooses("go_on", typed=str(value))
            case _, Typed(text):
                self._chooses("go_on", typed=text)

    def _chooses(self, control: str, typed: str = "", stays: bool = False) -> None:
        """Turns the page until the control is there, notes it, and chooses it."""
        driver = self._driver
        title, keys = _told(driver.view, driver.view.title), []
        for letter in typed:
            keys.append(_words(driver, f"key:{letter}"))
            driver.choose(f"key:{letter}")
        _turn_to(driver, control)
        told = not typed and not (control == "go_on" and self._moves[-1].stays)
        self._moves.append(Move(title, _words(driver, control), tuple(keys), stays, told))
        driver.choose(control)


def _offered(driver: MemoryDriver, start: str) -> list[str]:
    """The controls that begin so, on all parts of the page, which is left at its beginning."""
    found: list[str] = []
    for turned in range(PAGES):
        found += [one.id for one in driver.view.controls if one.id.startswith(start)]
        if driver.view.control("more") is None:
            for _ in range(turned):
                driver.choose("back")
            return found
        driver.choose("more")
    raise AssertionError(f"{driver.view.page} has no end")


def _turn_to(driver: MemoryDriver, control: str) -> None:
    for _ in range(PAGES):
        if driver.view.control(control) is not None:
            return
        assert driver.view.control("more") is not None, f"{driver.view.key} has no {control}"
        driver.choose("more")


def _words(driver: MemoryDriver, control: str) -> Words:
    found = driver.view.control(control)
    assert found is not None, control
    said = control_said(driver.view, control, driver.parts.texts)
    return Words(found.label, " ".join(one.said for one in said), found.hint)


def _heads(driver: MemoryDriver) -> tuple[Words, ...]:
    """The title of the page, and the name of the procedure where the page says it."""
    here = where(driver.core.session, driver.core.library)
    name = here.procedure.title.text if here.procedure is not None else ""
    said = [one for one in (driver.view.title, name) if any(s.text == one for s in driver.view.announcement)]
    return tuple(_told(driver.view, one) for one in dict.fromkeys(said))


def _told(view: View, text: str) -> Words:
    said = next((one.said for one in view.announcement if one.text == text), text)
    return Words(text, said)
