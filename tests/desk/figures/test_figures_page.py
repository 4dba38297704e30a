"""The page of figures: who sees it, what it says, a table beside each chart, what is taken away."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from selenium import webdriver

from kiosk.desk.figures.downloads import MARK
from kiosk.desk.figures.released import Figure, released
from kiosk.desk.store.figures_schema import figure_month
from tests.desk.browser import Page
from tests.desk.figures.test_released import line, went
from tests.desk.nursery import Nursery
from tests.desk.people import OTHER_SITE, PASSWORD, account, change
from tests.desk.running import SITE, Agent, RunningDesk, http_session

CONFIG = Path(__file__).parents[3] / "config"
HOSTILE = (
    "</script><img src=x onerror=alert(1)>"  # no terminal can send it; a restored database could hold it
)


def month() -> list[Figure]:
    figures = [line("visit", n, detail=language) for language, n in (("fr", 1240), ("ar", 9), ("uk", 2))]
    figures += [
        *went("crit-air", 20, 7, 9),
        *went("attestation-accueil", 30, 9, 0),
        *went("F1", 11, 5, 5, source="state"),
    ]
    figures += [line("stopped", 6, "attestation-accueil", detail="duree")]
    return [*figures, line("desk.call", 6, detail="helped"), line("desk.call_waited", 6, detail="under_30_s")]


def publish(desk: RunningDesk, *months: str, site: str = SITE, hall: str = "") -> None:
    tables = [table.as_json() for table in released([*month(), *(went(hall, 9, 9, 9) if hall else [])])]
    for name in months:
        body = json.dumps({"site": site, "month": name, "least": 5, "tables": tables})
        row = figure_month.insert().values(site=site, month=name, published_at=0, body=body)
        change(desk, lambda conn, row=row: conn.execute(row) and None)


@pytest.fixture(scope="module")
def published(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    running = RunningDesk(tmp_path_factory.mktemp("figures"), procedures=str(CONFIG), nursery=nursery).start()
    for name, role in (("chef", "supervisor"), ("tech", "technician"), ("amina", "agent")):
        account(running, name, role)
    account(running, "there", "supervisor", OTHER_SITE)
    publish(running, "2026-09", "2026-10", hall=HOSTILE)
    publish(running, "2026-08", site=OTHER_SITE)
    yield running
    running.kill()


def entered(desk: RunningDesk, name: str) -> requests.Session:
    return Agent(desk.url, "Guichet 1", name, PASSWORD).http


PATHS = ["/figures", "/api/figures", "/api/figures/2026-10", "/api/figures/2026-10.csv"]


@pytest.mark.parametrize("path", PATHS)
def test_only_a_supervisor_sees_figures(published: RunningDesk, path: str) -> None:
    statuses = [entered(published, name).get(published.url + path, timeout=10).status_code
                for name in ("chef", "tech", "amina")]  # fmt: skip
    assert statuses == [200, 403, 403]
    stranger = http_session().get(published.url + path, timeout=10)
    assert stranger.status_code == 401
    assert "crit-air" not in stranger.text


def test_a_supervisor_sees_their_own_site_only(published: RunningDesk) -> None:
    there = entered(published, "there")
    assert there.get(published.url + "/api/figures", timeout=10).json() == {"months": ["2026-08"]}
    for path in [*PATHS[2:], "/figures?month=2026-10"]:
        assert there.get(published.url + path, timeout=10).status_code == 404


@pytest.mark.parametrize(
    "month", ["2026-13", "..", "2026-10.exe", "2026-10.csv.csv", "%27%20OR%201=1", "2026-07"]
)
def test_what_is_no_published_month_is_not_found(published: RunningDesk, month: str) -> None:
    chef = entered(published, "chef")
    assert chef.get(f"{published.url}/api/figures/{month}", timeout=10).status_code == 404
    assert chef.get(f"{published.url}/figures?month={month}", timeout=10).status_code == 404


def test_what_is_taken_away_is_what_was_published(published: RunningDesk) -> None:
    chef = entered(published, "chef")
    taken = chef.get(published.url + "/api/figures/2026-10", timeout=10)
    assert taken.headers["Content-Disposition"] == 'attachment; filename="figures-2026-10.json"'
    assert taken.headers["Cache-Control"] == "no-store"
    sheet = chef.get(published.url + "/api/figures/2026-10.csv?lang=en", timeout=10)
    assert sheet.content.decode().startswith(MARK)
    rows = list(csv.DictReader(io.StringIO(sheet.content.decode().removeprefix(MARK))))
    assert len(rows) == sum(
        len(table["columns"]) * (len(table["rows"]) + bool(table["total"]))
        for table in taken.json()["tables"]
    )
    arabic = next(row for row in rows if (row["table"], row["key"]) == ("visits_by_language", "*"))
    assert (arabic["row"], arabic["value"]) == ("Others, together", "11")


def test_no_cell_of_the_sheet_is_a_formula(published: RunningDesk) -> None:
    publish(published, "2026-07", hall="=1+1")
    sheet = entered(published, "chef").get(published.url + "/api/figures/2026-07.csv", timeout=10).text
    cells = [cell for row in csv.reader(io.StringIO(sheet.removeprefix(MARK))) for cell in row]
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]


@pytest.mark.parametrize(
    ("lang", "title", "visits"),
    [("fr", "Chiffres des bornes", "1\u202f240"), ("en", "Figures of the", "1,240")],
)
def test_each_chart_has_its_table_beside_it_in_both_languages(
    browser: webdriver.Chrome, published: RunningDesk, lang: str, title: str, visits: str
) -> None:
    """WCAG 1.1.1 and 1.3.1: whoever hears the page has every number, with its row and column."""
    page = Page(browser, published.url, query=f"?lang={lang}")
    page.see("#counter").send_keys("Guichet 1")
    page.see("#account").send_keys("chef")
    page.see("#code").send_keys(PASSWORD)
    page.press("button.primary")
    page.see('a[href^="/figures"]').click()
    assert title in page.see("h1").text
    assert page.see("html").get_attribute("lang") == lang
    charts, tables = page.all("svg[role=img]"), page.all("table")
    assert len(charts) >= 8
    for chart in charts:
        beside = browser.execute_script(
            "return arguments[0].parentElement.querySelector('table caption')", chart
        )
        assert beside.get_attribute("textContent") in chart.get_attribute("aria-label")
    for table in tables:
        heads = browser.execute_script(
            "return arguments[0].querySelectorAll('thead th[scope=col]').length", table
        )
        rows = browser.execute_script(
            "return [...arguments[0].querySelectorAll('tbody tr, tfoot tr')].map((row) =>"
            " [row.querySelectorAll('th[scope=row]').length, row.children.length])", table
        )  # fmt: skip
        assert rows
        assert all(row == [1, heads] for row in rows)
    assert visits in page.see("table").text
    assert "Attestation d’accueil" in page.see("main").text or lang == "en"
    assert "attestation-accueil" not in page.see("main").text  # procedures have their names
    assert "Durée du séjour (duree)" in page.see(".stops").text or lang == "en"
    assert "F1" in page.see("main").text  # one that this desk does not have keeps its code
    assert page.errors() == []


def test_what_a_restored_database_holds_runs_nothing(
    browser: webdriver.Chrome, published: RunningDesk
) -> None:
    page = Page(browser, published.url)
    cookie = entered(published, "chef").cookies["desk"]
    browser.add_cookie({"name": "desk", "value": cookie, "path": "/"})
    browser.get(f"{published.url}/figures?month=2026-10&lang=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E")
    assert HOSTILE in page.see("main").text
    assert page.all("main img") == []
    assert browser.execute_script("return document.scripts.length") == 0


def test_before_the_first_month_the_page_says_when_it_comes(desk: RunningDesk) -> None:
    account(desk, "chef", "supervisor")
    told = entered(desk, "chef").get(desk.url + "/figures", timeout=10)
    assert "Aucun mois n’est encore publié" in told.text
    assert told.status_code == 200
