"""A real visit is counted: on the screen, through the supervisor and the link, into the terminal's outbox."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.terminal.stage import Stage, eventually, stage

pytestmark = pytest.mark.xdist_group("terminal")

TYPED = "zqxvkwjy"


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path) as running:
        running.welcome()
        yield running


def counted(there: Stage) -> list[tuple[str, str, str, str]]:
    with closing(sqlite3.connect(f"file:{there.state / 'outbox.db'}?mode=ro", uri=True)) as db:
        rows = db.execute("SELECT event, procedure, source, detail FROM figure").fetchall()
    return [row for row in rows if row[0] in ("visit", "finished_alone", "stopped", "way_chosen")]


def test_visits_are_counted_at_their_end_and_nothing_that_was_typed(there: Stage) -> None:
    there.to_keyboard()
    there.types(iter(TYPED))
    there.hand.turn("go_on")
    there.hand.turn("answer:oui")
    there.hand.page("summary")
    there.hand.turn("other_way")
    there.hand.turn("go_on")
    assert counted(there) == []
    there.finish()
    told = eventually(lambda: len(counted(there)) >= 3 and counted(there), "the visit is counted")
    assert set(told) == {
        ("visit", "", "", "fr"),
        ("finished_alone", "confidences", "city", ""),
        ("way_chosen", "confidences", "city", "counter"),
    }
    there.welcome()
    there.to_keyboard()
    there.types(iter(TYPED))
    there.finish()
    told = eventually(
        lambda: [one for one in counted(there) if one[0] == "stopped"], "where the next one stopped"
    )
    assert [one[:3] for one in told] == [("stopped", "confidences", "city")]
    with closing(sqlite3.connect(f"file:{there.state / 'outbox.db'}?mode=ro", uri=True)) as db:
        assert TYPED not in "".join(db.iterdump())
