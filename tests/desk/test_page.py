"""The agents' page in a real Chromium: seen, heard, worked by keyboard alone, honest when it is dead."""

from __future__ import annotations

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys

from tests.desk.browser import Page
from tests.desk.people import PASSWORD, account, enrolled, redeem
from tests.desk.running import Agent, RunningDesk, Terminal


def test_a_call_appears_is_heard_and_is_brought_to_its_end(
    browser: webdriver.Chrome, desk: RunningDesk
) -> None:
    page, borne = Page(browser, desk.url), Terminal(desk.url)
    page.take_shift()
    assert page.see("main h1").text == "Personne n’attend"
    with borne.stream() as citizen:
        call = borne.call(language="ar", source="state")
        row = page.see(f'.waiting[data-id="{call}"]')
        assert "Borne 2, Hall d’entrée" in row.text
        assert "Stationnement résidentiel" in row.text
        assert "Étape 3 : Carte grise" in row.text
        for words in ("Arabe", "Voix allumée", "Par écrit", "Démarche de l’État", "à voir en premier"):
            assert words in row.text
        page.until(
            lambda: page.flag("sound") == "running" and int(page.flag("rings")) >= 2, "it rings until taken"
        )
        page.press('[data-action="accept"]')
        citizen.wait_call(call, "accepted")
        page.until(lambda: page.flag("ringing") == "false")
        page.press('[data-action="on_my_way"][data-minutes="2"]')
        assert citizen.wait_call(call, "on_the_way")["minutes"] == 2
        page.press('[data-action="arrived"]')
        citizen.wait_call(call, "arrived")
        page.press('[data-action="close"]')
        citizen.wait_call(call, "closed")
        page.gone(".call")
    assert page.errors() == []


def test_a_technicians_call_is_shown_as_a_test(browser: webdriver.Chrome, desk: RunningDesk) -> None:
    page, borne = Page(browser, desk.url), Terminal(desk.url)
    page.take_shift()
    with borne.stream() as technician:
        call = borne.call(source="test", procedure="", procedure_title="", step_number=0, step_label="")
        row = page.see(f'.waiting[data-id="{call}"]')
        assert "Appel d’essai du technicien" in row.text
        page.press('[data-action="accept"]')
        technician.wait_call(call, "accepted")
    assert page.errors() == []


@pytest.mark.parametrize(
    ("lang", "writing", "height", "asks"),
    [
        ("fr", "Par écrit", "Venir à sa hauteur", "on demande"),
        ("en", "In writing", "Come to their height", "asks for"),
    ],
)
def test_what_is_asked_for_after_the_call_is_shown_and_told(
    browser: webdriver.Chrome, desk: RunningDesk, lang: str, writing: str, height: str, asks: str
) -> None:
    page, borne = Page(browser, desk.url, query=f"?lang={lang}"), Terminal(desk.url)
    page.take_shift()
    body = borne.body()
    borne.post("/api/calls", body)
    assert writing in page.see(".waiting").text
    more = {"wishes": ["at_my_height"], "wishes_version": 1}
    assert borne.post("/api/calls", body | more).json()["wishes"] == ["at_my_height"]
    page.until(lambda: height in page.see(".waiting").text, "the wish is not shown")
    assert writing not in page.see(".waiting").text
    page.until(
        lambda: asks in page.see("#toast").text and height in page.see("#toast").text, "it is not told"
    )


def test_the_whole_work_is_done_with_the_keyboard_alone(browser: webdriver.Chrome, desk: RunningDesk) -> None:
    page, borne = Page(browser, desk.url), Terminal(desk.url)
    page.see("#counter")
    page.keys("Guichet 3", Keys.TAB, "24681357", Keys.ENTER)
    page.see('[data-shift="start"]')
    page.keys(Keys.ENTER)  # the focus is already there
    page.see("main.duty")
    with borne.stream() as citizen:
        call = borne.call()
        page.see(".waiting")
        page.tab_to("accept")
        ring = browser.execute_script("return getComputedStyle(document.activeElement).outlineStyle")
        assert ring == "solid"
        page.keys(Keys.ENTER)
        citizen.wait_call(call, "accepted")
        for action, state in (("on_my_way", "on_the_way"), ("arrived", "arrived"), ("close", "closed")):
            page.until(
                lambda action=action: (
                    browser.execute_script("return document.activeElement.dataset.action") == action
                ),
                f"the focus follows to {action}",
            )
            page.keys(Keys.SPACE)
            citizen.wait_call(call, state)


