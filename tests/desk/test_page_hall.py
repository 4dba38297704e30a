"""What each terminal of the hall is doing, on the agents' page: by place, live, nothing of its citizen."""

from __future__ import annotations

from types import SimpleNamespace

from selenium import webdriver

from tests.desk.browser import Page
from tests.desk.running import RunningDesk, Terminal

CANARY = "canari-91c2-Dupont"


def says(page: Page, terminal: str, words: str) -> None:
    row = f'.terminals [data-terminal="{terminal}"]'
    page.until(lambda: words in page.see(row).text, f"{terminal} is not told as {words}")


def test_terminals_stand_by_place_and_change_as_they_tell_it(
    browser: webdriver.Chrome, desk: RunningDesk
) -> None:
    first, second, third = (Terminal(desk.url, f"borne-{n}") for n in (1, 2, 10))
    first.alive("free")
    second.alive("in_use", "Premier étage")
    third.alive("free")
    page = Page(browser, desk.url)
    page.take_shift()
    page.see('[data-terminal="borne-10"]')
    by_place = [place.text.splitlines() for place in page.all(".terminals .place")]
    assert [[line for line in lines if len(line) > 2] for lines in by_place] == [
        ["Hall d’entrée", "Borne 1", "Libre", "Borne 10", "Libre"],
        ["Premier étage", "Borne 2", "Utilisée"],
    ]
    first.alive("in_use")
    says(page, "borne-1", "Utilisée")
    call = first.call()
    says(page, "borne-1", "Appel en cours")
    page.press(f'[data-call="{call}"][data-action="accept"]')
    says(page, "borne-1", "Appel accepté")
    second.alive("out_of_order", "Premier étage")
    says(page, "borne-2", "En panne depuis")
    page.until(lambda: "Borne 2 : en panne." in page.see("#toast").text, "nobody is told that it stopped")
    second.alive("free", "Premier étage")
    says(page, "borne-2", "Libre")


def test_a_terminal_nobody_hears_any_more_is_told_as_unreachable(
    browser: webdriver.Chrome, here: SimpleNamespace
) -> None:
    borne = Terminal(here.url)
    borne.alive("free")
    page = Page(browser, here.url, query="?lang=en")
    page.take_shift()
    says(page, "borne-2", "Free")
    here.now += 16
    says(page, "borne-2", "Unreachable since")
    borne.alive("free")
    says(page, "borne-2", "Free")


def test_on_a_tablet_with_calls_they_are_counted(browser: webdriver.Chrome, desk: RunningDesk) -> None:
    for n, state in enumerate(("free", "in_use", "in_use", "out_of_order")):
        Terminal(desk.url, f"borne-{n}").alive(state)
    page = Page(browser, desk.url, (1280, 800))
    page.take_shift()
    Terminal(desk.url, "borne-9").call()
    assert "1 libre, 2 utilisées, 1 arrêtée" in page.see(".summary .counted").text
    assert "Borne 3 : en panne." in page.see(".summary .stopped").text


def test_nothing_but_its_state_and_place_gets_from_a_terminal_to_the_page(
    browser: webdriver.Chrome, desk: RunningDesk
) -> None:
    borne = Terminal(desk.url)
    body = {"state": "in_use", "place": "Hall", "page": CANARY, "procedure": CANARY, "answers": [CANARY]}
    page = Page(browser, desk.url)
    page.take_shift()
    assert borne.post("/api/terminals/borne-2/alive", body).ok
    says(page, "borne-2", "Utilisée")
    assert CANARY not in browser.page_source
    desk.stop()
    kept = b"".join(file.read_bytes() for file in desk.database.parent.glob("desk.*"))  # its logs too
    assert b"borne-2" in kept
    assert CANARY.encode() not in kept
    refused = {**body, "state": CANARY}
    desk.start()
    assert borne.post("/api/terminals/borne-2/alive", refused).status_code == 422
