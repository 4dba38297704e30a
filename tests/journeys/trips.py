"""An errand from its first page to its outcome, read to the end, and left; used by tests and the bench."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kiosk.procedures.model import Text
from kiosk.session.events import CallChanged
from kiosk.views.sentences import sentences
from kiosk.views.spoken import spoken
from kiosk.views.view import Sentence
from kiosk.wire.calls import CallState
from tests.journeys.errands import Errand, Words
from tests.journeys.memory_driver import MemoryDriver
from tests.journeys.people import WAYS, Body
from tests.journeys.witness import Witness, unseen_tones

MORE = ("Suite", "Autres réponses", "Autres sujets", "Autres démarches")
FINISH = ("J’ai fini : tout effacer", "J’ai fini")
TOWARDS = ("Emporter", *MORE, "Autre chose ?")  # what leads to « J’ai fini » where it is not there
FRENCH_ONLY = "Ce texte existe seulement en français. Un agent peut vous l’expliquer."
HOUSE = "fr"  # the language of the welcome page
PARTS = 60


@dataclass(frozen=True, slots=True)
class Cost:
    """Presses, seconds of the hands (and of the frame that moves), of reading, pages, and what was heard."""

    presses: int
    hands_s: float
    reading_s: float
    pages: int
    heard: tuple[Sentence, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Trip:
    """What an errand cost until its outcome was there, and until that was read and all forgotten."""

    way: str
    errand: Errand
    outcome: Cost
    whole: Cost
    dearest: int  # presses of the choice that took most


class Stuck(AssertionError):
    """Somebody would not get any further here."""


def carry_out(driver: MemoryDriver, witness: Witness, way: str, errand: Errand, calls: bool = False) -> Trip:
    """Raises `Stuck` where a person would be; `calls`: an agent is called from the outcome."""
    driver.next_citizen()
    body = WAYS[way](driver, witness)
    walk = _Walk(body, driver, errand)
    try:
        return walk.to_its_end(way, witness, calls)
    except AssertionError as error:
        view = driver.view
        raise Stuck(f"{way}, {errand.name}: {error} (at {view.page} « {view.title} »)") from error


class _Walk:
    def __init__(self, body: Body, driver: MemoryDriver, errand: Errand) -> None:
        self._body, self._driver, self._errand = body, driver, errand
        self._say = driver.parts.texts.of(errand.language)
        self._pages = 0
        self._dearest = 0

    def to_its_end(self, way: str, witness: Witness, calls: bool) -> Trip:
        body, errand = self._body, self._errand
        began = self._driver.seconds
        body.begin(errand)
        if errand.begins is not None:
            self._turns_to(errand.begins, HOUSE)
            self._chooses(errand.begins)
        if errand.foreign:
            told = sentences(Text(self._say(FRENCH_ONLY), lang=errand.language))[0]
            assert body.meets(Words(told.text, told.said)), f"nothing tells that it is in French: {body.page}"
        for move in errand.moves:
            assert body.meets(move.title), f"this is not « {move.title.shown} » but {body.page}"
            for key in move.typed:
                self._chooses(key, stays=True)
            if move.told:
                self._turns_to(move.choice)
            self._chooses(move.choice, move.stays)
        for words in errand.outcome:
            assert body.meets(words), f"this is not « {words.shown} » but {body.page}"
        outcome = self._cost(began)
        self._reads_on()
        witness.look_at_the_end(self._driver)
        if calls:
            self._calls()
        self._leaves()
        return Trip(way, errand, outcome, self._cost(began), self._dearest)

    def _cost(self, began: float) -> Cost:
        return Cost(
            self._body.presses, self._driver.seconds - began, getattr(self._body, "reading_s", 0.0),
            self._pages, tuple(self._driver.sentences),
        )  # fmt: skip

    def _chooses(self, words: Words, stays: bool = False) -> None:
        before = self._body.presses
        self._body.choose(words, stays)
        self._pages += not stays
        cost = self._body.presses - before
        self._dearest = max(self._dearest, cost)
        assert cost <= self._body.most, f"« {words.shown} » takes {cost} presses"

    def _turns_to(self, words: Words, language: str = "") -> None:
        for _ in self._parts(language):
            if self._body.offered(words):
                return
        raise AssertionError(f"« {words.shown} » is on no part of this page: {self._body.page}")

    def _reads_on(self) -> None:
        for _ in self._parts():
            pass

    def _parts(self, language: str = "") -> Iterator[None]:
        """Each part of the page, which speaks this language; none is met twice."""
        met = {self._body.page}
        yield
        for _ in range(PARTS):
            more = self._first_of(MORE, language)
            if more is None:
                return
            self._chooses(more)
            assert self._body.page not in met, "a part of the page comes again"
            met.add(self._body.page)
            yield
        raise AssertionError("this page has no end")

    def _calls(self) -> None:
        """A person is called, answers, and the page is there again."""
        body, driver, before = self._body, self._driver, self._body.page
        body.call(replace(self._named("Appeler un agent"), hint=self._say("On vient vous aider")))
        assert driver.calls, "the call did not leave"
        assert body.meets(self._named("Votre appel part…")), f"nothing tells of the call: {body.page}"
        heard = len(driver.said)
        driver.send(CallChanged(driver.calls[-1], CallState.ACCEPTED))
        assert not unseen_tones(driver), "the answer sounds and is not seen"
        if driver.core.session.preferences.voice:
            assert driver.said[heard:], "an agent has answered, and nothing says so"
        body.leave_call(self._named("Retour"))
        assert body.meets(self._errand.outcome[0]), f"not back at {before}, but at {body.page}"

    def _leaves(self) -> None:
        """« J’ai fini », on this page or where what is offered leads."""
        for _ in range(PARTS):
            words = self._first_of(FINISH)
            if words is not None:
                self._chooses(words)
                assert self._driver.ended, "« J’ai fini » does not end it"
                return
            onward = self._first_of(TOWARDS)
            assert onward is not None, f"no way out: {self._body.page}"
            self._chooses(onward)
        raise AssertionError("no way out")

    def _first_of(self, names: tuple[str, ...], language: str = "") -> Words | None:
        named = (self._named(name, language) for name in names)
        return next((one for one in named if self._body.offered(one)), None)

    def _named(self, french: str, language: str = "") -> Words:
        """A text of the interface in a language, by default that of the errand."""
        shown = self._driver.parts.texts.of(language or self._errand.language)(french)
        return Words(shown, spoken(shown, language or self._errand.language) or shown)
