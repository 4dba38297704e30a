"""Entering by a city's own sign-in, and every way in that is not one; against a real provider."""

from __future__ import annotations

import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import requests
from selenium import webdriver

from kiosk.desk.entry import accounts
from kiosk.desk.settings import DeskSettings, problems
from kiosk.desk.signin.settings import SignIn
from tests.desk import provider as providers
from tests.desk.browser import Page
from tests.desk.nursery import Nursery
from tests.desk.people import OTHER_SITE, change
from tests.desk.provider import Provider
from tests.desk.running import RunningDesk, http_session

START = "/signin/start?counter=Guichet%203"


@pytest.fixture(scope="module")
def city() -> Iterator[Provider]:
    with providers.running() as running:
        yield running


def desk_of(nursery: Nursery, folder: Path, city: Provider, **more: Any) -> RunningDesk:
    """A desk that knows where browsers find it, as its settings would say."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    signin = providers.signin(city, f"http://127.0.0.1:{port}", **more)
    running = RunningDesk(folder, signin=signin, shared=False, nursery=nursery)
    running._port = port
    return running.start()


@pytest.fixture(scope="module")
def own(nursery: Nursery, city: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    running = desk_of(nursery, tmp_path_factory.mktemp("signin"), city, site_claim="mairie.site")
    change(running, accounts.add_site, OTHER_SITE, "Mairie du 13e")
    yield running
    running.kill()


@pytest.fixture(autouse=True)
def honest(city: Provider) -> None:
    city.says(claims=HERE)


HERE = {"mairie": {"site": "paris-12"}}


def signed_in(
    desk: RunningDesk, session: requests.Session | None = None
) -> tuple[requests.Session, requests.Response]:
    """A browser that has been to the city and back."""
    session = session or http_session()
    there = session.get(desk.url + START, allow_redirects=False, timeout=10)
    assert there.status_code == 303, there.text
    back = session.get(there.headers["Location"], allow_redirects=False, timeout=10)
    return session, session.get(back.headers["Location"], allow_redirects=False, timeout=20)


def me(desk: RunningDesk, session: requests.Session) -> dict[str, Any]:
    return dict(session.get(desk.url + "/api/agent/me", timeout=10).json())


def test_the_citys_account_opens_a_shift_and_nothing_of_the_person_is_kept(own: RunningDesk) -> None:
    session, answer = signed_in(own)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/?lang=fr")
    cookie = answer.headers["Set-Cookie"].lower()
    assert "desk=" in cookie
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    told = me(own, session)
    assert (told["counter"], told["role"], told["hall"]) == ("Guichet 3", "agent", "Mairie du 12e")
    shift = session.post(own.url + "/api/agent/shift", json={"action": "start"}, timeout=10)
    assert shift.json() == {"status": "on"}
    with closing(sqlite3.connect(own.database)) as file:
        everything = "".join(file.iterdump())
    for canary in ("canari", "amina", "ville.example", session.cookies["desk"]):
        assert canary not in everything
        assert canary not in own.log.read_text()


def test_roles_and_sites_come_from_the_claims(own: RunningDesk, city: Provider) -> None:
    for roles, role in (
        (["x", "bornes-chef", "bornes-agent"], "supervisor"),
        ("bornes-tech", "technician"),
        (["bornes-tech", "bornes-agent"], "agent"),
    ):
        city.says(claims=HERE | {"roles": roles})
        assert me(own, signed_in(own)[0])["role"] == role
    city.says(claims={"mairie.site": OTHER_SITE})
    assert me(own, signed_in(own)[0])["hall"] == "Mairie du 13e"


REFUSED: dict[str, tuple[dict[str, Any], int, str]] = {
    "no role here": ({"claims": HERE | {"roles": ["other"]}}, 403, "role"),
    "roles that are no texts": ({"claims": HERE | {"roles": [["bornes-chef"]]}}, 403, "role"),
    "a site that this desk has not": ({"claims": {"mairie": {"site": "lyon-1"}}}, 403, "site"),
    "two sites": ({"claims": {"mairie": {"site": ["paris-12", OTHER_SITE]}}}, 403, "site"),
    "no site": ({"claims": {}}, 403, "site"),
    "another issuer's token": ({"claims": HERE | {"iss": "https://elsewhere.example"}}, 403, "issuer"),
    "another issuer on the way back": (
        {"claims": HERE, "back_iss": "https://elsewhere.example"}, 403, "issuer"),
    "a token for another desk": ({"claims": HERE | {"aud": "other"}}, 403, "audience"),
    "a token for no desk": ({"claims": HERE | {"aud": None}}, 403, "audience"),
    "a token for two, made for the other": (
        {"claims": HERE | {"aud": [providers.CLIENT, "other"], "azp": "other"}}, 403, "audience"),
    "a token of another attempt": ({"claims": HERE | {"nonce": "of-another-attempt"}}, 403, "nonce"),
    "no nonce": ({"claims": HERE | {"nonce": None}}, 403, "nonce"),
    "a token that is over": ({"claims": HERE | {"exp": [-120]}}, 403, "time"),
    "a token of long ago": ({"claims": HERE | {"iat": [-3600]}}, 403, "time"),
    "a token to come": ({"claims": HERE | {"nbf": [3600]}}, 403, "time"),
    "a token that never ends": ({"claims": HERE | {"exp": None}}, 403, "time"),
    "a token without a signature": ({"claims": HERE, "sign": "none"}, 403, "signature"),
    "signed with the shared secret": ({"claims": HERE, "sign": "secret"}, 403, "signature"),
    "signed with the public key": ({"claims": HERE, "sign": "public"}, 403, "signature"),
    "signed by somebody else": ({"claims": HERE, "sign": "foreign"}, 403, "signature"),
    "with a key of its own inside": ({"claims": HERE, "sign": "own_key"}, 403, "signature"),
    "no token": ({"claims": HERE, "answer": {"id_token": None}}, 502, "no_token"),
    "no token at all": ({"claims": HERE, "answer": {"id_token": "x"}}, 403, "signature"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_a_token_that_is_not_for_this_attempt_opens_nothing(
    own: RunningDesk, city: Provider, what: str
) -> None:
    lie, status, reason = REFUSED[what]
    city.says(**lie)
    session, answer = signed_in(own)
    assert answer.status_code == status
    assert "desk" not in session.cookies
    assert me(own, session)["counter"] == ""
    assert f"refused: signin_{reason}, role nobody" in own.log.read_text()


def test_an_elliptic_key_is_as_good(own: RunningDesk, city: Provider) -> None:
    city.says(claims=HERE, sign="ec")
    assert signed_in(own)[1].status_code == 303


def test_keys_of_other_kinds_in_the_issuers_list_are_passed_over(
    nursery: Nursery, city: Provider, tmp_path: Path
) -> None:
    city.says(keys=[{"kty": "oct", "k": "c2VjcmV0"}, {"kty": "of tomorrow"}, "no key", {}])
    desk = desk_of(nursery, tmp_path, city)
    try:
        assert signed_in(desk)[1].status_code == 303
    finally:
        desk.kill()


def test_a_key_that_the_issuer_has_made_since_is_fetched_and_not_more_often(
    nursery: Nursery, city: Provider, tmp_path: Path
) -> None:
    desk = desk_of(nursery, tmp_path, city)
    try:
        signed_in(desk)
        city.says(sign="new", published=["new"])
        assert signed_in(desk)[1].status_code == 403  # asked for moments ago: not again for each token
    finally:
        desk.kill()
    desk.start()
    try:
        assert signed_in(desk)[1].status_code == 303
    finally:
        desk.kill()


def test_only_the_browser_that_began_comes_back_and_a_code_counts_once(own: RunningDesk) -> None:
    victim, attacker = http_session(), http_session()
    there = attacker.get(own.url + START, allow_redirects=False, timeout=10)
    back = attacker.get(there.headers["Location"], allow_redirects=False, timeout=10).headers["Location"]
    assert victim.get(back, timeout=10).status_code == 403  # the attacker's code, without their cookie
    victim.get(own.url + START, allow_redirects=False, timeout=10)
    assert victim.get(back, timeout=10).status_code == 403  # … and with an attempt of its own
    assert "desk" not in victim.cookies
    kept = attacker.cookies["signin"]
    assert attacker.get(back, allow_redirects=False, timeout=10).status_code == 303
    again = http_session().get(back, headers={"Cookie": f"signin={kept}"}, allow_redirects=False, timeout=10)
    assert again.status_code == 502  # the issuer knows the code no more


@pytest.mark.parametrize("cookie", ["", "x", ".", "e30.x", "e30." + "A" * 43, "é.é", "x" * 5000])
def test_a_forged_attempt_is_none(own: RunningDesk, cookie: str) -> None:
    headers = {"Cookie": f"signin={cookie}".encode().decode("latin-1")}
    answer = http_session().get(own.url + "/signin/back?code=x&state=x", headers=headers, timeout=10)
    assert answer.status_code == 403


def test_an_attempt_ends_after_ten_minutes() -> None:
    from kiosk.desk.signin import attempt

    secret = "00" * 32
    begun = attempt.begin("Guichet 3", "fr", 1000.0)
    cookie = attempt.sealed(begun, secret)
    assert attempt.opened(cookie, secret, 1000.0 + attempt.LASTS_S - 1) == begun
    assert attempt.opened(cookie, secret, 1000.0 + attempt.LASTS_S) is None
    assert attempt.opened(cookie, "11" * 32, 1000.0) is None


def test_nothing_in_a_request_says_where_to_go_next(own: RunningDesk, city: Provider) -> None:
    """No open redirect: not by a parameter, not by the Host."""
    evil = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    query = "&next=https://evil.example&redirect_uri=https://evil.example&lang=//evil.example"
    there = http_session().get(own.url + START + query, headers=evil, allow_redirects=False, timeout=10)
    assert there.headers["Location"].startswith(city.url + "/authorize?")
    assert "evil" not in there.headers["Location"]
    session = http_session()
    begun = session.get(own.url + START + query, allow_redirects=False, timeout=10)
    back = session.get(begun.headers["Location"], allow_redirects=False, timeout=10).headers["Location"]
    answer = session.get(back + query, allow_redirects=False, timeout=10)
    assert answer.headers["Location"] == "/?lang=fr"


def test_another_site_does_not_begin_it(own: RunningDesk) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert http_session().get(own.url + START, headers=headers, timeout=10).status_code == 403


@pytest.mark.parametrize("counter", ["", "x" * 41, "%00", "%E2%80%AEx"])
def test_a_counter_must_have_a_name_here_too(own: RunningDesk, counter: str) -> None:
    assert http_session().get(f"{own.url}/signin/start?counter={counter}", timeout=10).status_code == 403


def test_a_counters_name_makes_no_header(own: RunningDesk) -> None:
    path = "/signin/start?counter=a%0d%0aSet-Cookie:%20desk=x%0d%0a"
    answer = http_session().get(own.url + path, allow_redirects=False, timeout=10)
    assert answer.status_code == 303
    assert list(answer.cookies.keys()) == ["signin"]


@pytest.mark.parametrize(
    "described",
    [
        {"issuer": "https://elsewhere.example"},
        {"token_endpoint": "http://elsewhere.example/token"},
        {"jwks_uri": "file:///etc/passwd"},
        {"authorization_endpoint": None},
    ],
    ids=str,
)
def test_an_issuer_that_names_others_is_not_used(
    nursery: Nursery, city: Provider, tmp_path: Path, described: dict[str, Any]
) -> None:
    city.says(described=described)
    desk = desk_of(nursery, tmp_path, city)
    try:
        assert http_session().get(desk.url + START, timeout=10).status_code == 502
    finally:
        desk.kill()


def test_leaving_ends_it_here_and_at_the_city(own: RunningDesk, city: Provider) -> None:
    session, _ = signed_in(own)
    kept = session.cookies["desk"]
    then = session.post(own.url + "/api/agent/leave", json={}, timeout=10).json()["then"]
    assert then.startswith(f"{city.url}/leave?client_id={providers.CLIENT}")
    left = session.get(then, allow_redirects=False, timeout=10)
    assert left.headers["Location"] == own.url + "/"
    again = http_session().post(own.url + "/api/agent/alive", json={}, cookies={"desk": kept}, timeout=10)
    assert again.status_code == 401


def test_a_desk_with_another_issuer_or_none_knows_no_session_of_the_one_before(
    nursery: Nursery, city: Provider, tmp_path: Path
) -> None:
    desk = desk_of(nursery, tmp_path, city)
    try:
        session, answer = signed_in(desk)
        assert me(desk, session)["counter"]
        for more in ({"signin": desk._more["signin"] | {"client_id": "other"}}, {}):
            desk.kill()
            desk._more = {"shared": False} | more
            desk.start()
            assert me(desk, session)["counter"] == ""
    finally:
        desk.kill()
    assert answer.status_code == 303


def test_without_the_setting_there_is_no_such_way_in(shared_desk: RunningDesk) -> None:
    assert http_session().get(shared_desk.url + START, timeout=10).status_code == 404
    assert me(shared_desk, http_session())["ways"]["signin"] is False


def test_settings_that_cannot_be_right_stop_the_start() -> None:
    given = SignIn("http://city.example", "", "desk.example")
    desk = DeskSettings("127.0.0.1", 0, "desk.db", "paris-12", "M", "", "", shared=False, signin=given)
    told = " ".join(map(str, problems(desk)))
    for words in ("signin.issuer", "signin.address", "signin.client_id", "signin.agents"):
        assert words in told


def test_an_agent_enters_and_leaves_in_a_real_browser(
    browser: webdriver.Chrome, own: RunningDesk, city: Provider
) -> None:
    city.says(claims=HERE, ask=True)
    page = Page(browser, own.url)
    assert page.see("#signin").text == "Entrer avec le compte de la ville"
    assert page.all("#code") == []  # no account and no code here
    page.see("#counter").send_keys("Guichet 5")
    page.press("#signin")
    page.see("#yes").click()
    page.press('[data-shift="start"]')
    page.see("main.duty")
    assert "Guichet 5" in page.see("#tools").text
    assert page.errors() == []
    page.press('[data-shift="pause"]')
    page.press('[data-action="leave"]')
    page.see("#signin")
