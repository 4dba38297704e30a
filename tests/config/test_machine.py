"""The machine's serial number: read where firmware has one, never made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.config.machine import serial_number


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (b"PF3XK2A9\n", b"other\n", "PF3XK2A9"),
        (b"To be filled by O.E.M.\n", b"10000000abcdef\0", "10000000abcdef"),
        (None, b"CZC1234\n", "CZC1234"),
        (b"0000000\n", b"Default string\n", ""),
        (None, None, ""),
    ],
)
def test_the_first_number_that_says_something_is_taken(
    tmp_path: Path, first: bytes | None, second: bytes | None, expected: str
) -> None:
    files = tmp_path / "product", tmp_path / "board"
    for path, data in zip(files, (first, second), strict=True):
        if data is not None:
            path.write_bytes(data)
    assert serial_number(files) == expected
