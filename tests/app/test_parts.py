"""What a session is made of, where a file of it is broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.app.parts import LOCALE, load_texts


@pytest.mark.parametrize(
    "broken", [b"", b"\xde\x12", b"no catalogue at all", b"\xde\x12\x04\x95" + b"\xff" * 40]
)
def test_a_broken_catalogue_is_left_out_and_told_and_the_others_serve(tmp_path: Path, broken: bytes) -> None:
    shutil.copytree(LOCALE / "en", tmp_path / "en")
    path = tmp_path / "xx" / "LC_MESSAGES" / "kiosk.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(broken)
    unread: list[Path] = []
    texts = load_texts(tmp_path, unread)
    assert unread == [path]
    assert texts.of("xx")("Suite") == "Suite"
    assert texts.of("en")("Suite") != "Suite"
