"""What stands beside a call on the agents' page: messages to the citizen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium import webdriver

from tests.desk.browser import Page, chromium
from tests.desk.running import RunningDesk, Terminal


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    driver = chromium()
    yield driver
    driver.quit()


@pytest.mark.parametrize("size", [(1366, 768), (1280, 800)], ids=["pc", "tablet"])
def test_one_press_says_it_to_the_citizen_and_the_page_shows_what_was_said(
    browser: webdriver.Chrome, desk: RunningDesk, size: tuple[int, int]
) -> None:
    page, borne = Page(browser, desk.url, size), Terminal(desk.url)
    page.errors()  # of the page before
    page.take_shift()
    with borne.stream() as citizen:
        call = borne.call()
        page.press(f'[data-call="{call}"][data-action="accept"]')
        page.press('[data-code="counter"]')
        citizen.wait(lambda heard: heard.kind == "call" and heard.body["said"] == "counter")
        page.until(lambda: "Venez à mon guichet" in page.see(".sayings .told").text)
        page.press('[data-code="counter"]')  # pressed again, it is said again
        citizen.wait(lambda heard: heard.kind == "call" and heard.body["said_number"] == 2)
        page.press(f'[data-call="{call}"][data-action="on_my_way"]')
        page.press('[data-code="two_minutes"]')
        citizen.wait(lambda heard: heard.kind == "call" and heard.body["said"] == "two_minutes")
        page.press(f'[data-call="{call}"][data-action="arrived"]')
        page.gone(".sayings")  # beside the person, one speaks
    assert page.errors() == []
