"""What every test runs in: quiet Kivy, no network, no outside settings, in CI no skip; read by pytest."""

from __future__ import annotations

import ipaddress
import os
import sys
from collections.abc import Generator, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from _pytest.nodeid import coerce_node_id

from kiosk.conformity.evidence import digest, keep

if TYPE_CHECKING:
    from tests.desk.nursery import Nursery

ROOT = Path(__file__).resolve().parent.parent

# Before anything imports Kivy or hypothesis; child processes inherit it.
for _name in [name for name in os.environ if name.startswith("KIOSK_")]:
    del os.environ[_name]
os.environ |= {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_NO_CONSOLELOG": "1",
    "KIVY_CLIPBOARD": "dummy",
    "HYPOTHESIS_STORAGE_DIRECTORY": str(ROOT / "out" / "cache" / "hypothesis"),
    "SE_OFFLINE": "true",  # selenium uses the chromedriver that is installed, and fetches nothing
    "SE_AVOID_STATS": "true",
    "LC_ALL": "C.UTF-8",
}
for _name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
    os.environ.pop(_name, None)

CI = os.environ.get("CI", "").lower() in ("1", "true", "yes")


def pytest_configure(config: pytest.Config) -> None:
    from hypothesis import settings

    # A slow example is no failure: windows and servers share two cores. In CI the same examples every time.
    settings.register_profile("terminal", deadline=None, print_blob=True, derandomize=CI)
    settings.load_profile("terminal")


# Folders whose tests take turns in one worker: they listen to what is played, in real time.
TAKE_TURNS = {"voice": "sound"}


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Generator[None, None, None]:
    for item in items:
        item.user_properties += [("clause", one) for mark in item.iter_markers("clause") for one in mark.args]
        folder = item.path.relative_to(ROOT).parts[1] if item.path.is_relative_to(ROOT / "tests") else ""
        if folder in TAKE_TURNS:
            item.add_marker(pytest.mark.xdist_group(TAKE_TURNS[folder]))
    yield
    for item in items:  # xdist 3.8 writes a test's group where pytest 9.2 no longer looks for its name
        if "_nodeid" in vars(item):
            item._id = coerce_node_id(item._nodeid)


# --- a skipped test is a missing part: seen here, a failure in CI ---


def refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turns a skip into a failure that says its reason; an expected failure stays one."""
    if not CI or report.outcome != "skipped" or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    report.outcome = "failed"
    report.longrepr = f"{report.nodeid}: nothing may be left out in CI. {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    refuse_skip(report)
    return report


# --- how the tests of a clause went is left for `kiosk conformity` ---

_went: dict[str, dict[str, str]] = {}


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """A test of several examples passes when each does."""
    if not any(name == "clause" for name, _ in report.user_properties):
        return
    name = report.nodeid.partition("[")[0].partition("@")[0]  # without its example and its group
    bad = report.failed or report.skipped
    if report.when == "call" or bad:
        outcome = "failed" if bad or _went.get(name, {}).get("outcome") == "failed" else "passed"
        path = ROOT / name.partition("::")[0]
        _went[name] = {"outcome": outcome, "digest": digest(path), "day": date.today().isoformat()}


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Only the process that gathers the others' reports writes."""
    if _went and not hasattr(session.config, "workerinput"):
        keep(_went, ROOT / "out" / "conformity.json")


# --- desks for whoever asks for many ---


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """What the desks of a process's tests are forked from."""
    from tests.desk.nursery import Nursery

    found = Nursery()
    yield found
    found.close()


# --- no network ---


class NetworkUsed(BaseException):
    """A test reached for another machine. Not an Exception: no code under test may swallow it."""


def _is_here(host: object) -> bool:
    if host in (None, "", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host)).is_loopback
    except ValueError:
        return False


def _refuse_network(event: str, args: tuple[object, ...]) -> None:
    if event == "socket.connect" and isinstance(args[1], tuple) and not _is_here(args[1][0]):
        raise NetworkUsed("tests stay on this machine; a connection elsewhere was tried")
    if event == "socket.getaddrinfo" and not _is_here(args[0]):
        raise NetworkUsed("tests stay on this machine; another machine's address was looked up")


sys.addaudithook(_refuse_network)
