"""Looks at each page that an automatic user comes to, and says what would leave somebody stuck there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kiosk.session.effects import Chime
from kiosk.views.compose import control_said
from kiosk.views.focus import usable
from kiosk.views.placement import words_on
from tests.journeys.listener import bare
from tests.journeys.memory_driver import MemoryDriver

WAYS_OUT = ("finish", "take", "back")


class Witness:
    """Looks at the pages of one terminal, each once whatever the journey."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def look(self, driver: MemoryDriver) -> None:
        """Fails where the page on screen would leave somebody stuck."""
        view = driver.view
        said = tuple(one.said for one in view.announcement)
        known = hash((view.key, driver.core.layout, said, tuple(one.id for one in view.controls)))
        if known not in self._seen:
            self._seen.add(known)
            found = [*faults(driver)]
            assert not found, f"{view.key} in {view.language}: {'; '.join(found)}"

    def look_at_the_end(self, driver: MemoryDriver) -> None:
        """What there is to come to: a person, and a way out."""
        there = {control.id for control in driver.view.controls if usable(control)}
        assert "call" in there, f"{driver.view.key}: nobody can be called"
        assert there & set(WAYS_OUT), f"{driver.view.key}: no way out among {sorted(there)}"


def faults(driver: MemoryDriver) -> Iterator[str]:
    """What is wrong with the page as it is heard, and as it is seen by who hears nothing."""
    view = driver.view
    if not view.announcement:
        yield "announces nothing"
    there = {control.id for control in view.controls}
    for one in view.announcement:
        if one.control and one.control not in there:
            yield f"names « {one.said} », which is not there"
    yield from _alike(driver)
    shown = bare(" ".join(words_on(shape) for shape in driver.core.placement.shapes))
    for one in view.told or view.announcement:  # what a page tells of itself stands over its head
        if bare(one.text) not in shown:
            yield f"says « {one.text} » and does not show it"


def _alike(driver: MemoryDriver) -> Iterator[str]:
    """Controls that sound the same and do something else."""
    by_words = defaultdict(list)
    for control in driver.view.controls:
        said = control_said(driver.view, control.id, driver.parts.texts)
        by_words[" ".join(one.said for one in said)].append(control)
    for words, controls in by_words.items():
        if any(control.event != controls[0].event for control in controls):
            yield f"« {words} » is said of {', '.join(control.id for control in controls)}"


def unseen_tones(driver: MemoryDriver) -> list[str]:
    """The last tone that sounded, where neither the page nor its call button shows as much."""
    call = driver.view.control("call")
    seen = {driver.view.tone, call.state if call is not None else ""}
    seen |= {"calling"} if "answered" in seen else set()
    last = [effect.name for effect in driver.effects if isinstance(effect, Chime)][-1:]
    return [name for name in last if name not in seen]
