"""One file over HTTP: only if it changed, continued after a cut, bounded in size and time; used by `origin`.

RFC 9110: If-None-Match and If-Modified-Since ask for the file only if it is another one; Range with If-Range
for the rest of one that was cut, or all of it if it has changed meanwhile.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import requests
import urllib3

from kiosk import __version__
from kiosk.content.sync.partial import Partial, Validators
from kiosk.content.sync.refusal import Refused
from kiosk.content.sync.store import SPARE, need_room

LARGEST_DOWNLOAD = 512 * 2**20      # bytes; the feed has 14 MB
PIECE = 2**16
REDIRECTS = 5
GO_ON = "Run « kiosk sync » again: it goes on from there. The content in service was not touched."
UNREACHED = (
    "Check the address and this machine's network; or « kiosk sync FILE » takes a zip that was fetched "
    "elsewhere. The content in service was not touched."
)

_AGAIN = {408, 425, 429, 500, 502, 503, 504}        # a server's passing trouble
_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to connect, between two pieces and for the whole; cuts in a row that brought nothing; pause."""

    connect_s: float = 10.0
    piece_s: float = 30.0
    whole_s: float = 1800.0
    cuts: int = 5
    pause_s: float = 2.0


class _Cut(Exception):
    """The answer ended before the file did; what came is kept."""


def download(
    url: str,
    folder: Path,
    known: Validators | None,
    progress: Callable[[float], None],
    patience: Patience,
) -> tuple[Path, Validators] | None:
    """The file in this folder and what the server says of it; None where it is still the `known` one.

    A part of it that a former run left in the folder is gone on from. Refused where the server is not
    reached, the answer is no zip or too large, or it goes on being cut.
    """
    partial = Partial(folder, url)
    ends = time.monotonic() + patience.whole_s
    cuts, furthest = 0, partial.size
    with requests.Session() as http:
        http.max_redirects = REDIRECTS
        while True:
            try:
                return _once(http, partial, known, progress, patience, ends)
            except _Cut as cut:
                cuts = cuts + 1 if partial.size <= furthest else 0
                furthest = max(furthest, partial.size)
                if cuts >= patience.cuts or time.monotonic() > ends:
                    raise _given_up(partial, cut) from None
            time.sleep(min(patience.pause_s * (cuts + 1), max(0.0, ends - time.monotonic())))


def _given_up(partial: Partial, cut: _Cut) -> Refused:
    came = f"{partial.size} bytes came" + (f" of {partial.total}" if partial.total else "")
    return Refused(f"{partial.told}: {cut}; {came}", remedy=GO_ON if partial.size else UNREACHED)


def _once(
    http: requests.Session,
    partial: Partial,
    known: Validators | None,
    progress: Callable[[float], None],
    patience: Patience,
    ends: float,
) -> tuple[Path, Validators] | None:
    """One request and its answer; _Cut where it should be asked again."""
    with _ask(http, partial, known, patience) as answer:
        _same_safety(partial, answer.url)
        match answer.status_code:
            case 304 if partial.complete:
                progress(1.0)
                return partial.body, partial.validators
            case 304:
                return None
            case 206:
                _accept_rest(answer, partial)
            case 200:
                _accept_whole(answer, partial)
            case 416:
                partial.drop()
                raise _Cut("the server has another file than the part that was kept")
            case status if status in _AGAIN:
                raise _Cut(f"the server answered {status}")
            case status:
                raise Refused(f"{partial.told}: the server answered {status} {answer.reason or ''}".rstrip(),
                              remedy="Check the address; a browser on this network should offer a zip there.")
        _receive(answer, partial, progress, ends)
    _look_at(partial, answer.headers.get("Content-Type", ""))
    return partial.body, partial.validators


def _ask(
    http: requests.Session, partial: Partial, known: Validators | None, patience: Patience
) -> requests.Response:
    # identity: a range counts the bytes of the file, not those of its compressed transfer
    headers = {"User-Agent": f"kiosk/{__version__}", "Accept-Encoding": "identity"}
    if partial.complete:
        headers |= partial.validators.only_if_changed()
    elif partial.size and partial.validators.for_range():
        headers |= {"Range": f"bytes={partial.size}-", "If-Range": partial.validators.for_range()}
    elif known:
        headers |= known.only_if_changed()
    try:
        timeout = (patience.connect_s, patience.piece_s)
        return http.get(partial.url, headers=headers, stream=True, timeout=timeout)
    except requests.exceptions.SSLError:
        raise Refused(f"{partial.told}: the server's certificate is not valid here",
                      remedy="Check this machine's clock and certificates; do not go round it.") from None
    except (requests.ConnectionError, requests.Timeout) as error:
        raise _Cut(f"the server cannot be reached ({type(error).__name__})") from None
    except requests.RequestException as error:
        raise Refused(f"{partial.told}: not an address to fetch from ({type(error).__name__})") from None


def _same_safety(partial: Partial, answered: str) -> None:
    if partial.url.lower().startswith("https:") and not answered.lower().startswith("https:"):
        raise Refused(f"{partial.told}: led on to an address without encryption",
                      remedy="Ask who runs this network.")


def _accept_whole(answer: requests.Response, partial: Partial) -> None:
    total = int(answer.headers.get("Content-Length") or 0)
    if answer.headers.get("Content-Encoding", "identity") != "identity":
        raise Refused(f"{partial.told}: sent compressed once more, though not asked for")
    if total > LARGEST_DOWNLOAD:
        raise Refused(f"{partial.told}: {total // 2**20} MB; the State's content has 14 MB")
    need_room(partial.body.parent, total + SPARE)
    partial.begin(Validators(answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", "")), total)


def _accept_rest(answer: requests.Response, partial: Partial) -> None:
    found = _CONTENT_RANGE.fullmatch(answer.headers.get("Content-Range", ""))
    now = Validators(answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", ""))
    if (
        found is None
        or int(found[1]) != partial.size
        or int(found[2]) != (partial.total or int(found[2]))
        or not partial.validators.agree(now)
    ):
        partial.drop()
        raise _Cut("the server sent another part than was asked for")


def _receive(
    answer: requests.Response, partial: Partial, progress: Callable[[float], None], ends: float
) -> None:
    with partial.body.open("ab", buffering=0) as file:      # what came is kept, should we be killed
        for piece in _pieces(answer):
            file.write(piece)
            size = file.tell()
            if size > LARGEST_DOWNLOAD or (partial.total and size > partial.total):
                file.truncate(0)
                raise Refused(f"{partial.told}: sends more than it said; {size} bytes came")
            if time.monotonic() > ends:
                raise _Cut("too slow")
            progress(size / partial.total if partial.total else 0.0)
    if partial.total and partial.size < partial.total:
        raise _Cut("the connection was cut")


def _pieces(answer: requests.Response) -> Iterator[bytes]:
    try:
        # what there is, as it comes: a whole piece might be waited for in vain, and what came of it lost
        while piece := answer.raw.read1(PIECE, decode_content=False):
            yield piece
    except urllib3.exceptions.ReadTimeoutError:
        raise _Cut("the server stopped sending") from None
    except (urllib3.exceptions.HTTPError, ConnectionError, TimeoutError):
        raise _Cut("the connection was cut") from None


def _look_at(partial: Partial, kind: str) -> None:
    with partial.body.open("rb") as file:
        start = file.read(4)
    if start[:2] not in (b"PK", b"\x1f\x8b"):
        partial.drop()
        raise Refused(f"{partial.told}: not a zip (the server says « {kind or 'nothing'} »)",
                      remedy="A proxy or a sign-in page may stand between; try it in a browser here.")
