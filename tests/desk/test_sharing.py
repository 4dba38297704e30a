"""What a citizen shows reaches one agent's page and nothing else, and ends in all the ways it can end."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from selenium import webdriver

from kiosk.session.events import HelpPressed
from tests.app.unsealing import PageKey
from tests.desk import accessibility as access
from tests.desk.browser import Page, chromium
from tests.desk.canaries import HALL, OPEN, Citizen, Tap, files_of, found
from tests.desk.nursery import Nursery
from tests.desk.postgres import Postgres
from tests.desk.running import Agent, RunningDesk, Terminal, workers_of
from tests.handoff.terminal import RunningLink

PLACES = [("sqlite", 1), ("sqlite", 3), ("postgresql", 3)]


@pytest.fixture
def link(desk: RunningDesk, tmp_path: Path) -> Iterator[RunningLink]:
    running = RunningLink(tmp_path, [desk.url]).start()
    yield running
    running.kill()


@pytest.fixture
def citizen(link: RunningLink) -> Iterator[Citizen]:
    typing = Citizen(link.supervisor())
    yield typing
    typing.close()


def shared(citizen: Citizen, page: Page) -> None:
    """The citizen calls, the page accepts, the citizen says yes, the page shows it."""
    citizen.sends(HelpPressed())
    page.see(".waiting")
    page.press('[data-action="accept"]')
    citizen.until(lambda: citizen.core.view.control("sharing") is not None, "the page offered no key")
    citizen.choose("sharing", "show_answers")
    citizen.until(lambda: bool(page.all(".card.shown")), "the page shows nothing")


def card(page: Page) -> str:
    """What the page shows of answers at this moment."""
    shown = "return [...document.querySelectorAll('.card.shown')].map((one) => one.innerText).join(' ')"
    return str(page.driver.execute_script(shown))


@pytest.mark.parametrize(("engine", "processes"), PLACES)
def test_no_canary_stands_in_any_byte_that_leaves_the_terminal(
    nursery: Nursery,
    engine: str,
    processes: int,
    browser: webdriver.Chrome,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    postgres: Postgres | None = request.getfixturevalue("postgres") if engine == "postgresql" else None
    database = postgres.new_database() if postgres is not None else ""
    desk = RunningDesk(tmp_path, database=database, processes=processes, nursery=nursery).start()
    terminal_side, page_side = Tap(desk.url), Tap(desk.url)
    link = RunningLink(tmp_path, [terminal_side.url]).start()
    citizen = Citizen(link.supervisor())
    try:
        page = Page(browser, page_side.url)
        page.errors()  # of the page that was there before
        page.take_shift()
        shared(citizen, page)
        citizen.answers()
        nom = citizen.canaries["nom"]
        citizen.until(lambda: "Âge" in card(page), "the page is behind")
        shown = card(page)
        assert OPEN in shown
        assert nom in shown  # as the citizen was told
        assert HALL.title.text in shown
        assert "Code" not in shown
        assert found(citizen.unshown, {"page": browser.page_source.encode()}) == []
        citizen.choose("stop_sharing")
        citizen.until(lambda: not page.all(".card.shown"), "the page still shows it")
        kept = {
            "what left the session": bytes(citizen.left),
            "what left the terminal": bytes(terminal_side.passed),
            "what the page was sent and sent": bytes(page_side.passed),
            "the page": browser.page_source.encode(),
        }
        assert all(len(one) > 500 for one in kept.values())
        if postgres is not None:
            with psycopg.connect(database, autocommit=True) as connection:
                connection.execute("CHECKPOINT")
            kept |= files_of(postgres.folder)
        kept |= files_of(tmp_path, Path(browser.capabilities["chrome"]["userDataDir"]))
        assert found(citizen.all, kept) == []
        assert found([OPEN], {k: v for k, v in kept.items() if k != "the page"}) == []  # sealed with the rest
        for log in (desk.log, link.log):
            assert found(citizen.all, {log.name: log.read_bytes()}) == []
        assert [one for one in page.errors() if "/sheets/canaris" not in one] == []  # it has no sheet here
    finally:
        citizen.close()
        link.kill()
        desk.kill()
        terminal_side.close()
        page_side.close()


def test_the_search_finds_what_is_there() -> None:
    from base64 import b64encode

    for hidden in (b"xxcanariabcdef", b64encode(b"1canariabcdef and more"), b64encode(b"12canariabcdef and"),
                   b64encode(b"canariabcdef and"), b"canariabcdef".hex().encode()):  # fmt: skip
        assert found(["canariabcdef"], {"here": hidden}) != []
    assert found(["canariabcdef"], {"here": b"canariabcdee"}) == []


@pytest.mark.parametrize(
    ("lang", "shows", "answered"),
    [
        ("fr", "la personne vous montre ses réponses", "A répondu (la réponse n’est pas montrée)"),
        ("en", "the person is showing you their answers", "Answered (the answer is not shown)"),
    ],
)
def test_every_change_follows_while_it_lasts(
    browser: webdriver.Chrome, desk: RunningDesk, citizen: Citizen, lang: str, shows: str, answered: str
) -> None:
    page = Page(browser, desk.url, query=f"?lang={lang}")
    page.take_shift()
    shared(citizen, page)
    assert shows in card(page)
    assert "Nom" not in card(page)
    page.until(lambda: shows in page.see("#shown_live").get_attribute("textContent"), "it is not told")
    citizen.answers()
    citizen.until(lambda: "Âge" in card(page), "the change did not follow")
    assert answered in card(page)


@pytest.mark.clause("9.1.3.1", "9.1.4.3", "9.1.4.10", "9.2.4.6")
@pytest.mark.parametrize("size", [(1366, 768), (1280, 800), (320, 640)])
def test_the_panel_is_named_legible_and_not_cut(
    browser: webdriver.Chrome, desk: RunningDesk, citizen: Citizen, size: tuple[int, int]
) -> None:
    page = Page(browser, desk.url, size)
    page.take_shift()
    shared(citizen, page)
    citizen.answers()
    citizen.until(lambda: "Âge" in card(page), "the change did not follow")
    assert access.faults(page) == []
    assert browser.execute_script(access.CONTRAST) == []
    assert browser.execute_script(access.CUT.replace("main *", "main *, #shown *")) == []
    regions = [access.name(node) for node in access.nodes(page) if access.role(node) == "region"]
    assert "Réponses montrées" in regions


def test_a_killed_process_of_the_desk_ends_nothing(
    nursery: Nursery, browser: webdriver.Chrome, tmp_path: Path
) -> None:
    desk = RunningDesk(tmp_path, processes=3, nursery=nursery).start()
    link = RunningLink(tmp_path, [desk.url]).start()
    citizen = Citizen(link.supervisor())
    try:
        page = Page(browser, desk.url)
        page.take_shift()
        shared(citizen, page)
        for worker in workers_of(desk, 3):
            os.kill(worker, signal.SIGKILL)
            workers_of(desk, 3)
        citizen.answers()
        citizen.until(lambda: "Âge" in card(page), "the change did not follow")
        assert citizen.core.session.sharing.on
    finally:
        citizen.close()
        link.kill()
        desk.kill()


def test_where_the_page_is_closed_the_citizen_s_frame_goes(
    browser: webdriver.Chrome, desk: RunningDesk, citizen: Citizen
) -> None:
    page = Page(browser, desk.url)
    page.take_shift()
    shared(citizen, page)
    browser.get("about:blank")
    citizen.until(lambda: not citizen.core.session.sharing.on, "the frame stayed")
    assert citizen.core.session.told == "hidden_alone"


def test_where_the_browser_is_killed_it_goes_too(desk: RunningDesk, citizen: Citizen) -> None:
    own = chromium()
    page = Page(own, desk.url)
    page.take_shift()
    shared(citizen, page)
    for thread in Path(f"/proc/{own.service.process.pid}/task").iterdir():  # the driver's: the browser itself
        for pid in (thread / "children").read_text().split():
            os.kill(int(pid), signal.SIGKILL)
    citizen.until(lambda: not citizen.core.session.sharing.on, "the frame stayed")
    own.quit()
    assert citizen.core.session.told == "hidden_alone"


@pytest.mark.parametrize("action", ["close", "pass"])
def test_where_the_agent_has_the_call_no_more_nothing_is_shown(
    browser: webdriver.Chrome, desk: RunningDesk, citizen: Citizen, action: str
) -> None:
    page = Page(browser, desk.url)
    page.take_shift()
    shared(citizen, page)
    if action == "close":
        for step in ("on_my_way", "arrived"):
            page.press(f'[data-action="{step}"]')
    page.press(f'[data-action="{action}"]')
    page.gone(".card.shown")
    citizen.until(lambda: not citizen.core.session.sharing.on, "the frame stayed")
    assert citizen.core.session.told == "hidden_call"


def test_where_the_terminal_goes_without_a_word_the_page_forgets(
    browser: webdriver.Chrome, desk: RunningDesk, link: RunningLink, citizen: Citizen
) -> None:
    page = Page(browser, desk.url)
    page.take_shift()
    shared(citizen, page)
    link.kill()
    page.gone(".card.shown")
    assert OPEN not in browser.page_source


def test_where_the_supervisor_goes_the_page_is_told_at_once(
    browser: webdriver.Chrome, desk: RunningDesk, citizen: Citizen
) -> None:
    page = Page(browser, desk.url)
    page.take_shift()
    shared(citizen, page)
    citizen.close()
    page.until(lambda: not page.all(".card.shown"), "the page still shows it", deadline_s=6)


def test_only_the_counter_that_has_the_call_may_ask(desk: RunningDesk) -> None:
    borne, mine, other = Terminal(desk.url), Agent(desk.url, "Guichet 1"), Agent(desk.url, "Guichet 2")
    for agent in (mine, other):
        agent.shift("start")
    call, page = borne.call(), {"page": "p1"}
    key = page | {"key": PageKey().text}
    assert mine.act(call, "viewer", **key).status_code == 409  # it still rings
    mine.act(call, "accept")
    assert other.act(call, "viewer", **key).status_code == 409
    assert other.act(call, "shown", opened=0, **page).status_code == 409
    with borne.stream() as heard:
        assert mine.act(call, "viewer", **key).status_code == 200
        told = heard.wait(lambda one: one.kind == "viewer").body
        assert (told["id"], told["page"], told["key"], told["role"]) == (call, "p1", key["key"], "agent")
    for wrong in ("x", "AAAA", None, 7, "é"):
        assert mine.act(call, "viewer", page="p1", key=wrong).status_code == 422


def test_a_terminal_shows_its_own_taken_call_only(desk: RunningDesk) -> None:
    borne, agent = Terminal(desk.url), Agent(desk.url, "Guichet 1")
    agent.shift("start")
    call = borne.call()
    body = {"terminal": "borne-2", "page": "p1", "number": 1, "sealed": "AAAA"}

    def shows(**more: object) -> int:
        return borne.post(f"/api/calls/{call}/shown", body | more).status_code

    assert shows() == 409  # nobody has it
    agent.act(call, "accept")
    assert shows(terminal="borne-3") == 409
    assert shows(sealed="A" * 49_153) == 422
    assert shows(sealed="A" * 70_000) == 413
    assert shows(number=0) == 422
    assert shows(page="") == 422
    assert borne.post("/api/calls/nobody/shown", body).status_code == 404
    answer = borne.post(f"/api/calls/{call}/shown", body)
    assert (answer.status_code, answer.json()) == (200, {"seen": False})  # no page asked


def test_a_link_that_starts_anew_is_told_of_the_page(desk: RunningDesk) -> None:
    borne, mine, other = Terminal(desk.url), Agent(desk.url, "Guichet 1"), Agent(desk.url, "Guichet 2")
    for agent in (mine, other):
        agent.shift("start")
    call = borne.call()
    mine.act(call, "accept")
    mine.act(call, "viewer", page="p1", key=PageKey().text)

    def viewers() -> list[str]:
        with borne.stream() as stream:
            return [one["page"] for one in stream.heard[0].body["viewers"]]

    assert viewers() == ["p1"]
    mine.act(call, "pass")
    assert viewers() == []
    other.act(call, "accept")
    assert viewers() == []  # whoever had it before sees nothing of what comes
