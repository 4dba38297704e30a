"""The agents' page keeps still: the focus, what is under a finger, what a screen reader has said already."""

from __future__ import annotations

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys

from tests.desk.browser import Page
from tests.desk.nursery import Nursery
from tests.desk.running import CODE, Agent, RunningDesk, Terminal

FOCUS = "const { tagName, dataset } = document.activeElement; return { tag: tagName, ...dataset };"


def focus(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.driver.execute_script(FOCUS)
    return found


def tab_to(page: Page, most: int = 60, **wanted: str) -> None:
    """Walks with the Tab key, and nothing else, to the control that has these marks."""
    for _ in range(most):
        if wanted.items() <= focus(page).items():
            return
        page.keys(Keys.TAB)
    raise AssertionError(f"the Tab key does not lead to {wanted}")


def follows(page: Page, **wanted: str) -> None:
    page.until(lambda: wanted.items() <= focus(page).items(), f"the focus does not come to {wanted}")


@pytest.mark.clause("9.2.1.1", "9.2.1.2", "9.2.4.3")
@pytest.mark.parametrize("size", [(1366, 768), (1280, 800)], ids=["pc", "tablet"])
def test_a_whole_shift_is_worked_with_the_keyboard_alone(
    browser: webdriver.Chrome, desk: RunningDesk, size: tuple[int, int]
) -> None:
    page, borne = Page(browser, desk.url, size), Terminal(desk.url)
    page.see("#counter")
    page.keys("Guichet 3", Keys.TAB, CODE, Keys.ENTER)
    follows(page, action="shift", shift="start")
    page.keys(Keys.ENTER)
    follows(page, tag="H1")  # a second press of the same key accepts nothing
    with borne.stream() as citizen:
        call = borne.call(step_label="Type de véhicule")
        page.see(".waiting, .panel.ringing")
        tab_to(page, action="accept", call=call)
        page.keys(Keys.ENTER)
        citizen.wait_call(call, "accepted")
        follows(page, action="on_my_way", call=call)
        tab_to(page, action="say", code="wait")
        page.keys(Keys.SPACE)
        citizen.wait(lambda heard: heard.kind == "call" and heard.body["said"] == "wait")
        page.until(lambda: "Attendez" in page.see(".told").text)
        assert focus(page)["code"] == "wait"  # it may be said again
        if size == (1280, 800):
            tab_to(page, action="sheet")
            page.keys(Keys.ENTER)
        page.see(".sheet .here")
        tab_to(page, tag="SUMMARY")
        page.keys(Keys.ENTER)
        page.see(".sheet details[open]")
        for action, state in (("on_my_way", "on_the_way"), ("arrived", "arrived"), ("close", "closed")):
            tab_to(page, action=action, call=call)
            page.keys(Keys.ENTER)
            citizen.wait_call(call, state)
    page.gone(".call")
    follows(page, tag="H1")
    tab_to(page, shift="pause")
    page.keys(Keys.ENTER)
    follows(page, action="shift", shift="start")
    page.keys(Keys.ENTER)
    follows(page, tag="H1")
    tab_to(page, shift="end")
    page.keys(Keys.ENTER)
    follows(page, action="shift", shift="start")
    tab_to(page, action="leave")
    page.keys(Keys.ENTER)
    page.until(lambda: browser.execute_script("return document.activeElement.id") == "counter")


HOLD = "window.held = document.activeElement; window.place = JSON.stringify(held.getBoundingClientRect());"
HELD = "return held === document.activeElement && place === JSON.stringify(held.getBoundingClientRect());"


@pytest.mark.clause("9.3.2.1")
@pytest.mark.parametrize("size", [(1366, 768), (1280, 800)], ids=["pc", "tablet"])
def test_a_new_call_moves_neither_the_focus_nor_what_is_under_the_finger(
    browser: webdriver.Chrome, desk: RunningDesk, size: tuple[int, int]
) -> None:
    page, borne = Page(browser, desk.url, size), Terminal(desk.url)
    page.take_shift()
    first = borne.call(waited_ms=9_000)
    waiting = borne.call(waited_ms=5_000)
    for marks in (
        {"call": first, "action": "accept"},
        {"call": waiting, "action": "accept"},
        {"shift": "pause"},
    ):
        page.until(lambda: len(page.all(".waiting")) >= 2)
        before = len(page.all(".waiting"))
        tab_to(page, **marks)
        browser.execute_script(HOLD)
        borne.call()
        page.until(lambda before=before: len(page.all(".waiting")) == before + 1)
        assert browser.execute_script(HELD), marks
    tab_to(page, call=waiting, action="accept")
    colleague = Agent(desk.url, "Guichet 1")
    colleague.shift("start")
    browser.execute_script("window.held = document.activeElement")
    assert colleague.act(first, "accept").ok
    page.until(lambda: not page.all(f'.waiting[data-id="{first}"]'))
    page.until(lambda: focus(page).get("call") == waiting, "the focus left a call that is still there")
    held = browser.execute_script("return held === document.activeElement")
    assert held or size == (1280, 800)  # there, the call comes into the panel, and the focus with it


def test_a_call_during_a_break_takes_no_focus_from_what_is_being_chosen(
    browser: webdriver.Chrome, desk: RunningDesk
) -> None:
    page, borne = Page(browser, desk.url), Terminal(desk.url)
    page.enter()
    page.see(".skills summary").click()
    page.see('[data-skill="lsf"]').click()
    browser.execute_script("window.held = document.activeElement")
    borne.call()
    page.until(lambda: "1 personne attend" in page.see(".gate").text)
    assert browser.execute_script("return held === document.activeElement && held.checked")


LISTEN = """
window.said = [];
const hear = (change) => change.addedNodes.forEach((node) => said.push(node.textContent));
const live = document.getElementById("live");
new MutationObserver((changes) => changes.forEach(hear)).observe(live, { childList: true });
"""


@pytest.mark.clause("9.4.1.3")
def test_a_new_call_is_told_once_and_two_at_once_are_both_told(
    nursery: Nursery, browser: webdriver.Chrome, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk = RunningDesk(
        tmp_path_factory.mktemp("quick"), fitting_s=0.2, everyone_s=0.4, nursery=nursery
    ).start()
    try:
        page = Page(browser, desk.url)
        page.take_shift()
        assert page.see("#live").get_attribute("aria-live") == "assertive"
        browser.execute_script(LISTEN)
        with Terminal(desk.url, "borne-1").stream() as stream:
            call = Terminal(desk.url, "borne-1").call()
            Terminal(desk.url, "borne-2").call()
            page.until(lambda: len(browser.execute_script("return said")) == 2)
            stream.wait(lambda h: h.kind == "call" and h.body["id"] == call and h.body["stage"] == "everyone")
        desk.kill()
        page.until(lambda: page.see("#banner").text)
        desk.start()
        page.until(lambda: "de nouveau" in page.see("#toast").text, "that it lives again is not told")
        Terminal(desk.url, "borne-3").call()
        page.until(lambda: len(page.all(".waiting")) == 3)
        told = browser.execute_script("return said")
        assert [words.split(",")[0] for words in told] == [f"Nouvel appel. Borne\u00a0{n}" for n in (1, 2, 3)]
    finally:
        desk.kill()


SLIPPED = """
const [gone, x, y] = arguments;
window.slipped = null;
new MutationObserver(() => {
  if (slipped || document.querySelector(`.waiting[data-id="${gone}"]`)) return;
  const under = document.elementFromPoint(x, y).closest("button");
  under.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 1 }));
  slipped = [under.dataset.call, under.dataset.action, under.getAttribute("aria-busy")];
}).observe(document.getElementById("main"), { childList: true, subtree: true });
"""


def test_a_finger_on_its_way_does_not_take_the_call_that_slipped_under_it(
    browser: webdriver.Chrome, desk: RunningDesk
) -> None:
    page, borne, colleague = Page(browser, desk.url), Terminal(desk.url), Agent(desk.url, "Guichet 1")
    colleague.shift("start")
    page.take_shift()
    first, second = borne.call(waited_ms=9_000), borne.call()
    page.see(f'.waiting[data-id="{second}"]')
    aimed = page.see(f'[data-call="{first}"][data-action="accept"]').rect
    middle = (aimed["x"] + aimed["width"] / 2, aimed["y"] + aimed["height"] / 2)
    browser.execute_script(SLIPPED, first, *middle)
    assert colleague.act(first, "accept").ok
    slipped = page.until(lambda: browser.execute_script("return slipped"))
    assert slipped == [second, "accept", None]  # the finger came down there, and nothing was sent
    accept = f'.waiting [data-call="{second}"][data-action="accept"]'
    page.until(
        lambda: page.all(".mine") or ([one.click() for one in page.all(accept)] and False), "it is meant"
    )
