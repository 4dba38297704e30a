"""Where a demonstration is shown: at a console of the machine with a graphics card, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.dev import stage


@pytest.mark.parametrize(
    ("console", "card", "whole"),
    [
        ("/dev/tty1", True, True),
        ("/dev/tty1", False, False),
        ("/dev/pts/0", True, False),
        (None, True, False),
    ],
)
def test_the_machines_own_screen_is_taken_by_who_sits_before_it(
    console: str | None, card: bool, whole: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def name(_: int) -> str:
        if console is None:
            raise OSError
        return console

    monkeypatch.setattr(os, "ttyname", name)
    if card:
        (tmp_path / "card0").touch()
    assert stage.own_screen(tmp_path) is whole
