"""No reachable state fails: seeded citizens who do anything at all, on real procedures and panels."""

from __future__ import annotations

import gc
import random
import resource
from collections import Counter
from dataclasses import replace

import pytest

from kiosk.app.core import Core
from kiosk.session.events import (
    AgentSaid,
    CallChanged,
    Event,
    FocusMoved,
    HeadsetChanged,
    KeypadUsed,
    Paused,
    ProcedureOpened,
    Repeated,
    SpeechMoved,
    Started,
    Ticked,
    Touched,
    VoiceFailed,
    WentBack,
)
from kiosk.session.fingered import FingerDown, FingerOver, FingerUp
from kiosk.session.preferences import TEXT_SIZES
from kiosk.session.pressed import HelpAsked, KeyStuck, SwitchPressed, SwitchReleased, WhereAsked
from kiosk.session.state import DEEPEST
from kiosk.views.arranging.arrange import arrange
from kiosk.views.view import View
from kiosk.wire.calls import MOVES, CallState
from kiosk.wire.said import Said
from tests.journeys.memory_driver import PANELS, MemoryDriver

EVENTS = 20_100
BAR = ["back", "repeat", "preferences", "language", "call"]
SEEDS = range(6)  # two walks a panel


def strange(chance: random.Random, core: Core) -> Event:
    """Something that happens to the terminal, whatever page it is at."""
    call = core.session.call
    states = sorted(MOVES[call.state]) if call is not None and MOVES[call.state] else sorted(CallState)
    call_id = call.request.id if call is not None and chance.random() < 0.9 else "another"
    return chance.choice([
        CallChanged(call_id, chance.choice(states), chance.choice([None, 1, 4]), chance.random() < 0.7),
        AgentSaid(call_id, chance.choice(list(Said)), chance.randint(1, 9), "Guichet 3"),
        HeadsetChanged(chance.random() < 0.5),
        KeypadUsed(),
        Paused(),
        Repeated(),
        Touched(),
        VoiceFailed("no_card"),
        SpeechMoved(chance.randint(-1, 4)),
        HelpAsked(),
        WhereAsked(),
        KeyStuck(),
        FocusMoved(chance.choice(core.view.controls).id),
        FingerDown(chance.choice(["", *(one.id for one in core.view.controls)])),
        FingerOver("text:title"),
        FingerOver(chance.choice(core.view.controls).id),
        FingerUp(),
        SwitchPressed(chance.choice([1, 1, 2])),
        SwitchReleased(1),
        Touched(glass=True),
        WentBack(),
    ])  # fmt: skip


def faults(view: View) -> list[str]:
    """What is wrong with a page, whatever it is about."""
    found = []
    ids = [control.id for control in view.controls]
    if len(set(ids)) != len(ids):
        found.append(f"a control is there twice: {sorted(i for i, n in Counter(ids).items() if n > 1)}")
    if [control.id for control in view.controls if control.zone == "bar"] != BAR:
        found.append("the bar is not the same")
    found += [f"{control.id} has nothing to say" for control in view.controls if not control.said.strip()]
    words = [sentence.said for sentence in view.announcement]
    below = view.page == "listening"  # what is said there is the page below it
    if view.title not in [sentence.text for sentence in view.announcement] and not below:
        found.append("the title is not announced")
    for control in view.controls:
        own = control.zone == "touch" and control.look != "key" and not below
        of_paper = control.group.startswith("paper:")  # it is told after the paper’s name
        heard = replace(control, spoken="").said if of_paper else control.said
        if own and not any(said.startswith(heard) for said in words):
            found.append(f"{control.id} is not announced")
    if view.focus and view.focus not in ids:
        found.append("the focus stands nowhere")
    if not set(view.ring) <= set(ids):
        found.append("what is framed is not there")
    return found


