"""Automatic users: each perceives a terminal in one way, acts in one way, and carries out errands.

They know the words of their errand and those of the interface; never what a page is made of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from kiosk.session.events import KeypadUsed, PreferenceSet, ProcedureOpened, Started
from kiosk.session.state import Session
from kiosk.views.compose import reading_s
from kiosk.views.focus import Key, usable
from kiosk.views.placement import Shape, words_on
from kiosk.views.view import View
from tests.journeys.errands import Errand, Words
from tests.journeys.hands import STRIKE_S, Finger, Hands, OneSwitch, TwoSwitches
from tests.journeys.listener import bare
from tests.journeys.memory_driver import MemoryDriver
from tests.journeys.witness import Witness, unseen_tones

BAR = 5  # controls that every page has at its end: once met, they are known


class Body(Protocol):
    """Somebody before a terminal. `most` are the presses that one choice may cost; `page` is all that is
    perceived of the page, to know it again."""

    driver: MemoryDriver
    presses: int
    most: int

    @property
    def page(self) -> tuple[str, ...]: ...

    def begin(self, errand: Errand) -> None:
        """At the welcome page, or at the first page of the procedure."""

    def meets(self, words: Words) -> bool:
        """Whether the page says, or shows, these words."""

    def offered(self, words: Words) -> bool:
        """Whether the page has told that this can be chosen."""

    def choose(self, words: Words, stays: bool = False) -> None:
        """Finds it on this part of the page, and chooses it; one that `stays` opens no other page."""

    def call(self, words: Words) -> None:
        """Calls an agent."""

    def leave_call(self, words: Words) -> None:
        """Goes back to the page from which an agent was called."""


class Listening:
    """Looks at nothing: a keypad, and what is heard."""

    most = 24  # a digit on a pad of twelve keys, gone round to

    def __init__(self, driver: MemoryDriver, witness: Witness) -> None:
        self.driver, self._witness = driver, witness
        self.presses = 0
        self._page: list[str] = []

    @property
    def page(self) -> tuple[str, ...]:
        return tuple(self._page)

    def begin(self, errand: Errand) -> None:
        self._does(lambda: self.driver.send(KeypadUsed()))
        if errand.begins is None:
            self.driver.send(Started(errand.language))
            self._page = self._does(lambda: self.driver.send(ProcedureOpened(errand.procedure)))
        else:
            self.presses += 1
            self._page = self.driver.said[:]
        self._witness.look(self.driver)

    def meets(self, words: Words) -> bool:
        return self._at(words) >= 0

    def offered(self, words: Words) -> bool:
        return self._at(words) >= 0

    def choose(self, words: Words, stays: bool = False) -> None:
        self._goes_to(words)
        said = self._strikes(Key.SELECT)
        if not stays:
            self._page = said
            self._witness.look(self.driver)

    def call(self, words: Words) -> None:
        self._page = self._strikes(Key.CALL_AGENT)

    def leave_call(self, words: Words) -> None:
        self._page = self._strikes(Key.BACK)

    def _at(self, words: Words) -> int:
        """Where it was said, alone or in two voices; -1 where it was not."""
        page = self._page
        for at in range(len(page)):
            if words.said in (page[at], " ".join(page[at : at + 2])):
                return at
        return -1

    def _goes_to(self, words: Words) -> None:
        """The way round that is the shorter one by what was heard before it and after it."""
        at = self._at(words)
        key = Key.PREVIOUS if at >= 0 and len(self._page) - at - 1 + BAR < at else Key.NEXT
        around: list[str] = []
        while True:
            said = " ".join(self._strikes(key))
            if said == words.said:
                return
            assert said not in around[:-1] or len(around) < 3 or said != around[0], (
                f"« {words.said} » was told and is never met among {around}"
            )
            around.append(said)
            assert len(around) < 120, f"« {words.said} » is never met among {around}"

    def _strikes(self, key: Key) -> list[str]:
        self.presses += 1
        self.driver.seconds += STRIKE_S
        return self._does(lambda: self.driver.press(key))

    def _does(self, action: Callable[[], None]) -> list[str]:
        before = len(self.driver.said)
        action()
        said = self.driver.said[before:]
        assert said or self.driver.ended, f"nothing is heard, after {self._page}"
        return said


class Looking:
    """Hears nothing: knows what stands on the panel, and acts with a finger, one switch or two."""

    def __init__(
        self,
        driver: MemoryDriver,
        witness: Witness,
        hands: Hands,
        most: int,
        preferences: Mapping[str, str] | None = None,
    ) -> None:
        self.driver, self._witness, self._hands, self.most = driver, witness, hands, most
        self._preferences = preferences or {}
        self._read = ""
        self._seen: tuple[View, tuple[Shape, ...]] | None = None
        self.reading_s = 0.0

    @property
    def presses(self) -> int:
        return self._hands.presses

    @property
    def page(self) -> tuple[str, ...]:
        return tuple(words_on(shape) for shape in self._panel)

    @property
    def _panel(self) -> tuple[Shape, ...]:
        """All that stands on the panel, looked at once."""
        view = self.driver.view
        if self._seen is None or self._seen[0] is not view:
            self._seen = view, self.driver.core.placement.shapes
        return self._seen[1]

    def begin(self, errand: Errand) -> None:
        for name, value in self._preferences.items():
            self.driver.send(PreferenceSet(name, value))
        if errand.begins is None:
            self.driver.send(Started(errand.language))
            self.driver.send(ProcedureOpened(errand.procedure))
        self._hands.begin()
        self._reads()

    def meets(self, words: Words) -> bool:
        return bare(words.shown) in bare(" ".join(self.page))

    def offered(self, words: Words) -> bool:
        return bool(self._shapes(words))

    def choose(self, words: Words, stays: bool = False) -> None:
        found = self._shapes(words)
        assert found, f"« {words.shown} » is not there: {self.page}"
        events = [shape.control.event for shape in found if shape.control is not None]
        assert all(event == events[0] for event in events), f"« {words.shown} » stands there twice"
        control = found[0].control
        assert control is not None
        assert usable(control), f"« {words.shown} » cannot be chosen"
        before = self._session()
        self._hands.choose(control.id)
        assert self._session() != before, f"« {words.shown} » does nothing"
        if not self.driver.ended:
            self._reads()

    def call(self, words: Words) -> None:
        self.choose(words)

    def leave_call(self, words: Words) -> None:
        self.choose(words)

    def _session(self) -> tuple[object, ...]:
        session: Session = self.driver.core.session
        return (
            session.screen, session.frames, session.over, session.turned, session.turned_over, session.trail,
            session.call, session.keyboard, session.key_part, session.ended,
        )  # fmt: skip

    def _shapes(self, words: Words) -> list[Shape]:
        """What can be touched and bears these words, with or without what stands below them."""
        wanted = {bare(words.shown), bare(f"{words.shown} {words.hint}")}
        return [
            shape for shape in self._panel if shape.control is not None and bare(words_on(shape)) in wanted
        ]

    def _reads(self) -> None:
        """A page that has not been read yet is read whole."""
        if self.driver.view.key != self._read:
            self._read = self.driver.view.key
            self.reading_s += reading_s(self.driver.view, self.driver.core.session)
            self._witness.look(self.driver)
        tones = unseen_tones(self.driver)
        assert not tones, f"{tones} sounds and is not seen at {self.driver.view.key}"


LARGEST = {"text_size": "4", "low": "on"}
Make = Callable[[MemoryDriver, Witness], Body]
WAYS: Mapping[str, Make] = {
    "keypad, by ear alone": Listening,
    "finger, without sound": lambda driver, witness: Looking(driver, witness, Finger(driver), 1),
    "one switch": lambda driver, witness: Looking(driver, witness, OneSwitch(driver), 3),
    "two switches": lambda driver, witness: Looking(driver, witness, TwoSwitches(driver), 10),
    "controls low, largest text": lambda driver, witness: Looking(
        driver, witness, Finger(driver), 1, LARGEST
    ),
}
