"""What hostile texts, scripts and frames get in a real browser: everything is text, nothing foreign runs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from selenium import webdriver

from kiosk.desk.entry import enrolment
from tests.desk.browser import Page
from tests.desk.people import PASSWORD, account, change, now
from tests.desk.running import SITE, Agent, RunningDesk, Terminal

MARKUP = (
    "<img src=x onerror=hacked=1>",
    "<script>hacked=1</script>",
    "\"'><svg/onload=hacked=1>",
    "${hacked=1}{{hacked=1}}",
    "<a href=javascript:hacked=1>x</a>",
)
FIELDS = ("place", "procedure", "procedure_title", "step_label", "family")
CODES = ("settings", "wishes")


def enter(page: Page, counter: str, name: str) -> None:
    page.see("#counter").send_keys(counter)
    page.see("#account").send_keys(name)
    page.see("#code").send_keys(PASSWORD)
    page.press("button.primary")


def is_harmless(page: Page) -> None:
    assert page.driver.execute_script("return typeof hacked") == "undefined"
    assert page.all("main img, main script, main a[href^=javascript], [onerror], [onload]") == []
    assert page.all("script:not([src])") == []


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)], ids=["pc", "tablet"])
def test_every_text_that_is_stored_is_shown_as_text(
    browser: webdriver.Chrome, desk: RunningDesk, size: tuple[int, int]
) -> None:
    account(desk, "chef", "supervisor")
    for n, markup in enumerate(MARKUP):
        borne = Terminal(desk.url, f"borne-{n}")
        more: dict[str, Any] = dict.fromkeys(FIELDS, markup) | {code: [markup] for code in CODES}
        assert borne.post("/api/calls", borne.body(**more)).status_code == 201, markup
        borne.alive("in_use", markup)
        counter = Agent(desk.url, markup[:40])
        counter.shift("start")
        change(desk, enrolment.new_code, SITE, f"borne-{n}", markup, now(desk))
    page = Page(browser, desk.url, size)
    enter(page, MARKUP[0], "chef")
    page.press('[data-shift="start"]')
    page.see("main.duty")
    page.until(lambda: all(markup in page.see("body").text for markup in MARKUP[:2]), "shown as it is")
    for call in page.all("[data-action=show]")[:3]:
        browser.execute_script("arguments[0].click()", call)
    page.press('[data-action="accept"]')
    page.see(".call, aside")
    is_harmless(page)


@pytest.mark.parametrize("path", ["/", "/figures", "/signin/start?counter=x&lang=%3Cscript%3E"])
def test_a_script_that_got_in_would_not_run(browser: webdriver.Chrome, desk: RunningDesk, path: str) -> None:
    page = Page(browser, desk.url)
    browser.get(desk.url + path)
    for made in (
        "s = document.createElement('script'); s.textContent = 'hacked=1'; b.append(s)",
        "d = document.createElement('div'); d.innerHTML = '<img src=/x onerror=hacked=1>'; b.append(d)",
        "a = document.createElement('a'); a.href = 'javascript:hacked=1'; b.append(a); a.click()",
        "s = document.createElement('script'); s.src = 'data:text/javascript,hacked=1'; b.append(s)",
    ):
        browser.execute_script(f"const b = document.body; {made}")
    sent = "fetch('http://127.0.0.1:9').then(() => arguments[0]('left'), () => arguments[0]('stayed'))"
    assert browser.execute_async_script(sent) == "stayed"
    assert browser.execute_script("return typeof hacked") == "undefined"
    told = " ".join(page.errors())
    assert told.count("Content Security Policy") >= 3


def test_no_script_reads_the_sessions_cookie(browser: webdriver.Chrome, desk: RunningDesk) -> None:
    page = Page(browser, desk.url)
    page.take_shift()
    assert browser.execute_script("return document.cookie") == ""
    kept = browser.get_cookie("desk")
    assert (kept["httpOnly"], kept["sameSite"]) == (True, "Strict")


@contextmanager
def elsewhere(html: str) -> Iterator[str]:
    """Another site, on a name of its own, with one page."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()
        thread.join(10)


@pytest.mark.parametrize("path", ["/", "/figures"])
def test_another_sites_page_shows_nothing_of_it_in_a_frame(
    browser: webdriver.Chrome, desk: RunningDesk, path: str
) -> None:
    page = Page(browser, desk.url)
    with elsewhere(f'<!doctype html><iframe src="{desk.url}{path}"></iframe>') as site:
        browser.get(site)
        browser.switch_to.frame(page.see("iframe"))
        assert page.all("#main, main") == []
        browser.switch_to.default_content()
    assert "frame-ancestors" in " ".join(page.errors())


def test_another_sites_page_moves_nothing_of_an_agent(browser: webdriver.Chrome, desk: RunningDesk) -> None:
    """In a real browser with a real session: by fetch, by form, by image."""
    page = Page(browser, desk.url)
    page.take_shift("Guichet 3")
    call = Terminal(desk.url).call()
    page.see(f'[data-id="{call}"]')
    close, accept = f"{desk.url}/api/agent/leave", f"{desk.url}/api/agent/calls/{call}/accept"
    with elsewhere("<!doctype html><body></body>") as site:
        browser.get(site)
        for kind in ("application/json", "text/plain"):
            asked = (
                "const [url, kind, done] = arguments; fetch(url, {method: 'POST', credentials: 'include',"
                " body: '{}', headers: {'Content-Type': kind},"
                " mode: kind === 'text/plain' ? 'no-cors' : 'cors'})"
                ".then((answer) => done(answer.type), () => done('refused'))"
            )
            for url in (close, accept):
                assert browser.execute_async_script(asked, url, kind) in ("refused", "opaque")
        form = (
            "document.body.innerHTML = `<form method=post enctype=text/plain action=${arguments[0]}>"
            "<input name='{\"x\":\"' value='\"}'></form>`; document.forms[0].submit()"
        )
        browser.execute_script(form, accept)
        page.until(
            lambda: (
                "json" in browser.page_source
                or "origin" in browser.page_source
                or "sign_in" in browser.page_source
            )
        )
    watching = Agent(desk.url, "Guichet 9")
    with watching.stream() as stream:
        told = stream.heard[0].body
    assert [(one["id"], one["state"]) for one in told["calls"]] == [(call, "ringing")]
    assert ("Guichet 3", "on") in [(one["name"], one["status"]) for one in told["agents"]]
