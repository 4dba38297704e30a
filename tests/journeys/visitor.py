"""Somebody before a real terminal with nothing but a finger; used by the journeys by touch."""

from __future__ import annotations

from typing import Any

from tests.journeys.pilot import plain
from tests.terminal.stage import Stage

PARTS = 40  # parts of one page, before a journey is lost


class Visitor:
    """Looks at the panel and touches it. `touches` counts; `asked` holds each question that was shown."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._hand = stage, stage.hand
        self.touches = 0
        self.asked: list[str] = []
        self.way: list[str] = []

    # --- looking

    def look(self) -> dict[str, Any]:
        """The page with its words, once it is on screen."""
        seen = self._stage.ask({"ask": "view", "words": True})
        assert seen is not None
        return seen

    def shown(self) -> str:
        return plain(" ".join(self.look()["shown"]))

    def is_at(self, page: str) -> dict[str, Any]:
        seen = self.look()
        assert seen["page"] == page, self._lost(f"not at {page}")
        return seen

    def sees(self, *words: str) -> None:
        """All of these stand on the panel now."""
        shown = self.shown()
        for each in words:
            assert plain(each) in shown, self._lost(f"« {each} » is not there: {shown}")

    def offered(self, start: str) -> list[str]:
        """The controls of the page whose identity begins so."""
        return [name for name in self.look()["controls"] if name.startswith(start)]

    # --- touching

    def touch(self, control: str) -> dict[str, Any]:
        """A finger on a control, and the page or the state that it leads to."""
        before = self.look()
        assert control in before["controls"], self._lost(f"no control {control}")
        self._note(before)
        self._hand.touch(control)
        self.touches += 1
        self._hand.until(lambda _: self._other_than(before), f"an answer to {control}")
        return self.look()

    def _other_than(self, before: dict[str, Any]) -> bool:
        """Whether another page is shown; a session that has just ended shows none."""
        seen = self._stage.ask({"ask": "view", "words": True})
        return seen is not None and seen != before

    def chooses(self, *labels: str) -> dict[str, Any]:
        """Turns the page on, and from its end back, until something bears one of these, and touches it."""
        page, turn = self.look()["page"], "more"
        for _ in range(PARTS):
            seen = self.look()
            assert seen["page"] == page, self._lost(f"nothing said {labels}")
            for name, control in seen["controls"].items():
                if plain(control["label"]) in map(plain, labels):
                    return self.touch(name)
            turn = turn if turn in seen["controls"] else "back"
            self.touch(turn)
        raise AssertionError(self._lost(f"this page has no end, and no {labels}"))

    def types(self, words: str) -> None:
        """One key after the other; each letter is in the field before the next."""
        for character in words:
            key = f"key:{character.replace(chr(39), '’')}"
            for _ in range(4):  # a small panel shows its letters in parts
                if key not in self.look()["controls"] and "key:more_keys" in self.look()["controls"]:
                    self.touch("key:more_keys")
            self.touch(key)

    def reads_on(self) -> list[str]:
        """All parts of this page, to its end; no part is shown twice, and « Suite » ends."""
        parts = [self.shown()]
        while "more" in self.look()["controls"]:
            assert len(parts) < PARTS, self._lost("this page has no end")
            self.touch("more")
            parts.append(self.shown())
            assert parts[-1] not in parts[:-1], self._lost("a part is shown twice")
        return parts

    def to(self, control: str) -> dict[str, Any]:
        """Turns the page until a control is there, and touches it."""
        for _ in range(PARTS):
            seen = self.look()
            if control in seen["controls"]:
                return self.touch(control)
            assert "more" in seen["controls"], self._lost(f"no control {control}")
            self.touch("more")
        raise AssertionError(self._lost("this page has no end"))

    # --- afterwards

    def _note(self, seen: dict[str, Any]) -> None:
        if not self.way or self.way[-1] != seen["page"]:
            self.way.append(seen["page"])
        if seen["page"] == "question" and (not self.asked or self.asked[-1] != seen["title"]):
            self.asked.append(seen["title"])

    def _lost(self, why: str) -> str:
        seen = self.look()
        there = [f"{name} « {control['label']} »" for name, control in seen["controls"].items()]
        return f"{why}; at {seen['page']} « {seen['title']} » with {', '.join(there)}; by {self.way}"