def test_the_page_says_when_it_is_dead_and_recovers_by_itself(
    browser: webdriver.Chrome, desk: RunningDesk
) -> None:
    page, borne = Page(browser, desk.url), Terminal(desk.url)
    page.take_shift()
    before = borne.call()
    page.see(".waiting")
    desk.kill()
    page.until(lambda: "ne reçoit plus les appels" in page.see("#banner").text, "no banner")
    desk.start()
    during = borne.call()
    page.until(lambda: page.see("#banner").text == "", "the banner stays")
    for call in (before, during):
        page.see(f'.waiting[data-id="{call}"]')
    page.press(f'.waiting[data-id="{during}"] [data-action="accept"]')
    page.see(f'.mine[data-id="{during}"]')


def test_a_server_that_is_frozen_is_noticed_too(browser: webdriver.Chrome, desk: RunningDesk) -> None:
    import signal

    page = Page(browser, desk.url)
    page.take_shift()
    assert desk.process is not None
    desk.process.send_signal(signal.SIGSTOP)
    try:
        page.until(lambda: "ne reçoit plus les appels" in page.see("#banner").text, "no banner", 16)
    finally:
        desk.process.send_signal(signal.SIGCONT)
    page.until(lambda: page.see("#banner").text == "", "the banner stays")


def test_a_call_a_colleague_took_stops_ringing(browser: webdriver.Chrome, desk: RunningDesk) -> None:
    page, borne, colleague = Page(browser, desk.url), Terminal(desk.url), Agent(desk.url, "Guichet 1")
    page.take_shift()
    colleague.shift("start")
    call = borne.call()
    page.until(lambda: page.flag("ringing") == "true")
    assert colleague.act(call, "on_my_way").ok
    page.until(lambda: page.flag("ringing") == "false")
    assert "Guichet 1 est en route" in page.see(".other").text
    assert "Va à la borne 2" in page.see(".team").text


def test_what_was_shown_is_told_to_the_desk(browser: webdriver.Chrome, desk: RunningDesk) -> None:
    page, borne = Page(browser, desk.url), Terminal(desk.url)
    page.take_shift()
    body = borne.body()
    borne.post("/api/calls", body)
    page.until(lambda: borne.post("/api/calls", body).json()["seen_at"] is not None, "never told as shown")


def test_a_reload_needs_one_touch_to_ring_again(browser: webdriver.Chrome, desk: RunningDesk) -> None:
    page, borne = Page(browser, desk.url), Terminal(desk.url)
    page.take_shift()
    borne.call()
    browser.refresh()
    assert "toujours en service" in page.see(".gate").text
    page.see('[data-shift="start"]').click()
    page.see(".waiting")
    page.until(lambda: page.flag("sound") == "running" and int(page.flag("rings")) >= 1)


def test_a_break_silences_the_page_and_the_end_forgets_it(
    browser: webdriver.Chrome, desk: RunningDesk
) -> None:
    page, borne = Page(browser, desk.url), Terminal(desk.url)
    page.take_shift()
    page.press('[data-shift="pause"]')
    assert "Vous êtes en pause" in page.see(".gate").text
    borne.call()
    page.until(lambda: "1 personne attend" in page.see(".gate").text)
    assert page.flag("ringing") == "false"
    page.press('[data-action="leave"]')
    page.see("#counter")


def test_a_wrong_code_is_told_in_words(browser: webdriver.Chrome, desk: RunningDesk) -> None:
    page = Page(browser, desk.url)
    page.enter(code="00000000")
    page.until(
        lambda: page.see("#problem").text == "Ce code n’est pas celui du bureau. Vérifiez-le, puis réessayez."
    )


