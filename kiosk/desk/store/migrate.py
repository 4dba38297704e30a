"""Brings the tables of an older version to this one, keeping what is in them; used by `database`."""

from __future__ import annotations

import secrets
from pathlib import Path

from sqlalchemy import Connection, insert, inspect, select

from kiosk.desk.store import postgresql, schema
from kiosk.desk.store.address import DatabaseUnusable

MIGRATIONS = Path(__file__).with_name("migrations")
FIRST = "0001"  # the tables as they were when their version was a line in `meta`


def prepare(conn: Connection) -> dict[str, str]:
    """The desk's facts, once every table is as this version knows it; `DatabaseUnusable` for a newer one."""
    if conn.dialect.name == "postgresql":
        postgresql.lock_migrating(conn)
    if _version(conn) != newest():
        _bring_up(conn)
    return _facts(conn)


def newest() -> str:
    """The version of this program's tables, by the names of its migrations; without loading any of them."""
    return max(file.name for file in (MIGRATIONS / "versions").glob("[0-9]*.py")).partition("_")[0]


def _version(conn: Connection) -> str | None:
    if not inspect(conn).has_table("alembic_version"):
        return None
    return conn.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _bring_up(conn: Connection) -> None:
    from alembic import command  # loaded by no start that has nothing to bring up: it takes a fifth of it
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": conn})
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    before = MigrationContext.configure(conn).get_current_revision()
    known = {script.revision for script in scripts.walk_revisions()}
    if before is not None and before not in known:
        raise DatabaseUnusable(
            f"La base du bureau est de la version {before}, et ce programme connaît jusqu’à la version"
            f" {scripts.get_current_head()}. Lancez le bureau qui l’a faite, ou remettez une copie d’avant."
        )
    if before is None and inspect(conn).has_table("meta"):
        _take_over(conn)
        command.stamp(config, FIRST)
    if before != scripts.get_current_head():
        command.upgrade(config, "head")


def _take_over(conn: Connection) -> None:
    """A file whose version was still a line in `meta`."""
    version = conn.execute(select(schema.meta.c.value).where(schema.meta.c.name == "schema")).scalar()
    if version == "1":
        conn.exec_driver_sql("ALTER TABLE call ADD COLUMN wishes_version INTEGER NOT NULL DEFAULT 0")
    elif version != "2":
        raise DatabaseUnusable(
            f"La base du bureau est de la version {version}, et ce programme connaît les versions 1 et 2 et"
            " les siennes. Lancez le bureau qui l’a faite, ou remettez une copie d’avant."
        )


def _facts(conn: Connection) -> dict[str, str]:
    facts = {row.name: row.value for row in conn.execute(select(schema.meta))}
    for name, size in (("identity", 4), ("cookie_key", 32)):
        if name not in facts:
            facts[name] = secrets.token_hex(size)
            conn.execute(insert(schema.meta).values(name=name, value=facts[name]))
    return facts
