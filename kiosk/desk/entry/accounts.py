"""Agents' accounts and the sites they belong to; changed by `kiosk desk account`, read when one enters.

An account's name is for entering only: calls, events and figures know the counter, never the person.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from kiosk.desk.entry import sessions
from kiosk.desk.entry.rights import RIGHTS
from kiosk.desk.store.entry_schema import account as table
from kiosk.desk.store.entry_schema import site as sites

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
SITE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


class Wrong(ValueError):
    """What cannot be done and what to do instead, in French."""


def name_of(given: str) -> str:
    """The account's name as it is kept, however it was typed."""
    return given.strip().lower()


def add(conn: Connection, name: str, role: str, site: str, password: str, now: float) -> None:
    """A new account; `password` is already hashed. Raises `Wrong`."""
    if not NAME.fullmatch(name):
        raise Wrong(
            f"«\u00a0{name}\u00a0» ne peut pas être le nom d’un compte."
            " Écrivez de 2 à 40 lettres sans accent, chiffres, . - ou _."
        )
    if credentials(conn, name) is not None:
        raise Wrong(
            f"Le compte «\u00a0{name}\u00a0» existe déjà. Pour le changer\u00a0: kiosk desk account change"
        )
    if role not in RIGHTS:
        raise Wrong(
            f"«\u00a0{role}\u00a0» n’est pas un rôle. Écrivez l’un de ceux-ci\u00a0: {', '.join(RIGHTS)}."
        )
    conn.execute(insert(table).values(name=name, role=role, site=site, password=password, made_at=now))


def change(conn: Connection, name: str, **values: Any) -> None:
    """A new role, site, password, or closed or open again; its pages have to enter anew. Raises `Wrong`."""
    if conn.execute(update(table).where(table.c.name == name).values(values)).rowcount == 0:
        raise Wrong(
            f"Il n’y a pas de compte «\u00a0{name}\u00a0». Pour les voir\u00a0: kiosk desk account list"
        )
    sessions.end_all(conn, name)


def credentials(conn: Connection, name: str) -> Row[Any] | None:
    """What entering needs to know of an account."""
    return conn.execute(select(table.c.password, table.c.closed).where(table.c.name == name)).first()


def listed(conn: Connection) -> list[Row[Any]]:
    """Every account, without its password."""
    query = select(table.c.name, table.c.role, table.c.site, table.c.closed)
    return list(conn.execute(query.order_by(table.c.site, table.c.name)))


def any_open(conn: Connection) -> bool:
    """Whether anyone can enter by an account."""
    return bool(conn.execute(select(func.count()).select_from(table).where(table.c.closed == 0)).scalar())


def add_site(conn: Connection, site: str, hall: str) -> None:
    """A further town hall of this desk, or its new name. Raises `Wrong`."""
    if not SITE.fullmatch(site):
        raise Wrong(
            f"«\u00a0{site}\u00a0» ne peut pas être le nom court d’une mairie."
            " Écrivez des lettres sans accent, des chiffres, - ou _."
        )
    if conn.execute(update(sites).where(sites.c.name == site).values(hall=hall)).rowcount == 0:
        conn.execute(insert(sites).values(name=site, hall=hall))


def halls(conn: Connection) -> dict[str, str]:
    """The name of each further town hall, by its site."""
    return {row.name: row.hall for row in conn.execute(select(sites).order_by(sites.c.name))}