@pytest.mark.clause("2.5.8")
def test_on_a_tablet_targets_and_the_call_are_large(browser: webdriver.Chrome, desk: RunningDesk) -> None:
    page, borne = Page(browser, desk.url, (1280, 800)), Terminal(desk.url)
    page.take_shift("Guichet 3")
    for _ in range(3):
        borne.call(waited_ms=90_000)
    page.until(lambda: len(page.all(".waiting")) == 3)
    buttons = "[...document.querySelectorAll('main button')]"
    small = f"return {buttons}.filter(b => b.offsetHeight < arguments[0]).length"
    assert browser.execute_script(small, 64) == 0
    page.press(".panel .primary")
    page.see(".panel.taken")
    assert browser.execute_script(small, 64) == 0
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    assert (
        browser.execute_script(
            "const p = document.querySelector('.panel'); return p.scrollHeight <= p.clientHeight"
        )
        is True
    )


def test_the_page_speaks_english_too(browser: webdriver.Chrome, desk: RunningDesk) -> None:
    page, borne = Page(browser, desk.url, query="?lang=en"), Terminal(desk.url)
    page.take_shift("Counter 3")
    borne.call(language="uk")
    assert "Ukrainian" in page.see(".waiting").text
    assert page.see("main h1").text == "1 person is waiting"
    assert browser.execute_script("return document.documentElement.lang") == "en"


def test_what_a_terminal_sends_is_text_and_never_markup(browser: webdriver.Chrome, desk: RunningDesk) -> None:
    page, borne = Page(browser, desk.url), Terminal(desk.url)
    page.take_shift()
    borne.call(place="<img src=x onerror=document.title='x'>", settings=["<b>x</b>"], language="<i>")
    assert "<img src=x" in page.see(".waiting").text
    assert page.all("main img, main b") == []


def test_a_supervisor_enters_by_account_and_makes_a_terminals_code(
    browser: webdriver.Chrome, desk: RunningDesk
) -> None:
    account(desk, "amina", "supervisor")
    page = Page(browser, desk.url, query="#terminal=borne-7&place=Hall")  # as a terminal’s square code says
    page.errors()  # of the page before
    page.see("#account").send_keys("amina")
    page.enter(code=PASSWORD)
    assert page.see("#enrol-terminal").get_attribute("value") == "borne-7"
    page.see("#enrol-place").send_keys(Keys.ENTER)
    page.until(lambda: "kiosk enrol " in page.see("#enrol-made").text)
    code = page.see("#enrol-made").text.rpartition(" ")[2]
    assert redeem(desk, code, "k", "borne-7").json()["place"] == "Hall"
    page.see('[data-shift="start"]').click()
    page.see("main.duty")
    assert page.errors() == []


def test_a_technician_sees_the_terminals_with_a_key_and_ends_one(
    browser: webdriver.Chrome, desk: RunningDesk
) -> None:
    account(desk, "tech", "technician")
    mine = enrolled(desk, "borne-7")
    page = Page(browser, desk.url)
    page.see("#counter").send_keys("Atelier")
    page.see("#account").send_keys("tech")
    page.see("#code").send_keys(PASSWORD + Keys.ENTER)
    row = page.see('[data-key="borne-7"]')
    assert "Borne 7" in row.text
    assert "depuis le" in row.text
    page.press('[data-key="borne-7"] button')
    page.until(lambda: page.driver.switch_to.active_element.text == "Non")  # one press too many ends nothing
    assert mine.call()
    page.press('[data-revoke="borne-7"]')
    page.until(lambda: "n’ouvre plus rien" in page.see("#keys-said").text)
    assert "clé retirée" in page.see('[data-key="borne-7"]').text
    assert mine.post("/api/calls", mine.body()).status_code == 401


def test_a_technician_has_the_terminals_only(browser: webdriver.Chrome, desk: RunningDesk) -> None:
    account(desk, "tech", "technician")
    page = Page(browser, desk.url)
    page.see("#account").send_keys("tech")
    page.enter("Atelier", PASSWORD)
    page.see("#enrol-terminal")
    assert not page.all('[data-shift="start"]')
    page.press('[data-action="leave"]')
    page.see("#counter")