def walk(seed: int, events: int, pages: Counter[str]) -> None:
    """One terminal, citizen after citizen; an AssertionError names the seed, the event and the page."""
    chance = random.Random(seed)
    panel = sorted(PANELS)[seed % len(PANELS)]
    driver = MemoryDriver(panel, state=True)
    seen: set[str] = set()
    for number in range(events):
        core = driver.core
        before = core.view.page
        try:
            happen(chance, driver)
            if driver.ended:
                kept = core.session
                assert core.send(WentBack()) == ()
                assert core.session is kept, "an ended session changed"
                driver.next_citizen()
            assert len(driver.core.session.frames) <= DEEPEST
            key = f"{driver.core.view.key} {driver.core.session.preferences}"
            if key not in seen:
                seen.add(key)
                found = faults(driver.core.view)
                assert found == [], found
                arrange(driver.core.view, driver.core.layout)
        except Exception as error:
            error.add_note(f"seed {seed}, event {number}, {panel}, page {before} → {driver.core.view.page}")
            raise
        pages[driver.core.view.page] += 1
        driver.effects.clear()
        driver.said.clear()
        driver.sentences.clear()


def happen(chance: random.Random, driver: MemoryDriver) -> None:
    """One event: mostly a control of the page, now and then time, a call's news, a headset, a keypad."""
    core = driver.core
    kind = chance.random()
    if core.session.screen == "welcome" and kind < 0.5:
        driver.send(Started(chance.choice(["fr", "en"]), chance.random() < 0.3))
    elif core.session.screen == "home" and kind < 0.4:
        ids = [procedure for theme in core.library.themes() for procedure in theme.procedures]
        driver.send(ProcedureOpened(chance.choice(ids)))
    elif kind < 0.80:
        usable = [c for c in core.view.controls if c.event is not None and (c.zone == "touch" or kind < 0.03)]
        # leaving for good is one choice among many, not one in three
        usable = [c for c in usable if c.id not in ("finish", "home") or chance.random() < 0.1]
        if usable:
            driver.choose(chance.choice(usable).id)
    elif kind < 0.84:
        driver.choose(chance.choice(BAR))
    elif kind < 0.94:
        driver.send(strange(chance, core))
    else:
        driver.seconds += chance.choice([0.5, 1, 5, 45, 200])
        driver.send(Ticked())


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_a_citizen_does_there_is_a_page(seed: int) -> None:
    pages: Counter[str] = Counter()
    walk(seed, EVENTS // len(SEEDS), pages)
    assert {"question", "summary", "call", "preferences", "still_there"} <= pages.keys()


def test_memory_stays_bounded() -> None:
    """Once the caches are warm, the same citizens again leave nothing behind."""
    for _ in range(2):
        walk(100, 100, Counter())
    gc.collect()
    objects, most = len(gc.get_objects()), most_resident()
    for _ in range(2):
        walk(100, 100, Counter())
    gc.collect()
    assert len(gc.get_objects()) - objects < 2_000
    assert most_resident() - most < 20_000_000


def most_resident() -> int:
    """The most memory that this process ever had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def reach(driver: MemoryDriver, control: str) -> None:
    """Turns to the part of the page that has this control, from its first part on."""
    while driver.core.session.at is not None:
        driver.choose("back")
    while driver.view.control(control) is None:
        assert driver.view.control("more") is not None, f"{control} is on no part of {driver.view.page}"
        driver.choose("more")


def test_every_size_and_switch_holds_every_kind_of_page() -> None:
    """Preferences are few: every size with low and large buttons, on and off, on each panel."""
    for panel in PANELS:
        driver = MemoryDriver(panel)
        driver.send(Started("fr"))
        for size in TEXT_SIZES:
            for name in ("low", "big"):
                for control in (f"text_size:{size}", f"{name}:switch"):
                    if driver.view.page != "preferences":
                        driver.choose("preferences")
                    reach(driver, control)
                    driver.choose(control)
                    assert faults(driver.view) == []
                    arrange(driver.view, driver.core.layout)
        assert driver.core.session.preferences.text_size == TEXT_SIZES[-1]
