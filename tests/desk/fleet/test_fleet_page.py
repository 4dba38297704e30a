"""The technician's page in a real browser: by eye, by ear, by keyboard, for many terminals."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys

from tests.desk import accessibility as access
from tests.desk.browser import Page
from tests.desk.fleet.test_fleet import BAD, GOOD, alive, examined
from tests.desk.nursery import Nursery
from tests.desk.people import PASSWORD, account
from tests.desk.running import Agent, RunningDesk, Terminal

WARNINGS = [
    {"part": "prise casque", "level": "warning", "measured": "aucune", "remedy": "vérifiez la carte son",
     "en": {"part": "headset jack", "measured": "none", "remedy": "check the sound card"}},
    {"part": "fiches de l’État", "level": "warning", "measured": "<img src=x onerror=alert(1)>",
     "remedy": "kiosk sync"},
]  # fmt: skip
SIZES = [(1366, 768), (1280, 800), (800, 1280), (320, 640)]
pytestmark = pytest.mark.xdist_group("fleet")  # its desk takes longer to be made than most of them


def beat(desk: RunningDesk) -> None:
    """None of them has fallen silent."""
    for number, state in enumerate(("free", "in_use", "out_of_order", "free"), 1):
        alive(desk.url, f"borne-{number}", state)


@pytest.fixture(scope="module")
def fleet(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    """A desk with a terminal of each state, and one with several findings."""
    running = RunningDesk(tmp_path_factory.mktemp("fleet"), nursery=nursery).start()
    for name, role in (("chef", "supervisor"), ("tech", "technician"), ("amina", "agent")):
        account(running, name, role)
    beat(running)
    for number in range(1, 5):
        examined(running.url, f"borne-{number}", GOOD, *([*WARNINGS, BAD] if number == 4 else []))
    made = Agent(running.url, "Atelier", "tech", PASSWORD).post("/api/enrol/codes", {"terminal": "borne-12"})
    assert made.status_code == 201
    borne = Terminal(running.url, "borne-1")
    for took in (None, 38):
        borne.post("/api/terminals/borne-1/trial", {"id": "a-trial", "took_ms": took})
    yield running
    running.kill()


def opened(
    browser: webdriver.Chrome, desk: RunningDesk, name: str = "tech", lang: str = "fr",
    size: tuple[int, int] = SIZES[0], beating: bool = True,
) -> Page:  # fmt: skip
    page = Page(browser, desk.url, size, f"?lang={lang}")
    if beating:
        beat(desk)
    page.see("#counter").send_keys("Atelier")
    page.see("#account").send_keys(name)
    page.see("#code").send_keys(PASSWORD + Keys.ENTER)
    page.see(".counter, [data-shift], .gate .primary")
    page.gone("#code")
    return page


def order(page: Page) -> list[str]:
    return [str(one.get_attribute("data-terminal")) for one in page.all("#terminals > li")]


@pytest.mark.parametrize("name", ["tech", "chef"])
def test_who_looks_after_terminals_finds_them_the_worst_first(
    browser: webdriver.Chrome, fleet: RunningDesk, name: str
) -> None:
    page = opened(browser, fleet, name)
    page.press('a[href^="/terminals"]')
    page.see("#terminals > li")
    assert order(page) == ["borne-3", "borne-4", "borne-12", "borne-1", "borne-2"]
    broken = page.see('[data-terminal="borne-3"]').text
    assert "À voir" in broken
    assert "en panne" in broken
    assert "revenu en 38" in page.see('[data-terminal="borne-1"]').text
    assert "Jamais vue" in page.see('[data-terminal="borne-12"]').text
    page.press('[data-terminal="borne-4"] summary')
    assert "aplay -l dit les cartes" in page.see('[data-terminal="borne-4"] .bad').text
    assert "<img src=x" in page.see('[data-terminal="borne-4"]').text  # text is text, whoever sends it
    assert not page.errors()


@pytest.mark.parametrize(
    ("lang", "jack"), [("en", "headset jack – none"), ("fr", "prise casque – aucune")], ids=["en", "fr"]
)
def test_findings_are_in_the_page_s_language_where_the_terminal_told_them_in_it(
    browser: webdriver.Chrome, fleet: RunningDesk, lang: str, jack: str
) -> None:
    page = opened(browser, fleet, lang=lang)
    browser.get(f"{fleet.url}/terminals?lang={lang}")
    page.press('[data-terminal="borne-4"] summary')
    found = page.see('[data-terminal="borne-4"] .found')
    assert jack in found.text
    tongues = {one.text: one.get_attribute("lang") for one in page.all('[data-terminal="borne-4"] [lang]')}
    assert tongues[jack.partition(" – ")[0]] == lang
    assert tongues["carte son"] == "fr"  # of a terminal of the version before


def test_the_order_never_stands_in_a_line_alone(browser: webdriver.Chrome, fleet: RunningDesk) -> None:
    page = opened(browser, fleet, size=SIZES[1])
    page.press('a[href^="/terminals"]')
    page.see("#terminals > li")
    tops = {one.get_attribute("for"): one.location["y"] for one in page.all("#choice label")}
    assert tops["sort"] == tops["words"]


def test_an_agent_is_told_that_it_is_not_for_them(browser: webdriver.Chrome, fleet: RunningDesk) -> None:
    page = opened(browser, fleet, "amina")
    assert not page.all('a[href^="/terminals"]')
    browser.get(f"{fleet.url}/terminals")
    page.until(lambda: "pour les techniciens" in page.see("#told").text)
    assert "kiosk desk account add" in page.see("#told").text  # who gives one, and how
    assert not page.all("#terminals > li")
    browser.delete_all_cookies()
    browser.get(f"{fleet.url}/terminals?lang=en")
    page.until(lambda: "Enter the call desk" in page.see("#told").text)


def test_many_are_filtered_searched_and_sorted_by_the_keyboard_alone(
    browser: webdriver.Chrome, fleet: RunningDesk
) -> None:
    page = opened(browser, fleet)
    browser.get(f"{fleet.url}/terminals")
    page.see("#terminals > li")
    page.tab_to("state-working")
    page.keys(Keys.ENTER)
    page.until(lambda: order(page) == ["borne-1", "borne-2"])
    assert page.see('[data-action="state-working"]').get_attribute("aria-pressed") == "true"
    assert browser.execute_script("return document.activeElement.dataset.action") == "state-working"
    page.keys(Keys.TAB, "hall 2")
    page.until(lambda: order(page) == ["borne-2"])
    assert page.see("#told").text == "1 sur 5 bornes"
    page.see("#words").clear()
    page.see("#words").send_keys("nulle part")
    page.until(lambda: order(page) == [])
    alive(fleet.url, "borne-2", "free")  # the page looks again; what was chosen stays
    assert page.see("#words").get_attribute("value") == "nulle part"


@pytest.mark.clause("9.1.3.1", "9.1.4.3", "9.1.4.10", "9.2.4.6", "9.4.1.2")
@pytest.mark.parametrize(
    ("size", "lang"), [(SIZES[0], "fr"), (SIZES[1], "en"), (SIZES[2], "fr"), (SIZES[3], "en")]
)
def test_it_has_landmarks_headings_names_contrast_and_room(
    browser: webdriver.Chrome, fleet: RunningDesk, size: tuple[int, int], lang: str
) -> None:
    page = opened(browser, fleet, lang=lang, size=size)
    browser.get(f"{fleet.url}/terminals?lang={lang}")
    page.see("#terminals > li")
    for summary in page.all("summary"):
        summary.click()
    if folder := os.environ.get("PICTURES"):
        Path(folder).mkdir(exist_ok=True)
        browser.save_screenshot(f"{folder}/terminals-{size[0]}-{lang}.png")
    assert access.faults(page) == []
    assert browser.execute_script(access.CONTRAST) == []
    assert browser.execute_script(access.CUT) == []
    assert browser.execute_script(access.SMALL, 24) == []


def test_five_hundred_terminals_are_drawn_at_once(
    nursery: Nursery, browser: webdriver.Chrome, tmp_path: Path
) -> None:
    desk = RunningDesk(tmp_path, nursery=nursery).start()
    try:
        account(desk, "tech", "technician")
        for number in range(500):
            alive(desk.url, f"borne-{number}")
        page = opened(browser, desk, beating=False)
        browser.get(f"{desk.url}/terminals")
        page.until(lambda: len(page.all("#terminals > li")) >= 500)
        took_ms = browser.execute_script(
            "const began = performance.now();"
            "document.querySelector('[data-action=state-working]').click();"
            "document.querySelector('[data-action=state-]').click();"
            "return performance.now() - began"
        )
        assert took_ms < 2000
    finally:
        desk.kill()


def test_one_that_was_never_examined_is_not_told_to_be_right(
    browser: webdriver.Chrome, fleet: RunningDesk
) -> None:
    page = opened(browser, fleet)
    alive(fleet.url, "borne-5", "free")
    page.press('a[href^="/terminals"]')
    state = page.see('[data-terminal="borne-5"] .state')
    assert "En marche, pas encore examinée" in state.text
    checked = page.see('[data-terminal="borne-1"] .state')
    assert "pas encore" not in checked.text
    signs = [one.find_element("css selector", ".icon").get_attribute("outerHTML") for one in (state, checked)]
    assert signs[0] != signs[1]  # no tick
