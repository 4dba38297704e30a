"""Somebody who does not look: chooses by what is heard alone, with a keypad; used by the journeys."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from kiosk.views.focus import Key
from tests.journeys.ear import Ear
from tests.journeys.pilot import plain

AROUND = 90  # keys pressed around one page, before a journey is lost
PARTS = 30
MORE_KEYS = "Autres touches"
ONWARD = ("suite", "autres sujets", "autres réponses", "autres démarches")


class Listener:
    """`heard` is all, in order; `page` what was said when the present page, or part of one, was opened."""

    def __init__(self, ear: Ear) -> None:
        self._ear = ear
        self.heard: list[str] = []
        self.page: list[str] = []
        self.unseen: list[str] = []  # sentences that stand nowhere on the panel

    # --- keys

    def presses(self, key: Key) -> list[str]:
        """One key, and what is heard after it: there is always something."""
        return self._hears(self._ear.press(key))

    def waits(self) -> list[str]:
        return self._hears(self._ear.wait())

    def selects(self, words: str, announced: bool = True) -> list[str]:
        """Goes from control to control until these words are heard, and selects; what is heard then.

        They must have been announced when the page was opened, but for the bar and the keys of a keyboard.
        """
        if announced:
            assert any(_begins(said, words) for said in self.page), (
                f"« {words} » not announced in {self.page}"
            )
        self.goes_to(words)
        self.page = self.presses(Key.SELECT)
        return self.page

    def marks(self, mark: str) -> str:
        """Selects the next « … : J’ai » or « … : Je n’ai pas », hears that it is chosen; which paper."""
        for _ in range(AROUND):
            said = " ".join(self.presses(Key.NEXT))
            if plain(said).endswith(plain(f": {mark}")):
                assert self.presses(Key.SELECT) == [f"{said}, choisi"]
                return said.rpartition(":")[0].strip()
        raise AssertionError(f"« {mark} » is never said")

    def goes_to(self, words: str, key: Key = Key.NEXT) -> None:
        around: list[str] = []
        for _ in range(AROUND):
            said = " ".join(self.presses(key))
            if _begins(said, words):
                return
            assert around.count(said) < 3, f"« {words} » is never said among {around}"
            around.append(said)
        raise AssertionError(f"« {words} » is never said among {around}")

    def types(self, letters: str) -> None:
        """Finds each key by its name, the shorter way round once it is known where they are."""
        for letter in letters:
            self._finds_key(letter)
            echo = self.presses(Key.SELECT)
            assert echo[0] == letter, f"{letter} was typed, {echo} is heard"

    def _finds_key(self, letter: str) -> None:
        for _ in range(AROUND):
            said = self.presses(Key.NEXT)
            if said == [letter]:
                return
            if said[:1] and _begins(said[0], MORE_KEYS):  # a small panel shows its letters in parts
                self.presses(Key.SELECT)
        raise AssertionError(f"no key says « {letter} »")

    # --- listening

    def turns_to(self, words: str) -> list[str]:
        """Turns the parts of a page until these words are announced, and selects."""
        for _ in range(PARTS):
            if any(_begins(said, words) for said in self.page):
                return self.selects(words)
            onward = next((said for said in self.page if plain(said) in ONWARD), "")
            assert onward, f"« {words} » not announced, and nothing leads on: {self.page}"
            self.selects(onward)
        raise AssertionError("this page has no end")

    def parts(self) -> Iterator[list[str]]:
        """Every part of the page as it is heard, from the present one to the end."""
        for _ in range(PARTS):
            yield self.page
            if not any(plain(said) == "suite" for said in self.page):
                return
            before = self.page
            assert self.selects("Suite") != before, "a part is heard twice"
        raise AssertionError("this page has no end")

    def _hears(self, said: list[str]) -> list[str]:
        assert said, f"nothing is heard after: {self.heard[-3:]}"
        self.heard += said
        panel = self._ear.witness()
        for one in said:
            written = {
                words for spoken, words in panel.pairs if one == spoken or one.startswith(spoken + ",")
            }
            if not any(bare(words) in bare(panel.shown) for words in written):
                self.unseen.append(f"{panel.page}: {one}")
        return said


def bare(words: str) -> str:
    """Letters and digits alone, whatever their height: lines are cut anywhere."""
    return "".join(char for char in unicodedata.normalize("NFKC", plain(words)) if char.isalnum())


def first(said: Sequence[str], words: str) -> int:
    """Where something is first heard."""
    found = next((number for number, one in enumerate(said) if plain(words) in plain(one)), None)
    assert found is not None, f"« {words} » is not heard in {list(said)}"
    return found


def word_count(said: Sequence[str]) -> int:
    return sum(len(one.split()) for one in said)


def _begins(said: str, words: str) -> bool:
    return plain(said).startswith(plain(words))
