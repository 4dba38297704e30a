"""A citizen before a terminal, so that a journey reads as a person would tell it; drives any `Driver`.

`Citizen(driver)` looks and touches; `Citizen(driver, by="ear")` knows only what was said, and uses a keypad.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, Protocol, Self

from kiosk.session.events import AgentSaid, CallChanged, Event, HeadsetChanged, KeypadUsed
from kiosk.views.focus import Key
from kiosk.views.view import Control, View
from kiosk.wire.calls import CallState
from kiosk.wire.said import Said

PARTS = 40  # parts of one page, or keys pressed around it, before a journey is lost


class Driver(Protocol):
    """One terminal: in memory, or a real window."""

    @property
    def view(self) -> View:
        """The page on screen."""

    @property
    def said(self) -> Sequence[str]:
        """All that the voice said to this citizen, sentence by sentence."""

    @property
    def ended(self) -> bool:
        """Whether this citizen's session is over."""

    @property
    def calls(self) -> Sequence[str]:
        """The identities of the calls that left this terminal, in order."""

    @property
    def cancelled(self) -> Sequence[str]:
        """The identities of those that the citizen called off."""

    def choose(self, control_id: str) -> None:
        """Touches a control of the page; returns when the next page is there."""

    def press(self, key: Key) -> None:
        """Presses a key of the keypad."""

    def send(self, event: Event) -> None:
        """Something happens that is neither: the link, the headset."""

    def wait(self, seconds: float) -> None:
        """Nothing happens for a while."""


