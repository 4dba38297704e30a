"""Finding the right person on the agents' page, in a real Chromium, by touch and by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys

from tests.desk.browser import Page
from tests.desk.nursery import Nursery
from tests.desk.running import Agent, RunningDesk, Terminal


def on_shift(desk: RunningDesk, name: str, *skills: str) -> Agent:
    agent = Agent(desk.url, name)
    assert agent.shift("start", *skills).ok
    return agent


def test_skills_are_chosen_with_the_keyboard_and_are_there_the_next_time(
    browser: webdriver.Chrome, desk: RunningDesk
) -> None:
    page = Page(browser, desk.url)
    page.enter()
    page.see('[data-shift="start"]')
    page.keys(Keys.TAB, Keys.ENTER)  # opens the list
    page.keys(Keys.TAB, Keys.SPACE)
    assert browser.execute_script("return document.activeElement.dataset.skill") == "lang:en"
    page.press('[data-skill="family:identite"]')
    page.press('[data-shift="start"]')
    page.see("main.duty")
    page.press('[data-shift="end"]')
    chosen = "return [...document.querySelectorAll('.skills input:checked')].map(one => one.dataset.skill)"
    page.see('[data-shift="start"]')
    browser.refresh()
    page.until(lambda: browser.execute_script(chosen) == ["lang:en", "family:identite"])
    assert "Carte d’identité et passeport" in page.see(".skills").text
    assert page.errors() == []


def test_a_call_for_a_colleague_is_seen_without_ringing_until_it_is_declined_there(
    browser: webdriver.Chrome, desk: RunningDesk
) -> None:
    page, borne = Page(browser, desk.url), Terminal(desk.url)
    page.enter()
    colleague = on_shift(desk, "Guichet 1")  # free for longer, and no page of theirs beats: not away yet
    page.press('[data-shift="start"]')
    page.see("main.duty")
    call = borne.call()
    assert "Proposé d’abord à Guichet 1" in page.see(".waiting").text
    assert page.flag("ringing") == "false"
    assert page.all('[data-action="decline"]') == []
    assert colleague.act(call, "decline").ok
    page.until(lambda: "Proposé à vous en premier" in page.see(".waiting").text)
    page.until(lambda: page.flag("ringing") == "true" and page.flag("rings") != "0")


def test_declining_and_transferring_with_the_keyboard(browser: webdriver.Chrome, desk: RunningDesk) -> None:
    page, borne = Page(browser, desk.url), Terminal(desk.url)
    page.take_shift()
    on_shift(desk, "Guichet 1", "lsf")
    with borne.stream() as citizen:
        call = borne.call()
        page.see(".waiting")
        page.tab_to("decline")
        page.keys(Keys.ENTER)
        citizen.wait(lambda h: h.kind == "call" and h.body["offered_to"] == "Guichet 1")
        page.until(lambda: page.flag("ringing") == "false")
        page.press('[data-action="accept"]')
        page.see(".mine")
        page.press('[data-action="more"]')
        page.tab_to("transfer")
        assert page.see('[data-skill="lsf"]').text == "Qui connaît : Langue des signes (LSF)"
        page.keys(Keys.ENTER)
        citizen.wait(lambda h: h.kind == "call" and h.body["to_counter"] == "Guichet 1")
        page.gone(".mine")
    assert citizen.moves(call) == ["ringing", "accepted", "ringing"]


@pytest.mark.parametrize("size", [(1366, 768), (1280, 800)])
def test_help_from_the_desk_and_how_it_ended(
    browser: webdriver.Chrome, desk: RunningDesk, size: tuple[int, int]
) -> None:
    page, borne = Page(browser, desk.url, size), Terminal(desk.url)
    page.take_shift()
    with borne.stream() as citizen:
        call = borne.call()
        page.press('[data-action="more"]')
        page.press('[data-action="help_from_desk"]')
        citizen.wait_call(call, "helping_from_desk")
        page.press('[data-action="more"][aria-expanded="false"]')
        page.press('[data-outcome="elsewhere"]')
        assert citizen.wait_call(call, "closed")["outcome"] == "elsewhere"
        page.gone(".mine")


def test_a_call_nobody_answered_asks_to_call_the_reception(
    nursery: Nursery, browser: webdriver.Chrome, tmp_path: Path
) -> None:
    quick = RunningDesk(
        tmp_path, fitting_s=0.1, everyone_s=0.2, lamp_s=0.3, telephone_s=0.4, nursery=nursery
    ).start()
    try:
        page, borne = Page(browser, quick.url, query="?lang=en"), Terminal(quick.url)
        page.take_shift()
        borne.call()
        page.until(lambda: "call the reception" in page.see(".waiting").text)
    finally:
        quick.kill()


def test_a_lamp_that_would_not_light_and_a_trial_that_came_back_are_shown(
    nursery: Nursery, browser: webdriver.Chrome, tmp_path: Path
) -> None:
    desk = RunningDesk(tmp_path, lamp=f"serial:{tmp_path / 'gone'}", nursery=nursery).start()
    try:
        page, borne = Page(browser, desk.url), Terminal(desk.url)
        page.take_shift()
        assert page.see(".channels").text.endswith(
            "La lampe n’est pas branchée : prévenez le service technique."
        )
        borne.alive("free")
        trial = f"/api/terminals/{borne.name}/trial"
        assert borne.post(trial, {"id": "t1"}).ok
        page.until(lambda: "sans retour" in page.see(".trial").text)
        assert borne.post(trial, {"id": "t1", "took_ms": 12}).ok
        page.until(lambda: "essai réussi" in page.see(".trial").text)
        assert borne.post(trial, {"id": "t1", "took_ms": True}).status_code == 422
        assert page.flag("ringing") == "false"
    finally:
        desk.kill()
