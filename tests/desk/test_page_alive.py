"""The agents' page that slept: it says at once that it heard nothing, shows the truth, and rings again."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from selenium import webdriver

from tests.desk.browser import Page, chromium
from tests.desk.running import Agent, RunningDesk, Terminal

SLEPT = "const now = Date.now; Date.now = () => now() + 3_600_000;"  # the machine's clock has gone on
KEEP_SOUND = """
const Real = AudioContext;
globalThis.AudioContext = class extends Real { constructor() { super(); window.context = this; } };
"""


@pytest.fixture
def browser() -> Iterator[webdriver.Chrome]:
    """A Chromium of the test's own: one that was frozen once tells no page again that it is seen."""
    driver = chromium()
    yield driver
    driver.quit()


def lifecycle(browser: webdriver.Chrome, state: str) -> None:
    browser.execute_cdp_cmd("Page.setWebLifecycleState", {"state": state})


def test_a_page_frozen_while_calls_come_and_go_shows_where_they_stand_when_it_wakes(
    browser: webdriver.Chrome, here: SimpleNamespace
) -> None:
    page, borne, colleague = Page(browser, here.url), Terminal(here.url), Agent(here.url, "Guichet 1")
    colleague.shift("start")
    page.take_shift()
    taken = borne.call()
    page.see(f'.waiting[data-id="{taken}"]')
    lifecycle(browser, "frozen")
    with colleague.stream() as stream:
        here.now += 31  # nobody has heard this page for so long
        stream.wait(
            lambda h: h.kind == "agent" and (h.body["name"], h.body["status"]) == ("Guichet 3", "away")
        )
        assert colleague.act(taken, "on_my_way").ok
        fresh = Terminal(here.url, "borne-4").call()
        lifecycle(browser, "active")
        stream.wait(lambda h: h.kind == "agent" and (h.body["name"], h.body["status"]) == ("Guichet 3", "on"))
    page.see(f'.waiting[data-id="{fresh}"]')
    page.gone(f'.waiting[data-id="{taken}"]')
    page.until(lambda: page.flag("ringing") == "true" and page.flag("sound") == "running")


def test_a_page_that_was_asleep_says_so_at_once_and_then_that_it_hears_again(
    browser: webdriver.Chrome, desk: RunningDesk
) -> None:
    page = Page(browser, desk.url)
    page.take_shift()
    assert desk.process is not None
    desk.process.send_signal(signal.SIGSTOP)  # no beat comes between
    try:
        browser.execute_script(SLEPT)
        page.until(lambda: "ne reçoit plus les appels" in page.see("#banner").text, "nothing is said", 8)
    finally:
        desk.process.send_signal(signal.SIGCONT)
    page.until(lambda: page.see("#banner").text == "", "the banner stays")
    page.until(lambda: "de nouveau" in page.see("#toast").text)
    call = Terminal(desk.url).call()
    page.press(f'[data-call="{call}"][data-action="accept"]')
    page.see(".mine")


def test_a_sound_that_the_machine_cut_is_told_and_comes_back_with_one_press(
    browser: webdriver.Chrome, desk: RunningDesk
) -> None:
    browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": KEEP_SOUND})
    page = Page(browser, desk.url)
    page.take_shift()
    assert page.see(".tools .sound")
    browser.execute_script("context.suspend()")
    assert "Sonnerie coupée" in page.see(".tools .alarm").text
    Terminal(desk.url).call()
    page.see(".waiting")
    before = page.flag("rings")
    alarm = ".tools .alarm"  # pressed as soon as it takes a press: it has only just appeared
    page.until(lambda: not page.all(alarm) or ([one.click() for one in page.all(alarm)] and False))
    page.until(lambda: page.flag("rings") != before, "it does not ring again")
