"""A long sentence is heard from its first pause on while the rest is rendered; nothing of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.voice.events import Ended, Finished, Started
from kiosk.voice.pieces import LONG, in_pieces
from tests.voice.conftest import Listener
from tests.voice.ears import Recorder

UNBROKEN = "La carte nationale d’identité doit être retirée au guichet de la mairie annexe par son titulaire"
LONGER = "Pour vous inscrire sur la liste, il vous faut une pièce d’identité et un justificatif de domicile."


@given(st.text(), st.sampled_from([62, 160]))
def test_the_pieces_are_the_sentence(text: str, rate: int) -> None:
    assert "".join(in_pieces(text, rate)) == text


def test_a_slow_voice_need_not_wait_for_a_sign_and_keeps_small_words_with_the_next() -> None:
    assert in_pieces(UNBROKEN, 160) == (UNBROKEN,)
    assert in_pieces(UNBROKEN, 62)[0] == "La carte nationale "
    assert in_pieces(LONGER, 62) == in_pieces(LONGER, 160), "a sign that is near is better"
    assert in_pieces("您好" * 60, 62) == ("您好" * 60,)


@pytest.mark.parametrize(
    "text",
    ["Oui, je continue", "Le prix est de 1,50 euro et le délai de 3.5 jours, " + "x" * LONG, LONGER],
)
def test_a_piece_ends_where_a_voice_pauses(text: str) -> None:
    pieces = in_pieces(text, 160)
    assert len(pieces) == (2 if len(text) >= LONG else 1)
    assert all(piece.rstrip().endswith(",") for piece in pieces[:-1])


def test_a_sentence_in_pieces_is_one_sentence_for_who_listens(
    quick_card: Recorder, listener: Listener
) -> None:
    listener.speaker.say([(1, LONGER, "fr"), (2, "Merci.", "fr")])
    assert listener.until_over() == Finished()
    assert listener.events == [Started(1), Ended(1), Started(2), Ended(2), Finished()]
    first, rest, last = (playback.seconds for playback in quick_card.playbacks)
    assert rest > first > last
