"""What stands beside a call on the agents' page: messages to the citizen, the procedure's sheet."""

from __future__ import annotations

import pytest
from selenium import webdriver

from tests.desk.browser import Page
from tests.desk.running import RunningDesk, Terminal


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
        page.until(lambda: "Venez au guichet" in page.see(".sayings .told").text)
        page.press('[data-code="counter"]')  # pressed again, it is said again
        citizen.wait(lambda heard: heard.kind == "call" and heard.body["said_number"] == 2)
        page.press(f'[data-call="{call}"][data-action="on_my_way"]')
        page.press('[data-code="two_minutes"]')
        citizen.wait(lambda heard: heard.kind == "call" and heard.body["said"] == "two_minutes")
        page.press(f'[data-call="{call}"][data-action="arrived"]')
        page.gone(".sayings")  # beside the person, one speaks
    assert page.errors() == []


AT_VEHICLE = {"step_label": "Type de véhicule", "step_number": 2}


def asked_for(page: Page) -> int:
    script = (
        "return performance.getEntriesByType('resource').filter(one => one.name.includes('/sheets/')).length"
    )
    return int(page.driver.execute_script(script))


def test_beside_the_call_stands_its_procedure_with_the_step_where_the_person_is(
    browser: webdriver.Chrome, desk: RunningDesk
) -> None:
    page, borne = Page(browser, desk.url), Terminal(desk.url)
    page.errors()  # of the page before
    page.take_shift()
    call = borne.call(**AT_VEHICLE)
    page.press(f'[data-call="{call}"][data-action="sheet"]')  # before anybody accepts, too
    here = page.see('aside .sheet .here[aria-current="step"]')
    assert "Quel est votre véhicule ?" in here.text
    assert "Une moto ou un scooter" in here.text
    assert "À apporter" in page.see(".sheet").text
    assert "à revoir le" in page.see(".sheet .about").text
    page.press(f'[data-call="{call}"][data-action="accept"]')
    page.see(f'.mine[data-id="{call}"]')
    page.press(".sheet details summary")
    page.see(".sheet details[open]")
    browser.execute_script("document.querySelector('aside').scrollTop = 120")
    borne.post("/api/calls", borne.body(place="Ailleurs"))  # news draws the page anew
    page.until(lambda: "Ailleurs" in page.see(".waiting").text)
    assert page.all(".sheet details[open]")  # and takes nothing away from who reads
    assert browser.execute_script("return document.querySelector('aside').scrollTop") == 120
    page.press(f'[data-call="{call}"][data-action="sheet"]')
    page.gone(".sheet")
    page.press(f'[data-call="{call}"][data-action="sheet"]')
    page.see(".sheet .here")
    assert asked_for(page) == 1
    assert page.errors() == []


def test_on_a_tablet_the_sheet_is_read_in_the_call_and_the_next_step_stays_in_reach(
    browser: webdriver.Chrome, desk: RunningDesk
) -> None:
    page = Page(browser, desk.url, (1280, 800), "?lang=en")
    page.take_shift()
    Terminal(desk.url).call(**AT_VEHICLE)
    page.press('.panel [data-action="accept"]')
    page.press('.panel [data-action="sheet"]')
    assert "What is your vehicle?" in page.see(".panel .sheet .here").text
    fits = "const p = document.querySelector('.panel'); return p.scrollHeight <= p.clientHeight"
    assert browser.execute_script(fits)
    page.press('.panel [data-action="on_my_way"]')
    page.press('.panel [data-action="sheet"]')
    page.gone(".sheet")
    page.see(".panel .sayings")


def test_a_procedure_without_a_sheet_is_told_so(browser: webdriver.Chrome, desk: RunningDesk) -> None:
    page = Page(browser, desk.url)
    page.take_shift()
    Terminal(desk.url).call(procedure="inconnue")
    page.press('[data-action="sheet"]')
    page.until(lambda: "n’a pas de fiche ici" in page.see(".sheet").text)


def test_on_a_tablet_a_call_is_looked_at_before_it_is_accepted(
    browser: webdriver.Chrome, desk: RunningDesk
) -> None:
    page, borne = Page(browser, desk.url, (1280, 800)), Terminal(desk.url)
    page.take_shift()
    first, second = borne.call(), borne.call(language="uk", **AT_VEHICLE)
    page.see(f'.panel[data-id="{first}"]')
    page.press(f'[data-call="{second}"][data-action="show"]')
    assert "Ukrainien" in page.see(f'.panel[data-id="{second}"]').text
    page.press('.panel [data-action="sheet"]')
    assert "Quel est votre véhicule ?" in page.see(".panel .sheet .here").text
    assert not page.all(".mine")


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768)], ids=str)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_all_that_can_be_done_with_a_call_is_in_sight_on_a_tablet(
    browser: webdriver.Chrome, desk: RunningDesk, size: tuple[int, int], lang: str
) -> None:
    page = Page(browser, desk.url, size, f"?lang={lang}")
    page.take_shift()
    Terminal(desk.url).call(
        source="state", language="ar", procedure_title="Carte d’identité : première demande"
    )
    hidden = "const p = document.querySelector('.panel'); return p.scrollHeight - p.clientHeight"
    for action in ("accept", "say", "on_my_way", "arrived"):
        page.press(f'.panel [data-action="{action}"]')
        page.until(
            lambda action=action: action == "say" or not page.all(f'.panel .huge[data-action="{action}"]')
        )
        page.until(lambda action=action: action != "say" or page.all(".told"))
        assert browser.execute_script(hidden) <= 0, action
