"""Whether a desk answers and lets this terminal in, asked once; for the doctor and a technician's trial."""

from __future__ import annotations

import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import Enum, auto

import requests

WAIT_S = 3.0
CLOCK_S = 60.0  # further apart, times of calls mislead and certificates may be refused


class Answer(Enum):
    """What became of the question."""

    GOOD = auto()
    NO_TOKEN = auto()  # none to ask with
    SILENT = auto()
    LATE = auto()
    UNTRUSTED = auto()  # its certificate
    ILL = auto()  # its disk or database
    REFUSED = auto()  # our token or key
    NO_DESK = auto()  # something else answers there


@dataclass(frozen=True, slots=True)
class Probe:
    """The answer, its HTTP status (0: none), how long it took and by how many seconds our clock is ahead.

    The clock's is to the second, None where the desk does not say the time.
    """

    answer: Answer
    status: int = 0
    took_ms: int = 0
    ahead_s: float | None = None


def probe(session: requests.Session, url: str, token: str) -> Probe:
    """Asks for the desk's health, and whether the token opens it; raises nothing."""
    if not token:
        return Probe(Answer.NO_TOKEN)
    try:
        began = time.perf_counter()
        health = session.get(f"{url}/api/health", timeout=WAIT_S, allow_redirects=False)
        took_ms = round((time.perf_counter() - began) * 1000)
        ahead_s = _ahead_s(health)
        answer, status = _entered(session, url, token)
    except requests.exceptions.SSLError:
        return Probe(Answer.UNTRUSTED)
    except requests.Timeout:
        return Probe(Answer.LATE)
    except (requests.RequestException, ValueError, UnicodeError):
        return Probe(Answer.SILENT)
    if health.status_code != 200:
        return Probe(Answer.ILL, health.status_code)
    return Probe(answer, status, took_ms, ahead_s) if answer is Answer.GOOD else Probe(answer, status)


def _entered(session: requests.Session, url: str, token: str) -> tuple[Answer, int]:
    """Whether the desk lets the terminal in, and the status of its answer."""
    given = {"headers": {"Authorization": f"Bearer {token}"}, "timeout": WAIT_S, "allow_redirects": False}
    asked = session.get(f"{url}/api/terminal", **given)  # type: ignore[arg-type]
    right = asked.status_code == 200 and _names_a_site(asked)
    if asked.status_code == 404:  # a desk of before: once the token is right, an empty batch is malformed
        asked = session.post(f"{url}/api/counts", json={}, **given)  # type: ignore[arg-type]
        right = asked.status_code == 422
    if right:
        return Answer.GOOD, 200
    return Answer.REFUSED if asked.status_code == 401 else Answer.NO_DESK, asked.status_code


def _names_a_site(answer: requests.Response) -> bool:
    try:
        return isinstance(answer.json()["site"], str)
    except (ValueError, KeyError, TypeError):
        return False


def _ahead_s(answer: requests.Response) -> float | None:
    """By the Date of the answer (RFC 9110 6.6.1)."""
    try:
        return time.time() - parsedate_to_datetime(answer.headers["Date"]).timestamp()
    except (KeyError, ValueError, TypeError):
        return None
