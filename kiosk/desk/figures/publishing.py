"""A month is published once, on the 4th of the next, and stays as it is; used by `rounds` and `routes`.

What was counted is then forgotten: only the tables stay. Two looks at a month are the same, so that nothing
can be learnt from their difference.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from kiosk.desk.figures.merging import LEAST
from kiosk.desk.figures.months import is_closed
from kiosk.desk.figures.released import Figure, released
from kiosk.desk.store.figures_schema import figure, figure_month

_MONTH = func.substr(figure.c.day, 1, 7)


def publish(conn: Connection, site: str, now: float) -> list[str]:
    """The months published now. Called under the site's lock."""
    counted = conn.execute(select(_MONTH).where(figure.c.site == site).distinct()).scalars()
    due = sorted(month for month in counted if is_closed(month, now))
    for month in due:
        mine = (figure.c.site == site, month == _MONTH)
        if find(conn, site, month) is None:
            columns = [figure.c[name] for name in Figure.__slots__]
            lines = [Figure(*row) for row in conn.execute(select(*columns).where(*mine))]
            body = {"site": site, "month": month, "least": LEAST}
            body["tables"] = [table.as_json() for table in released(lines)]
            kept = {"published_at": now, "body": json.dumps(body)}
            conn.execute(insert(figure_month).values(site=site, month=month, **kept))
        conn.execute(delete(figure).where(*mine))
    return due


def months(conn: Connection, site: str) -> list[str]:
    """The published months, newest first."""
    table = figure_month.c
    query = select(table.month).where(table.site == site).order_by(table.month.desc())
    return list(conn.execute(query).scalars())


def find(conn: Connection, site: str, month: str) -> dict[str, Any] | None:
    """A month as it was published."""
    table = figure_month.c
    body = conn.execute(select(table.body).where(table.site == site, table.month == month)).scalar()
    return None if body is None else dict(json.loads(body))


def sites(conn: Connection) -> list[str]:
    """Every site of which something is counted."""
    return list(conn.execute(select(figure.c.site).distinct()).scalars())
