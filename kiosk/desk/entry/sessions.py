"""What an agent's cookie opens, for one working day; only its hash is kept; used by `asking` and `routes`."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, or_, select
from starlette.responses import Response

from kiosk.desk.entry.rights import Entered
from kiosk.desk.store.entry_schema import account as accounts
from kiosk.desk.store.entry_schema import session as table

COOKIE = "desk"
LASTS_S = 14 * 3600


@dataclass(frozen=True, slots=True)
class Home:
    """The desk's own site, the marks of its shared code and of the city's sign-in (empty: it has none)."""

    site: str
    code: str
    signin: str = ""


def mark(token: str) -> str:
    """What is kept of a cookie, a code or a key: nobody can go back from it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def begin(
    conn: Connection,
    counter: str,
    now: float,
    *,
    account: str,
    code: str,
    before: str,
    role: str = "",
    site: str = "",
    lasts_s: float = LASTS_S,
) -> str:
    """A new cookie, never one that was brought along; the page's session before it ends.

    `role` and `site` are those that the city's sign-in gave, for as long as it lasts.
    """
    conn.execute(delete(table).where(or_(table.c.until < now, table.c.mark == mark(before))))
    token = secrets.token_urlsafe(32)
    conn.execute(
        insert(table).values(
            mark=mark(token),
            account=account,
            code=code,
            counter=counter,
            until=now + lasts_s,
            role=role,
            site=site,
        )
    )
    return token


def find(conn: Connection, token: str, home: Home, now: float) -> Entered | None:
    """Who the cookie belongs to, with the role and site of now; None once it has ended."""
    row = conn.execute(select(table).where(table.c.mark == mark(token))).first()
    if row is None or not now < row.until <= now + LASTS_S + 60:
        return None
    if row.role:
        return Entered(row.site, row.counter, row.role) if home.signin and row.code == home.signin else None
    if not row.account:
        return Entered(home.site, row.counter, "agent") if home.code and row.code == home.code else None
    known = accounts.c
    holder = conn.execute(
        select(known.site, known.role).where(known.name == row.account, known.closed == 0)
    ).first()
    return None if holder is None else Entered(holder.site, row.counter, holder.role)


def end(conn: Connection, token: str) -> bool:
    """The cookie opens nothing any more; whether the city's sign-in had given it."""
    mine = table.c.mark == mark(token)
    role = conn.execute(select(table.c.role).where(mine)).scalar()
    conn.execute(delete(table).where(mine))
    return bool(role)


def give(answer: Response, token: str, lasts_s: float, *, secure: bool) -> None:
    """The cookie goes with the answer: no script reads it, no other site's request carries it."""
    answer.set_cookie(
        COOKIE, token, max_age=round(lasts_s), httponly=True, samesite="strict", secure=secure, path="/"
    )


def end_all(conn: Connection, account: str) -> None:
    """Every page of the account has to enter anew."""
    conn.execute(delete(table).where(table.c.account == account))
