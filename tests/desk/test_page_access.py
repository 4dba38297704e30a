"""The agents' page for everybody who works at it: by ear, by keyboard, enlarged (EN 301 549 9)."""

from __future__ import annotations

from typing import Any

import pytest
from selenium import webdriver

from tests.desk import accessibility as access
from tests.desk.browser import Page
from tests.desk.people import PASSWORD, account
from tests.desk.running import Agent, RunningDesk, Terminal

PC, TABLET = (1366, 768), (1280, 800)
ZOOMED = [(683, 384), (640, 400), (320, 640)]  # a PC and a tablet at 200 %, and the narrowest of WCAG 1.4.10
AT_VEHICLE = {"step_label": "Type de véhicule", "step_number": 2}


def at_work(page: Page, url: str) -> list[str]:
    """A page that has a call, two that wait, and one of a colleague's; the calls, in that order."""
    for number, state in enumerate(("free", "in_use", "out_of_order")):
        Terminal(url, f"borne-{number}").alive(state, ("Hall", "Hall", "Étage")[number])
    colleague = Agent(url, "Guichet 1")
    colleague.shift("start")
    page.take_shift()
    calls = [Terminal(url, f"borne-{n}").call(**AT_VEHICLE) for n in range(4)]
    assert colleague.act(calls[3], "on_my_way", minutes=2).ok
    page.until(lambda: len(page.all(".call")) >= 3)
    page.press(f'[data-call="{calls[0]}"][data-action="accept"]')
    page.see(".mine")
    return calls


def end(url: str, calls: list[str]) -> None:
    """Every call is over."""
    for counter, some in (("Guichet 3", calls[:3]), ("Guichet 1", calls[3:])):
        agent = Agent(url, counter)
        for call in some:
            agent.act(call, "accept")
            assert agent.act(call, "close").ok


SCREENS = [(size, lang) for size in (PC, TABLET) for lang in ("fr", "en")]


@pytest.mark.clause("9.1.3.1", "9.1.4.3", "9.2.4.1", "9.2.4.6", "9.4.1.2")
@pytest.mark.parametrize(("size", "lang"), SCREENS)
def test_every_screen_of_a_shift_has_its_landmarks_headings_names_and_contrast(
    browser: webdriver.Chrome, desk: RunningDesk, size: tuple[int, int], lang: str
) -> None:
    page = Page(browser, desk.url, size, f"?lang={lang}")
    found: dict[str, Any] = {}

    def look(screen: str) -> None:
        found[screen] = (access.faults(page), browser.execute_script(access.CONTRAST))

    page.see("#counter")
    look("entering")
    page.enter()
    page.see('[data-shift="start"]')
    look("before the shift")
    browser.delete_all_cookies()
    page = Page(browser, desk.url, size, f"?lang={lang}")
    calls = at_work(page, desk.url)
    look("a call taken")
    if size == TABLET:
        page.press('.panel [data-action="sheet"]')
    page.see(".sheet .here")
    browser.execute_script("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    look("its sheet")
    if size == TABLET:
        page.press('.panel [data-action="sheet"]')
        page.gone(".sheet")
    page.press('[data-action="more"][aria-expanded="false"]')
    page.see(".choices")
    look("other choices")
    end(desk.url, calls)
    page.gone(".call")
    look("nobody waits")
    page.press('[data-shift="pause"]')
    page.see(".gate")
    look("a break")
    assert found == dict.fromkeys(found, ([], []))
    assert len(found) == 7


@pytest.mark.parametrize("role", ["supervisor", "technician"])
def test_who_looks_after_terminals_has_them_too(
    browser: webdriver.Chrome, desk: RunningDesk, role: str
) -> None:
    account(desk, "amina", role)
    page = Page(browser, desk.url)
    page.see("#account").send_keys("amina")
    page.enter("Atelier", PASSWORD)
    page.see("#enrol-terminal")
    assert (access.faults(page), browser.execute_script(access.CONTRAST)) == ([], [])
    assert browser.execute_script(access.SMALL, 44) == []


@pytest.mark.clause("9.1.4.4", "9.1.4.10")
@pytest.mark.parametrize("size", ZOOMED, ids=str)
def test_enlarged_twice_and_more_nothing_is_cut_or_to_the_side(
    browser: webdriver.Chrome, desk: RunningDesk, size: tuple[int, int]
) -> None:
    page = Page(browser, desk.url, size)
    page.see("#counter")
    assert browser.execute_script(access.CUT) == []
    at_work(page, desk.url)
    assert browser.execute_script(access.CUT) == []
    page.press('.panel [data-action="sheet"]')
    page.see(".sheet .here")
    assert browser.execute_script(access.CUT) == []
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("size", "least"), [(PC, 44), (TABLET, 44)])
def test_whatever_is_pressed_is_large_enough(
    browser: webdriver.Chrome, desk: RunningDesk, size: tuple[int, int], least: int
) -> None:
    page = Page(browser, desk.url, size)
    calls = at_work(page, desk.url)
    page.press('[data-action="more"][aria-expanded="false"]')
    page.see(".choices")
    assert browser.execute_script(access.SMALL, least) == []
    if size == TABLET:
        page.press('.panel [data-action="sheet"]')
    page.see(".sheet .here")
    assert browser.execute_script(access.SMALL, least) == []
    end(desk.url, calls)
    page.press('[data-shift="pause"]')
    page.see(".gate .skills summary").click()
    assert browser.execute_script(access.SMALL, least) == []


def test_who_asks_for_less_motion_gets_none(browser: webdriver.Chrome, desk: RunningDesk) -> None:
    page = Page(browser, desk.url)
    page.take_shift()
    button = page.see('[data-shift="pause"]').rect
    at = {"x": button["x"] + 20, "y": button["y"] + 20, "button": "left", "clickCount": 1}

    def moved() -> str:
        browser.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": "mousePressed", **at})
        found = browser.execute_script(
            "return getComputedStyle(document.querySelector('[data-shift=pause]')).transform"
        )
        away = {**at, "x": 5, "y": 300}
        browser.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": "mouseReleased", **away})
        return str(found)

    assert moved() != "none"
    feature = [{"name": "prefers-reduced-motion", "value": "reduce"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": feature})
    try:
        assert moved() == "none"
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
