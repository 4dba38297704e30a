"""A terminal's one-time code, and the key it is exchanged for; used by `routes` and `kiosk desk`.

The terminal makes its key itself and sends only the hash: the desk could not tell it if it wanted to.
"""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from kiosk.desk.entry.keys import VERSION
from kiosk.desk.entry.sessions import mark
from kiosk.desk.refusals import Refused
from kiosk.desk.store import events, schema
from kiosk.desk.store.entry_schema import enrolment, terminal_key
from kiosk.desk.store.wake import ENTRY

LASTS_S = 15 * 60
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is read for another
LENGTH = 10  # 49 bits


def new_code(conn: Connection, site: str, terminal: str, place: str, now: float) -> str:
    """A code for this terminal, in two halves; one made for it before is worth nothing any more."""
    mine = (enrolment.c.site == site) & (enrolment.c.terminal == terminal)
    conn.execute(delete(enrolment).where(mine | (enrolment.c.until < now)))
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    row = {"site": site, "terminal": terminal, "place": place, "until": now + LASTS_S}
    conn.execute(insert(enrolment).values(code=mark(code), **row))
    return f"{code[:5]}-{code[5:]}"


def plain(code: str) -> str:
    """The code as it is kept, however it was typed."""
    return "".join(code.split()).replace("-", "").upper()


def redeem(conn: Connection, code: str, site: str, terminal: str, key: str, now: float) -> str:
    """Exchanges the code, once, for `key` (a hash); the place given with it. Repeating it is harmless."""
    row = conn.execute(select(enrolment).where(enrolment.c.code == mark(plain(code)))).first()
    if row is None or not now < row.until <= now + LASTS_S + 60 or row.used_by not in ("", key):
        raise Refused(
            403, "enrolment_code", "Ce code est faux, trop ancien ou déjà utilisé.", "Demandez un code neuf."
        )
    if (row.site, row.terminal) != (site, terminal):
        raise Refused(
            409,
            "other_terminal",
            "Ce code a été fait pour une autre borne.",
            "Écrivez sur la borne le même nom (terminal.id) et la même mairie (desk.site), "
            "ou demandez un code pour elle.",
        )
    if row.used_by:
        return str(row.place)
    conn.execute(update(enrolment).where(enrolment.c.code == row.code).values(used_by=key))
    here = (terminal_key.c.site == site) & (terminal_key.c.terminal == terminal)
    conn.execute(delete(terminal_key).where(here))
    if conn.execute(select(terminal_key.c.site).where(terminal_key.c.mark == key)).first() is not None:
        raise Refused(409, "key_taken", "Cette clé est celle d’une autre borne.", "Recommencez.")
    conn.execute(
        insert(terminal_key).values(site=site, terminal=terminal, mark=key, place=row.place, made_at=now)
    )
    _changed(conn)
    return str(row.place)


def revoke(conn: Connection, site: str, terminal: str, now: float) -> bool:
    """The key opens nothing any more, nor a code not yet used; whether there was a key in use."""
    conn.execute(delete(enrolment).where(enrolment.c.site == site, enrolment.c.terminal == terminal))
    known = terminal_key.c
    mine = (known.site == site, known.terminal == terminal, known.revoked_at.is_(None))
    found = conn.execute(update(terminal_key).where(*mine).values(revoked_at=now)).rowcount
    _changed(conn)
    return bool(found)


def listed(conn: Connection, site: str | None) -> list[Row[Any]]:
    """The terminals that have or had a key, of one site or of all."""
    known = terminal_key.c
    query = select(known.site, known.terminal, known.place, known.made_at, known.revoked_at)
    if site is not None:
        query = query.where(known.site == site)
    return list(conn.execute(query.order_by(known.site, known.terminal)))


def _changed(conn: Connection) -> None:
    conn.execute(delete(schema.meta).where(schema.meta.c.name == VERSION))
    conn.execute(insert(schema.meta).values(name=VERSION, value=secrets.token_hex(8)))
    events.wake(conn, ENTRY)
