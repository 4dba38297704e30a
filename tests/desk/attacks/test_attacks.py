"""Every attempt of the table is refused as it says, and logged by its code without anybody's name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.desk.attacks import breaking, entering, reaching, showing  # noqa: F401 - they fill the table
from tests.desk.attacks.listed import BEGIN, END, listed
from tests.desk.attacks.table import ATTEMPTS, Attempt
from tests.desk.attacks.victim import Victim
from tests.desk.nursery import Nursery
from tests.quality.tracked import ROOT

pytestmark = pytest.mark.xdist_group("attacks")  # they have one victim


@pytest.fixture(scope="module")
def victim(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Victim]:
    found = Victim(tmp_path_factory.mktemp("attacked"), nursery)
    yield found
    found.stop()


@pytest.mark.parametrize("one", ATTEMPTS, ids=lambda one: f"{one.heading}: {one.words}"[:70])
def test_it_is_refused_and_logged_without_anybody(victim: Victim, one: Attempt) -> None:
    line = f"refused: {one.code}, role "
    before = victim.logged().count(line)
    found = one.act(victim)
    answers = found if isinstance(found, list) else [found]
    assert answers
    told = [(answer.status_code, answer.json()["code"] if one.code else "") for answer in answers]
    assert set(told) == {(one.status, one.code)}
    logged = victim.logged()
    if one.code:
        assert logged.count(line) > before
    for secret in victim.secrets():
        assert secret not in logged
        assert secret not in "".join(answer.text for answer in answers)
    assert "Traceback" not in logged
    assert "unforeseen" not in logged


def test_the_desk_still_works_after_all_of_it(victim: Victim) -> None:
    assert victim.mine.call()
    assert victim.agent.shift("start").ok


def test_each_attempt_has_words_of_its_own() -> None:
    words = [(one.heading, one.words) for one in ATTEMPTS]
    assert len(set(words)) == len(words)


def test_the_readme_lists_what_was_tried() -> None:
    """To renew it: python -m tests.desk.attacks."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert readme[readme.index(BEGIN) : readme.index(END)] == listed()