class Citizen:
    """Somebody at the terminal; every step gives the citizen back, and says what was there when it fails."""

    def __init__(self, driver: Driver, by: Literal["sight", "ear"] = "sight") -> None:
        self.driver = driver
        self.by = by
        self._from = 0  # where in `said` the answer to the last action begins

    # --- doing

    def starts(self, language: str = "Français") -> Self:
        """Begins in a language, by its own name; by ear with the first key of the keypad."""
        if self.by == "ear":
            self._act(lambda: self.driver.send(KeypadUsed()))
        return self.touches(language)

    def opens(self, title: str) -> Self:
        """Finds a procedure by its title: on the home page, or theme after theme."""
        if self.driver.view.page == "welcome":
            self.starts()
        if self._on_page(title):
            return self.touches(title)
        self.touches_control("themes")
        themes = [control.label for _ in self._parts() for control in self._own() if control.look == "tile"]
        for theme in themes:
            self.touches(theme)
            if self._on_page(title):
                return self.touches(title)
            self.goes_back()
        raise AssertionError(f"no procedure « {title} » in {themes}")

    def answers(self, *words: str) -> Self:
        """Answers one question after the other, by the words of the answers."""
        for each in words:
            self.touches(each)
        return self

    def ticks(self, *words: str) -> Self:
        """Ticks some answers of a question that takes several, and goes on."""
        return self.answers(*words).touches_control("go_on")

    def types(self, words: str) -> Self:
        """Types on the keyboard of the screen, and goes on."""
        for letter in words:
            self.touches_key(letter.lower())
        return self.touches_control("go_on")

    def touches_key(self, char: str) -> Self:
        """One key of the keyboard, on whichever part of it."""
        for _ in range(4):
            if self.driver.view.control(f"key:{char}") or not self.driver.view.control("key:more_keys"):
                break
            self.touches_control("key:more_keys")
        return self.touches_control(f"key:{char}")

    def touches(self, label: str) -> Self:
        """Chooses what bears these words, on this part of the page or on one that follows."""
        if self.by == "ear":
            return self._selects(label)
        control = self._find(label)
        return self.touches_control(control.id)

    def touches_control(self, control_id: str) -> Self:
        """Chooses a control by its identity, where its words do not matter."""
        if self.by == "ear":
            assert self.driver.view.control(control_id), self._lost(f"no control {control_id}")
            return self._walks_to(lambda: self.driver.view.focus == control_id, control_id)
        for _ in self._parts():
            control = self.driver.view.control(control_id)
            if control is not None:
                assert control.event is not None, self._lost(f"{control_id} does nothing")
                self._act(lambda: self.driver.choose(control_id))
                return self
        raise AssertionError(self._lost(f"no control {control_id}"))

    def goes_back(self) -> Self:
        if self.by == "ear":
            return self.presses(Key.BACK)
        return self._act(lambda: self.driver.choose("back"))

    def calls_an_agent(self) -> Self:
        """The one button, on every page."""
        if self.by == "ear":
            return self.presses(Key.CALL_AGENT)
        return self._act(lambda: self.driver.choose("call"))

    def listens_again(self) -> Self:
        return (
            self.presses(Key.REPEAT) if self.by == "ear" else self._act(lambda: self.driver.choose("repeat"))
        )

    def has(self, *papers: str) -> Self:
        """Marks papers « j’ai » on the checklist."""
        return self._marks("have", papers)

    def lacks(self, *papers: str) -> Self:
        """Marks papers « je n’ai pas »."""
        return self._marks("lack", papers)

    def sees_the_summary(self) -> Self:
        """From the checklist to the summary; at the summary already where there are no papers."""
        if self.driver.view.page == "checklist":
            self.touches_control("go_on")
        return self.is_at("summary")

    def changes(self, question: str, answer: str) -> Self:
        """Changes one answer from the recap of the summary."""
        self.touches_control("recap")
        self.touches(question)
        return self.touches(answer)

    def chooses_language(self, name: str) -> Self:
        self.touches_control("language")
        return self.touches(name)

    def plugs_in(self) -> Self:
        return self._act(lambda: self.driver.send(HeadsetChanged(True)))

    def unplugs(self) -> Self:
        return self._act(lambda: self.driver.send(HeadsetChanged(False)))

    def waits(self, seconds: float) -> Self:
        return self._act(lambda: self.driver.wait(seconds))

    def leaves_it_alone_until(self, page: str) -> Self:
        """Touches nothing until the terminal shows another page by itself."""
        for _ in range(PARTS):
            if self.driver.view.page == page:
                return self
            self.waits(5)
        raise AssertionError(self._lost(f"{page} never came"))

    # --- what others do

    def link_says(self, call_id: str, state: CallState, minutes: int | None = None, **more: bool) -> Self:
        """The link tells where the call stands."""
        return self._act(lambda: self.driver.send(CallChanged(call_id, state, minutes, **more)))

    def agent_says(self, call_id: str, said: Said, number: int = 1, counter: str = "Guichet 3") -> Self:
        return self._act(lambda: self.driver.send(AgentSaid(call_id, said, number, counter)))

    # --- finding out

    def is_at(self, page: str) -> Self:
        assert self.driver.view.page == page, self._lost(f"not at {page}")
        return self

    def sees(self, *words: str) -> Self:
        """All of these stand on the page, on whichever of its parts."""
        assert self.by == "sight", "who does not see hears"
        shown = self._whole_page()
        for each in words:
            assert plain(each) in shown, self._lost(f"« {each} » is not shown in « {shown} »")
        return self

    def sees_no(self, *words: str) -> Self:
        shown = self._whole_page()
        for each in words:
            assert plain(each) not in shown, self._lost(f"« {each} » is shown")
        return self

    def hears(self, *words: str) -> Self:
        """All of these were said since the last thing done."""
        heard = plain(" ".join(self._heard()))
        for each in words:
            assert plain(each) in heard, self._lost(f"« {each} » was not said in « {heard} »")
        return self

    def hears_nothing(self) -> Self:
        assert not self._heard(), self._lost(f"{self._heard()} was said")
        return self

    def is_gone(self) -> Self:
        assert self.driver.ended, self._lost("the session is not over")
        return self

    # --- how

    def _act(self, action: object) -> Self:
        self._from = len(self.driver.said)
        action()  # type: ignore[operator]
        return self

    def presses(self, key: Key) -> Self:
        """Presses one key of the keypad."""
        return self._act(lambda: self.driver.press(key))

    def _heard(self) -> list[str]:
        return list(self.driver.said[self._from :])

    def _own(self) -> list[Control]:
        return [control for control in self.driver.view.controls if control.zone == "touch"]

    def _find(self, label: str) -> Control:
        for _ in self._parts():
            found = [control for control in self.driver.view.controls if plain(control.label) == plain(label)]
            if found:
                return found[0]
        raise AssertionError(self._lost(f"nothing says « {label} »"))

    def _on_page(self, label: str) -> bool:
        here = False
        for _ in self._parts():
            here = here or any(plain(control.label) == plain(label) for control in self._own())
        return here

    def _parts(self) -> Iterator[View]:
        """Every part of the page, from the one on screen; at the end back to where it began.

        Left early, the part found stays on screen.
        """
        for turned in range(PARTS):
            yield self.driver.view
            if self.driver.view.control("more") is None:
                for _ in range(turned):
                    self.driver.choose("back")
                return
            self.driver.choose("more")
        raise AssertionError(self._lost("this page has no end"))

    def _whole_page(self) -> str:
        words: list[str] = []
        start = self._from
        for view in self._parts():
            for part in view.parts:
                words += [*(sentence.text for sentence in part.sentences), part.value]
            for control in view.controls:
                words += [control.label, control.hint, control.value]
        self._from = start
        return plain(" ".join(words))

    def _marks(self, mark: str, papers: tuple[str, ...]) -> Self:
        self.is_at("checklist")
        for paper in papers:
            found = ""
            for _ in self._parts():
                found = next(
                    (c.id for c in self._own() if c.id.startswith(f"{mark}:") and self._of(c, paper)), ""
                )
                if found:
                    break
            assert found, self._lost(f"no paper « {paper} »")
            self.touches_control(found)
            control = self.driver.view.control(found)
            assert control is not None
            assert control.state == "selected", self._lost(f"« {paper} » is not marked")
        return self

    @staticmethod
    def _of(control: Control, paper: str) -> bool:
        return plain(control.said).startswith(plain(paper))

    def _selects(self, label: str) -> Self:
        """Goes from control to control by the voice alone until it says these words, and selects."""
        wanted = plain(label)
        return self._walks_to(lambda: any(plain(said).startswith(wanted) for said in self._heard()), label)

    def _walks_to(self, there: object, what: str) -> Self:
        first = ""
        for _ in range(PARTS):
            self.presses(Key.NEXT)
            if there():  # type: ignore[operator]
                return self.presses(Key.SELECT)
            if self.driver.view.focus == first:  # once around: on to the next part of the page
                while self.driver.view.focus != "more":
                    assert self.driver.view.control("more"), self._lost(f"« {what} » was never said")
                    self.presses(Key.NEXT)
                self.presses(Key.SELECT)
                first = ""
            first = first or self.driver.view.focus
        raise AssertionError(self._lost(f"« {what} » was never said"))

    def _lost(self, why: str) -> str:
        view = self.driver.view
        own = [f"{control.id} « {control.label} »" for control in self._own()]
        return f"{why}; at {view.page} « {view.title} » with {', '.join(own)}"


def plain(words: str) -> str:
    """Words as compared: apostrophes, no-break spaces and capitals make no difference."""
    return " ".join(words.replace("'", "’").replace("\u00a0", " ").replace("\u202f", " ").casefold().split())
