"""What leaves a session for an agent's page is opened by that page alone, for that call and in its turn."""

from __future__ import annotations

from base64 import b64decode, b64encode

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kiosk.app.outward import events_of, message_of
from kiosk.app.sealing import BLOCK, seal
from kiosk.session.consented import AnswersSeen, ViewerChanged
from kiosk.session.effects import HideAnswers, ShowAnswers
from kiosk.wire.messages import Message
from tests.app.unsealing import PageKey


def test_the_page_opens_what_was_sealed_to_it() -> None:
    page = PageKey()
    sealed = seal('{"answers":["CANARI"]}', page.text, "c1", 3)
    assert "CANARI" not in sealed
    assert b"CANARI" not in b64decode(sealed)
    assert page.open(sealed, "c1", 3).rstrip() == '{"answers":["CANARI"]}'


def test_nobody_else_does_nor_for_another_call_nor_out_of_turn() -> None:
    page = PageKey()
    sealed = seal("x", page.text, "c1", 3)
    for opener, call, number in ((PageKey(), "c1", 3), (page, "c2", 3), (page, "c1", 4)):
        with pytest.raises(InvalidTag):
            opener.open(sealed, call, number)


def test_the_same_is_never_sealed_the_same_way() -> None:
    page = PageKey()
    assert seal("x", page.text, "c1", 1)[:80] != seal("x", page.text, "c1", 1)[:80]


def test_the_length_tells_nothing_of_an_answer() -> None:
    page = PageKey()
    assert len({len(seal("é" * n, page.text, "c", 1)) for n in (0 + 1, 20, BLOCK // 2)}) == 1


@pytest.mark.parametrize("key", [
    "", "pas du base64 !", b64encode(b"\x04" * 64).decode(), b64encode(b"\x04" + b"\x01" * 64).decode(),
    b64encode(bytes(range(64))).decode(),
])  # fmt: skip
def test_what_is_no_point_of_the_curve_sees_nothing(key: str) -> None:
    with pytest.raises(ValueError, match=r"key|point|curve|EC"):
        seal("x", key, "c1", 1)
    told = {"call": "c1", "page": "p1", "key": key, "role": "agent"}
    assert events_of(Message("ViewerChanged", told)) == (ViewerChanged("c1", "p1", ""),)


def test_a_compressed_point_is_refused_too() -> None:
    point = ec.generate_private_key(ec.SECP256R1()).public_key().public_bytes(
        Encoding.X962, PublicFormat.CompressedPoint
    )  # fmt: skip
    with pytest.raises(ValueError, match="65"):
        seal("x", b64encode(point).decode(), "c1", 1)


def test_only_sealed_answers_cross_the_line() -> None:
    page = PageKey()
    kind, data = message_of(ShowAnswers("c1", "p1", page.text, 7, "CANARI")) or ("", {})
    assert (kind, data["call"], data["page"], data["number"]) == ("ShowAnswers", "c1", "p1", 7)
    assert "CANARI" not in str(data)
    assert page.open(data["sealed"], "c1", 7).rstrip() == "CANARI"
    assert message_of(HideAnswers("c1", "p1", 8)) == (
        "HideAnswers",
        {"call": "c1", "page": "p1", "number": 8},
    )


def test_what_the_link_tells_of_the_page_are_events() -> None:
    key = PageKey().text
    told = {"call": "c1", "page": "p1", "key": key, "role": "supervisor"}
    assert events_of(Message("ViewerChanged", told)) == (ViewerChanged("c1", "p1", key, "supervisor"),)
    assert events_of(Message("ViewerChanged", told | {"role": "Madame X"})) == (
        ViewerChanged("c1", "p1", key),
    )
    seen = {"call": "c1", "page": "p1", "number": 3, "seen": True}
    assert events_of(Message("AnswersSeen", seen)) == (AnswersSeen("c1", "p1", 3, True),)
    assert events_of(Message("AnswersSeen", seen | {"number": "3"})) == ()
