"""What the desk keeps: the tables of both engines, its clock, who watches; no password where it is read."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine

from kiosk.config.declare import Rule, WrongValue, checked
from kiosk.desk.store import clock, entry_schema, lease, migrate
from kiosk.desk.store.address import DatabaseUnusable, address
from kiosk.desk.store.database import Database


def in_database(setting: str, look: object) -> object:
    """What a function finds in a database that was just brought up to date."""
    Database(address(setting)).close()
    engine = create_engine(address(setting).url)
    try:
        with engine.begin() as conn:
            return look(conn)  # type: ignore[operator]
    finally:
        engine.dispose()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_migrations_make_the_tables_that_this_version_knows(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    where = request.getfixturevalue("postgres").new_database() if kind == "postgresql" else tmp_path / "desk"

    def differences(conn: Connection) -> list[object]:
        return compare_metadata(MigrationContext.configure(conn), entry_schema.metadata)  # type: ignore[no-any-return]

    assert in_database(str(where), differences) == []


def test_a_database_of_a_newer_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "desk"
    Database(address(file)).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = file.read_bytes()
    with pytest.raises(DatabaseUnusable, match=r"version 9999.*remettez une copie"):
        Database(address(file))
    assert file.read_bytes() == before


def test_a_moved_wall_clock_moves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def started(conn: Connection) -> float:
        return clock.steady(conn)()

    before = in_database(str(tmp_path / "desk"), started)
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 2 * 86_400)
    after = in_database(str(tmp_path / "desk"), started)
    assert 0 <= after - before < 60  # type: ignore[operator]


def test_one_process_watches_until_it_has_been_silent(tmp_path: Path) -> None:
    def watched(conn: Connection) -> list[bool]:
        asked = [("a", 0.0), ("b", 1.0), ("a", 2.0), ("b", 4.9), ("b", 5.1), ("a", 5.2)]
        return [lease.take(conn, "watch", holder, now, 3.0) for holder, now in asked]

    assert in_database(str(tmp_path / "desk"), watched) == [True, False, True, False, True, False]


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("postgresql://bureau:geheim@10.0.0.5/bureau", "config/.env"),
        ("mysql://bureau@10.0.0.5/bureau", "postgresql://"),
        ("postgresql://10.0.0.5", "postgresql://"),
    ],
)
def test_a_wrong_address_says_what_to_write_and_shows_no_password(value: str, says: str) -> None:
    with pytest.raises(WrongValue) as wrong:
        checked(Rule("database", ""), value)
    assert says in wrong.value.hint
    assert "geheim" not in wrong.value.message + wrong.value.hint


def test_a_server_that_is_not_there_is_told_without_its_password() -> None:
    with pytest.raises(DatabaseUnusable, match="Démarrez PostgreSQL") as unusable:
        Database(address("postgresql://bureau:geheim@127.0.0.1:1/bureau"))
    assert "geheim" not in str(unusable.value)


def test_every_migration_follows_the_one_before() -> None:
    numbers = sorted(path.name[:4] for path in (migrate.MIGRATIONS / "versions").glob("0*.py"))
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
