"""Wrong codes and passwords, kept where all processes see them: some are free, then each doubles the wait.

A try is counted before it is looked at, so that many at once are no way around; used by `routes`.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select, update

from kiosk.desk.refusals import Refused
from kiosk.desk.store.entry_schema import tries as table
from kiosk.desk.store.wake import ENTRY

# kind → (tries that are free, the longest wait in seconds)
CODE, ADDRESS, ACCOUNT, ENROLMENT = "code", "address", "account", "enrolment"
LIMITS = {CODE: (5, 300), ADDRESS: (20, 300), ACCOUNT: (5, 60), ENROLMENT: (5, 300)}
FORGOTTEN_S = 3600
LOCK = ENTRY  # all tries follow one another

Key = tuple[str, str]


def key(secret: str, kind: str, value: str) -> Key:
    """The kind, and what is stored of an address or an account's name: nobody can read it there."""
    mark = hmac.new(bytes.fromhex(secret), f"{kind} {value}".encode("utf-8", "surrogatepass"), hashlib.sha256)
    return kind, f"{kind}:{mark.hexdigest()}"


def spend(conn: Connection, keys: Sequence[Key], now: float) -> None:
    """Counts one try of each as wrong for now; `Refused` while any of them has to wait."""
    conn.execute(delete(table).where(table.c.at < now - FORGOTTEN_S))
    found = {
        row.who: row for row in conn.execute(select(table).where(table.c.who.in_([who for _, who in keys])))
    }
    waits = [found[who].until - now for kind, who in keys if who in found]
    if any(0 < wait <= FORGOTTEN_S for wait in waits):
        wait = int(max(waits)) + 1
        raise Refused(
            429,
            "slow_down",
            "Trop de codes faux ont été essayés.",
            f"Attendez {wait} secondes, puis réessayez.",
            wait_s=wait,
        )
    for kind, who in keys:
        free, longest_s = LIMITS[kind]
        wrong = (found[who].wrong if who in found else 0) + 1
        until = now + (min(2.0 ** min(wrong - free + 1, 20), longest_s) if wrong >= free else 0)
        values = {"wrong": wrong, "until": until, "at": now}
        if who in found:
            conn.execute(update(table).where(table.c.who == who).values(values))
        else:
            conn.execute(insert(table).values(who=who, **values))


def forget(conn: Connection, one: Key) -> None:
    """It was right: nothing is held against it any more."""
    conn.execute(delete(table).where(table.c.who == one[1]))


def give_back(conn: Connection, one: Key) -> None:
    """The last try was right; those before it stay, or one account of their own would free a guesser."""
    where = (table.c.who == one[1], table.c.wrong > 0)
    conn.execute(update(table).where(*where).values(wrong=table.c.wrong - 1, until=0.0))
