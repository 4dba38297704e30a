"""The desk over HTTP as the link's threads use it: one session a thread, short time-outs, no surprises."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import requests

from kiosk.handoff.own_key import OwnKeys
from kiosk.handoff.sse import Event, events

CONNECT_S, ANSWER_S = 1.0, 2.0
SILENCE_S = 12.0  # the desk beats every 5 s


class Unreachable(Exception):
    """The desk did not answer, or not as a desk does; the text names the kind of failure only."""


class Rejected(Unreachable):
    """The desk answered no; trying again at once would not help."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status


class DeskClient:
    """One thread's way to one desk or several."""

    def __init__(self, token: str, keys: OwnKeys | None = None, authority: str = "") -> None:
        self._token, self._keys = token, keys
        self._session = requests.Session()
        self._session.trust_env = False  # no proxy and no .netrc of the machine gets between
        if authority:
            self._session.verify = authority

    def _authorization(self, url: str) -> dict[str, str]:
        own = self._keys.of(url) if self._keys is not None else ""
        return {"Authorization": f"Bearer {own or self._token}"}

    def post(self, url: str, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """The JSON answer of a desk to a post; `Rejected` or `Unreachable` otherwise."""
        try:
            answer = self._session.post(
                url.rstrip("/") + path,
                data=json.dumps(body, ensure_ascii=False).encode(),
                headers={"Content-Type": "application/json"} | self._authorization(url),
                timeout=(CONNECT_S, ANSWER_S),
                allow_redirects=False,
            )
            if answer.status_code not in (200, 201):
                raise Rejected(answer.status_code)
            found = answer.json()
        except (requests.RequestException, ValueError, OSError) as error:
            raise Unreachable(type(error).__name__) from None
        return _object(found)

    def read(self, url: str, path: str) -> dict[str, Any]:
        """The JSON of an address; `Rejected` or `Unreachable` otherwise."""
        try:
            with self._session.get(
                url.rstrip("/") + path,
                headers=self._authorization(url),
                timeout=(CONNECT_S, ANSWER_S),
                allow_redirects=False,
            ) as answer:
                if answer.status_code != 200:
                    raise Rejected(answer.status_code)
                found = answer.json()
        except (requests.RequestException, ValueError, OSError) as error:
            raise Unreachable(type(error).__name__) from None
        return _object(found)

    def fetch(self, url: str, path: str, start: int, end: int, piece: int) -> Iterator[bytes]:
        """The bytes of a file from `start` on, never beyond `end`; ends by `Unreachable` where it is cut."""
        headers = self._authorization(url) | {
            "Range": f"bytes={start}-{end - 1}",
            "Accept-Encoding": "identity",
        }
        try:
            with self._session.get(
                url.rstrip("/") + path,
                headers=headers,
                stream=True,
                timeout=(CONNECT_S, SILENCE_S),
                allow_redirects=False,
            ) as answer:
                whole = answer.status_code == 200 and start == 0
                if not whole and answer.status_code != 206:
                    raise Rejected(answer.status_code)
                left = end - start
                for some in answer.iter_content(piece):
                    yield some[:left]
                    left -= len(some)
                    if left <= 0:
                        return
        except (requests.RequestException, ValueError, OSError) as error:
            raise Unreachable(type(error).__name__) from None

    def stream(self, url: str, terminal: str, last_id: str) -> Iterator[Event]:
        """The events of one terminal's calls; ends by `Unreachable`, or silently when the desk closes."""
        path = f"/api/terminals/{quote(terminal, safe='')}/stream"
        headers = (
            {"Accept": "text/event-stream"}
            | self._authorization(url)
            | ({"Last-Event-ID": last_id} if last_id else {})
        )
        try:
            with self._session.get(
                url.rstrip("/") + path,
                headers=headers,
                stream=True,
                timeout=(CONNECT_S, SILENCE_S),
                allow_redirects=False,
            ) as answer:
                if answer.status_code != 200:
                    raise Rejected(answer.status_code)
                yield from events(answer.iter_content(None))
        except (requests.RequestException, ValueError, OSError) as error:
            raise Unreachable(type(error).__name__) from None

    def poll(self, url: str, terminal: str, last_id: str) -> Iterator[Event]:
        """The same events, one whole answer after the other: what a proxy that holds streams back lets by."""
        path = f"/api/terminals/{quote(terminal, safe='')}/events"
        while True:
            try:
                answer = self._session.get(
                    url.rstrip("/") + path,
                    params={"after": last_id} if last_id else {},
                    headers=self._authorization(url),
                    timeout=(CONNECT_S, SILENCE_S),
                    allow_redirects=False,
                )
                if answer.status_code != 200:
                    raise Rejected(answer.status_code)
                told = [
                    Event(str(one["event"]), json.dumps(one["data"]), str(one["id"]))
                    for one in answer.json()["events"]
                ]
            except (requests.RequestException, ValueError, OSError, KeyError, TypeError) as error:
                raise Unreachable(type(error).__name__) from None
            if not told:
                raise Unreachable("answer of another kind")
            for event in told:
                yield event
                last_id = event.id


def _object(found: Any) -> dict[str, Any]:
    """What a desk answers is an object, or it is none of ours."""
    if not isinstance(found, dict):
        raise Unreachable("answer of another kind")
    return found


def path_of(call_id: str, action: str) -> str:
    """The address of one call's action."""
    return f"/api/calls/{quote(call_id, safe='')}/{action}"
