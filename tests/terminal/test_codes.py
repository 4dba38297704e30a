"""The technician's code: never kept as it is, and five wrong ones cost time that no restart gives back."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.commands.doctor.inputs import code
from kiosk.terminal.codes import FIRST_WAIT_S, FREE, LONGEST_WAIT_S, Codes, wait_after

CODE, WRONG = "407193", "407194"


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def chosen(folder: Path, clock: Clock) -> Codes:
    codes = Codes(folder, seconds=clock)
    assert not codes.known
    assert codes.choose(CODE).outcome == "open"
    return codes


def test_a_code_is_kept_hashed_for_its_owner_alone(tmp_path: Path, clock: Clock) -> None:
    chosen(tmp_path, clock)
    (file,) = tmp_path.iterdir()
    assert CODE.encode() not in file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600
    again = Codes(tmp_path, seconds=clock)
    assert again.known
    assert again.judge(WRONG).outcome == "wrong"
    assert again.judge(CODE).outcome == "open"


def test_a_code_that_the_settings_have_from_now_on_opens_and_the_one_of_before_does_not(
    tmp_path: Path, clock: Clock
) -> None:
    codes = chosen(tmp_path, clock)
    codes.judge(WRONG)
    codes.changed("555193")
    assert codes.judge(CODE).left == FREE - 2  # wrong ones of before count
    assert codes.judge("555193").outcome == "open"
    codes.changed("")
    assert codes.judge(CODE).outcome == "open"  # the one that was chosen on the screen


def test_five_wrong_codes_make_each_further_one_wait_longer(tmp_path: Path, clock: Clock) -> None:
    codes = chosen(tmp_path, clock)
    assert [codes.judge(WRONG).left for _ in range(FREE - 1)] == [4, 3, 2, 1]
    waits = []
    for _ in range(3):
        judged = codes.judge(WRONG)
        assert judged.outcome == "wait"
        waits.append(judged.wait_s)
        assert codes.judge(CODE).outcome == "wait"  # not even looked at
        clock.now += judged.wait_s
    assert waits == [FIRST_WAIT_S, 2 * FIRST_WAIT_S, 4 * FIRST_WAIT_S]
    assert codes.judge(CODE).outcome == "open"
    assert codes.judge(WRONG).outcome == "wrong"  # the count has begun anew


def test_a_restart_gives_no_try_back_and_begins_the_wait_anew(tmp_path: Path, clock: Clock) -> None:
    codes = chosen(tmp_path, clock)
    for tries in range(1, FREE):
        codes.judge(WRONG)
        codes = Codes(tmp_path, seconds=clock)
        assert codes.wait_s == 0, tries
    codes.judge(WRONG)
    clock.now += FIRST_WAIT_S - 1
    codes = Codes(tmp_path, seconds=clock)
    assert codes.wait_s == FIRST_WAIT_S
    clock.now += FIRST_WAIT_S
    assert codes.judge(WRONG).wait_s == 2 * FIRST_WAIT_S


def test_the_count_stands_on_the_disk_before_the_code_is_looked_at(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plug that is pulled while a code is judged has cost a try."""
    codes = chosen(tmp_path, clock)

    def cut(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(codes, "_is_right", cut)
    for _ in range(FREE):
        with pytest.raises(KeyboardInterrupt):
            codes.judge(WRONG)
        codes = Codes(tmp_path, seconds=clock)
        monkeypatch.setattr(codes, "_is_right", cut)
    assert codes.wait_s == FIRST_WAIT_S


def test_a_disk_that_cannot_be_written_makes_each_wrong_code_wait(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "state"
    codes = chosen(folder, clock)
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    folder.write_text("in its place", encoding="utf-8")
    assert codes.judge(WRONG).wait_s == FIRST_WAIT_S
    clock.now += FIRST_WAIT_S
    assert codes.judge(CODE).outcome == "open"
    assert codes.choose("508204").outcome == "not_kept"


def test_the_code_of_the_settings_stands_before_one_of_the_screen(tmp_path: Path, clock: Clock) -> None:
    chosen(tmp_path, clock)
    codes = Codes(tmp_path, "508204", clock)
    assert codes.judge(CODE).outcome == "wrong"
    assert codes.judge("508204").outcome == "open"


def test_waits_grow_to_an_hour_and_no_further() -> None:
    assert [wait_after(wrong) for wrong in (0, 4, 5, 6)] == [0, 0, FIRST_WAIT_S, 2 * FIRST_WAIT_S]
    assert wait_after(10_000) == LONGEST_WAIT_S


@pytest.mark.parametrize("damage", ["", "[]", '{"hash": '])
def test_a_file_that_cannot_be_read_is_a_code_that_nobody_knows(
    tmp_path: Path, clock: Clock, damage: str
) -> None:
    """Whoever reaches the button chooses none; the settings' opens, and then another may be chosen."""
    chosen(tmp_path, clock)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_text(damage)
    codes = Codes(tmp_path, seconds=clock)
    assert codes.known
    assert codes.judge(CODE).wait_s == FIRST_WAIT_S  # nothing can be counted there
    (finding,) = code(tmp_path)
    assert (finding.level, str(file) in finding.remedy) == ("bad", True)
    assert file.read_text() == damage
    clock.now += FIRST_WAIT_S
    assert Codes(tmp_path, "508204", clock).judge("508204").outcome == "open"
    file.write_bytes(whole)  # as a disk that answers again
    assert codes.judge(CODE).outcome == "open"
    assert code(tmp_path) == []
